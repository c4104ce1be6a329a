import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Block-cut tree")
struct BlockCutTreeTests {
  @Test("cut-offs and dependence are what taking out each node and edge leaves")
  func matchesDeletion() throws {
    try forEachRandomGraph(seeds: 5, sizes: [0, 1, 2, 3, 4, 5, 6, 8, 13, 16]) { graph, label in
      let result = try BlockCutTree().run(on: graph)
      let undirected = graph.undirected()
      let oracle = CutOracle(DenseGraph(undirected))
      for node in 0..<graph.nodeCount {
        #expect(result.cutOffByNode[node] == oracle.cutOff(byNode: node), "\(label), node \(node)")
        #expect(result.dependsOn[node].map { Int($0) } == oracle.supports(of: node).first, "\(label), node \(node)")
      }
      #expect(
        result.cutOffByArticulationPoint == result.cuts.articulationPoints.map { result.cutOffByNode[Int($0)] },
        "\(label)")
      let edges = result.cuts.bridges.map { undirected.edges[Int($0)] }
      #expect(
        result.cutOffByBridge == edges.map { oracle.cutOff(byEdge: Int($0.source), Int($0.target)) }, "\(label)")
    }
  }

  @Test("the kite's tail: Heather cuts off two, Ike one, and the tail depends on its way in")
  func kite() throws {
    let result = try BlockCutTree().run(on: KnownGraphs.kite)
    #expect(result.cutOffByArticulationPoint == [2, 1])
    #expect(result.cutOffByBridge == [2, 1])
    #expect(result.dependsOn == [nil, nil, nil, nil, nil, nil, nil, nil, 7, 8])
  }

  @Test("a path of 100,000 nodes does not exhaust the stack")
  func longPath() throws {
    let result = try BlockCutTree().run(on: longPathGraph())
    #expect(result.cuts.bridges.count == 99_999)
    #expect(result.cutOffByNode[1] == 1 && result.cutOffByNode[50_000] == 49_999)
    #expect(result.cutOffByBridge[9] == 10)
    #expect(result.dependsOn[10] == 11 && result.dependsOn[99_990] == 99_989)
  }
}
