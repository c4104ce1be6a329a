/// The measures that are computed together, so that a caller who wants few of them does not wait for all.
///
/// What costs next to nothing (degrees, strengths, components, strong ones too, density, reciprocity) is always there.
public enum MeasureGroup: String, CaseIterable, Codable, Sendable {
  /// Closeness, harmonic centrality, eccentricity, reach, diameter, radius, mean distance.
  case distances
  /// Betweenness of members and ties; of members alone where it is estimated.
  case betweenness
  case pagerank
  case eigenvector
  /// Core numbers and distance from the core.
  case cores
  /// Local clustering and transitivity.
  case clustering
  /// Constraint, effective size, efficiency.
  case structuralHoles
  /// Bridges, articulation members, blocks, and what their loss cuts off.
  case cuts
  case localBridges
  /// How surprising the strength of each tie is.
  case disparity
  case communities
  /// Coordinators, gatekeepers, representatives, consultants and liaisons between groups.
  case brokerage
}
