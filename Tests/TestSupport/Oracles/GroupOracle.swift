/// Who is tied to whom by group, from sums over all ordered pairs of nodes.
public struct GroupOracle {
  private let graph: DenseGraph
  private let isDirected: Bool
  private let groups: [Int?]
  /// One more than the highest group.
  public let groupCount: Int

  /// - Parameter graph: with weights where these are to count.
  public init(_ graph: DenseGraph, isDirected: Bool, groups: [Int?]) {
    self.graph = graph
    self.isDirected = isDirected
    self.groups = groups
    groupCount = (groups.compactMap(\.self).max() ?? -1) + 1
  }

  /// What the edges from one group to another weigh; an undirected edge is there once, whichever way it is written.
  public func weight(from a: Int, to b: Int) -> Double {
    var sum = 0.0
    for u in graph.nodes where groups[u] == a {
      for v in graph.nodes where groups[v] == b { sum += graph.weight[u][v] }
    }
    return !isDirected && a == b ? sum / 2 : sum
  }

  /// The edges within a group and out of it, or of the whole graph.
  public func balance(of group: Int? = nil) -> (external: Double, internal: Double) {
    var (external, inside) = (0.0, 0.0)
    for a in 0..<groupCount {
      for b in 0..<groupCount where isDirected || a <= b {
        if let group, a != group && b != group { continue }
        if a == b { inside += weight(from: a, to: b) } else { external += weight(from: a, to: b) }
      }
    }
    return (external, inside)
  }

  /// Newman's coefficient from his matrix e, whose rows and columns are groups.
  public var assortativity: Double? {
    let all = (0..<groupCount).map { a in
      (0..<groupCount).map { b in weight(from: a, to: b) * (!isDirected && a == b ? 2 : 1) }
    }
    let total = all.reduce(0) { $0 + $1.reduce(0, +) }
    if total == 0 { return nil }
    let e = all.map { $0.map { $0 / total } }
    var (trace, chance) = (0.0, 0.0)
    for a in 0..<groupCount {
      var (row, column) = (0.0, 0.0)
      for b in 0..<groupCount {
        row += e[a][b]
        column += e[b][a]
      }
      trace += e[a][a]
      chance += row * column
    }
    return chance > 1 - 1e-12 ? nil : (trace - chance) / (1 - chance)
  }
}
