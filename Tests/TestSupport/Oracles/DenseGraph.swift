import GraphCore

/// A graph as a full matrix: what the oracles read, so that they share nothing with the code under test.
public struct DenseGraph: Sendable {
  /// How many nodes there are.
  public let count: Int

  /// Entry [u][v] is the weight of the arc u → v, 0 when there is none.
  public var weight: [[Double]]

  /// - Parameter weighted: whether arcs have their weights, or all 1.
  public init(_ graph: Graph, weighted: Bool = false) {
    count = graph.nodeCount
    weight = [[Double]](repeating: [Double](repeating: 0, count: graph.nodeCount), count: graph.nodeCount)
    for node in 0..<graph.nodeCount {
      for arc in graph.row(of: node) {
        weight[node][Int(graph.targets[arc])] = weighted ? graph.weights?[arc] ?? 1 : 1
      }
    }
  }

  private init(weight: [[Double]]) {
    count = weight.count
    self.weight = weight
  }

  public var nodes: Range<Int> { 0..<count }

  /// Both directions of every arc, added up, or 1 where there is any.
  public func undirected(weighted: Bool = false) -> DenseGraph {
    DenseGraph(
      weight: nodes.map { u in
        nodes.map { v in weighted ? weight[u][v] + weight[v][u] : (weight[u][v] + weight[v][u] > 0 ? 1 : 0) }
      })
  }

  public func hasArc(_ u: Int, _ v: Int) -> Bool { weight[u][v] > 0 }

  public func neighbors(_ node: Int) -> [Int] { nodes.filter { hasArc(node, $0) } }

  public func strength(_ node: Int) -> Double { weight[node].reduce(0, +) }

  /// The graph without the arcs of these nodes.
  public func removing(node: Int) -> DenseGraph {
    var result = self
    for other in nodes { (result.weight[node][other], result.weight[other][node]) = (0, 0) }
    return result
  }

  /// The graph without the edge between two nodes.
  public func removing(edge u: Int, _ v: Int) -> DenseGraph {
    var result = self
    (result.weight[u][v], result.weight[v][u]) = (0, 0)
    return result
  }

  /// For each node, how many arcs lead from `source` to it; `nil` when none do.
  public func distances(from source: Int) -> [Int?] {
    var distances = [Int?](repeating: nil, count: count)
    distances[source] = 0
    var level = [source]
    while !level.isEmpty {
      var next: [Int] = []
      for u in level {
        for v in neighbors(u) where distances[v] == nil {
          distances[v] = distances[u]! + 1
          next.append(v)
        }
      }
      level = next
    }
    return distances
  }

  /// The nodes that can be reached from `source`, itself included.
  public func reachable(from source: Int) -> Set<Int> {
    let distances = distances(from: source)
    return Set(nodes.filter { distances[$0] != nil })
  }

  /// The sets of nodes that can reach each other when direction does not count.
  public func components() -> [Set<Int>] {
    let graph = undirected()
    var components: [Set<Int>] = []
    for node in nodes where !components.contains(where: { $0.contains(node) }) {
      components.append(graph.reachable(from: node))
    }
    return components
  }
}
