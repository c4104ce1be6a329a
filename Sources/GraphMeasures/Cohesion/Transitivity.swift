import GraphCore

/// The share of connected triples that are closed: three times the triangles over the paths of two edges.
///
/// Undefined (`nil`) without such a path. Undirected; a directed graph is taken as ``Graph/undirected()``. Not the
/// mean of the local coefficients (``LocalClustering``), for which every node counts alike. Newman, Watts & Strogatz,
/// "Random graph models of social networks", PNAS 99 (2002).
public struct Transitivity: Sendable {
  /// The transitivity of a graph.
  public struct Result: Sendable, Equatable {
    /// How many triangles there are.
    public let triangles: Int

    /// How many paths of two edges there are.
    public let triples: Int

    /// From 0 to 1; `nil` without triples.
    public let transitivity: Double?
  }

  public init() {}

  /// Finds the transitivity of `graph`.
  ///
  /// - Parameter triangles: the triangles of `graph` when they are known already.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(edges^1.5) time; O(nodes) when the triangles are given.
  public func run(
    on graph: Graph, triangles: Triangles.Result? = nil, control: RunControl = RunControl()
  ) throws -> Result {
    let graph = graph.undirected()
    let triangles = try triangles ?? Triangles().run(on: graph, control: control)
    let triples = (0..<graph.nodeCount).reduce(0) { $0 + graph.degree(of: $1) * (graph.degree(of: $1) - 1) / 2 }
    return Result(
      triangles: triangles.total, triples: triples,
      transitivity: triples == 0 ? nil : 3 * Double(triangles.total) / Double(triples))
  }
}
