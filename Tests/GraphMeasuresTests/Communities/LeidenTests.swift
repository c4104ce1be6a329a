import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Leiden")
struct LeidenTests {
  @Test("communities are connected, numbered by size, and their modularity is as stated", arguments: [false, true])
  func laws(weighted: Bool) throws {
    try forEachRandomGraph(seeds: 3, sizes: [0, 1, 2, 3, 8, 21, 40], weighted: [weighted]) { graph, label in
      for restarts in [1, nil] {
        let result = try Leiden(restarts: restarts, usesWeights: weighted).run(on: graph)
        try expectConnected(result, in: graph, label)
        let dense = DenseGraph(graph, weighted: weighted)
        let undirected = graph.isDirected ? dense.undirected(weighted: weighted) : dense
        #expect(
          isClose(result.modularity, naiveModularity(undirected, communities: result.communityOfNode)), "\(label)")
        #expect(result.sizes == result.sizes.sorted(by: >), "\(label)")
        #expect(result.sizes.reduce(0, +) == graph.nodeCount, "\(label)")
      }
    }
  }

  private func expectConnected(_ result: Leiden.Result, in graph: Graph, _ label: String) throws {
    for community in 0..<result.count {
      let nodes = result.communityOfNode.indices.filter { result.communityOfNode[$0] == community }
      let part = graph.induced(by: nodes.map { NodeIndex($0) })
      #expect(try ConnectedComponents().run(on: part).count == 1, "\(label), community \(community)")
      #expect(nodes.count == result.sizes[community], "\(label)")
    }
  }

  @Test("on graphs of up to six nodes it finds the highest modularity there is")
  func smallOptima() throws {
    try forEachRandomGraph(seeds: 6, sizes: [2, 3, 4, 5, 6], directed: [false]) { graph, label in
      let dense = DenseGraph(graph)
      let best = highestQuality(dense) { naiveModularity(dense, communities: $0) }
      let found = try Leiden().run(on: graph).modularity
      #expect(isClose(found, best), "\(label)")
    }
  }

  @Test("Zachary's karate club: .4198 with four communities, the proven optimum, whatever the seed (T12)")
  func karate() throws {
    for seed in 0..<20 {
      let result = try Leiden(seed: UInt64(seed)).run(on: KnownGraphs.karate)
      #expect(isClose(result.modularity, 0.4198, within: 5e-5), "seed \(seed)")
      #expect(result.count == 4)
    }
  }

  @Test("a large graph has connected communities, the same for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    let graph = largeRandomGraph(weighted: true)
    let measure = Leiden(restarts: 4, usesWeights: true)
    let result = try measure.run(on: graph, control: RunControl(threads: count))
    #expect(try result == measure.run(on: graph))
    let parts = result.communityOfNode
    let inside = graph.edges.filter { parts[Int($0.source)] == parts[Int($0.target)] }
    let within = Graph(nodeCount: graph.nodeCount, edges: inside.map { (Int($0.source), Int($0.target)) })
    #expect(try ConnectedComponents().run(on: within).sizes == result.sizes)
  }

  @Test("a higher resolution finds more communities")
  func resolution() throws {
    let coarse = try Leiden(quality: .modularity(resolution: 0.2)).run(on: KnownGraphs.karate)
    let fine = try Leiden(quality: .modularity(resolution: 3)).run(on: KnownGraphs.karate)
    #expect(coarse.count < 4 && fine.count > 4)
  }

  @Test("by the constant Potts model it finds the best partition of up to six nodes", arguments: [0.2, 0.5, 1.5])
  func smallOptimaOfConstantPotts(resolution: Double) throws {
    try forEachRandomGraph(seeds: 4, sizes: [2, 3, 4, 5, 6], directed: [false], weighted: [true]) { graph, label in
      let dense = DenseGraph(graph, weighted: true)
      let best = highestQuality(dense) { naiveConstantPotts(dense, communities: $0, resolution: resolution) }
      let found = try Leiden(quality: .constantPotts(resolution: resolution), usesWeights: true).run(on: graph)
      #expect(isClose(found.quality, best), "\(label)")
      #expect(isClose(found.modularity, naiveModularity(dense, communities: found.communityOfNode)), "\(label)")
    }
  }

  /// Fortunato & Barthélemy, PNAS 104 (2007): of more than about √edges such cliques, modularity joins neighbours.
  @Test("of a ring of 40 cliques modularity joins neighbours; the constant Potts model finds each")
  func resolutionLimit() throws {
    let (cliques, size) = (40, 4)
    let within = (0..<cliques).flatMap { clique in
      (0..<size).flatMap { a in (a + 1..<size).map { (clique * size + a, clique * size + $0) } }
    }
    let between = (0..<cliques).map { ($0 * size, ($0 + 1) % cliques * size + 1) }
    let ring = Graph(nodeCount: cliques * size, edges: within + between)
    #expect(try Leiden().run(on: ring).count < cliques)
    let found = try Leiden(quality: .constantPotts(resolution: 0.3)).run(on: ring)
    #expect(found.sizes == [Int](repeating: size, count: cliques))
    #expect(isClose(found.quality, Double(cliques) * (6 - 0.3 * 6)))
  }

  @Test("a path of 100,000 nodes")
  func longPath() throws {
    let result = try Leiden().run(on: longPathGraph())
    #expect(result.modularity! > 0.99)
  }
}
