import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Core numbers")
struct CoreNumbersTests {
  @Test("they are what repeated peeling leaves, and distances go to the nearest node of the core")
  func matchesPeeling() throws {
    try forEachRandomGraph(seeds: 6) { graph, label in
      let dense = DenseGraph(graph.undirected())
      let expected = naiveCoreNumbers(dense)
      let result = try CoreNumbers().run(on: graph)
      #expect(result.coreNumbers == expected, "\(label)")
      #expect(result.highest == expected.max() ?? 0, "\(label)")
      let core = result.highest == 0 ? [] : expected.indices.filter { expected[$0] == result.highest }
      let fromCore = core.map { dense.distances(from: $0) }
      let distances = dense.nodes.map { node in fromCore.compactMap { $0[node] }.min() }
      #expect(try CoreDistance().run(on: graph).distances == distances, "\(label)")
      #expect(try CoreDistance().run(on: graph, cores: result).distances == distances, "\(label)")
    }
  }

  @Test("loops are dropped and repeated rows are one tie (T7)")
  func repeatedRows() throws {
    let graph = Graph(nodeCount: 4, edges: [(0, 1), (0, 1), (1, 2), (2, 2), (2, 3)])
    #expect(try CoreNumbers().run(on: graph).coreNumbers == [1, 1, 1, 1])
  }

  @Test("a gap in the numbers: a clique with a pendant")
  func gap() throws {
    let clique = (0..<30).flatMap { a in (a + 1..<30).map { (a, $0) } }
    let result = try CoreNumbers().run(on: Graph(nodeCount: 31, edges: clique + [(0, 30)]))
    #expect(result.coreNumbers == [Int](repeating: 29, count: 30) + [1])
    #expect(result.innermost.count == 30)
  }

  @Test("a path of 100,000 nodes")
  func longPath() throws {
    #expect(try CoreNumbers().run(on: longPathGraph()).coreNumbers.allSatisfy { $0 == 1 })
    #expect(try CoreDistance().run(on: longPathGraph()).distances.allSatisfy { $0 == 0 })
  }
}
