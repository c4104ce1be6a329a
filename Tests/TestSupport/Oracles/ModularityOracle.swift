/// Modularity as the sum over all ordered pairs of nodes in one community of what their tie exceeds its expectation by.
///
/// - Parameter graph: undirected.
public func naiveModularity(_ graph: DenseGraph, communities: [Int], resolution: Double = 1) -> Double? {
  let total = graph.nodes.reduce(0) { $0 + graph.strength($1) }
  if total == 0 { return nil }
  var sum = 0.0
  for u in graph.nodes {
    for v in graph.nodes where communities[u] == communities[v] {
      sum += graph.weight[u][v] - resolution * graph.strength(u) * graph.strength(v) / total
    }
  }
  return sum / total
}

/// The constant Potts model as the sum over all pairs of nodes in one community of what their tie exceeds `resolution` by.
///
/// - Parameter graph: undirected.
public func naiveConstantPotts(_ graph: DenseGraph, communities: [Int], resolution: Double) -> Double {
  var sum = 0.0
  for u in graph.nodes {
    for v in graph.nodes where u < v && communities[u] == communities[v] { sum += graph.weight[u][v] - resolution }
  }
  return sum
}

/// The highest quality of any partition, by trying all of them: for graphs of a handful of nodes.
public func highestQuality(_ graph: DenseGraph, _ quality: (_ communities: [Int]) -> Double?) -> Double? {
  var best: Double?
  func extend(_ communities: [Int]) {
    if communities.count == graph.count {
      if let value = quality(communities) { best = max(best ?? value, value) }
      return
    }
    for next in 0...(communities.max() ?? -1) + 1 { extend(communities + [next]) }
  }
  extend([])
  return best
}
