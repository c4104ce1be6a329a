import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Modularity")
struct ModularityTests {
  @Test("it is the double sum over pairs of nodes", arguments: [false, true])
  func matchesDoubleSum(weighted: Bool) throws {
    var random = SeededGenerator(seed: 8)
    try forEachRandomGraph(seeds: 5, weighted: [false, true]) { graph, label in
      let communities = (0..<graph.nodeCount).map { _ in random.below(max(1, graph.nodeCount / 2)) }
      let dense = DenseGraph(graph, weighted: weighted)
      let undirected = graph.isDirected ? dense.undirected(weighted: weighted) : dense
      for resolution in [0.5, 1, 2] {
        let result = try Modularity(resolution: resolution, usesWeights: weighted)
          .run(on: graph, communities: communities)
        let expected = naiveModularity(undirected, communities: communities, resolution: resolution)
        #expect(isClose(result.modularity, expected), "\(label)")
      }
    }
  }
}
