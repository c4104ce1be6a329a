import GraphCore

/// Betweenness of nodes and, on request in the same pass, of edges: for how many pairs of other nodes the shortest paths run
/// over a node or an edge, a pair with several shortest paths counting by the share that does (Freeman, Sociometry 40,
/// 1977; edges: Girvan & Newman, PNAS 99, 2002).
///
/// Exact, by Brandes' algorithm (J. Math. Sociology 25, 2001). In hops, eight sources are searched at once
/// (``MultiSourceBrandes``), in an undirected graph without the trees that hang from it (``PendantTrees``); by weight, one
/// at a time with exact recognition of equal lengths (``SingleSourceBrandes``). ``PlainBrandes`` is where to start reading.
///
/// Scores are raw pair counts: every unordered pair once when undirected, every ordered pair when directed; the ends of a path
/// do not count as on it for nodes, and do for edges.
///
/// ```swift
/// let scores = try Betweenness(includesEdges: true).run(on: graph)
/// print(scores.nodes[0], scores.normalizedNodes?[0] ?? "undefined", scores.edges![0])
/// ```
public struct Betweenness: Sendable {
  /// How long a path is; by default its number of edges.
  public var pathLength = PathLength.hops

  /// Whether edges get their scores, too.
  public var includesEdges = false

  /// Where counted paths begin; `nil` for everywhere. Then every pair counts in the direction in which it is searched:
  /// what is left out of the sum can be estimated by `nodeCount / sources.count` times what is in it (Brandes & Pich,
  /// Int. J. Bifurcation and Chaos 17, 2007).
  public var sources: [NodeIndex]?

  public init(pathLength: PathLength = .hops, includesEdges: Bool = false, sources: [NodeIndex]? = nil) {
    self.pathLength = pathLength
    self.includesEdges = includesEdges
    self.sources = sources
  }

  public struct Result: Sendable, Equatable {
    /// One score a node.
    public var nodes: [Double]
    /// One score an edge, in the order of `graph.edges`; `nil` when not asked for.
    public var edges: [Double]?
    /// Whether pairs are ordered.
    public var isDirected: Bool

    /// Node scores divided by the number of pairs of other nodes, (n − 1)(n − 2) / 2 undirected and twice that directed;
    /// `nil` with fewer than three nodes. Only for sums over all sources.
    public var normalizedNodes: [Double]? {
      let nodeCount = Double(nodes.count)
      guard nodeCount > 2 else { return nil }
      let pairs = (nodeCount - 1) * (nodeCount - 2) / (isDirected ? 1 : 2)
      return nodes.map { $0 / pairs }
    }
  }

  /// Computes the scores.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: hops: O(nodes · arcs); weighted: O(nodes · arcs · log nodes). Memory: at most 2 · threads scratches of
  ///   about 300 bytes a node, and 8 bytes an arc when edges are included.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    // Ratios between lengths decide which paths are shortest: where all are alike, it is hops.
    let areAlike = graph.weights.map { weights in weights.allSatisfy { $0 == weights[0] } } ?? true
    guard pathLength == .hops || areAlike else {
      let sums = try SingleSourceBrandes.sums(
        on: graph, pathLength, from: sources, includesEdges: includesEdges, control: control)
      return result(sums, on: graph)
    }
    guard !graph.isDirected, sources == nil else {
      let sums = try MultiSourceBrandes.sums(on: graph, from: sources, includesEdges: includesEdges, control: control)
      return result(sums, on: graph)
    }
    let trees = PendantTrees(graph)
    let sums = try MultiSourceBrandes.sums(
      on: trees.core, nodeWeights: trees.coreNodes.map { trees.weights[Int($0)] }, includesEdges: includesEdges,
      control: control)
    return result(try unfold(sums, trees, graph, control: control), on: graph)
  }

  /// Gives the sums of the core back to its nodes and arcs, and adds the pairs of nodes that hang from it. Like the sums of
  /// the sweeps, these count every unordered pair twice.
  private func unfold(
    _ sums: PathSums, _ trees: PendantTrees, _ graph: Graph, control: RunControl
  ) throws -> PathSums {
    let components = try ConnectedComponents().run(on: graph, control: control)
    func componentSize(_ node: Int) -> Int { components.sizes[components.componentOfNode[node]] }
    var nodes = (0..<graph.nodeCount).map {
      2 * trees.pairsOverBranches(of: $0, componentSize: componentSize($0))
    }
    for (node, sum) in zip(trees.coreNodes, sums.nodes) { nodes[Int(node)] += sum }
    guard includesEdges else { return PathSums(nodes: nodes, arcs: []) }
    // The arcs of the core come in the order in which they stand in the graph.
    var coreSums = sums.arcs.makeIterator()
    let arcs = (0..<graph.nodeCount).flatMap { node in
      graph.row(of: node).map { arc in
        let target = Int(graph.targets[arc])
        if trees.parents[node] == NodeIndex(target) {
          return 2 * trees.pairsOverStem(of: node, componentSize: componentSize(node))
        }
        return trees.parents[target] == NodeIndex(node) ? 0 : coreSums.next()!
      }
    }
    return PathSums(nodes: nodes, arcs: arcs)
  }

  /// Where sources were all nodes, an undirected pair has been counted from both of its ends.
  private func result(_ sums: PathSums, on graph: Graph) -> Result {
    let share = graph.isDirected || sources != nil ? 1.0 : 0.5
    var edges: [Double]?
    if includesEdges {
      var scores = [Double](repeating: 0, count: graph.edgeCount)
      for (arc, edge) in graph.edgeIndices().enumerated() { scores[Int(edge)] += sums.arcs[arc] * share }
      edges = scores
    }
    return Result(nodes: sums.nodes.map { $0 * share }, edges: edges, isDirected: graph.isDirected)
  }
}
