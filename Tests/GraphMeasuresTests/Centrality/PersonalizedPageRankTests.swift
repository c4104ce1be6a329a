import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Personalized PageRank")
struct PersonalizedPageRankTests {
  @Test("it solves its linear system, wherever jumps go and walks begin", arguments: [false, true])
  func matchesLinearSystem(weighted: Bool) throws {
    var random = SeededGenerator(seed: 8)
    try forEachRandomGraph(seeds: 3, sizes: [1, 2, 5, 9, 14], weighted: [weighted]) { graph, label in
      let draw = { (0..<graph.nodeCount).map { $0 == 0 ? 1 : Double(random.below(4)) } }
      let (jumps, onward, start) = (draw(), draw(), draw())
      for damping in [0, 0.5, 0.85] {
        let measure = PersonalizedPageRank(
          damping: damping, usesWeights: weighted, jumps: jumps, onward: onward, start: start)
        let result = try measure.run(on: graph)
        let expected = naivePageRank(
          DenseGraph(graph, weighted: weighted), damping: damping, jumps: jumps, onward: onward)
        #expect(result.converged, "\(label)")
        #expect(difference(result.scores, expected) == nil, "\(label), damping \(damping)")
      }
    }
  }

  @Test("even shares are PageRank", arguments: [false, true])
  func evenShares(isDirected: Bool) throws {
    let graph = GraphFamily.sparse.graph(seed: 3, size: 200, isDirected: isDirected)
    let (plain, even) = (try PageRank().run(on: graph), try PersonalizedPageRank().run(on: graph))
    #expect(difference(even.scores, plain.scores) == nil)
  }

  @Test("amounts and weights may be as large or small as they like")
  func extremes() throws {
    let graph = Graph(nodeCount: 3, edges: [(0, 1), (1, 2), (0, 2)], weights: [1e300, 1e300, 1e300], isDirected: true)
    let large = PersonalizedPageRank(usesWeights: true, jumps: [1e308, 1e308, 1e308])
    #expect(difference(try large.run(on: graph).scores, try PageRank().run(on: graph).scores) == nil)
    #expect(try PersonalizedPageRank().run(on: Graph(nodeCount: 0, edges: [])).scores == [])
  }

  @Test("the same bits for any number of threads")
  func threads() throws {
    let graph = GraphFamily.sparse.graph(seed: 4, size: 6_000, isDirected: true)
    let jumps = (0..<6_000).map { Double($0 % 7) }
    let measure = PersonalizedPageRank(jumps: jumps)
    #expect(try measure.run(on: graph, control: RunControl(threads: 3)) == measure.run(on: graph))
  }
}
