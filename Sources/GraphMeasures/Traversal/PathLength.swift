import GraphCore

/// How long a path is.
public enum PathLength: String, Codable, Sendable, CaseIterable {
  /// The number of edges on it.
  case hops

  /// The sum of the weights of its edges, which are lengths. Equal lengths are recognised exactly, see ``ExactLength``.
  /// A graph without weights is measured in hops.
  case weight

  /// The sum of 1 / weight over its edges: the more two nodes interact, the nearer they are (Newman 2001). Equal lengths
  /// are recognised exactly, see ``ExactLength``. A graph without weights is measured in hops.
  case inverseWeight

  /// What paths on `graph` are measured by: hops, too, when all weights are 1, for sums of ones are exact.
  ///
  /// - Complexity: O(arcs) at most.
  func measured(on graph: Graph) -> PathLength {
    guard self != .hops, let weights = graph.weights, weights.contains(where: { $0 != 1 }) else { return .hops }
    return self
  }
}
