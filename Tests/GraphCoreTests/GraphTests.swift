import GraphCore
import TestSupport
import Testing

@Suite("Graph")
struct GraphTests {
  @Test("rows ascend, loops are dropped, repeated pairs are one edge with summed weight")
  func buildsSimpleGraph() {
    let graph = Graph(
      nodeCount: 4, edges: [(2, 0), (0, 1), (1, 0), (3, 3), (0, 2)], weights: [1, 2, 3, 9, 4], isDirected: false)
    #expect(graph.checkInvariants())
    #expect(graph.edgeCount == 2)
    #expect(graph.edges == [Graph.Edge(source: 0, target: 1), Graph.Edge(source: 0, target: 2)])
    #expect(graph.weights == [5, 5, 5, 5])
    #expect(graph.strengths() == [10, 5, 5, 0])
    #expect(graph.degree(of: 3) == 0)
  }

  @Test("a directed graph keeps both directions apart, and its transpose turns them round")
  func buildsDirectedGraph() {
    let graph = Graph(nodeCount: 3, edges: [(0, 1), (1, 0), (1, 2), (1, 2)], weights: [1, 2, 3, 4], isDirected: true)
    #expect(graph.checkInvariants())
    #expect(graph.edgeCount == 3)
    #expect(graph.weights == [1, 2, 7])
    let transposed = graph.transposed()
    #expect(transposed.checkInvariants())
    #expect(transposed.edges.map { [$0.source, $0.target] } == [[0, 1], [1, 0], [2, 1]])
    #expect(transposed.weights == [2, 1, 7])
    #expect(transposed.transposed() == graph)
    #expect(graph.undirected().weights == [3, 3, 7, 7])
  }

  @Test("on random graphs the invariants hold and rows equal a set-based build")
  func matchesSetBasedBuild() {
    var random = SeededGenerator(seed: 5)
    for round in 0..<2_000 {
      let nodeCount = 1 + random.below(20)
      let pairs = (0..<random.below(60)).map { _ in (random.below(nodeCount), random.below(nodeCount)) }
      let isDirected = round % 2 == 0
      let graph = Graph(nodeCount: nodeCount, edges: pairs, isDirected: isDirected)
      var expected = [Set<Int>](repeating: [], count: nodeCount)
      for (a, b) in pairs where a != b {
        expected[a].insert(b)
        if !isDirected { expected[b].insert(a) }
      }
      #expect(graph.checkInvariants())
      for node in 0..<nodeCount {
        #expect(graph.row(of: node).map { Int(graph.targets[$0]) } == expected[node].sorted())
      }
    }
  }

  @Test("edge indices number the edges in order, the same for both arcs")
  func edgeIndices() {
    forEachRandomGraph(seeds: 3, weighted: [true]) { graph, label in
      #expect(graph.checkInvariants(), "\(label)")
      let edges = graph.edges
      let indices = graph.edgeIndices()
      for node in 0..<graph.nodeCount {
        for arc in graph.row(of: node) {
          let edge = edges[Int(indices[arc])]
          let ends = [Int(edge.source), Int(edge.target)]
          let arcEnds = [node, Int(graph.targets[arc])]
          #expect(graph.isDirected ? ends == arcEnds : ends == arcEnds.sorted(), "\(label)")
        }
      }
    }
  }

  @Test("the induced part keeps just the edges between its nodes")
  func inducedPart() {
    let graph = Graph(nodeCount: 5, edges: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)], weights: [1, 2, 3, 4, 5])
    let part = graph.induced(by: [4, 0, 2])
    #expect(part.checkInvariants())
    #expect(part.edges == [Graph.Edge(source: 0, target: 1)])
    #expect(part.weights == [5, 5])
  }

  @Test("graphs without nodes or edges")
  func emptyGraphs() {
    for nodeCount in [0, 1, 2] {
      let graph = Graph(nodeCount: nodeCount, edges: [])
      #expect(graph.checkInvariants())
      #expect(graph.edgeCount == 0 && graph.edges.isEmpty && graph.edgeIndices().isEmpty)
      #expect(graph.transposed() == graph)
      #expect(graph.withAdjacency { $0.nodeCount } == nodeCount)
    }
  }
}
