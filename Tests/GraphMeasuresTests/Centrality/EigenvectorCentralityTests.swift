import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Eigenvector centrality")
struct EigenvectorCentralityTests {
  @Test("it is the limit of high powers of the matrix, by component", arguments: [false, true])
  func matchesPowers(weighted: Bool) throws {
    try forEachRandomGraph(seeds: 4, weighted: [weighted]) { graph, label in
      let measure = EigenvectorCentrality(maximumIterations: 100_000, usesWeights: weighted)
      let result = try measure.run(on: graph)
      let expected = naiveEigenvector(DenseGraph(graph, weighted: weighted))
      #expect(result.converged, "\(label)")
      #expect(result.isMeaningful == expected.allSatisfy { $0 != nil }, "\(label)")
      #expect(difference(result.scores, expected, within: 1e-8) == nil, "\(label)")
    }
  }

  @Test("a star, on which the unshifted power method swings for ever")
  func star() throws {
    let result = try EigenvectorCentrality().run(on: Graph(nodeCount: 5, edges: [(0, 1), (0, 2), (0, 3), (0, 4)]))
    #expect(difference(result.scores, [1, 0.5, 0.5, 0.5, 0.5]) == nil)
    #expect(isClose(result.eigenvalue, 2))
  }

  @Test("without a cycle there is no meaningful vector")
  func acyclic() throws {
    let graph = Graph(nodeCount: 4, edges: [(0, 1), (1, 2)], isDirected: true)
    let result = try EigenvectorCentrality().run(on: graph)
    #expect(!result.isMeaningful && result.scores == [nil, nil, nil, 0])
  }

  @Test("two cycles of equal weight in one component leave the vector open; what follows one cycle gets its scores")
  func directedCycles() throws {
    let twice = Graph(nodeCount: 5, edges: [(0, 1), (1, 0), (1, 2), (2, 3), (3, 2), (3, 4)], isDirected: true)
    #expect(try EigenvectorCentrality().run(on: twice).scores == [nil, nil, nil, nil, nil])
    let once = Graph(nodeCount: 4, edges: [(0, 1), (1, 0), (1, 2), (3, 0)], isDirected: true)
    #expect(difference(try EigenvectorCentrality().run(on: once).scores, [1, 1, 1, 0]) == nil)
  }

  @Test("a run that is cut short says so")
  func cutShort() throws {
    let result = try EigenvectorCentrality(maximumIterations: 3).run(on: longPathGraph())
    #expect(!result.converged && result.iterations == 3 && result.residual > 1e-12)
  }

  @Test("the same bits for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    for isDirected in [false, true] {
      let graph = largeRandomGraph(isDirected: isDirected)
      let measure = EigenvectorCentrality()
      #expect(try measure.run(on: graph, control: RunControl(threads: count)) == measure.run(on: graph))
    }
  }
}
