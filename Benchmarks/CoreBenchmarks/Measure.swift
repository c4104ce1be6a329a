import GraphCore
import GraphMeasures

/// A measure under the name by which it is asked for.
struct Measure: Sendable {
  /// Hands over the results of a run; this happens off the clock.
  typealias Evaluation = () -> Figures

  enum Work: Sendable {
    case onGraph(@Sendable (Graph, RunControl) throws -> Evaluation)
    case onPairs(@Sendable (EdgeList) throws -> Evaluation)

    var needsGraph: Bool {
      if case .onGraph = self { return true }
      return false
    }
  }

  let name: String
  let work: Work

  init(_ name: String, _ run: @escaping @Sendable (Graph, RunControl) throws -> Evaluation) {
    self.name = name
    work = .onGraph(run)
  }

  init(_ name: String, onPairs run: @escaping @Sendable (EdgeList) throws -> Evaluation) {
    self.name = name
    work = .onPairs(run)
  }
}

// A weighted graph is measured by its weights wherever a measure knows of them.
extension Graph {
  var pathLength: PathLength { weights == nil ? .hops : .inverseWeight }
  var isWeighted: Bool { weights != nil }
}

extension Measure {
  /// All measures. A new one is one more entry here, under the name that the peers use for theirs.
  static let all: [Measure] = [
    Measure("build", onPairs: build),
    Measure("betweenness", betweenness),
    Measure("edge-betweenness", edgeBetweenness),
    Measure("betweenness-estimated", estimatedBetweenness),
    Measure("distances", distances),
    Measure("pagerank", pageRank),
    Measure("eigenvector", eigenvector),
    Measure("clustering", clustering),
    Measure("structural-holes", structuralHoles),
    Measure("cores", cores),
    Measure("cuts", cuts),
    Measure("leiden", leiden),
    Measure("all", allOfASmallNetwork),
  ]

  @Sendable private static func build(_ pairs: EdgeList) -> Evaluation {
    let graph = pairs.makeGraph()
    return { ["out_degree": (0..<graph.nodeCount).map { Double(graph.degree(of: $0)) }] }
  }

  // MARK: Centrality

  @Sendable private static func betweenness(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let result = try Betweenness(pathLength: graph.pathLength).run(on: graph, control: control)
    return { ["betweenness": result.nodes] }
  }

  @Sendable private static func edgeBetweenness(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let measure = Betweenness(pathLength: graph.pathLength, includesEdges: true)
    let result = try measure.run(on: graph, control: control)
    return { ["betweenness": result.nodes, "edge_betweenness": result.edges!] }
  }

  /// Within 0.01 of all pairs with probability 0.9, as NetworKit's.
  @Sendable private static func estimatedBetweenness(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let result = try EstimatedBetweenness(error: 0.01, risk: 0.1).run(on: graph, control: control)
    return { ["betweenness_estimated": result.nodes] }
  }

  @Sendable private static func distances(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let result = try Closeness(pathLength: graph.pathLength).run(on: graph, control: control)
    return {
      [
        "closeness": result.closeness, "harmonic": result.harmonic, "eccentricity": result.eccentricity,
        "diameter": [result.diameter], "mean_distance": [result.meanDistance],
      ]
    }
  }

  @Sendable private static func pageRank(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let result = try PageRank(usesWeights: graph.isWeighted).run(on: graph, control: control)
    return { ["pagerank": result.scores] }
  }

  /// Peers give one vector for the whole graph, which lies in its largest component; so ours is compared there.
  @Sendable private static func eigenvector(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let result = try EigenvectorCentrality(usesWeights: graph.isWeighted).run(on: graph, control: control)
    return {
      let components = (try? ConnectedComponents().run(on: graph).componentOfNode) ?? []
      return ["eigenvector": zip(result.scores, components).map { score, component in component == 0 ? score : 0 }]
    }
  }

  // MARK: Cohesion and brokerage

  @Sendable private static func clustering(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let triangles = try Triangles().run(on: graph, control: control)
    let result = try LocalClustering().run(on: graph, triangles: triangles, control: control)
    return {
      [
        "clustering": result.coefficients, "triangles": triangles.perNode.map { Double($0) },
        "triangle_count": [Double(triangles.total)],
      ]
    }
  }

  @Sendable private static func structuralHoles(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let result = try StructuralHoles(usesWeights: graph.isWeighted).run(on: graph, control: control)
    return {
      [
        "constraint": result.constraint, "effective_size": result.effectiveSize, "efficiency": result.efficiency,
        "hierarchy": result.hierarchy,
      ]
    }
  }

  @Sendable private static func cores(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let result = try CoreNumbers().run(on: graph, control: control)
    return { ["core_number": result.coreNumbers.map { Double($0) }] }
  }

  @Sendable private static func cuts(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let result = try BlockCutTree().run(on: graph, control: control).cuts
    return {
      var bridgesAtNode = [Double](repeating: 0, count: graph.nodeCount)
      let edges = graph.edges
      for bridge in result.bridges {
        bridgesAtNode[Int(edges[Int(bridge)].source)] += 1
        bridgesAtNode[Int(edges[Int(bridge)].target)] += 1
      }
      let isArticulation = result.isArticulationPoint(nodeCount: graph.nodeCount)
      return ["bridges_at_node": bridgesAtNode, "articulation": isArticulation.map { $0 ? 1 : 0 }]
    }
  }

  @Sendable private static func leiden(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let result = try Leiden(usesWeights: graph.isWeighted).run(on: graph, control: control)
    return { ["modularity": [result.modularity]] }
  }

  // MARK: All together

  /// What an analysis of an undirected network measures, each thing once.
  @Sendable private static func allOfASmallNetwork(_ graph: Graph, _ control: RunControl) throws -> Evaluation {
    let evaluations = try [edgeBetweenness, distances, pageRank, eigenvector, clustering, structuralHoles, cores, cuts]
      .map { try $0(graph, control) }
    let leiden = try Leiden(usesWeights: graph.isWeighted).run(on: graph, control: control)
    _ = try LocalBridges().run(on: graph, control: control)
    _ = try ConnectedComponents().run(on: graph, control: control)
    return {
      let figures = evaluations.reduce(into: Figures()) { $0.merge($1()) { first, _ in first } }
      return figures.merging(["modularity": [leiden.modularity]]) { first, _ in first }
    }
  }
}
