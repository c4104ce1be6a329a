import GraphCore
import TestSupport
import Testing

@testable import GraphMeasures

@Suite("Shortcuts")
struct ShortcutGainTests {
  /// Every pair of nodes that may be chosen, with the gain of its edge as the difference of two efficiencies.
  private struct Oracle {
    let graph: DenseGraph
    private(set) var distances: [Graph.Edge: Int] = [:]
    private(set) var gains: [Graph.Edge: Double] = [:]

    init(_ graph: Graph, _ candidates: ShortcutGain.Candidates) {
      self.graph = DenseGraph(graph).undirected()
      let before = self.graph.globalEfficiency() ?? 0
      for u in self.graph.nodes {
        for (v, distance) in self.graph.distances(from: u).enumerated() where v > u {
          let pair = Graph.Edge(source: NodeIndex(u), target: NodeIndex(v))
          guard let distance, ShortcutGain.distances.contains(distance), Self.allows(pair, candidates) else { continue }
          distances[pair] = distance
          gains[pair] = self.graph.adding(edge: u, v).globalEfficiency()! - before
        }
      }
    }

    private static func allows(_ pair: Graph.Edge, _ candidates: ShortcutGain.Candidates) -> Bool {
      if candidates.excluded.contains(pair.source) || candidates.excluded.contains(pair.target) { return false }
      let turned = Graph.Edge(source: pair.target, target: pair.source)
      if candidates.blocked.contains(pair) || candidates.blocked.contains(turned) { return false }
      guard let groups = candidates.groups, let a = groups[Int(pair.source)], let b = groups[Int(pair.target)] else {
        return true
      }
      return a != b
    }
  }

  /// Checks every number of a choice, and that each pair was the best of those that were left at its turn.
  private func check(_ measure: ShortcutGain, _ graph: Graph, _ candidates: ShortcutGain.Candidates, _ label: String)
    throws
  {
    let oracle = Oracle(graph, candidates)
    let result = try measure.run(on: graph, among: candidates)
    #expect(result.isExhaustive, "\(label)")
    var left = oracle.gains
    var uses: [NodeIndex: Int] = [:]
    func rank(_ pair: Graph.Edge) -> Double {
      // Sharing a neighbour counts more than any gain, which is at most 1.
      oracle.gains[pair]! + (measure.prefersSharedNeighbors && oracle.distances[pair] == 2 ? 10 : 0)
    }
    for shortcut in result.shortcuts {
      let pair = shortcut.nodes
      let (u, v) = (Int(pair.source), Int(pair.target))
      #expect(left[pair] != nil && shortcut.distance == oracle.distances[pair], "\(label), \(u)–\(v)")
      #expect(isClose(shortcut.efficiencyGain, oracle.gains[pair] ?? .nan), "\(label), \(u)–\(v)")
      #expect(rank(pair) >= left.keys.map(rank).max()! - 1e-12, "\(label), \(u)–\(v)")
      let shared = oracle.graph.nodes.filter { oracle.graph.hasArc(u, $0) && oracle.graph.hasArc(v, $0) }
      #expect(shortcut.sharedNeighbors.map { Int($0) } == shared, "\(label), \(u)–\(v)")
      #expect(shortcut.closerNodeCount == oracle.graph.nodesCloser(by: 1, adding: u, v), "\(label), \(u)–\(v)")
      #expect(shortcut.twoHopsCloserNodeCount == oracle.graph.nodesCloser(by: 2, adding: u, v), "\(label), \(u)–\(v)")
      left[pair] = nil
      for node in [pair.source, pair.target] {
        uses[node, default: 0] += 1
        if uses[node] == measure.perNode { left = left.filter { $0.key.source != node && $0.key.target != node } }
      }
    }
    #expect(uses.values.allSatisfy { $0 <= measure.perNode }, "\(label)")
    #expect(result.shortcuts.count == measure.count || left.isEmpty, "\(label)")
  }

  @Test("on small graphs, each pair chosen is the best of those left, and every number is exact")
  func matchesOracle() throws {
    try forEachRandomGraph(seeds: 2, sizes: [0, 1, 2, 3, 5, 8, 13]) { graph, label in
      try check(ShortcutGain(count: 5), graph, ShortcutGain.Candidates(), label)
      try check(ShortcutGain(count: 4, perNode: 1, prefersSharedNeighbors: false), graph, .init(), label)
    }
  }

  @Test("groups, exclusions and blocked pairs are kept to")
  func candidates() throws {
    var random = SeededGenerator(seed: 8)
    try forEachRandomGraph(seeds: 2, sizes: [3, 8, 13], directed: [false]) { graph, label in
      var candidates = ShortcutGain.Candidates(groups: randomGroups(of: graph, count: 2, using: &random))
      for node in 0..<graph.nodeCount where random.below(8) == 0 { candidates.excluded.insert(NodeIndex(node)) }
      for _ in 0..<graph.nodeCount {
        let (a, b) = (random.below(graph.nodeCount), random.below(graph.nodeCount))
        candidates.blocked.insert(Graph.Edge(source: NodeIndex(a), target: NodeIndex(b)))
      }
      try check(ShortcutGain(), graph, candidates, label)
      try check(ShortcutGain(prefersSharedNeighbors: false), graph, candidates, label)
    }
  }

  @Test("more nodes than fit in one batch of sources", arguments: [GraphFamily.sparse, .caveman, .tree, .path])
  func severalBatches(family: GraphFamily) throws {
    // Few candidates, for the oracle is slow.
    let excluded = Set((0..<75).filter { $0 % 8 != 0 }.map { NodeIndex($0) })
    try check(ShortcutGain(count: 3), family.graph(seed: 2, size: 75), .init(excluded: excluded), "\(family)")
  }

  @Test("two stars with a node between them: the centres should meet")
  func twoStars() throws {
    // Centres 0 and 1, with a middle node 2 between them; leaves 3…7 and 8…12.
    let graph = Graph(
      nodeCount: 13, edges: [(0, 2), (2, 1)] + (3..<8).map { (0, $0) } + (8..<13).map { (1, $0) })
    let best = try ShortcutGain(count: 1).run(on: graph).shortcuts[0]
    #expect(best.nodes == Graph.Edge(source: 0, target: 1))
    #expect(best.distance == 2 && best.sharedNeighbors == [2])
    // 36 pairs of the two sides come a hop closer: one from 2 to 1, ten from 3 to 2, twenty-five from 4 to 3.
    let gain = 1.0 / 2 + 10 * (1.0 / 2 - 1.0 / 3) + 25 * (1.0 / 3 - 1.0 / 4)
    #expect(isClose(best.efficiencyGain, 2 * gain / (13 * 12)))
    #expect(best.closerNodeCount == 12 && best.twoHopsCloserNodeCount == 0)
  }

  @Test("pairs without a shared neighbour only fill up, and only as far as four hops")
  func fillsUp() throws {
    let path = Graph(nodeCount: 6, edges: (1..<6).map { ($0 - 1, $0) })
    let candidates = ShortcutGain.Candidates(groups: [0, 0, 0, 1, 1, 1])
    let all = try ShortcutGain(count: 10, perNode: 9).run(on: path, among: candidates).shortcuts
    // Of the nine pairs across, two have met and the ends of the path are too far apart.
    #expect(all.count == 7 && all.map(\.distance).max() == 4)
    #expect(all.prefix(2).map(\.distance) == [2, 2] && all.dropFirst(2).allSatisfy { $0.distance > 2 })
    #expect(try ShortcutGain(count: 2).run(on: path, among: candidates).shortcuts == Array(all.prefix(2)))
  }

  /// A measure that estimates even on small graphs.
  private func hasty(count: Int = 10, prefersSharedNeighbors: Bool = true, seed: UInt64 = 1) -> ShortcutGain {
    var measure = ShortcutGain(count: count, prefersSharedNeighbors: prefersSharedNeighbors, seed: seed)
    measure.limits = ShortcutLimits(ends: 96, sources: 40, pairs: 400)
    return measure
  }

  private let larger = [GraphFamily.sparse, .tree, .caveman].map { $0.graph(seed: 6, size: 150) }

  @Test("where not all pairs are computed, gains are exact and the choice loses little", arguments: [false, true])
  func estimatedChoice(prefersSharedNeighbors: Bool) throws {
    for graph in larger {
      let best = try ShortcutGain(prefersSharedNeighbors: prefersSharedNeighbors).run(on: graph)
      let result = try hasty(prefersSharedNeighbors: prefersSharedNeighbors).run(on: graph)
      #expect(best.isExhaustive && !result.isExhaustive)
      #expect(result.shortcuts.count == 10)
      let total = { (result: ShortcutGain.Result) in result.shortcuts.reduce(0) { $0 + $1.efficiencyGain } }
      #expect(total(result) > 0.9 * total(best) && total(result) <= total(best) + 1e-12)
      let before = try GlobalEfficiency().run(on: graph).efficiency!
      for shortcut in result.shortcuts {
        let edges = (graph.edges + [shortcut.nodes]).map { (Int($0.source), Int($0.target)) }
        let after = try GlobalEfficiency().run(on: Graph(nodeCount: graph.nodeCount, edges: edges)).efficiency!
        #expect(isClose(after - before, shortcut.efficiencyGain))
      }
    }
  }

  @Test("bounds leave out pairs that could not be chosen, and nothing else", arguments: [false, true])
  func bounds(prefersSharedNeighbors: Bool) throws {
    var left = 0
    for family in [GraphFamily.sparse, .tree, .caveman] {
      for seed in 1...4 as ClosedRange<UInt64> {
        let graph = family.graph(seed: seed, size: 90)
        var measure = ShortcutGain(prefersSharedNeighbors: prefersSharedNeighbors)
        measure.limits.firstPairs = .max / 2
        let all = try measure.run(on: graph)
        measure.limits.firstPairs = 4
        let few = try measure.run(on: graph)
        #expect(few.shortcuts == all.shortcuts && few.isExhaustive == all.isExhaustive)
        left += all.evaluatedPairCount - few.evaluatedPairCount
      }
    }
    #expect(left > 0)
  }

  @Test("one large group does not leave the others without an end")
  func largeGroup() throws {
    // Two cliques of one group with many ties between them carry nearly all paths; a chain of another group hangs on.
    let clique = (0..<100).flatMap { a in (0..<a).filter { (a + $0) % 3 != 0 }.map { (a, $0) } }
    let graph = Graph(nodeCount: 140, edges: clique + (100..<140).map { ($0 - (($0 - 100) % 4 == 0 ? $0 : 1), $0) })
    let groups: [Int?] = (0..<140).map { $0 < 100 ? 0 : 1 }
    let result = try hasty().run(on: graph, among: .init(groups: groups))
    #expect(!result.isExhaustive && result.shortcuts.count == 10)
  }

  @Test("the same for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    for graph in larger {
      let control = RunControl(threads: count)
      #expect(try hasty(seed: 3).run(on: graph, control: control) == hasty(seed: 3).run(on: graph))
      #expect(try ShortcutGain().run(on: graph, control: control) == ShortcutGain().run(on: graph))
    }
  }

  @Test("a run that is cancelled throws")
  func cancellation() throws {
    let control = RunControl()
    control.cancellation.cancel()
    #expect(throws: CancellationError.self) { try ShortcutGain().run(on: KnownGraphs.karate, control: control) }
  }
}
