import GraphCore

/// How far edges keep within groups: external edges less internal ones, over both.
///
///     E-I = (external − internal) / (external + internal)
///
/// −1 when all edges stay within groups, 1 when all lead out of them. Edges of which an end has no group do not count.
/// In a directed graph every arc is an edge. Undefined (`nil`) without edges to count.
///
/// For one group, internal are the edges within it and external those with one end in it, each counted once.
///
/// What the index is by chance depends on the sizes of the groups: many small groups make most edges external. So it is
/// read beside ``LabelPermutation``.
///
/// Krackhardt & Stern, "Informal networks and organizational crises: an experimental simulation", Social Psychology
/// Quarterly 51 (1988).
public struct EIIndex: Sendable {
  /// The edges within groups and out of them: their number, or their weight.
  public struct Balance: Sendable, Equatable {
    /// Between nodes of different groups.
    public var external: Double
    /// Between nodes of one group.
    public var `internal`: Double

    public init(external: Double = 0, internal inside: Double = 0) {
      self.external = external
      `internal` = inside
    }

    /// From −1 to 1; `nil` without edges.
    public var index: Double? {
      let total = external + `internal`
      return total > 0 ? (external - `internal`) / total : nil
    }
  }

  /// The balance of a graph and of its groups.
  public struct Result: Sendable, Equatable {
    /// Over all edges.
    public let overall: Balance

    /// For each group over the edges that it takes part in.
    public let byGroup: [Balance]

    /// How many edges do not count, because an end has no group.
    public let leftOutEdgeCount: Int

    /// From −1 to 1; `nil` without edges.
    public var index: Double? { overall.index }
  }

  /// Whether edges count by their weights, or all alike.
  public var usesWeights: Bool

  public init(usesWeights: Bool = false) { self.usesWeights = usesWeights }

  /// Finds the index of `graph` and of each group.
  ///
  /// - Parameter groups: for each node the number of its group, from 0; `nil` for a node without one.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time and space.
  public func run(on graph: Graph, groups: [Int?], control: RunControl = RunControl()) throws -> Result {
    try control.checkCancellation()
    let edges = LabelledEdges(graph, groups: groups)
    let weights = usesWeights ? edges.weights : nil
    var overall = Balance()
    var byGroup = [Balance](repeating: Balance(), count: edges.groupCount)
    for edge in 0..<edges.count {
      let (source, target) = edges.groups(of: edge)
      let weight = weights?[edge] ?? 1
      if source == target {
        overall.internal += weight
        byGroup[source].internal += weight
      } else {
        overall.external += weight
        byGroup[source].external += weight
        byGroup[target].external += weight
      }
    }
    return Result(overall: overall, byGroup: byGroup, leftOutEdgeCount: edges.leftOutCount)
  }
}
