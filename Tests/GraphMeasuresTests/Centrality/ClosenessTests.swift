import GraphCore
import TestSupport
import Testing

@testable import GraphMeasures

@Suite("Closeness")
struct ClosenessTests {
  /// Scores from the distances of the oracle, by definition and inward.
  private func expected<Length>(_ oracle: PathOracle<Length>, value: (Length) -> Double) -> Closeness.Result {
    let nodes = 0..<oracle.graph.nodeCount
    let inward = nodes.map { v in nodes.filter { $0 != v }.compactMap { oracle.distance[$0][v].map(value) } }
    return Closeness.Result(
      closeness: inward.map { distances in
        distances.isEmpty
          ? 0
          : Double(distances.count) / Double(oracle.graph.nodeCount - 1) * Double(distances.count)
            / distances.reduce(0, +)
      },
      harmonic: inward.map { $0.reduce(0) { $0 + 1 / $1 } },
      eccentricity: inward.map { $0.max() },
      reachCount: inward.map { $0.count },
      farness: inward.map { $0.reduce(0, +) })
  }

  private func check(_ actual: Closeness.Result, _ expected: Closeness.Result, _ label: String) {
    #expect(difference(actual.closeness, expected.closeness) == nil, "closeness, \(label)")
    #expect(difference(actual.harmonic, expected.harmonic) == nil, "harmonic, \(label)")
    #expect(difference(actual.eccentricity, expected.eccentricity) == nil, "eccentricity, \(label)")
    #expect(difference(actual.farness, expected.farness) == nil, "farness, \(label)")
    #expect(actual.reachCount == expected.reachCount, "reach, \(label)")
    #expect(isClose(actual.diameter, expected.diameter), "diameter, \(label)")
    #expect(isClose(actual.meanDistance, expected.meanDistance), "mean distance, \(label)")
  }

  @Test("equals the oracle in hops on random graphs")
  func matchesOracleInHops() throws {
    try forEachRandomGraph(seeds: 8) { graph, label in
      let oracle = PathOracle(graph) { _ in 1 }
      check(try Closeness().run(on: graph), expected(oracle, value: Double.init), label)
    }
  }

  @Test("equals the oracle by weight on random graphs")
  func matchesOracleByWeight() throws {
    try forEachRandomGraph(seeds: 3, weighted: [true]) { graph, label in
      // A multiple of every weight up to 18 (two rows of up to 9), so that lengths are whole.
      let oracle = PathOracle(graph) { 12_252_240 / Int($0) }
      check(
        try Closeness(pathLength: .inverseWeight).run(on: graph), expected(oracle) { Double($0) / 12_252_240 }, label)
    }
  }

  @Test("more nodes than a batch has lanes, and numbers that are no multiple of it", arguments: [511, 512, 513, 1_100])
  func severalBatches(size: Int) throws {
    for isDirected in [false, true] {
      // Where paths are long, there is much to do for few nodes: once is enough.
      let families: [GraphFamily] = size == 513 ? [.sparse, .star, .path, .disconnected] : [.sparse, .star]
      for family in families {
        let graph = family.graph(seed: 3, size: size, isDirected: isDirected)
        let result = try Closeness().run(on: graph)
        let byLength = try Closeness(pathLength: .weight).run(on: doubled(graph))
        check(byLength, halved(result), "\(family), \(size) nodes")
      }
    }
  }

  /// The same graph with all weights 2, which is searched by another algorithm.
  private func doubled(_ graph: Graph) -> Graph {
    Graph(
      nodeCount: graph.nodeCount, isDirected: graph.isDirected, offsets: graph.offsets, targets: graph.targets,
      weights: [Double](repeating: 2, count: graph.arcCount))
  }

  /// What scores are when all distances are twice as long.
  private func halved(_ result: Closeness.Result) -> Closeness.Result {
    Closeness.Result(
      closeness: result.closeness.map { $0 / 2 }, harmonic: result.harmonic.map { $0 / 2 },
      eccentricity: result.eccentricity.map { $0.map { 2 * $0 } }, reachCount: result.reachCount,
      farness: result.farness.map { 2 * $0 })
  }

  @Test("equals the oracle where weights are lengths; so do distances from some nodes")
  func matchesOracleByLength() throws {
    try forEachRandomGraph(seeds: 3, weighted: [true]) { graph, label in
      let oracle = PathOracle(graph) { Int($0) }
      check(try Closeness(pathLength: .weight).run(on: graph), expected(oracle) { Double($0) }, label)
      let sources = (0..<graph.nodeCount).filter { $0 % 2 == 0 }
      let rows = try ShortestDistances(pathLength: .weight).run(on: graph, from: sources.map { NodeIndex($0) })
      #expect(rows == sources.map { oracle.distance[$0].map { $0.map(Double.init) ?? .infinity } }, "\(label)")
    }
  }

  @Test("distances from some nodes in hops; beyond what fits they are the largest number")
  func someDistances() throws {
    try forEachRandomGraph(seeds: 2) { graph, label in
      let dense = DenseGraph(graph)
      let rows = try ShortestDistances().run(on: graph, from: (0..<graph.nodeCount).map { NodeIndex($0) })
      #expect(
        rows == dense.nodes.map { dense.distances(from: $0).map { $0.map(Double.init) ?? .infinity } }, "\(label)")
    }
    let far = Graph(nodeCount: 3, edges: [(0, 1)], weights: [.leastNonzeroMagnitude])
    let rows = try ShortestDistances(pathLength: .inverseWeight).run(on: far, from: [0])
    #expect(rows == [[0, .greatestFiniteMagnitude, .infinity]])
  }

  @Test("weights of 1 are hops, whose sums are exact")
  func unitWeights() throws {
    let graph = GraphFamily.sparse.graph(seed: 5, size: 300)
    let unit = Graph(
      nodeCount: graph.nodeCount, isDirected: false, offsets: graph.offsets, targets: graph.targets,
      weights: [Double](repeating: 1, count: graph.arcCount))
    for pathLength in PathLength.allCases {
      #expect(try Closeness(pathLength: pathLength).run(on: unit) == Closeness().run(on: graph))
    }
  }

  @Test("a disconnected graph: the Wasserman–Faust correction, and 0 for an isolate")
  func disconnected() throws {
    let graph = Graph(nodeCount: 6, edges: [(0, 1), (2, 3), (3, 4)])
    let result = try Closeness().run(on: graph)
    #expect(difference(result.closeness, [0.2, 0.2, 4.0 / 15, 0.4, 4.0 / 15, 0]) == nil)
  }

  @Test("directed graphs are read inward")
  func inward() throws {
    let result = try Closeness().run(on: Graph(nodeCount: 4, edges: [(1, 0), (2, 0), (3, 0)], isDirected: true))
    #expect(result.closeness == [1, 0, 0, 0])
    #expect(result.harmonic == [3, 0, 0, 0])
  }

  @Test("mean distance is over reachable pairs, with their share beside it")
  func meanDistance() throws {
    let result = try Closeness().run(on: Graph(nodeCount: 5, edges: [(0, 1), (2, 3), (3, 4)]))
    #expect(result.meanDistance == 1.25)
    #expect(result.reachableShare == 0.4)
  }

  @Test("no nodes, one node, no edges")
  func small() throws {
    for nodeCount in [0, 1, 3] {
      let result = try Closeness().run(on: Graph(nodeCount: nodeCount, edges: []))
      #expect(result.closeness == [Double](repeating: 0, count: nodeCount))
      #expect(result.diameter == nil && result.meanDistance == nil)
      #expect((result.reachableShare == nil) == (nodeCount < 2))
    }
  }

  @Test("the same bits for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    let graph = GraphFamily.sparse.graph(seed: 9, size: 1_500, weighted: true)
    for pathLength in PathLength.allCases {
      let measure = Closeness(pathLength: pathLength)
      #expect(try measure.run(on: graph, control: RunControl(threads: count)) == measure.run(on: graph))
    }
  }

  @Test("by weight: leaving out arcs that no shortest path uses changes nothing", arguments: [false, true])
  func backbone(isDirected: Bool) throws {
    let graph = GraphFamily.manyDetours(isDirected: isDirected)
    let result = try Closeness(pathLength: .inverseWeight).run(on: graph)
    let exact = ExactDijkstra(LengthArcs(graph.transposed(), .inverseWeight))
    for node in 0..<700 {
      exact.run(from: node)
      let distances = (1..<exact.settledCount).map { exact.distance(of: exact.settled($0)) }
      #expect(result.reachCount[node] == distances.count)
      #expect(isClose(result.farness[node], distances.reduce(0, +)))
      #expect(isClose(result.harmonic[node], distances.reduce(0) { $0 + 1 / $1 }))
      #expect(result.eccentricity[node].map { isClose($0, distances.max()!) } ?? distances.isEmpty)
    }
  }

  @Test("renaming nodes renames the scores")
  func relabelling() throws {
    let graph = GraphFamily.caveman.graph(seed: 2, size: 40, isDirected: true)
    var names = Array(0..<40)
    var random = SeededGenerator(seed: 1)
    random.shuffle(&names)
    let (original, renamed) = (try Closeness().run(on: graph), try Closeness().run(on: relabelled(graph, names: names)))
    for node in 0..<40 { #expect(isClose(original.harmonic[node], renamed.harmonic[names[node]])) }
  }

  @Test("a path of more than a thousand steps")
  func longPath() throws {
    let size = 1_030
    let graph = Graph(nodeCount: size, edges: (1..<size).map { ($0 - 1, $0) })
    let result = try Closeness().run(on: graph)
    #expect(result.diameter == Double(size - 1))
    #expect(result.farness[0] == Double(size * (size - 1) / 2))
  }
}
