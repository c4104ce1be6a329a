import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("E-I index")
struct EIIndexTests {
  @Test("external less internal edges over both, overall and by group", arguments: [false, true])
  func matchesOracle(usesWeights: Bool) throws {
    var random = SeededGenerator(seed: 5)
    try forEachRandomGraph(seeds: 4, weighted: [false, true]) { graph, label in
      let groups = randomGroups(of: graph, count: 3, using: &random)
      let oracle = GroupOracle(
        DenseGraph(graph, weighted: usesWeights), isDirected: graph.isDirected, groups: groups)
      let result = try EIIndex(usesWeights: usesWeights).run(on: graph, groups: groups)
      let expected = oracle.balance()
      #expect(isClose(result.overall.external, expected.external), "\(label)")
      #expect(isClose(result.overall.internal, expected.internal), "\(label)")
      let total = expected.external + expected.internal
      #expect(isClose(result.index, total == 0 ? nil : (expected.external - expected.internal) / total), "\(label)")
      #expect(result.byGroup.count == oracle.groupCount, "\(label)")
      for (group, balance) in result.byGroup.enumerated() {
        let expected = oracle.balance(of: group)
        #expect(isClose(balance.external, expected.external), "\(label), group \(group)")
        #expect(isClose(balance.internal, expected.internal), "\(label), group \(group)")
      }
    }
  }

  @Test("−1 within groups, 1 across, undefined without edges to count")
  func extremes() throws {
    let graph = Graph(nodeCount: 4, edges: [(0, 1), (2, 3)])
    #expect(try EIIndex().run(on: graph, groups: [0, 0, 1, 1]).index == -1)
    #expect(try EIIndex().run(on: graph, groups: [0, 1, 0, 1]).index == 1)
    let partly = try EIIndex().run(on: graph, groups: [0, nil, 1, nil])
    #expect(partly.index == nil && partly.leftOutEdgeCount == 2 && partly.byGroup.map(\.index) == [nil, nil])
    #expect(try EIIndex().run(on: Graph(nodeCount: 0, edges: []), groups: []).index == nil)
  }

  @Test("renaming nodes and groups changes nothing")
  func relabelling() throws {
    let graph = GraphFamily.caveman.graph(seed: 4, size: 30)
    var (random, names) = (SeededGenerator(seed: 2), Array(0..<30))
    random.shuffle(&names)
    let groups = (0..<30).map { $0 % 4 }
    var renamed = [Int?](repeating: nil, count: 30)
    for node in 0..<30 { renamed[names[node]] = 3 - groups[node] }
    let (one, other) = (
      try EIIndex().run(on: graph, groups: groups),
      try EIIndex().run(on: relabelled(graph, names: names), groups: renamed)
    )
    #expect(one.overall == other.overall && one.byGroup == other.byGroup.reversed())
  }

  @Test("Zachary's club by the clubs after the split: 11 of 78 ties lead across")
  func karate() throws {
    let karate = try GroupedNetwork.karate()
    let result = try EIIndex().run(on: karate.graph, groups: karate.groups)
    #expect(result.overall == EIIndex.Balance(external: 11, internal: 67))
    #expect(isClose(result.index, -56.0 / 78))
  }

  @Test("e-mail by department .3286, contacts at a workplace −.3033", .tags(.realData), .needsSharedData)
  func departments() throws {
    let institution = try GroupedNetwork.institution()
    #expect(
      isClose(try EIIndex().run(on: institution.graph, groups: institution.groups).index, 0.3286, within: 5.01e-5))
    let workplace = try GroupedNetwork.workplace()
    #expect(isClose(try EIIndex().run(on: workplace.graph, groups: workplace.groups).index, -0.3033, within: 5.01e-5))
  }
}
