import GraphCore
import GraphMeasures
import TestSupport
import Testing

/// The unit of weights means nothing: measures that are not lengths themselves are the same in any.
@Suite("Weights in another unit")
struct ScaleLawTests {
  static let scales: [Double] = [1e-300, 1e-290, 1e-6, 0.1, 1.0 / 3, 10, 1e7, 1e290, 1e300]

  /// Weighted graphs of all families, with weights that are whole, or decimals that no binary fraction is.
  private func forEachGraph(_ body: (_ graph: Graph, _ label: String) throws -> Void) rethrows {
    try forEachRandomGraph(seeds: 1, sizes: [2, 9], weighted: [true]) { graph, label in
      try body(graph, label)
      try body(graph.multiplied(by: 0.05), "\(label), in twentieths")
    }
  }

  @Test("betweenness keeps every shortest path", arguments: scales)
  func betweenness(scale: Double) throws {
    try forEachGraph { graph, label in
      let measure = Betweenness(pathLength: .inverseWeight, includesEdges: true)
      let (original, scaled) = (try measure.run(on: graph), try measure.run(on: graph.multiplied(by: scale)))
      #expect(difference(scaled.nodes, original.nodes) == nil, "\(label)")
      #expect(difference(scaled.edges!, original.edges!) == nil, "\(label)")
    }
  }

  @Test("closeness is multiplied by the scale", arguments: scales)
  func closeness(scale: Double) throws {
    try forEachGraph { graph, label in
      let measure = Closeness(pathLength: .inverseWeight)
      let (original, scaled) = (try measure.run(on: graph), try measure.run(on: graph.multiplied(by: scale)))
      #expect(difference(scaled.closeness.map { $0 / scale }, original.closeness) == nil, "\(label)")
      #expect(difference(scaled.harmonic.map { $0 / scale }, original.harmonic) == nil, "\(label)")
      #expect(scaled.reachCount == original.reachCount, "\(label)")
    }
  }

  @Test("constraint, effective size, hierarchy", arguments: scales)
  func structuralHoles(scale: Double) throws {
    try forEachGraph { graph, label in
      let measure = StructuralHoles(usesWeights: true)
      let (original, scaled) = (try measure.run(on: graph), try measure.run(on: graph.multiplied(by: scale)))
      #expect(difference(scaled.constraint, original.constraint) == nil, "\(label)")
      #expect(difference(scaled.effectiveSize, original.effectiveSize) == nil, "\(label)")
      #expect(difference(scaled.hierarchy, original.hierarchy) == nil, "\(label)")
    }
  }

  @Test("eigenvector centrality", arguments: scales)
  func eigenvector(scale: Double) throws {
    try forEachGraph { graph, label in
      let measure = EigenvectorCentrality(maximumIterations: 100_000, usesWeights: true)
      let (original, scaled) = (try measure.run(on: graph), try measure.run(on: graph.multiplied(by: scale)))
      #expect(difference(scaled.scores, original.scores) == nil, "\(label)")
      #expect(scaled.converged && original.converged, "\(label)")
      #expect(isClose(scaled.eigenvalue.map { $0 / scale }, original.eigenvalue), "\(label)")
    }
  }

  @Test("PageRank", arguments: scales)
  func pageRank(scale: Double) throws {
    try forEachGraph { graph, label in
      let measure = PageRank(usesWeights: true)
      let (original, scaled) = (try measure.run(on: graph), try measure.run(on: graph.multiplied(by: scale)))
      #expect(difference(scaled.scores, original.scores) == nil, "\(label)")
      #expect(scaled.converged, "\(label)")
    }
  }

  @Test("modularity of communities", arguments: scales)
  func communities(scale: Double) throws {
    try forEachGraph { graph, label in
      let measure = Leiden(restarts: 2, usesWeights: true)
      let (original, scaled) = (try measure.run(on: graph), try measure.run(on: graph.multiplied(by: scale)))
      #expect(isClose(scaled.modularity, original.modularity), "\(label)")
    }
  }

  /// Weights as far apart as a `Double` allows, from a fixed set, on all families: whatever is said of them, it is said.
  @Test("weights of any ratio end in numbers, and nobody with a tie is alone in a community (T20)")
  func anyRatio() throws {
    let pool: [Double] = [.leastNonzeroMagnitude, 1e-308, 1e-300, 5.55e-17, 0.3, 1, 1e12, 1e17, 1e300, 1e307]
    var random = SeededGenerator(seed: 5)
    try forEachRandomGraph(seeds: 2, sizes: [2, 5, 13]) { shape, label in
      let graph = shape.weighted { pool[random.below(pool.count)] }
      let paths = try Closeness(pathLength: .inverseWeight).run(on: graph)
      let betweenness = try Betweenness(pathLength: .inverseWeight).run(on: graph)
      let holes = try StructuralHoles(usesWeights: true).run(on: graph)
      let eigenvector = try EigenvectorCentrality(maximumIterations: 500, usesWeights: true).run(on: graph)
      let pageRank = try PageRank(usesWeights: true).run(on: graph)
      let communities = try Leiden(usesWeights: true).run(on: graph)
      let numbers =
        [paths.closeness, paths.harmonic, paths.farness, betweenness.nodes, pageRank.scores].flatMap(\.self)
        + [holes.constraint, holes.effectiveSize, holes.hierarchy, eigenvector.scores].flatMap { $0.compactMap(\.self) }
        + [communities.modularity, paths.meanDistance, paths.diameter].compactMap(\.self)
      #expect(!numbers.contains { !$0.isFinite }, "\(label)")
      #expect(isClose(pageRank.scores.reduce(0, +), 1) || graph.nodeCount == 0, "\(label)")
      let undirected = graph.undirected()
      for node in 0..<graph.nodeCount where undirected.degree(of: node) > 0 {
        #expect(communities.sizes[communities.communityOfNode[node]] > 1, "\(label), node \(node)")
      }
    }
  }

  @Test("a residue beside ordinary weights: the member with it is in the community that it leads to (T20)")
  func residue() throws {
    let graph = Graph(
      nodeCount: 4, edges: [(0, 1), (1, 2), (2, 0), (2, 3)], weights: [1, 0.8, 0.5, 5.55e-17])
    #expect(try Leiden(usesWeights: true).run(on: graph).communityOfNode == [0, 0, 0, 0])
  }
}

extension Graph {
  fileprivate func multiplied(by scale: Double) -> Graph {
    Graph(
      nodeCount: nodeCount, isDirected: isDirected, offsets: offsets, targets: targets,
      weights: weights?.map { $0 * scale })
  }

  /// The same graph with a weight for each edge.
  fileprivate func weighted(_ weight: () -> Double) -> Graph {
    let edges = edges
    return Graph(
      nodeCount: nodeCount, edges: edges.map { (Int($0.source), Int($0.target)) },
      weights: edges.map { _ in weight() }, isDirected: isDirected)
  }
}
