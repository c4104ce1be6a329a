import GraphCore

/// The local clustering coefficient: the share of the pairs of a node's neighbours that are neighbours themselves.
///
/// Undefined (`nil`) for a node with fewer than two neighbours. So there are two means, and both are given: over the
/// nodes where it is defined (igraph's default), and over all nodes with the undefined ones as 0 (NetworkX's).
///
/// Defined for undirected graphs, weights do not count; a directed graph is taken as ``Graph/undirected()``.
/// Watts & Strogatz, "Collective dynamics of 'small-world' networks", Nature 393 (1998).
public struct LocalClustering: Sendable {
  /// The clustering of a graph.
  public struct Result: Sendable, Equatable {
    /// For each node its coefficient, from 0 to 1; `nil` below two neighbours.
    public let coefficients: [Double?]

    /// The mean over the nodes whose coefficient is defined; `nil` when there is none.
    public let meanOverDefined: Double?

    /// The mean over all nodes, undefined coefficients being 0; `nil` without nodes.
    public let meanOverAll: Double?
  }

  public init() {}

  /// Finds the clustering of `graph`.
  ///
  /// - Parameter triangles: the triangles of `graph` when they are known already.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(edges^1.5) time; O(nodes) when the triangles are given.
  public func run(
    on graph: Graph, triangles: Triangles.Result? = nil, control: RunControl = RunControl()
  ) throws -> Result {
    let graph = graph.undirected()
    let triangles = try triangles ?? Triangles().run(on: graph, control: control)
    let coefficients: [Double?] = (0..<graph.nodeCount).map { node in
      let degree = Double(graph.degree(of: node))
      return degree < 2 ? nil : 2 * Double(triangles.perNode[node]) / (degree * (degree - 1))
    }
    return Result(coefficients)
  }
}

extension LocalClustering.Result {
  /// The coefficients with their means.
  init(_ coefficients: [Double?]) {
    let sum = coefficients.reduce(0) { $0 + ($1 ?? 0) }
    let definedCount = coefficients.count { $0 != nil }
    self.init(
      coefficients: coefficients, meanOverDefined: definedCount == 0 ? nil : sum / Double(definedCount),
      meanOverAll: coefficients.isEmpty ? nil : sum / Double(coefficients.count))
  }
}
