import GraphCore
import TestSupport
import Testing

@testable import GraphMeasures

@Suite("Betweenness")
struct BetweennessTests {
  @Test("equals the oracle in hops on random graphs")
  func matchesOracleInHops() throws {
    try forEachRandomGraph(seeds: 2, sizes: [0, 1, 2, 3, 5, 8, 13]) { graph, label in
      let oracle = PathOracle(graph) { _ in 1 }
      let result = try Betweenness(includesEdges: true).run(on: graph)
      #expect(difference(result.nodes, oracle.betweenness) == nil, "\(label)")
      #expect(difference(result.edges!, oracle.edgeBetweenness { _ in 1 }) == nil, "edges, \(label)")
      let nodesAlone = try Betweenness().run(on: graph)
      #expect(difference(nodesAlone.nodes, result.nodes) == nil, "without edges, \(label)")
    }
  }

  @Test("equals the oracle by weight on random graphs")
  func matchesOracleByWeight() throws {
    try forEachRandomGraph(seeds: 3, sizes: [0, 1, 2, 3, 5, 8, 13, 19], weighted: [true]) { graph, label in
      // A multiple of every weight up to 18 (two rows of up to 9), so that lengths are whole.
      let length: (Double) -> Int = { 12_252_240 / Int($0) }
      let oracle = PathOracle(graph, length: length)
      let result = try Betweenness(pathLength: .inverseWeight, includesEdges: true).run(on: graph)
      #expect(difference(result.nodes, oracle.betweenness) == nil, "\(label)")
      #expect(difference(result.edges!, oracle.edgeBetweenness(length: length)) == nil, "edges, \(label)")
    }
  }

  @Test("equals the oracle where weights are lengths")
  func matchesOracleByLength() throws {
    try forEachRandomGraph(seeds: 3, sizes: [0, 1, 2, 3, 5, 8, 13, 19], weighted: [true]) { graph, label in
      let oracle = PathOracle(graph) { Int($0) }
      let result = try Betweenness(pathLength: .weight, includesEdges: true).run(on: graph)
      #expect(difference(result.nodes, oracle.betweenness) == nil, "\(label)")
      #expect(difference(result.edges!, oracle.edgeBetweenness { Int($0) }) == nil, "edges, \(label)")
    }
  }

  @Test("lengths as they are written: 0.1 + 0.2 is as long as 0.3, in any unit", arguments: [1, 10, 1e-6, 1.0 / 3])
  func equalLengths(unit: Double) throws {
    let graph = Graph(
      nodeCount: 4, edges: [(0, 1), (1, 3), (0, 2), (2, 3)], weights: [0.1, 0.2, 0.15, 0.15].map { $0 * unit })
    #expect(try Betweenness(pathLength: .weight).run(on: graph).nodes == [1, 0.5, 0.5, 0])
  }

  @Test("counts from some sources alone, in the direction of the search", arguments: PathLength.allCases)
  func someSources(pathLength: PathLength) throws {
    try forEachRandomGraph(seeds: 2, sizes: [1, 2, 5, 9, 14], weighted: [true]) { graph, label in
      let sources = (0..<graph.nodeCount).filter { $0 % 3 != 1 }
      let length: (Double) -> Int = { weight in
        switch pathLength {
        case .hops: 1
        case .weight: Int(weight)
        case .inverseWeight: 12_252_240 / Int(weight)
        }
      }
      let oracle = PathOracle(graph, length: length)
      let measure = Betweenness(pathLength: pathLength, includesEdges: true, sources: sources.map { NodeIndex($0) })
      let result = try measure.run(on: graph)
      #expect(difference(result.nodes, dependencies(on: oracle, from: sources)) == nil, "\(label)")
      // Every path leaves its source by one edge, and its edges are one more than its inner nodes.
      let paths = sources.flatMap { source in oracle.distance[source].filter { $0 != nil } }.count - sources.count
      let sum = result.edges!.reduce(0, +)
      #expect(isClose(sum, result.nodes.reduce(0, +) + Double(paths)), "edges, \(label)")
    }
  }

  /// For each node the share of shortest paths from `sources` that run over it, by definition.
  private func dependencies(on oracle: PathOracle<Int>, from sources: [Int]) -> [Double] {
    let nodes = 0..<oracle.graph.nodeCount
    return nodes.map { v in
      var sum = Fraction.zero
      for s in sources where s != v {
        for t in nodes where t != v && t != s {
          guard let whole = oracle.distance[s][t], let first = oracle.distance[s][v],
            let second = oracle.distance[v][t], first + second == whole
          else { continue }
          sum += Fraction(oracle.paths[s][v] * oracle.paths[v][t], oracle.paths[s][t])
        }
      }
      return sum.doubleValue
    }
  }

  @Test("equals the exact oracle where floating-point lengths are too close to call")
  func matchesFractionOracle() throws {
    var random = SeededGenerator(seed: 11)
    // Weights whose reciprocals agree to 15 digits, weights with fractions, and weights of very different size.
    let pools: [[Double]] = [
      [1e15, 1e15 + 1, 1e15 - 1, 5e14], [0.1, 0.2, 0.3, 0.6], [0.3, 1.5, 0.25, 0.1], [1, 3, 7, 1e17, 3e17],
      [2, 3, 6, 12, 4],
    ]
    for round in 0..<60 {
      let family = [GraphFamily.dense, .caveman, .cycle, .bipartite][round % 4]
      let shape = family.graph(seed: UInt64(round), size: 9, isDirected: round % 3 == 0)
      let pool = pools[(round / 4) % pools.count]
      let graph = Graph(
        nodeCount: 9, edges: shape.edges.map { (Int($0.source), Int($0.target)) },
        weights: shape.edges.map { _ in pool[random.below(pool.count)] }, isDirected: shape.isDirected)
      let oracle = PathOracle(graph) { Fraction(decimal: $0).reciprocal }
      let result = try Betweenness(pathLength: .inverseWeight).run(on: graph)
      #expect(difference(result.nodes, oracle.betweenness) == nil, "round \(round), \(family), \(pool)")
    }
  }

  @Test("a path of three: raw 1, normalized 1, each edge 2")
  func pathOfThree() throws {
    let result = try Betweenness(includesEdges: true).run(on: Graph(nodeCount: 3, edges: [(0, 1), (1, 2)]))
    #expect(result.nodes == [0, 1, 0])
    #expect(result.normalizedNodes == [0, 1, 0])
    #expect(result.edges == [2, 2])
  }

  /// (edges, strengths, betweenness): 1/10 + 1/5 = 1/4 + 1/20, where floating point sees a difference; 1 + 1/50000 > 1 + 1/50001,
  /// where a tolerance of seven digits sees none; a strong tie is a short one; 1/0.3 + 1/1.5 = 1/0.25 in decimals (T17);
  /// 0.1 + 0.2 on one tie, 0.3 on the other (T18).
  static let weightedTraps: [([(Int, Int)], [Double], [Double])] = [
    ([(0, 1), (1, 3), (0, 2), (2, 3)], [10, 5, 4, 20], [0, 0.5, 0.5, 1]),
    ([(0, 1), (1, 3), (0, 2), (2, 3)], [1, 50_000, 1, 50_001], [0, 0, 1, 1]),
    ([(0, 1), (1, 2), (0, 2)], [10, 10, 1], [0, 1, 0]),
    ([(0, 1), (1, 2), (0, 3), (2, 4), (3, 4)], [0.3, 1.5, 0.25, 0.1, 0.1], [2, 2.5, 1.5, 0.5, 0]),
    ([(0, 1), (0, 1), (1, 3), (0, 2), (2, 3)], [0.1, 0.2, 1, 0.3, 1], [0, 0.5, 0.5, 1]),
  ]

  @Test("equal weighted lengths are recognised exactly", arguments: 0..<5)
  func weightedTies(index: Int) throws {
    let (edges, weights, expected) = Self.weightedTraps[index]
    let nodeCount = edges.flatMap { [$0.0, $0.1] }.max()! + 1
    let graph = Graph(nodeCount: nodeCount, edges: edges, weights: weights)
    #expect(try Betweenness(pathLength: .inverseWeight).run(on: graph).nodes == expected)
  }

  @Test("repeated interactions are one tie")
  func repeatedInteractions() throws {
    let graph = Graph(nodeCount: 4, edges: [(0, 1), (0, 1), (1, 3), (0, 2), (2, 3)])
    #expect(try Betweenness().run(on: graph).nodes == [0.5, 0.5, 0.5, 0.5])
  }

  /// A chain of `length` diamonds: 2^length shortest paths from end to end.
  private func diamonds(_ length: Int) -> Graph {
    let edges = (0..<length).flatMap { (k: Int) -> [(Int, Int)] in
      let left = 3 * k
      return [(left, left + 1), (left, left + 2), (left + 1, left + 3), (left + 2, left + 3)]
    }
    return Graph(nodeCount: 3 * length + 1, edges: edges)
  }

  /// What the pairs that start at node 0 add: a joint lies on all paths to what is beyond it, a middle on half of them.
  private func dependenciesOnFirst(_ length: Int) -> [Double] {
    (0...3 * length).map { node in
      let (diamond, place) = (node / 3, node % 3)
      if node == 0 { return 0 }
      return place == 0 ? Double(3 * (length - diamond)) : 0.5 * Double(3 * (length - diamond - 1) + 1)
    }
  }

  @Test("path counts beyond 2⁵³ and beyond the largest double", arguments: [4, 60, 1_100])
  func manyPaths(length: Int) throws {
    let graph = diamonds(length)
    let sums = try MultiSourceBrandes.sums(on: graph, from: [0], includesEdges: false, control: RunControl())
    #expect(difference(sums.nodes, dependenciesOnFirst(length)) == nil)
    let single = SingleSourceBrandes(LengthArcs(graph, .inverseWeight))
    let singleSums = SweepSums(graph, includesEdges: false)
    try single.addSweeps(from: 0, to: singleSums, control: RunControl())
    #expect(difference(singleSums.nodes.array, dependenciesOnFirst(length)) == nil)
  }

  @Test("the same bits for any number of threads", arguments: PathLength.allCases)
  func threads(pathLength: PathLength) throws {
    let size = pathLength == .hops ? 1_200 : 400
    let graph = GraphFamily.sparse.graph(seed: 4, size: size, isDirected: true, weighted: true)
    let measure = Betweenness(pathLength: pathLength, includesEdges: true)
    let alone = try measure.run(on: graph)
    for count in [2, 3, 8] { #expect(try measure.run(on: graph, control: RunControl(threads: count)) == alone) }
  }

  @Test("the algorithm on a page equals the oracle")
  func plainAlgorithm() {
    forEachRandomGraph(seeds: 2, sizes: [0, 1, 2, 3, 5, 8, 13]) { graph, label in
      let oracle = PathOracle(graph) { _ in 1 }
      let times = graph.isDirected ? 1.0 : 2.0
      #expect(difference(PlainBrandes.sums(on: graph).nodes, oracle.betweenness.map { times * $0 }) == nil, "\(label)")
    }
  }

  @Test("eight sources at once equal the algorithm on a page")
  func equalsPlainAlgorithm() throws {
    try forEachRandomGraph(seeds: 2, sizes: [5, 7, 8, 9, 17, 60]) { graph, label in
      let plain = PlainBrandes.sums(on: graph)
      let fast = try MultiSourceBrandes.sums(on: graph, includesEdges: true, control: RunControl())
      #expect(difference(fast.nodes, plain.nodes) == nil, "\(label)")
      #expect(difference(fast.arcs, plain.arcs) == nil, "edges, \(label)")
    }
  }

  @Test("many nodes: eight sources at once agree with one search a source", arguments: [7, 9, 250])
  func agreesWithSingleSources(size: Int) throws {
    for isDirected in [false, true] {
      for family in [GraphFamily.sparse, .tree, .caveman, .path, .dense] where family != .dense || size < 100 {
        let graph = family.graph(seed: 6, size: size, isDirected: isDirected)
        let unit = Graph(
          nodeCount: size, isDirected: isDirected, offsets: graph.offsets, targets: graph.targets,
          weights: [Double](repeating: 1, count: graph.arcCount))
        let together = try Betweenness(includesEdges: true).run(on: graph)
        let single = try SingleSourceBrandes.sums(on: unit, .weight, includesEdges: true, control: RunControl())
        let times = isDirected ? 1.0 : 2.0
        #expect(difference(together.nodes.map { times * $0 }, single.nodes) == nil, "\(family), \(size) nodes")
        var edges = [Double](repeating: 0, count: unit.edgeCount)
        for (arc, edge) in unit.edgeIndices().enumerated() { edges[Int(edge)] += single.arcs[arc] }
        #expect(difference(together.edges!.map { times * $0 }, edges) == nil, "edges, \(family), \(size) nodes")
      }
    }
  }

  @Test("by weight: leaving out arcs that no shortest path uses changes nothing", arguments: [false, true])
  func backbone(isDirected: Bool) throws {
    let graph = GraphFamily.manyDetours(isDirected: isDirected)
    let onAllArcs = SingleSourceBrandes(LengthArcs(graph, .inverseWeight))
    let sums = SweepSums(graph, includesEdges: true)
    for source in 0..<700 { try onAllArcs.addSweeps(from: source, to: sums, control: RunControl()) }
    let result = try Betweenness(pathLength: .inverseWeight, includesEdges: true).run(on: graph)
    let pairs = isDirected ? 1.0 : 2.0
    #expect(difference(result.nodes.map { $0 * pairs }, sums.nodes.array) == nil)
    let scores = graph.edges.map { edge in
      let forth = sums.arcs[graph.arc(from: Int(edge.source), to: Int(edge.target))!]
      return isDirected ? forth : forth + sums.arcs[graph.arc(from: Int(edge.target), to: Int(edge.source))!]
    }
    #expect(difference(result.edges!.map { $0 * pairs }, scores) == nil)
  }

  @Test("renaming nodes renames the scores; scores sum to the inner nodes of all paths")
  func laws() throws {
    let graph = GraphFamily.caveman.graph(seed: 7, size: 50)
    var names = Array(0..<50)
    var random = SeededGenerator(seed: 1)
    random.shuffle(&names)
    let original = try Betweenness().run(on: graph)
    let renamed = try Betweenness().run(on: relabelled(graph, names: names))
    for node in 0..<50 { #expect(isClose(original.nodes[node], renamed.nodes[names[node]])) }
    let distances = try Closeness().run(on: graph)
    let innerNodes = (distances.farness.reduce(0, +) - Double(distances.reachCount.reduce(0, +))) / 2
    #expect(isClose(original.nodes.reduce(0, +), innerNodes))
  }

  @Test("cancelling ends the run with an error")
  func cancellation() {
    let control = RunControl(threads: 2)
    control.cancellation.cancel()
    let graph = GraphFamily.sparse.graph(seed: 4, size: 300)
    #expect(throws: CancellationError.self) { try Betweenness().run(on: graph, control: control) }
  }
}
