import GraphCore

/// A graph with its nodes renamed so that the best connected come first.
///
/// Kernels that walk all rows again and again run on this one: the few nodes that most arcs point at then lie side by side
/// in memory and stay in the cache, and they come first in every row, where a search that may stop early finds them.
struct DegreeOrder {
  /// The renamed graph.
  let graph: Graph

  /// The graph with every arc turned round, renamed alike; the same as `graph` when undirected.
  let transposed: Graph

  /// The original index of each renamed node.
  let original: [NodeIndex]

  /// The new index of each original node.
  let renamed: [NodeIndex]

  /// - Complexity: O(nodes + arcs).
  init(_ source: Graph) {
    let nodeCount = source.nodeCount
    let backward = source.transposed()
    let degrees = (0..<nodeCount).map {
      source.isDirected ? source.degree(of: $0) + backward.degree(of: $0) : source.degree(of: $0)
    }
    original = Self.byDecreasing(degrees)
    var renamed = [NodeIndex](repeating: 0, count: nodeCount)
    for (index, node) in original.enumerated() { renamed[Int(node)] = NodeIndex(index) }
    self.renamed = renamed
    graph = Self.rename(source, transpose: backward, original: original, renamed: renamed)
    transposed =
      source.isDirected ? Self.rename(backward, transpose: source, original: original, renamed: renamed) : graph
  }

  /// All renamed nodes, those next to each other that have the same best connected neighbours: searches from them reach most
  /// nodes at the same distance.
  var sourcesByNeighbours: [NodeIndex] {
    (0..<NodeIndex(graph.nodeCount)).sorted { a, b in
      let (rowA, rowB) = (graph.row(of: Int(a)), graph.row(of: Int(b)))
      for (arcA, arcB) in zip(rowA, rowB).prefix(3) where graph.targets[arcA] != graph.targets[arcB] {
        return graph.targets[arcA] < graph.targets[arcB]
      }
      return (rowA.count, a) < (rowB.count, b)
    }
  }

  /// Gives values of renamed nodes back to the original ones.
  func restore<Value>(_ values: (Int) -> Value, default initial: Value) -> [Value] {
    var restored = [Value](repeating: initial, count: original.count)
    for (index, node) in original.enumerated() { restored[Int(node)] = values(index) }
    return restored
  }

  /// Gives values of the arcs of the renamed graph back to the arcs of `source`, the original one.
  ///
  /// - Complexity: O(arcs · log degree).
  func restoreArcs(_ values: [Double], of source: Graph) -> [Double] {
    var restored = [Double](repeating: 0, count: values.count)
    for node in 0..<graph.nodeCount {
      for arc in graph.row(of: node) {
        restored[source.arc(from: Int(original[node]), to: Int(original[Int(graph.targets[arc])]))!] = values[arc]
      }
    }
    return restored
  }

  /// Among equal degrees the smaller index comes first.
  private static func byDecreasing(_ degrees: [Int]) -> [NodeIndex] {
    let highest = degrees.max() ?? 0
    let nodes = 0..<NodeIndex(degrees.count)
    return CountingSort.sorted(nodes, keyCount: highest + 1) { highest - degrees[Int($0)] }.elements
  }

  /// Rows of the renamed graph, filled by walking the transpose in the new order, so that they ascend without sorting.
  private static func rename(_ graph: Graph, transpose: Graph, original: [NodeIndex], renamed: [NodeIndex]) -> Graph {
    var offsets = [Int](repeating: 0, count: graph.nodeCount + 1)
    for (index, node) in original.enumerated() { offsets[index + 1] = offsets[index] + graph.degree(of: Int(node)) }
    var cursor = offsets
    var targets = [NodeIndex](repeating: 0, count: graph.arcCount)
    var weights = graph.weights.map { [Double](repeating: 0, count: $0.count) }
    for (target, node) in original.enumerated() {
      for arc in transpose.row(of: Int(node)) {
        let source = Int(renamed[Int(transpose.targets[arc])])
        let place = cursor[source]
        cursor[source] += 1
        targets[place] = NodeIndex(target)
        if let values = transpose.weights { weights![place] = values[arc] }
      }
    }
    return Graph(
      nodeCount: graph.nodeCount, isDirected: graph.isDirected, offsets: offsets, targets: targets, weights: weights)
  }
}
