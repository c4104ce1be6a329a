import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Dyadic constraint")
struct DyadicConstraintTests {
  @Test("every part is the square of its definition, and the parts add up to the constraint", arguments: [false, true])
  func matchesDefinition(usesWeights: Bool) throws {
    try forEachRandomGraph(seeds: 3, weighted: [false, true]) { graph, label in
      let dense = DenseGraph(graph, weighted: usesWeights)
      let undirected = graph.isDirected ? dense.undirected(weighted: usesWeights) : dense
      let result = try DyadicConstraint(usesWeights: usesWeights).run(on: graph)
      let whole = try StructuralHoles(usesWeights: usesWeights).run(on: graph).constraint
      #expect(result.graph == graph.undirected().unweighted(), "\(label)")
      func share(_ i: Int, _ j: Int) -> Double { undirected.weight[i][j] / undirected.strength(i) }
      for i in undirected.nodes {
        var sum: Double?
        for j in undirected.nodes {
          guard undirected.hasArc(i, j) else {
            #expect(result.part(of: j, in: i) == nil, "\(label)")
            continue
          }
          let between = undirected.nodes.filter { $0 != i && $0 != j && undirected.hasArc(i, $0) }
          let invested = between.reduce(share(i, j)) { $0 + share(i, $1) * share($1, j) }
          #expect(isClose(result.part(of: j, in: i), invested * invested), "\(label), \(j) in \(i)")
          sum = (sum ?? 0) + result.part(of: j, in: i)!
        }
        #expect(isClose(sum, whole[i]), "\(label), \(i)")
      }
    }
  }

  @Test("of a pendant, all of it; in a triangle with a pendant, the better connected binds more")
  func smallGraphs() throws {
    let graph = Graph(nodeCount: 4, edges: [(0, 1), (0, 2), (1, 2), (2, 3)])
    let result = try DyadicConstraint().run(on: graph)
    #expect(isClose(result.part(of: 2, in: 3), 1))
    // 1/2 + 1/2 · 1/2 over node 1, and 1/2 + 1/2 · 1/3 over node 2.
    #expect(isClose(result.part(of: 2, in: 0), 0.75 * 0.75))
    #expect(isClose(result.part(of: 1, in: 0), (2.0 / 3) * (2.0 / 3)))
  }

  @Test("another unit of weights changes nothing", arguments: [1e-300, 0.1, 1e300])
  func scaling(scale: Double) throws {
    let graph = GraphFamily.caveman.graph(seed: 5, size: 20, weighted: true)
    let scaled = Graph(
      nodeCount: 20, isDirected: false, offsets: graph.offsets, targets: graph.targets,
      weights: graph.weights!.map { $0 * scale })
    let measure = DyadicConstraint(usesWeights: true)
    #expect(difference(try measure.run(on: scaled).parts, try measure.run(on: graph).parts) == nil)
  }
}
