extension DenseGraph {
  /// The graph with an edge more, both ways.
  public func adding(edge u: Int, _ v: Int) -> DenseGraph {
    var result = self
    (result.weight[u][v], result.weight[v][u]) = (1, 1)
    return result
  }

  /// The mean of 1 / distance over the ordered pairs of nodes; `nil` below two nodes.
  public func globalEfficiency() -> Double? {
    if count < 2 { return nil }
    var sum = 0.0
    for source in nodes {
      for (target, distance) in distances(from: source).enumerated() where target != source {
        if let distance { sum += 1 / Double(distance) }
      }
    }
    return sum / Double(count * (count - 1))
  }

  /// How many nodes come at least so many hops closer to some other node by an edge more.
  public func nodesCloser(by hops: Int, adding u: Int, _ v: Int) -> Int {
    let larger = adding(edge: u, v)
    return nodes.count { node in
      zip(distances(from: node), larger.distances(from: node)).contains { before, after in
        if let before, let after { before - after >= hops } else { false }
      }
    }
  }
}
