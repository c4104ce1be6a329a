import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Local bridges")
struct LocalBridgesTests {
  @Test("they are the edges without a common neighbour, with the distance that a search without them finds")
  func matchesSearch() throws {
    try forEachRandomGraph(seeds: 8) { graph, label in
      let result = try LocalBridges().run(on: graph)
      let undirected = graph.undirected()
      let dense = DenseGraph(undirected)
      var expected: [(EdgeIndex, Int?)] = []
      for (index, edge) in undirected.edges.enumerated() {
        let (u, v) = (Int(edge.source), Int(edge.target))
        guard Set(dense.neighbors(u)).isDisjoint(with: dense.neighbors(v)) else { continue }
        expected.append((EdgeIndex(index), dense.removing(edge: u, v).distances(from: u)[v]))
      }
      #expect(result.edges == expected.map(\.0), "\(label)")
      #expect(result.spans == expected.map(\.1), "\(label)")
    }
  }

  @Test("a path has bridges only, a long cycle spans all the way round")
  func pathsAndCycles() throws {
    let path = try LocalBridges().run(on: longPathGraph())
    #expect(path.edges.count == 99_999 && path.spans.allSatisfy { $0 == nil })
    let cycle = Graph(nodeCount: 101, edges: (0..<101).map { ($0, ($0 + 1) % 101) })
    #expect(try LocalBridges().run(on: cycle).spans == [Int?](repeating: 100, count: 101))
  }

  @Test("the same for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    let graph = largeRandomGraph()
    #expect(try LocalBridges().run(on: graph, control: RunControl(threads: count)) == LocalBridges().run(on: graph))
  }
}
