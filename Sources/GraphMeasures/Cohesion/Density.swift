import GraphCore

/// The share of the possible edges that exist.
///
/// Of n nodes, n(n − 1)/2 pairs can have an edge, or n(n − 1) when directed. Undefined (`nil`) below two nodes.
public struct Density: Sendable {
  /// The density of a graph.
  public struct Result: Sendable, Equatable {
    /// From 0 to 1; `nil` below two nodes.
    public let density: Double?
  }

  public init() {}

  /// Finds the density of `graph`.
  ///
  /// - Complexity: O(1).
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    guard graph.nodeCount >= 2 else { return Result(density: nil) }
    // Arcs over ordered pairs: an undirected edge is two of each.
    return Result(density: Double(graph.arcCount) / (Double(graph.nodeCount) * Double(graph.nodeCount - 1)))
  }
}
