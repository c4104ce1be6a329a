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

  @Test("expected are the means over all orders of the labels", arguments: [false, true])
  func expectedCounts(isDirected: Bool) throws {
    let graph = GraphFamily.dense.graph(seed: 3, size: 7, isDirected: isDirected)
    let groups: [Int?] = [0, 0, nil, 1, 1, 2, 0]
    let labelled = groups.indices.filter { groups[$0] != nil }
    var sums = [Double](repeating: 0, count: 9)
    var orders = 0.0
    forEachPermutation(of: labelled.map { groups[$0] }) { labels in
      var shuffled = groups
      for (place, node) in labelled.enumerated() { shuffled[node] = labels[place] }
      let oracle = GroupOracle(DenseGraph(graph), isDirected: isDirected, groups: shuffled)
      for index in sums.indices { sums[index] += oracle.weight(from: index / 3, to: index % 3) }
      orders += 1
    }
    let result = try GroupMixing().run(on: graph, groups: groups)
    #expect(result.groupSizes == [3, 2, 1])
    for a in 0..<3 {
      for b in 0..<3 {
        let mean = sums[a * 3 + b] / orders
        #expect(isClose(result.expectedEdgeCount(from: a, to: b), mean))
        let ratio = mean == 0 ? nil : Double(result.edgeCount(from: a, to: b)) / mean
        #expect(isClose(result.observedOverExpected(from: a, to: b), ratio))
      }
    }
    // A group of one has no pairs within itself.
    #expect(result.observedOverExpected(from: 2, to: 2) == nil)
    let alone = try GroupMixing().run(on: graph, groups: [0] + [Int?](repeating: nil, count: 6))
    #expect(alone.expectedEdgeCount(from: 0, to: 0) == nil)
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
