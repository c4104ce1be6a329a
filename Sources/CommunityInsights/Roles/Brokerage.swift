import GraphMeasures

/// How often a member is the broker between two others without a tie, by the groups of the three (Gould & Fernandez
/// 1989).
///
/// Where rows have no direction, a pair of others counts once, and gatekeepers and representatives are the same.
public struct Brokerage: Codable, Hashable, Sendable {
  /// All three of one group.
  public var coordinator = 0
  /// From another group to the member's own.
  public var gatekeeper = 0
  /// From the member's own group to another.
  public var representative = 0
  /// Between two members of one other group; Gould and Fernandez' itinerant broker.
  public var consultant = 0
  /// Between two groups, neither of which is the member's own.
  public var liaison = 0

  public init() {}
}

extension Brokerage {
  /// The counts of one node.
  ///
  /// - Parameter isDirected: whether the graph is; otherwise each pair was counted from both of its ends.
  init(_ roles: GouldFernandez.Roles, isDirected: Bool) {
    let ends = isDirected ? 1 : 2
    coordinator = roles.coordinator / ends
    gatekeeper = roles.gatekeeper
    representative = roles.representative
    consultant = roles.consultant / ends
    liaison = roles.liaison / ends
  }
}
