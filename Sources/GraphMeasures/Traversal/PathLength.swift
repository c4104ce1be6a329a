/// How long a path is.
public enum PathLength: String, Codable, Sendable, CaseIterable {
  /// The number of edges on it.
  case hops

  /// The sum of 1 / weight over its edges: the more two nodes interact, the nearer they are (Newman 2001). Equal lengths
  /// are recognised exactly, see ``ExactLength``. A graph without weights is measured in hops.
  case inverseWeight
}
