import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Connected components")
struct ConnectedComponentsTests {
  @Test("they are the sets that reach each other, numbered by size, then by smallest node")
  func matchesReachability() throws {
    try forEachRandomGraph(seeds: 10) { graph, label in
      let result = try ConnectedComponents().run(on: graph)
      let expected = DenseGraph(graph).components().sorted { ($1.count, $0.min()!) < ($0.count, $1.min()!) }
      #expect(result.sizes == expected.map(\.count), "\(label)")
      #expect(result.nodesByComponent().map { $0.map { Int($0) } } == expected.map { $0.sorted() }, "\(label)")
      for (number, nodes) in expected.enumerated() {
        #expect(nodes.allSatisfy { result.componentOfNode[$0] == number }, "\(label)")
      }
    }
  }

  @Test("small components leave out the largest one and isolates")
  func smallComponents() throws {
    let graph = Graph(nodeCount: 9, edges: [(0, 1), (1, 2), (2, 3), (4, 5), (5, 6), (7, 8)])
    let result = try ConnectedComponents().run(on: graph)
    #expect(result.sizes == [4, 3, 2])
    #expect(result.smallComponents(upTo: 2) == [2])
    #expect(result.smallComponents(upTo: 5) == [1, 2])
    #expect(try ConnectedComponents().run(on: Graph(nodeCount: 2, edges: [])).smallComponents(upTo: 5) == [])
  }

  @Test("strong components are the sets that reach each other along arcs, and come in reverse order of the arcs")
  func strongComponents() throws {
    try forEachRandomGraph(seeds: 10) { graph, label in
      let result = try StronglyConnectedComponents().run(on: graph)
      let reachable = (0..<graph.nodeCount).map { DenseGraph(graph).reachable(from: $0) }
      for a in 0..<graph.nodeCount {
        #expect(result.sizes[result.componentOfNode[a]] == reachable[a].count { reachable[$0].contains(a) }, "\(label)")
        for b in 0..<graph.nodeCount {
          let isTogether = reachable[a].contains(b) && reachable[b].contains(a)
          #expect((result.componentOfNode[a] == result.componentOfNode[b]) == isTogether, "\(label)")
        }
        for arc in graph.row(of: a) {
          #expect(result.componentOfNode[Int(graph.targets[arc])] <= result.componentOfNode[a], "\(label)")
        }
      }
    }
  }

  @Test("a path of 100,000 nodes does not exhaust the stack")
  func longPath() throws {
    let graph = longPathGraph(isDirected: true)
    #expect(try ConnectedComponents().run(on: graph).sizes == [graph.nodeCount])
    #expect(try StronglyConnectedComponents().run(on: graph).count == graph.nodeCount)
  }
}

/// The path 0, 1, …, 99,999.
func longPathGraph(isDirected: Bool = false) -> Graph {
  Graph(nodeCount: 100_000, edges: (1..<100_000).map { ($0 - 1, $0) }, isDirected: isDirected)
}
