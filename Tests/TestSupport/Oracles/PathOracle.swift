import BigInt
import GraphCore

/// Distances and numbers of shortest paths between all pairs of nodes, written from their definitions and slow.
public struct PathOracle<Length: Comparable & AdditiveArithmetic & Sendable>: Sendable {
  public let graph: Graph
  /// `distance[s][t]`; `nil` where there is no path.
  public private(set) var distance: [[Length?]]
  /// `paths[s][t]`: how many shortest paths lead from s to t.
  public private(set) var paths: [[BigInt]]

  /// - Parameter length: the length of an edge by its weight (1 in an unweighted graph).
  public init(_ graph: Graph, length: (Double) -> Length) {
    self.graph = graph
    let nodes = 0..<graph.nodeCount
    distance = nodes.map { s in nodes.map { $0 == s ? .zero : nil } }
    paths = nodes.map { _ in nodes.map { _ in 0 } }
    let edges = nodes.flatMap { node in
      graph.row(of: node).map { (node, Int(graph.targets[$0]), length(graph.weights?[$0] ?? 1)) }
    }
    for source in nodes {
      relax(edges, from: source)
      countPaths(edges, from: source)
    }
  }

  /// Bellman–Ford: relax every edge until nothing changes.
  private mutating func relax(_ edges: [(Int, Int, Length)], from source: Int) {
    var changed = true
    while changed {
      changed = false
      for (a, b, length) in edges {
        guard let toA = distance[source][a] else { continue }
        if distance[source][b].map({ toA + length < $0 }) ?? true {
          distance[source][b] = toA + length
          changed = true
        }
      }
    }
  }

  private mutating func countPaths(_ edges: [(Int, Int, Length)], from source: Int) {
    let reachable = distance[source].indices.filter { distance[source][$0] != nil }
    paths[source][source] = 1
    for node in reachable.sorted(by: { distance[source][$0]! < distance[source][$1]! }) where node != source {
      for (a, b, length) in edges where b == node {
        if let toA = distance[source][a], toA + length == distance[source][node]! {
          paths[source][node] += paths[source][a]
        }
      }
    }
  }

  /// The share of shortest paths from s to t that run over v, summed over all pairs; unordered pairs once.
  public var betweenness: [Double] {
    let nodes = 0..<graph.nodeCount
    return nodes.map { v in
      var sum = Fraction.zero
      for s in nodes where s != v {
        for t in nodes where t != v && t != s && (graph.isDirected || s < t) {
          guard let whole = distance[s][t], let first = distance[s][v], let second = distance[v][t] else { continue }
          if first + second == whole { sum += Fraction(paths[s][v] * paths[v][t], paths[s][t]) }
        }
      }
      return sum.doubleValue
    }
  }

  /// The same for each edge of `graph.edges`, the ends of a pair included.
  public func edgeBetweenness(length: (Double) -> Length) -> [Double] {
    let nodes = 0..<graph.nodeCount
    return graph.edges.map { edge in
      let (a, b) = (Int(edge.source), Int(edge.target))
      let arcLength = length(graph.weights?[graph.arc(from: a, to: b)!] ?? 1)
      var sum = Fraction.zero
      for s in nodes {
        for t in nodes where t != s && (graph.isDirected || s < t) {
          guard let whole = distance[s][t] else { continue }
          for (x, y) in graph.isDirected ? [(a, b)] : [(a, b), (b, a)] {
            guard let first = distance[s][x], let second = distance[y][t] else { continue }
            if first + arcLength + second == whole { sum += Fraction(paths[s][x] * paths[y][t], paths[s][t]) }
          }
        }
      }
      return sum.doubleValue
    }
  }
}
