import GraphCore

/// The modularity of a partition: the share of the edges that fall within communities, less the share that would if the
/// strengths of the nodes were kept and edges fell at random.
///
///     Q = Σ_c  inside(c) / 2m − resolution · (strength(c) / 2m)²
///
/// with inside(c) twice the weight of the edges within community c, strength(c) the sum of the strengths of its nodes,
/// and 2m the sum of all strengths. A higher resolution favours smaller communities. Undefined (`nil`) without edges.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``.
/// Newman & Girvan, Physical Review E 69 (2004); the resolution by Reichardt & Bornholdt, Physical Review E 74 (2006).
public struct Modularity: Sendable {
  /// The modularity of a partition.
  public struct Result: Sendable, Equatable {
    /// At most 1; `nil` without edges.
    public let modularity: Double?
  }

  /// How much the expected edges count.
  public var resolution: Double

  /// Whether edges count by their weights, or all alike.
  public var usesWeights: Bool

  public init(resolution: Double = 1, usesWeights: Bool = false) {
    self.resolution = resolution
    self.usesWeights = usesWeights
  }

  /// Finds the modularity of a partition of `graph`.
  ///
  /// - Parameter communities: for each node the number of its community, from 0 and below the number of nodes.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time, O(nodes) space.
  public func run(
    on graph: Graph, communities: [Int], control: RunControl = RunControl()
  ) throws -> Result {
    precondition(communities.count == graph.nodeCount, "a community for each node")
    try control.checkCancellation()
    let graph = graph.withModerateWeights().undirected()
    let weights = usesWeights ? graph.weights : nil
    var inside = 0.0
    var strengths = [Double](repeating: 0, count: graph.nodeCount)
    for node in 0..<graph.nodeCount {
      var strength = 0.0
      for arc in graph.row(of: node) {
        let weight = weights?[arc] ?? 1
        strength += weight
        if communities[Int(graph.targets[arc])] == communities[node] { inside += weight }
      }
      strengths[communities[node]] += strength
    }
    let total = strengths.reduce(0, +)
    guard total > 0 else { return Result(modularity: nil) }
    let expected = strengths.reduce(0) { $0 + ($1 / total) * ($1 / total) }
    return Result(modularity: inside / total - resolution * expected)
  }
}
