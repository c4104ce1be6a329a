import GraphCore

/// How easily all nodes reach each other: the mean of 1 / distance over the ordered pairs of nodes.
///
/// Distances are in hops; two nodes that cannot reach each other add 0. 1 for a complete graph, 0 without edges,
/// undefined (`nil`) below two nodes. In a directed graph distances run along arcs.
///
/// Latora & Marchiori, "Efficient behavior of small-world networks", Physical Review Letters 87 (2001).
public struct GlobalEfficiency: Sendable {
  /// The efficiency of a graph.
  public struct Result: Sendable, Equatable {
    /// From 0 to 1; `nil` below two nodes.
    public let efficiency: Double?
  }

  public init() {}

  /// Finds the efficiency of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes / 512 · levels · arcs) word operations, see ``Closeness``.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    guard graph.nodeCount >= 2 else { return Result(efficiency: nil) }
    let sums = try DistanceSums(DegreeOrder(graph), control: control).nodes
    let sum = (0..<graph.nodeCount).reduce(0) { $0 + sums[$1].reciprocalSum }
    return Result(efficiency: sum / (Double(graph.nodeCount) * Double(graph.nodeCount - 1)))
  }
}
