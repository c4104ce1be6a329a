import CCopgraph
import GraphCore

/// See `copgraph_graph_create` in copgraph.h.
@_cdecl("copgraph_graph_create")
public func graphCreate(
  _ edges: UnsafePointer<copgraph_edges>?, _ graph: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try place(graph, "graph")
    guard edges != nil else { throw CallError.invalid("edges", "edges is NULL; it has to describe the graph.") }
    graph.pointee = try makeGraph(read(edges, "edges", defaults: copgraph_edges())).pointer
  }
}

private func makeGraph(_ edges: copgraph_edges) throws(CallError) -> GraphHandle {
  let nodeCount = try count(edges.node_count, "node_count")
  guard nodeCount < Int(NodeIndex.max) else {
    throw .invalid("node_count", "node_count is \(nodeCount); a graph has fewer than \(NodeIndex.max) nodes.")
  }
  let edgeCount = try count(edges.edge_count, "edge_count")
  let sources = try nodes(edges.sources, edgeCount, bits: edges.node_bits, nodeCount: nodeCount, "sources")
  let targets = try nodes(edges.targets, edgeCount, bits: edges.node_bits, nodeCount: nodeCount, "targets")
  let weights = try edges.weights.map { pointer throws(CallError) in try weightsOf(pointer, edgeCount) }
  var loopCount = 0
  for edge in 0..<edgeCount where sources[edge] == targets[edge] { loopCount += 1 }
  return GraphHandle(
    Graph(
      nodeCount: nodeCount, sources: sources, targets: targets, weights: weights, isDirected: edges.is_directed != 0),
    loopCount: loopCount)
}

/// One end of each edge, from numbers of either length.
private func nodes(
  _ pointer: UnsafeRawPointer?, _ edgeCount: Int, bits: Int32, nodeCount: Int, _ parameter: String
) throws(CallError) -> [NodeIndex] {
  switch bits {
  case 32:
    return try narrowed(pointer?.assumingMemoryBound(to: UInt32.self), edgeCount, nodeCount: nodeCount, parameter)
  case 64:
    return try narrowed(pointer?.assumingMemoryBound(to: Int64.self), edgeCount, nodeCount: nodeCount, parameter)
  default: throw .invalid("node_bits", "node_bits is \(bits); it has to be 32 or 64.")
  }
}

private func narrowed<Index: FixedWidthInteger & BitwiseCopyable>(
  _ pointer: UnsafePointer<Index>?, _ edgeCount: Int, nodeCount: Int, _ parameter: String
) throws(CallError) -> [NodeIndex] {
  if edgeCount == 0 { return [] }
  guard let pointer else {
    throw .invalid(parameter, "\(parameter) is NULL; it has to have \(edgeCount) entries, one an edge.")
  }
  // Without a branch an entry: which one is wrong is only looked up when one is.
  var areInside = true
  let nodes = [NodeIndex](unsafeUninitializedCapacity: edgeCount) { nodes, count in
    for edge in 0..<edgeCount {
      let node = UInt64(truncatingIfNeeded: pointer[edge])
      areInside = areInside && node < UInt64(nodeCount)
      nodes[edge] = NodeIndex(truncatingIfNeeded: node)
    }
    count = edgeCount
  }
  guard areInside else {
    let edge = (0..<edgeCount).first { UInt64(truncatingIfNeeded: pointer[$0]) >= UInt64(nodeCount) }!
    throw .invalid(
      parameter,
      "\(parameter)[\(edge)] is \(pointer[edge]); nodes are from 0 and below \(nodeCount), the number of nodes.")
  }
  return nodes
}

private func weightsOf(_ pointer: UnsafePointer<Double>, _ edgeCount: Int) throws(CallError) -> [Double] {
  let weights = Array(UnsafeBufferPointer(start: pointer, count: edgeCount))
  if let edge = weights.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
    throw .invalid("weights", "weights[\(edge)] is \(weights[edge]); weights are finite and above 0.")
  }
  return weights
}

/// See `copgraph_graph_edges` in copgraph.h.
@_cdecl("copgraph_graph_edges")
public func graphEdges(
  _ graph: OpaquePointer?, _ sources: UnsafeMutablePointer<UInt32>?, _ targets: UnsafeMutablePointer<UInt32>?,
  _ weights: UnsafeMutablePointer<Double>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try GraphHandle.behind(graph).graph
    var edge = 0
    for node in 0..<graph.nodeCount {
      for arc in graph.row(of: node) where graph.isDirected || graph.targets[arc] > NodeIndex(node) {
        sources?[edge] = NodeIndex(node)
        targets?[edge] = graph.targets[arc]
        weights?[edge] = graph.weights?[arc] ?? 1
        edge += 1
      }
    }
  }
}

/// See `copgraph_graph_edge_numbers` in copgraph.h.
@_cdecl("copgraph_graph_edge_numbers")
public func graphEdgeNumbers(
  _ graph: OpaquePointer?, _ sources: UnsafePointer<UInt32>?, _ targets: UnsafePointer<UInt32>?, _ count: Int64,
  _ numbers: UnsafeMutablePointer<Int64>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try GraphHandle.behind(graph).graph
    let count = try CopgraphC.count(count, "count")
    let numbers = try place(numbers, "numbers")
    let (from, to) = (try elements(sources, count: count, "sources"), try elements(targets, count: count, "targets"))
    let edgeOfArc = graph.edgeIndices()
    for (index, (a, b)) in zip(from, to).enumerated() {
      let isNode = Int(a) < graph.nodeCount && Int(b) < graph.nodeCount
      let arc = isNode ? graph.arc(from: Int(a), to: Int(b)) : nil
      numbers[index] = arc.map { Int64(edgeOfArc[$0]) } ?? -1
    }
  }
}
