import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Comparison with networks of the same degrees")
struct RewiringTestTests {
  @Test("the null distribution is that over all graphs with these degrees", arguments: [nil, 3.0])
  func matchesAllGraphs(thinning: Double?) throws {
    let graph = Graph(nodeCount: 5, edges: [(0, 1), (1, 0), (2, 3), (3, 2), (3, 4), (4, 1), (1, 2)], isDirected: true)
    let values = try allGraphs(withDegreesOf: graph).map { try Reciprocity().run(on: $0).reciprocity! }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    let test = try RewiringTest(samples: 8_000, tail: .upper, swapsPerEdge: 30, thinning: thinning).run(on: graph) {
      try Reciprocity().run(on: $0).reciprocity
    }
    #expect(isClose(test.observed, 4.0 / 7))
    // Graphs of one chain are a little alike.
    let alike = thinning == nil ? 1.0 : 2
    #expect(abs(test.mean! - mean) < 4 * (alike * variance / 8_000).squareRoot())
    #expect(isClose(test.standardDeviation!, variance.squareRoot(), within: 0.02))
    let share = Double(values.count { $0 > 4.0 / 7 - 1e-12 }) / Double(values.count)
    #expect(abs(test.pValue! - share) < 0.02)
  }

  @Test("what follows from the degrees is not extreme, what does not is")
  func degreesAndMore() throws {
    let graph = GraphFamily.caveman.graph(seed: 1, size: 60)
    let density = try RewiringTest(samples: 99).run(on: graph) { try Density().run(on: $0).density }
    #expect(density.pValue == 1 && density.standardDeviation == 0 && density.standardScore == nil)
    let closed = try RewiringTest(samples: 99, tail: .upper).run(on: graph) {
      try Transitivity().run(on: $0).transitivity
    }
    #expect(closed.pValue == 0.01 && closed.standardScore! > 5)
  }

  @Test("several statistics at once are each what it is alone", arguments: [nil, 1.0])
  func several(thinning: Double?) throws {
    let graph = GraphFamily.caveman.graph(seed: 2, size: 20)
    let test = RewiringTest(samples: 50, thinning: thinning, seed: 3)
    let both = try test.run(on: graph) { graph in
      [try Transitivity().run(on: graph).transitivity, try Closeness().run(on: graph).meanDistance]
    }
    #expect(try both[0] == test.run(on: graph) { try Transitivity().run(on: $0).transitivity })
    #expect(try both[1] == test.run(on: graph) { try Closeness().run(on: $0).meanDistance })
    #expect(both[0].standardDeviation! > 0 && both.count == 2)
  }

  @Test("a graph without arcs has no reciprocity to compare")
  func undefinedStatistic() throws {
    let test = try RewiringTest(samples: 5).run(on: Graph(nodeCount: 3, edges: [], isDirected: true)) {
      try Reciprocity().run(on: $0).reciprocity
    }
    #expect(test.observed == nil && test.sampleCount == 0 && test.pValue == nil)
  }

  @Test("the same bits for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    for thinning in [nil, 1.0] { try compare(RewiringTest(samples: 40, thinning: thinning, seed: 6), threads: count) }
  }

  private func compare(_ test: RewiringTest, threads count: Int) throws {
    let transitivity: @Sendable (Graph) throws -> Double? = { try Transitivity().run(on: $0).transitivity }
    let one = try test.run(on: KnownGraphs.karate, statistic: transitivity)
    let several = try test.run(on: KnownGraphs.karate, control: RunControl(threads: count), statistic: transitivity)
    #expect(several == one)
  }
}
