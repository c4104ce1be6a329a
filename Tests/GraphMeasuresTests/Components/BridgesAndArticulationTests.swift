import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Bridges and articulation points")
struct BridgesAndArticulationTests {
  @Test("they are what the graph falls apart without; blocks are what no single node separates")
  func matchesDeletion() throws {
    try forEachRandomGraph(seeds: 4, sizes: [0, 1, 2, 3, 5, 8, 13]) { graph, label in
      let result = try BridgesAndArticulation().run(on: graph)
      let undirected = graph.undirected()
      let oracle = CutOracle(DenseGraph(undirected))
      let edges = undirected.edges
      let bridges = edges.indices.filter { oracle.isBridge(Int(edges[$0].source), Int(edges[$0].target)) }
      #expect(result.bridges == bridges.map { EdgeIndex($0) }, "\(label)")
      let points = (0..<graph.nodeCount).filter { oracle.isArticulationPoint($0) }
      #expect(result.articulationPoints == points.map { NodeIndex($0) }, "\(label)")
      let blocks = (0..<result.blocks.count).map { Set(result.blocks.members(of: $0).map { Int($0) }) }
      #expect(Set(blocks) == oracle.blocks() && blocks.count == Set(blocks).count, "\(label)")
      let ofEdges = result.blocks.blockOfEdges(of: undirected)
      for (edge, block) in zip(edges, ofEdges) {
        #expect(blocks[block].isSuperset(of: [Int(edge.source), Int(edge.target)]), "\(label)")
      }
    }
  }

  @Test("rows given twice are one tie, and both ties of the path are bridges (T15)")
  func repeatedRows() throws {
    let graph = Graph(nodeCount: 3, edges: [(0, 1), (0, 1), (1, 2)])
    #expect(try BridgesAndArticulation().run(on: graph).bridges == [0, 1])
  }

  @Test("Krackhardt's kite: bridges Heather–Ike and Ike–Jane, articulation points Heather and Ike")
  func kite() throws {
    let graph = KnownGraphs.kite
    let result = try BridgesAndArticulation().run(on: graph)
    #expect(result.bridges.map { graph.edges[Int($0)] } == [.init(source: 7, target: 8), .init(source: 8, target: 9)])
    #expect(result.articulationPoints == [7, 8])
    #expect(result.isArticulationPoint(nodeCount: 10).count { $0 } == 2)
  }

  @Test("Zachary's karate club: the bridge 1–12, the articulation point 1")
  func karate() throws {
    let graph = KnownGraphs.karate
    let result = try BridgesAndArticulation().run(on: graph)
    #expect(result.bridges.map { graph.edges[Int($0)] } == [.init(source: 0, target: 11)])
    #expect(result.articulationPoints == [0])
  }

  @Test("renaming nodes renames the result")
  func relabelling() throws {
    try forEachRandomGraph(seeds: 2, sizes: [13], directed: [false]) { graph, label in
      var names = Array(0..<graph.nodeCount)
      var random = SeededGenerator(seed: 3)
      random.shuffle(&names)
      let result = try BlockCutTree().run(on: graph)
      let renamed = try BlockCutTree().run(on: relabelled(graph, names: names))
      for node in 0..<graph.nodeCount {
        #expect(renamed.cutOffByNode[names[node]] == result.cutOffByNode[node], "\(label)")
        #expect(
          renamed.dependsOn[names[node]] == result.dependsOn[node].map { NodeIndex(names[Int($0)]) }, "\(label)")
      }
    }
  }
}
