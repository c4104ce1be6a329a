import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Structural holes")
struct StructuralHolesTests {
  @Test("all four measures are the sums of their definitions", arguments: [false, true])
  func matchesDefinition(weighted: Bool) throws {
    try forEachRandomGraph(seeds: 5, weighted: [false, true]) { graph, label in
      let result = try StructuralHoles(usesWeights: weighted).run(on: graph)
      let dense = DenseGraph(graph, weighted: weighted)
      let oracle = StructuralHolesOracle(
        graph.isDirected ? dense.undirected(weighted: weighted) : dense)
      #expect(difference(result.constraint, dense.nodes.map(oracle.constraint)) == nil, "\(label)")
      #expect(difference(result.effectiveSize, dense.nodes.map(oracle.effectiveSize)) == nil, "\(label)")
      #expect(difference(result.hierarchy, dense.nodes.map(oracle.hierarchy)) == nil, "\(label)")
      for node in dense.nodes {
        let degree = Double(graph.undirected().degree(of: node))
        #expect(isClose(result.efficiency[node], result.effectiveSize[node].map { $0 / degree }), "\(label)")
      }
    }
  }

  @Test("in a triangle the constraint is 1.125 (T8)")
  func triangle() throws {
    let result = try StructuralHoles().run(on: Graph(nodeCount: 3, edges: [(0, 1), (0, 2), (1, 2)]))
    #expect(difference(result.constraint, [1.125, 1.125, 1.125]) == nil)
    #expect(difference(result.effectiveSize, [1, 1, 1]) == nil)
    #expect(difference(result.hierarchy, [0, 0, 0]) == nil)
  }

  @Test("shares are taken over the whole network, not the ego network (T9)")
  func wholeNetwork() throws {
    let graph = Graph(nodeCount: 5, edges: [(0, 1), (0, 2), (1, 2), (1, 3), (1, 4)])
    #expect(isClose(try StructuralHoles().run(on: graph).constraint[0], 0.953125))
  }

  @Test("an isolate has no values, a pendant no hierarchy")
  func undefinedValues() throws {
    let result = try StructuralHoles().run(on: Graph(nodeCount: 3, edges: [(0, 1)]))
    #expect(difference(result.constraint, [1, 1, nil]) == nil)
    #expect(difference(result.efficiency, [1, 1, nil]) == nil)
    #expect(result.hierarchy == [nil, nil, nil])
  }
}
