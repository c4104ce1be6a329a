import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Assortativity by groups")
struct AssortativityTests {
  @Test("it is the coefficient of the matrix of edges between groups", arguments: [false, true])
  func matchesOracle(usesWeights: Bool) throws {
    var random = SeededGenerator(seed: 7)
    try forEachRandomGraph(seeds: 4, weighted: [false, true]) { graph, label in
      let groups = randomGroups(of: graph, count: 3, using: &random)
      let oracle = GroupOracle(
        DenseGraph(graph, weighted: usesWeights), isDirected: graph.isDirected, groups: groups)
      let result = try Assortativity(usesWeights: usesWeights).run(on: graph, groups: groups)
      #expect(isClose(result.assortativity, oracle.assortativity), "\(label)")
      let (external, inside) = oracle.balance()
      #expect(isClose(result.shareInside, external + inside == 0 ? nil : inside / (external + inside)), "\(label)")
    }
  }

  @Test("1 within groups, −1 between the sides of a bipartite graph, undefined within a single group")
  func extremes() throws {
    let graph = Graph(nodeCount: 4, edges: [(0, 1), (2, 3)])
    #expect(try Assortativity().run(on: graph, groups: [0, 0, 1, 1]).assortativity == 1)
    #expect(try Assortativity().run(on: graph, groups: [0, 1, 0, 1]).assortativity == -1)
    let single = try Assortativity().run(on: graph, groups: [2, 2, 2, 2])
    #expect(single.assortativity == nil && single.shareInside == 1 && single.expectedShareInside == 1)
    #expect(try Assortativity().run(on: Graph(nodeCount: 2, edges: []), groups: [0, 1]).shareInside == nil)
  }

  @Test("couples in San Francisco by ethnicity: .621, but for the rounding of the shares (Newman 2003, table I)")
  func couples() throws {
    let shares = [
      [0.258, 0.016, 0.035, 0.013], [0.012, 0.157, 0.058, 0.019], [0.013, 0.023, 0.306, 0.035],
      [0.005, 0.007, 0.024, 0.016],
    ]
    // Women are nodes 0 to 3, men 4 to 7; an arc leads from every kind of woman to every kind of man.
    let arcs = (0..<4).flatMap { woman in (0..<4).map { (woman, 4 + $0) } }
    let graph = Graph(nodeCount: 8, edges: arcs, weights: shares.flatMap(\.self), isDirected: true)
    let result = try Assortativity(usesWeights: true).run(on: graph, groups: [0, 1, 2, 3, 0, 1, 2, 3])
    #expect(isClose(result.assortativity, 0.621, within: 0.003))
  }

  @Test("Zachary's club by the clubs after the split: .7175, as NetworkX has it")
  func karate() throws {
    let karate = try GroupedNetwork.karate()
    let result = try Assortativity().run(on: karate.graph, groups: karate.groups)
    #expect(isClose(result.assortativity, 0.717530864197531))
  }

  @Test("e-mail by department .3024, contacts at a workplace .5172", .tags(.realData), .needsSharedData)
  func departments() throws {
    for (network, value) in [(try GroupedNetwork.institution(), 0.3024), (try GroupedNetwork.workplace(), 0.5172)] {
      let result = try Assortativity().run(on: network.graph, groups: network.groups)
      #expect(isClose(result.assortativity, value, within: 5.01e-5))
    }
  }
}
