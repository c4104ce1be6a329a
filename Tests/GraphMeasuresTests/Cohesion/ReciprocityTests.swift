import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Reciprocity and density")
struct ReciprocityTests {
  @Test("they are the counts over all pairs of nodes")
  func matchesPairs() throws {
    try forEachRandomGraph(seeds: 10) { graph, label in
      let dense = DenseGraph(graph)
      let arcs = dense.nodes.flatMap { u in dense.neighbors(u).map { (u, $0) } }
      let answered = arcs.count { dense.hasArc($0.1, $0.0) }
      let result = try Reciprocity().run(on: graph)
      #expect(result.answeredArcs == answered, "\(label)")
      #expect(isClose(result.reciprocity, arcs.isEmpty ? nil : Double(answered) / Double(arcs.count)), "\(label)")
      let pairs = dense.count * (dense.count - 1)
      #expect(
        isClose(try Density().run(on: graph).density, pairs <= 0 ? nil : Double(arcs.count) / Double(pairs)), "\(label)"
      )
    }
  }

  @Test("two of three arcs are answered; loops do not count; no arcs, no value (T13)")
  func smallGraphs() throws {
    let graph = Graph(nodeCount: 3, edges: [(0, 1), (1, 0), (1, 2), (2, 2)], isDirected: true)
    #expect(isClose(try Reciprocity().run(on: graph).reciprocity, 2.0 / 3))
    #expect(try Reciprocity().run(on: Graph(nodeCount: 3, edges: [], isDirected: true)).reciprocity == nil)
  }

  @Test("Zachary's karate club has density .1390")
  func karate() throws {
    #expect(isClose(try Density().run(on: KnownGraphs.karate).density, 0.1390, within: 5e-5))
  }
}
