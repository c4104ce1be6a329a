import GraphCore

extension Leiden {
  /// What is to be as high as possible: how much edge weight lies within communities beyond what is expected there.
  ///
  /// Twice this is Σ_c inside(c) − γ · mass(c)², but for a constant factor and term, with inside(c) twice the weight of
  /// the edges within community c, and mass(c) the sum of what its nodes count for in what is expected. Qualities differ
  /// in the mass of a node and in γ, and in nothing else that the method looks at.
  public enum Quality: Sendable, Hashable {
    /// ``Modularity``: a node is expected to have weight with others in proportion to their strengths.
    case modularity(resolution: Double = 1)

    /// The constant Potts model: Σ_c of the weight of the edges within c, less `resolution` for each pair of its nodes.
    ///
    /// In an unweighted graph communities then are denser than `resolution` within and less dense between, however large
    /// the graph is, whereas modularity cannot see small communities in a large graph (Traag, Van Dooren & Nesterov,
    /// "Narrow scope for resolution-limit-free community detection", Physical Review E 84, 2011).
    case constantPotts(resolution: Double)

    /// How much what is expected counts; higher values find smaller communities.
    public var resolution: Double {
      switch self {
      case .modularity(let resolution), .constantPotts(let resolution): resolution
      }
    }

    /// The quality of a partition of `graph`; `nil` for the modularity of a graph without edges.
    ///
    /// - Parameter communities: for each node the number of its community, from 0 and below the number of nodes.
    /// - Throws: `CancellationError` when the run has been cancelled.
    /// - Complexity: O(nodes + arcs) time, O(nodes) space.
    public func value(
      of communities: [Int], on graph: Graph, usesWeights: Bool = false, control: RunControl = RunControl()
    ) throws -> Double? {
      switch self {
      case .modularity(let resolution):
        return try Modularity(resolution: resolution, usesWeights: usesWeights)
          .run(on: graph, communities: communities, control: control).modularity
      case .constantPotts(let resolution):
        precondition(communities.count == graph.nodeCount, "a community for each node")
        try control.checkCancellation()
        let graph = graph.undirected()
        let weights = usesWeights ? graph.weights : nil
        var (inside, sizes) = (0.0, [Int](repeating: 0, count: graph.nodeCount))
        for node in 0..<graph.nodeCount {
          sizes[communities[node]] += 1
          for arc in graph.row(of: node) where communities[Int(graph.targets[arc])] == communities[node] {
            inside += weights?[arc] ?? 1
          }
        }
        return inside / 2 - resolution * sizes.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
      }
    }

    /// The mass of each node.
    func masses(strengths: [Double]) -> [Double] {
      switch self {
      case .modularity: strengths
      case .constantPotts: [Double](repeating: 1, count: strengths.count)
      }
    }

    /// By what products of masses are to be divided before they count.
    func scale(totalStrength: Double) -> Double {
      switch self {
      case .modularity: totalStrength
      case .constantPotts: 1
      }
    }

    /// γ: the weight that is expected between two nodes of mass 1.
    func expectation(totalStrength: Double) -> Double {
      let scale = scale(totalStrength: totalStrength)
      return scale > 0 ? resolution / scale : 0
    }
  }
}
