import GraphCore
import TestSupport
import Testing

@testable import GraphMeasures

@Suite("Rewiring with the same degrees")
struct DegreePreservingRewiringTests {
  @Test("degrees stay, in and out, and the graph stays simple")
  func keepsDegrees() throws {
    try forEachRandomGraph(seeds: 5, weighted: [false, true]) { graph, label in
      let result = try DegreePreservingRewiring(seed: 3).run(on: graph)
      #expect(result.graph.checkInvariants() && result.graph.weights == nil, "\(label)")
      #expect(result.graph.edgeCount == graph.edgeCount && result.graph.isDirected == graph.isDirected, "\(label)")
      let (before, after) = (graph.transposed(), result.graph.transposed())
      for node in 0..<graph.nodeCount {
        #expect(result.graph.degree(of: node) == graph.degree(of: node), "\(label)")
        #expect(after.degree(of: node) == before.degree(of: node), "\(label)")
      }
      #expect(result.attemptedSwaps == 10 * graph.edgeCount, "\(label)")
      #expect(result.acceptedSwaps <= result.attemptedSwaps, "\(label)")
    }
  }

  /// Graphs with few others of the same degrees, so that all of them can be listed.
  private static let smallGraphs = [
    Graph(nodeCount: 6, edges: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0)]),
    Graph(nodeCount: 6, edges: [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4), (4, 5)]),
    Graph(nodeCount: 5, edges: [(0, 1), (1, 2), (2, 3), (3, 0), (1, 3), (0, 4)], isDirected: true),
    // Switches alone cannot turn a single triangle round.
    Graph(nodeCount: 3, edges: [(0, 1), (1, 2), (2, 0)], isDirected: true),
    Graph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 0), (0, 3), (1, 3), (2, 3)], isDirected: true),
  ]

  @Test(
    "every graph with these degrees is as likely as any other", .tags(.slow), arguments: smallGraphs.indices)
  func isUniform(index: Int) throws {
    let graph = Self.smallGraphs[index]
    let all = allGraphs(withDegreesOf: graph)
    var counts = [Int](repeating: 0, count: all.count)
    let draws = 200 * all.count
    for seed in 0..<draws {
      let rewired = try DegreePreservingRewiring(swapsPerEdge: 20, seed: UInt64(seed)).run(on: graph).graph
      counts[try #require(all.firstIndex(of: rewired))] += 1
    }
    // A χ² with so many degrees of freedom is above mean + 5 standard deviations once in a million.
    let chiSquared = counts.reduce(0.0) { $0 + Double(($1 - 200) * ($1 - 200)) / 200 }
    let freedom = Double(all.count - 1)
    #expect(all.count > 1 && chiSquared < freedom + 5 * (2 * freedom).squareRoot() + 5)
  }

  @Test("the same with a hash table as with a bitmap", arguments: [false, true])
  func pairSets(isDirected: Bool) throws {
    var random = SeededGenerator(seed: 12)
    let nodeCount = BitmapPairSet.nodeLimit + 1
    let edges = (0..<6_000).map { _ in (random.below(40), random.below(nodeCount)) }
    let large = Graph(nodeCount: nodeCount, edges: edges, isDirected: isDirected)
    let result = try DegreePreservingRewiring(seed: 5).run(on: large)
    #expect(result.graph.checkInvariants() && result.acceptedSwaps > large.edgeCount)
    let (before, after) = (large.transposed(), result.graph.transposed())
    for node in 0..<nodeCount {
      #expect(result.graph.degree(of: node) == large.degree(of: node))
      #expect(after.degree(of: node) == before.degree(of: node))
    }
  }

  @Test("a hash table holds what a set holds")
  func hashedPairs() {
    var random = SeededGenerator(seed: 2)
    let pairs = HashedPairSet(capacity: 300)
    var expected: Set<Graph.Edge> = []
    for _ in 0..<20_000 {
      let (a, b) = (NodeIndex(random.below(30)), NodeIndex(30 + random.below(30)))
      let pair = Graph.Edge(source: a, target: b)
      #expect(pairs.contains(a, b) == expected.contains(pair))
      if expected.contains(pair) {
        pairs.remove(a, b)
        expected.remove(pair)
      } else if expected.count < 300 {
        pairs.insert(a, b)
        expected.insert(pair)
      }
    }
  }

  @Test("no swaps, no change; a seed gives one graph")
  func seeds() throws {
    let graph = GraphFamily.dense.graph(seed: 8, size: 20, isDirected: true)
    #expect(try DegreePreservingRewiring(swapsPerEdge: 0).run(on: graph).graph == graph)
    let one = try DegreePreservingRewiring(seed: 1).run(on: graph)
    #expect(try DegreePreservingRewiring(seed: 1).run(on: graph) == one)
    #expect(try DegreePreservingRewiring(seed: 2).run(on: graph).graph != one.graph)
  }

  @Test("a star and a clique are the only graphs with their degrees")
  func fixedGraphs() throws {
    for family in [GraphFamily.star, .clique] {
      let graph = family.graph(seed: 1, size: 9)
      let result = try DegreePreservingRewiring().run(on: graph)
      #expect(result.graph == graph && result.acceptedSwaps == 0)
    }
  }

  @Test("a run that is cancelled throws")
  func cancellation() throws {
    let control = RunControl()
    control.cancellation.cancel()
    #expect(throws: CancellationError.self) {
      try DegreePreservingRewiring().run(on: KnownGraphs.karate, control: control)
    }
  }
}
