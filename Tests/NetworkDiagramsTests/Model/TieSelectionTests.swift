import GraphCore
import TestSupport
import Testing

@testable import NetworkDiagrams

@Suite struct TieSelectionTests {
  @Test func fewEdgesAreAllKept() {
    let selection = TieSelection(
      of: Graph(nodeCount: 3, edges: [(0, 1), (1, 2)], weights: [1, 5]), limit: 2, fallback: .strongest)
    #expect(selection.rule == .all)
    #expect(selection.isKept == [true, true])
  }

  /// The law that the picture relies on: what is connected stays connected.
  @Test(arguments: [TieSelection.Rule.sharedNeighbors, .strongest])
  func componentsStay(fallback: TieSelection.Rule) {
    forEachRandomGraph(seeds: 20, directed: [false], weighted: [false, true]) { graph, label in
      let weighted =
        graph.weights == nil
        ? Graph(
          nodeCount: graph.nodeCount, sources: graph.edges.map(\.source), targets: graph.edges.map(\.target),
          weights: graph.edges.map { _ in 1 }, isDirected: false) : graph
      let selection = TieSelection(of: weighted, limit: 3, fallback: fallback)
      var (all, kept) = (DisjointSets(count: graph.nodeCount), DisjointSets(count: graph.nodeCount))
      for (edge, isKept) in zip(graph.edges, selection.isKept) {
        _ = all.unite(Int(edge.source), Int(edge.target))
        if isKept { _ = kept.unite(Int(edge.source), Int(edge.target)) }
      }
      for edge in graph.edges {
        #expect(kept.find(Int(edge.source)) == kept.find(Int(edge.target)), "\(label)")
      }
    }
  }

  @Test func equalStrengthsAreJudgedBySharedNeighbors() {
    // Two cliques of six and one edge between them: the edges inside share neighbours, the one between shares none,
    // but holds the graph together.
    let cliques = [0..<6, 6..<12].flatMap { range in range.flatMap { a in range.filter { $0 > a }.map { (a, $0) } } }
    let edges = cliques + [(5, 6)]
    let graph = Graph(nodeCount: 12, edges: edges, weights: edges.map { _ in 1 })
    let selection = TieSelection(of: graph, limit: 10, fallback: .sharedNeighbors)
    #expect(selection.rule == .sharedNeighbors)
    let kept = zip(graph.edges, selection.isKept).filter(\.1).map(\.0)
    #expect(kept.contains(Graph.Edge(source: 5, target: 6)))
    #expect(kept.count < edges.count)
  }

  @Test func theStrongestUpToALimit() {
    let edges = (0..<8).flatMap { a in ((a + 1)..<8).map { (a, $0) } }
    let graph = Graph(nodeCount: 8, edges: edges, weights: edges.map { Double(100 + $0.0 + $0.1) })
    let selection = TieSelection(of: graph, limit: 12, fallback: .strongest)
    #expect(selection.rule == .strongest)
    let kept = zip(graph.edges, selection.isKept).filter(\.1).map { Int($0.0.source + $0.0.target) }
    #expect(kept.count >= 12 && kept.contains(13))
  }
}
