import CCopgraph
import GraphCore
import GraphMeasures

/// See `copgraph_components` in copgraph.h.
@_cdecl("copgraph_components")
public func components(
  _ graph: OpaquePointer?, _ control: UnsafePointer<copgraph_control>?, _ components: UnsafeMutablePointer<Int64>?,
  _ count: UnsafeMutablePointer<Int64>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try GraphHandle.behind(graph).graph
    let result = try ConnectedComponents().run(on: graph, control: RunControl(control))
    write(result.componentOfNode, to: components)
    count?.pointee = Int64(result.count)
  }
}

/// See `copgraph_strong_components` in copgraph.h.
@_cdecl("copgraph_strong_components")
public func strongComponents(
  _ graph: OpaquePointer?, _ control: UnsafePointer<copgraph_control>?, _ components: UnsafeMutablePointer<Int64>?,
  _ count: UnsafeMutablePointer<Int64>?, _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try GraphHandle.behind(graph).graph
    let result = try StronglyConnectedComponents().run(on: graph, control: RunControl(control))
    write(result.componentOfNode, to: components)
    count?.pointee = Int64(result.count)
  }
}

/// See `copgraph_cuts` in copgraph.h.
@_cdecl("copgraph_cuts")
public func cuts(
  _ graph: OpaquePointer?, _ control: UnsafePointer<copgraph_control>?,
  _ results: UnsafePointer<copgraph_cuts_results>?, _ blockCount: UnsafeMutablePointer<Int64>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try undirectedGraph(graph)
    let results = try read(results, "results", defaults: copgraph_cuts_results())
    let cuts = try BridgesAndArticulation().run(on: graph, control: RunControl(control))
    if let flags = results.bridges {
      flags.update(repeating: 0, count: graph.edgeCount)
      for edge in cuts.bridges { flags[Int(edge)] = 1 }
    }
    if let flags = results.articulation_points {
      flags.update(repeating: 0, count: graph.nodeCount)
      for node in cuts.articulationPoints { flags[Int(node)] = 1 }
    }
    write(cuts.blocks.offsets, to: results.block_offsets)
    write(cuts.blocks.nodes, to: results.block_nodes)
    blockCount?.pointee = Int64(cuts.blocks.count)
  }
}

/// See `copgraph_local_bridges` in copgraph.h.
@_cdecl("copgraph_local_bridges")
public func localBridges(
  _ graph: OpaquePointer?, _ control: UnsafePointer<copgraph_control>?, _ spans: UnsafeMutablePointer<Double>?,
  _ error: UnsafeMutablePointer<copgraph_error>?
) -> copgraph_status {
  attempt(error) {
    let graph = try undirectedGraph(graph)
    let spans = try place(spans, "spans")
    let result = try LocalBridges().run(on: graph, control: RunControl(control))
    spans.update(repeating: .nan, count: graph.edgeCount)
    for (edge, span) in zip(result.edges, result.spans) { spans[Int(edge)] = span.map(Double.init) ?? .infinity }
  }
}
