import GraphCore

/// Seeded graphs of the shapes on which graph code goes wrong.
public enum GraphFamily: String, CaseIterable, Sendable {
  case empty, isolates, sparse, dense, disconnected, star, path, cycle, clique, bipartite, tree, multiComponent, caveman

  /// A graph of this family with about `size` nodes.
  ///
  /// - Parameters:
  ///   - weighted: whether edges carry whole-number weights from 1 to 9, so that equal path lengths are common.
  public func graph(seed: UInt64, size: Int, isDirected: Bool = false, weighted: Bool = false) -> Graph {
    var random = SeededGenerator(seed: seed &* 31 &+ UInt64(rawValue.utf8.reduce(0) { $0 &* 131 &+ Int($1) } & 0xFFFF))
    let pairs = edges(size: size, using: &random)
    let nodeCount = self == .empty ? 0 : size
    let turned = pairs.map { random.below(2) == 0 ? $0 : ($0.1, $0.0) }
    let weights = weighted ? turned.map { _ in Double(1 + random.below(9)) } : nil
    // Names of nodes must not matter: a shuffled order catches code that leans on the order of construction.
    var names = Array(0..<nodeCount)
    random.shuffle(&names)
    return Graph(
      nodeCount: nodeCount, edges: turned.map { (names[$0.0], names[$0.1]) }, weights: weights, isDirected: isDirected)
  }

  private func edges(size: Int, using random: inout SeededGenerator) -> [(Int, Int)] {
    func gnp(_ range: Range<Int>, _ probability: Double) -> [(Int, Int)] {
      range.flatMap { a in range.filter { $0 > a }.map { (a, $0) } }.filter { _ in random.unitUniform() < probability }
    }
    let third = size / 3
    switch self {
    case .empty, .isolates: return []
    case .sparse: return gnp(0..<size, 1.5 / Double(max(1, size)))
    case .dense: return gnp(0..<size, 0.5)
    case .disconnected: return gnp(0..<third, 0.4) + gnp(third..<size, 0.2)
    case .star: return (1..<max(1, size)).map { (0, $0) }
    case .path: return (1..<max(1, size)).map { ($0 - 1, $0) }
    case .cycle: return (0..<size).map { ($0, ($0 + 1) % size) }
    case .clique: return gnp(0..<size, 2)
    case .bipartite:
      return (0..<third).flatMap { a in (third..<size).map { (a, $0) } }.filter { _ in random.unitUniform() < 0.4 }
    case .tree: return (1..<max(1, size)).map { (random.below($0), $0) }
    case .multiComponent:
      return (0..<max(1, size / 4)).flatMap { part in
        gnp(part * 4..<min(size, part * 4 + 4), 0.7)
      }
    case .caveman:
      let caves = stride(from: 0, to: size, by: 5).flatMap { gnp($0..<min(size, $0 + 5), 0.9) }
      return caves + stride(from: 5, to: size, by: 5).map { ($0 - 1, $0) }
    }
  }
}

/// Every family in a few sizes, for tests that run over thousands of graphs.
///
/// - Parameters:
///   - seeds: how many graphs of each family, size and kind.
///   - sizes: numbers of nodes.
public func forEachRandomGraph(
  seeds: Int, sizes: [Int] = [0, 1, 2, 3, 5, 8, 13, 21], directed: [Bool] = [false, true], weighted: [Bool] = [false],
  _ body: (_ graph: Graph, _ label: String) throws -> Void
) rethrows {
  for family in GraphFamily.allCases {
    for size in sizes {
      for isDirected in directed {
        for isWeighted in weighted {
          for seed in 0..<seeds {
            let graph = family.graph(seed: UInt64(seed), size: size, isDirected: isDirected, weighted: isWeighted)
            let kind = "\(isDirected ? "directed " : "")\(isWeighted ? "weighted " : "")\(family)"
            try body(graph, "\(kind), \(size) nodes, seed \(seed)")
          }
        }
      }
    }
  }
}

/// The same graph with its nodes renamed: node `v` becomes `names[v]`.
public func relabelled(_ graph: Graph, names: [Int]) -> Graph {
  let arcs = graph.edges
  let weights: [Double]? =
    graph.weights.map { weights in arcs.map { weights[graph.arc(from: Int($0.source), to: Int($0.target))!] } }
  return Graph(
    nodeCount: graph.nodeCount, edges: arcs.map { (names[Int($0.source)], names[Int($0.target)]) }, weights: weights,
    isDirected: graph.isDirected)
}

extension GraphFamily {
  /// A sparse graph of 700 nodes with strengths that differ by up to a million, so that most arcs are longer than other
  /// ways between their ends, and lengths span many buckets.
  public static func manyDetours(isDirected: Bool) -> Graph {
    let pattern = sparse.graph(seed: 9, size: 700, isDirected: isDirected, weighted: true)
    var random = SeededGenerator(seed: 3)
    let edges = pattern.edges.map { (Int($0.source), Int($0.target)) }
    let weights = edges.map { _ in Double(1 + random.below(1 << random.below(21))) }
    return Graph(nodeCount: 700, edges: edges, weights: weights, isDirected: isDirected)
  }
}
