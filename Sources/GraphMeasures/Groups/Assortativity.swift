import GraphCore

/// Whether edges prefer nodes of the same group: the assortativity coefficient of an attribute.
///
///     r = (Σ e(a, a) − Σ e(a, ·) e(·, a)) / (1 − Σ e(a, ·) e(·, a))
///
/// with e(a, b) the share of the edges that lead from group a to group b; an undirected edge leads both ways, half each.
/// 1 when all edges stay within groups, 0 when they do as often as the ends of edges put together at random would,
/// below 0 when less often. Edges of which an end has no group do not count. Undefined (`nil`) without edges, and when
/// all of them are within one and the same group.
///
/// Newman, "Mixing patterns in networks", Physical Review E 67 (2003), eq. 2.
public struct Assortativity: Sendable {
  /// The assortativity of a graph.
  public struct Result: Sendable, Equatable {
    /// At most 1; `nil` where it is undefined.
    public let assortativity: Double?

    /// The share of the edges within groups, Σ e(a, a); `nil` without edges.
    public let shareInside: Double?

    /// The share that the ends of edges put together at random would have, Σ e(a, ·) e(·, a); `nil` without edges.
    public let expectedShareInside: Double?
  }

  /// Whether edges count by their weights, or all alike.
  public var usesWeights: Bool

  public init(usesWeights: Bool = false) { self.usesWeights = usesWeights }

  /// Finds the assortativity of `graph` by groups.
  ///
  /// - Parameter groups: for each node the number of its group, from 0; `nil` for a node without one.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time and space.
  public func run(on graph: Graph, groups: [Int?], control: RunControl = RunControl()) throws -> Result {
    try control.checkCancellation()
    let edges = LabelledEdges(graph, groups: groups)
    let weights = usesWeights ? edges.weights : nil
    var (total, inside) = (0.0, 0.0)
    var leaving = [Double](repeating: 0, count: edges.groupCount)
    var arriving = leaving
    for edge in 0..<edges.count {
      let (source, target) = edges.groups(of: edge)
      let weight = weights?[edge] ?? 1
      total += weight
      if source == target { inside += weight }
      leaving[source] += weight
      arriving[target] += weight
    }
    guard total > 0 else { return Result(assortativity: nil, shareInside: nil, expectedShareInside: nil) }
    if !graph.isDirected {
      leaving = zip(leaving, arriving).map { ($0 + $1) / 2 }
      arriving = leaving
    }
    let share = inside / total
    let expected = zip(leaving, arriving).reduce(0) { $0 + ($1.0 / total) * ($1.1 / total) }
    let isOneGroup = inside == total && leaving.contains(total)
    return Result(
      assortativity: isOneGroup ? nil : (share - expected) / (1 - expected), shareInside: share,
      expectedShareInside: expected)
  }
}
