import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Global efficiency")
struct GlobalEfficiencyTests {
  @Test("it is the mean of 1 / distance over all pairs, along arcs")
  func matchesOracle() throws {
    try forEachRandomGraph(seeds: 8) { graph, label in
      let result = try GlobalEfficiency().run(on: graph)
      #expect(isClose(result.efficiency, DenseGraph(graph).globalEfficiency()), "\(label)")
    }
  }

  @Test("1 in a clique, 0 without edges, undefined below two nodes")
  func extremes() throws {
    #expect(isClose(try GlobalEfficiency().run(on: GraphFamily.clique.graph(seed: 1, size: 12)).efficiency, 1))
    #expect(try GlobalEfficiency().run(on: Graph(nodeCount: 4, edges: [])).efficiency == 0)
    #expect(try GlobalEfficiency().run(on: Graph(nodeCount: 1, edges: [])).efficiency == nil)
    // A star of n nodes: n − 1 pairs at distance 1, the others at 2.
    #expect(
      isClose(try GlobalEfficiency().run(on: GraphFamily.star.graph(seed: 1, size: 11)).efficiency, 0.5 + 1.0 / 11))
  }

  @Test("karate club .4920, Krackhardt's kite .6463, as NetworkX has them")
  func knownGraphs() throws {
    #expect(isClose(try GlobalEfficiency().run(on: KnownGraphs.karate).efficiency, 0.4920083184789052))
    #expect(isClose(try GlobalEfficiency().run(on: KnownGraphs.kite).efficiency, 0.6462962962962965))
  }

  @Test("the same bits for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    let graph = GraphFamily.sparse.graph(seed: 9, size: 1_500)
    let one = try GlobalEfficiency().run(on: graph)
    #expect(try GlobalEfficiency().run(on: graph, control: RunControl(threads: count)) == one)
  }
}
