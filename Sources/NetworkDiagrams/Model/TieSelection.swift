import GraphCore
import GraphMeasures
import Numbers

/// Which edges of a dense network are worth drawing strongly.
///
/// Kept are the edges that stand out, and a strongest spanning forest, so that everyone who is connected stays so.
/// Edges stand out by the disparity filter (M. Á. Serrano, M. Boguñá, A. Vespignani, "Extracting the multiscale
/// backbone of complex weighted networks", PNAS 106, 2009). Where hardly any does, because strengths are all alike,
/// another rule has to do.
struct TieSelection {
  /// How edges were chosen.
  enum Rule: Hashable {
    case all
    /// Those whose share of a node's strength is this unlikely by chance.
    case disparity(significance: Double)
    /// For each node the edges to those with whom it shares most neighbours, the square root of its degree in number,
    /// rounded up (V. Satuluri, S. Parthasarathy, Y. Ruan, "Local graph sparsification for scalable clustering", SIGMOD
    /// 2011, with exponent 1/2).
    case sharedNeighbors
    /// The strongest ones, up to the limit.
    case strongest
  }

  var rule: Rule

  /// Per edge of the graph, in the order of `Graph.edges`, whether it is kept.
  var isKept: [Bool]

  /// Levels of significance, from the usual one to those that very dense networks need.
  private static let levels = [0.05, 0.01, 0.001, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10, 1e-15, 1e-20, 1e-50]

  /// - Parameters:
  ///   - graph: undirected; weights are strengths.
  ///   - limit: up to how many edges all are kept, and how many at most stand out.
  ///   - fallback: the rule where the disparity filter finds less than one edge for every five nodes.
  /// - Complexity: O(edges · log edges), plus the intersection of neighbourhoods where the strengths tell nothing.
  init(of graph: Graph, limit: Int, fallback: Rule) {
    let edges = graph.edges
    guard edges.count > limit else {
      rule = .all
      isKept = [Bool](repeating: true, count: edges.count)
      return
    }
    let strengths = edges.map { edge in
      graph.weights.map { $0[graph.arc(from: Int(edge.source), to: Int(edge.target))!] } ?? 1
    }
    // Only a cancelled run throws, and nobody else holds the switch of this one.
    let significance = try! DisparityFilter().run(on: graph).significance
    let counts = Self.levels.map { level in significance.count { $0 < level } }
    if counts[0] * 5 >= graph.nodeCount {
      let level = counts.firstIndex { $0 <= limit } ?? Self.levels.count - 1
      rule = .disparity(significance: Self.levels[level])
      isKept = significance.map { $0 < Self.levels[level] }
    } else if fallback == .sharedNeighbors {
      rule = .sharedNeighbors
      isKept = Self.mostShared(of: graph)
    } else {
      rule = .strongest
      isKept = [Bool](repeating: false, count: edges.count)
      for edge in Self.byFallingStrength(strengths).prefix(limit) { isKept[edge] = true }
    }
    for edge in Self.spanningForest(of: graph, strengths: strengths) { isKept[edge] = true }
  }

  /// Equal strengths stay in the order of the edges.
  private static func byFallingStrength(_ strengths: [Double]) -> [Int] {
    strengths.indices.sorted { (-strengths[$0], $0) < (-strengths[$1], $1) }
  }

  /// Kruskal's algorithm.
  private static func spanningForest(of graph: Graph, strengths: [Double]) -> [Int] {
    var sets = DisjointSets(count: graph.nodeCount)
    let edges = graph.edges
    return byFallingStrength(strengths).filter { sets.unite(Int(edges[$0].source), Int(edges[$0].target)) }
  }

  private static func mostShared(of graph: Graph) -> [Bool] {
    let edges = graph.edges
    let similarity = edges.map { edge in
      let (a, b) = (Int(edge.source), Int(edge.target))
      let shared = sharedNeighborCount(of: a, and: b, in: graph)
      return Double(shared) / Double(graph.degree(of: a) + graph.degree(of: b) - shared)
    }
    var edgesOfNode = [[Int]](repeating: [], count: graph.nodeCount)
    for (index, edge) in edges.enumerated() {
      edgesOfNode[Int(edge.source)].append(index)
      edgesOfNode[Int(edge.target)].append(index)
    }
    var isKept = [Bool](repeating: false, count: edges.count)
    for own in edgesOfNode {
      let count = Int(saturating: Double(own.count).squareRoot().rounded(.up))
      let best = own.sorted { (-similarity[$0], $0) < (-similarity[$1], $1) }
      for edge in best.prefix(count) { isKept[edge] = true }
    }
    return isKept
  }

  private static func sharedNeighborCount(of a: Int, and b: Int, in graph: Graph) -> Int {
    var (i, j) = (graph.row(of: a), graph.row(of: b))
    var count = 0
    while let left = i.first, let right = j.first {
      let (x, y) = (graph.targets[left], graph.targets[right])
      if x == y { count += 1 }
      if x <= y { i.removeFirst() }
      if y <= x { j.removeFirst() }
    }
    return count
  }
}

/// Sets that only ever grow together (union by size, path halving).
struct DisjointSets {
  private var parents: [Int]
  private var sizes: [Int]

  init(count: Int) {
    parents = Array(0..<count)
    sizes = [Int](repeating: 1, count: count)
  }

  /// A number that all members of the set of `element` share.
  mutating func find(_ element: Int) -> Int {
    var current = element
    while parents[current] != current {
      parents[current] = parents[parents[current]]
      current = parents[current]
    }
    return current
  }

  /// Joins two sets; `false` when they were one already.
  mutating func unite(_ a: Int, _ b: Int) -> Bool {
    var (large, small) = (find(a), find(b))
    guard large != small else { return false }
    if sizes[large] < sizes[small] { swap(&large, &small) }
    parents[small] = large
    sizes[large] += sizes[small]
    return true
  }
}
