import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Group mixing")
struct GroupMixingTests {
  @Test("entries are sums over all pairs of nodes, and add up to the edges that count")
  func matchesOracle() throws {
    var random = SeededGenerator(seed: 6)
    try forEachRandomGraph(seeds: 4, weighted: [false, true]) { graph, label in
      let groups = randomGroups(of: graph, count: 4, using: &random)
      let counts = GroupOracle(DenseGraph(graph), isDirected: graph.isDirected, groups: groups)
      let weights = GroupOracle(DenseGraph(graph, weighted: true), isDirected: graph.isDirected, groups: groups)
      let result = try GroupMixing().run(on: graph, groups: groups)
      #expect(result.groupCount == counts.groupCount, "\(label)")
      for a in 0..<result.groupCount {
        for b in 0..<result.groupCount {
          #expect(Double(result.edgeCount(from: a, to: b)) == counts.weight(from: a, to: b), "\(label)")
          #expect(isClose(result.weight(from: a, to: b), weights.weight(from: a, to: b)), "\(label)")
        }
      }
      #expect(result.totalEdgeCount + result.leftOutEdgeCount == graph.edgeCount, "\(label)")
      let balance = weights.balance()
      #expect(isClose(result.totalWeight, balance.external + balance.internal), "\(label)")
      #expect(isClose(result.insideWeight, balance.internal), "\(label)")
    }
  }

  @Test("two groups of two: edges within once, edges between from either side")
  func smallGraph() throws {
    let edges = [(0, 1), (0, 2), (1, 2), (2, 3)]
    let undirected = try GroupMixing().run(
      on: Graph(nodeCount: 4, edges: edges, weights: [5, 1, 2, 4]), groups: [0, 0, 1, 1])
    #expect(undirected.edgeCounts == [1, 2, 2, 1])
    #expect(undirected.weights == [5, 3, 3, 4])
    #expect(undirected.totalEdgeCount == 4 && undirected.totalWeight == 12)
    #expect(undirected.shareInside == 0.5 && undirected.weightShareInside == 0.75)
    let directed = try GroupMixing().run(
      on: Graph(nodeCount: 4, edges: edges, isDirected: true), groups: [0, 0, 1, 1])
    #expect(directed.edgeCounts == [1, 2, 0, 1])
    #expect(directed.totalEdgeCount == 4 && directed.shareInside == 0.5)
  }

  @Test("no edges: no shares; no groups: nothing at all")
  func undefinedValues() throws {
    let result = try GroupMixing().run(on: Graph(nodeCount: 2, edges: []), groups: [0, 1])
    #expect(result.edgeCounts == [0, 0, 0, 0] && result.shareInside == nil && result.weightShareInside == nil)
    let without = try GroupMixing().run(on: KnownGraphs.kite, groups: [Int?](repeating: nil, count: 10))
    #expect(without.groupCount == 0 && without.leftOutEdgeCount == 18 && without.shareInside == nil)
  }

  @Test("share of ties inside departments: .3357 and .6517", .tags(.realData), .needsSharedData)
  func departments() throws {
    for (network, share) in [(try GroupedNetwork.institution(), 0.3357), (try GroupedNetwork.workplace(), 0.6517)] {
      let result = try GroupMixing().run(on: network.graph, groups: network.groups)
      #expect(isClose(result.shareInside, share, within: 5.01e-5))
    }
  }
}
