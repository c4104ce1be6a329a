import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("PageRank")
struct PageRankTests {
  @Test("it solves its linear system", arguments: [false, true])
  func matchesLinearSystem(weighted: Bool) throws {
    try forEachRandomGraph(seeds: 6, weighted: [false, true]) { graph, label in
      for damping in [0, 0.5, 0.85, 0.99] {
        let result = try PageRank(damping: damping, maximumIterations: 10_000, usesWeights: weighted).run(on: graph)
        let expected = naivePageRank(DenseGraph(graph, weighted: weighted), damping: damping)
        #expect(result.converged && result.residual <= 1e-12, "\(label)")
        #expect(difference(result.scores, expected) == nil, "\(label), damping \(damping)")
        #expect(graph.nodeCount == 0 || isClose(result.scores.reduce(0, +), 1, within: 1e-12), "\(label)")
      }
    }
  }

  @Test("1 → 2 (T11)")
  func oneArc() throws {
    let result = try PageRank().run(on: Graph(nodeCount: 2, edges: [(0, 1)], isDirected: true))
    #expect(difference(result.scores, [0.350877, 0.649123], within: 1e-6) == nil)
  }

  @Test("a run that is cut short says so")
  func cutShort() throws {
    for isDirected in [false, true] {
      let graph = largeRandomGraph(isDirected: isDirected)
      let result = try PageRank(maximumIterations: 2).run(on: graph)
      #expect(!result.converged && result.iterations == 2 && result.residual > 1e-12)
    }
  }

  @Test("the same bits for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    for isDirected in [false, true] {
      let graph = largeRandomGraph(isDirected: isDirected)
      #expect(try PageRank().run(on: graph, control: RunControl(threads: count)) == PageRank().run(on: graph))
    }
  }
}
