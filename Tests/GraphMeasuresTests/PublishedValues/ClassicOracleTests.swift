import Foundation
import GraphCore
import GraphMeasures
import TestSupport
import Testing

/// Every measure of every node of classic networks against values that were computed with NetworkX, betweenness with
/// igraph as well; the values have ten digits.
///
/// Directed networks: betweenness and PageRank follow the arcs, all else is taken without directions. Weights do not
/// count. Eigenvectors are scaled to a maximum of 1, as ours are in a connected network.
@Suite("Published values: classic networks, node by node", .tags(.realData), .needsSharedData)
struct ClassicOracleTests {
  struct Network: Sendable, CustomStringConvertible {
    let name: String
    var isDirected = false
    var description: String { name }
  }

  static let networks = [
    Network(name: "kite"), Network(name: "karate"), Network(name: "florentine-marriage"),
    Network(name: "florentine-business"), Network(name: "southern-women"), Network(name: "lesmis"),
    Network(name: "krackhardt-advice", isDirected: true), Network(name: "krackhardt-friendship", isDirected: true),
    Network(name: "krackhardt-reports", isDirected: true), Network(name: "ukfaculty", isDirected: true),
  ]

  private struct Loaded {
    let oracle: PlainTable
    let graph: Graph
    let undirected: Graph

    init(_ network: Network) throws {
      let folder = SharedData.file("classic/\(network.name)")
      oracle = try PlainTable(folder.appendingPathComponent("oracle-nodes.csv"))
      graph =
        try NamedGraph(folder.appendingPathComponent("edges.csv"), names: oracle["id"], isDirected: network.isDirected)
        .graph
      undirected = graph.undirected()
    }

    /// Checks values against a column.
    func expect(
      _ heading: String, _ values: [Double?], within tolerance: Double = 1e-9,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let problem = difference(values, oracle.numbers(heading), within: tolerance)
      #expect(problem == nil, "\(heading)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: networks)
  func degrees(network: Network) throws {
    let loaded = try Loaded(network)
    let nodes = 0..<loaded.graph.nodeCount
    loaded.expect("degree", nodes.map { Double(loaded.undirected.degree(of: $0)) })
    guard network.isDirected else { return }
    let incoming = loaded.graph.transposed()
    loaded.expect("in_degree", nodes.map { Double(incoming.degree(of: $0)) })
    loaded.expect("out_degree", nodes.map { Double(loaded.graph.degree(of: $0)) })
  }

  @Test(arguments: networks)
  func betweenness(network: Network) throws {
    let loaded = try Loaded(network)
    let result = try Betweenness().run(on: loaded.graph)
    loaded.expect("betweenness", result.nodes)
    loaded.expect("betweenness_norm", try #require(result.normalizedNodes))
  }

  @Test(arguments: networks)
  func closeness(network: Network) throws {
    let loaded = try Loaded(network)
    let result = try Closeness().run(on: loaded.undirected)
    loaded.expect("closeness_wf", result.closeness)
    loaded.expect("harmonic", result.harmonic)
    // Inside a component: Wasserman and Faust's without the share that can be reached.
    let inside = result.farness.indices.map { node in
      result.reachCount[node] == 0 ? 0 : Double(result.reachCount[node]) / result.farness[node]
    }
    loaded.expect("closeness_component", inside)
  }

  @Test(arguments: networks)
  func walks(network: Network) throws {
    let loaded = try Loaded(network)
    loaded.expect("pagerank_0.85", try PageRank().run(on: loaded.graph).scores)
    loaded.expect("eigenvector", try EigenvectorCentrality().run(on: loaded.undirected).scores)
  }

  @Test(arguments: networks)
  func structuralHoles(network: Network) throws {
    let loaded = try Loaded(network)
    let result = try StructuralHoles().run(on: loaded.undirected)
    loaded.expect("constraint", result.constraint)
    loaded.expect("effective_size", result.effectiveSize)
  }

  @Test(arguments: networks)
  func cohesion(network: Network) throws {
    let loaded = try Loaded(network)
    // NetworkX gives 0 where fewer than two neighbours leave clustering undefined.
    loaded.expect("clustering", try LocalClustering().run(on: loaded.undirected).coefficients.map { $0 ?? 0 })
    loaded.expect("core", try CoreNumbers().run(on: loaded.undirected).coreNumbers.map { Double($0) })
    let isArticulation = try BridgesAndArticulation().run(on: loaded.undirected)
      .isArticulationPoint(nodeCount: loaded.graph.nodeCount)
    loaded.expect("articulation", isArticulation.map { $0 ? 1 : 0 })
  }

  @Test("Krackhardt's managers: arcs and densities, and the friend who leads nobody")
  func managers() throws {
    for (name, arcs, density) in [("advice", 190, 0.452), ("friendship", 102, 0.243), ("reports", 20, 0.048)] {
      let graph = try Loaded(Network(name: "krackhardt-\(name)", isDirected: true)).graph
      #expect(graph.nodeCount == 21 && graph.edgeCount == arcs, "\(name)")
      #expect(isClose(try Density().run(on: graph).density, density, within: 5.01e-4), "\(name)")
    }
    let friendship = try Loaded(Network(name: "krackhardt-friendship", isDirected: true))
    let scores = try Betweenness().run(on: friendship.graph).nodes
    #expect(friendship.oracle["id"][scores.firstIndex(of: scores.max()!)!] == "17")
    #expect(isClose(scores.max()!, 134.4, within: 1e-3))
    let reports = try Loaded(Network(name: "krackhardt-reports", isDirected: true))
    #expect(try BridgesAndArticulation().run(on: reports.undirected).bridges.count == 20)
  }

  @Test("Les Misérables: 77 characters, 254 ties of 820 meetings; the best modularity, .5600")
  func lesMiserables() throws {
    let graph = try Loaded(Network(name: "lesmis")).graph
    #expect(graph.nodeCount == 77 && graph.edgeCount == 254)
    #expect(graph.strengths().reduce(0, +) / 2 == 820)
    #expect(isClose(try LocalClustering().run(on: graph).meanOverAll, 0.5731, within: 5.01e-5))
    #expect(try Closeness().run(on: graph).diameter == 5)
    #expect(try #require(try Leiden().run(on: graph).modularity) >= 0.55995)
  }
}
