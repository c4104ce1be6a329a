import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Disparity filter")
struct DisparityFilterTests {
  @Test("the significance of every edge is that of its formula")
  func matchesFormula() throws {
    try forEachRandomGraph(seeds: 8, weighted: [false, true]) { graph, label in
      let dense = DenseGraph(graph, weighted: true)
      let result = try DisparityFilter().run(on: graph)
      let expected = graph.edges.map { naiveDisparity(dense, Int($0.source), Int($0.target)) }
      #expect(difference(result.significance, expected) == nil, "\(label)")
    }
  }

  @Test("a heavy edge among light ones is kept, an edge between pendants is not")
  func heavyEdge() throws {
    let graph = Graph(nodeCount: 7, edges: [(0, 1), (0, 2), (0, 3), (0, 4), (5, 6)], weights: [97, 1, 1, 1, 50])
    let result = try DisparityFilter().run(on: graph)
    #expect(isClose(result.significance[0], 0.03 * 0.03 * 0.03))
    #expect(result.significance[4] == 1)
    #expect(result.backbone() == [0])
    #expect(result.backbone(level: 1.1).count == 5)
  }
}
