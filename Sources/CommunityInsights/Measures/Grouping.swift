import GraphCore
import GraphMeasures

/// Who belongs together: the members of a formal group or, where no groups are known, of a circle that the network
/// shows.
struct Grouping: Sendable {
  /// For each member the number of the group; `nil` for a member who is in none, or alone in one.
  let groupOfMember: [Int?]
  /// How many groups have two members or more.
  let count: Int
  /// Whether the groups are circles found in the network.
  let isFound: Bool

  /// The formal groups; `nil` unless two of them have two members or more.
  init?(formal record: CommunityRecord) {
    let sizes = record.groups.sizes
    self.init(record.groups.groupOfMember.map { group in group.flatMap { sizes[$0] > 1 ? $0 : nil } }, isFound: false)
  }

  /// The clusters in which members interact: communities by the Leiden method, all ties alike, as in the rest of the
  /// analysis; `nil` if there are no two.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: near O(members + ties) for each of at most 20 runs.
  init?(circlesOf record: CommunityRecord, seed: UInt64, control: RunControl) throws {
    let found = try Leiden(seed: seed).run(on: record.undirected, control: control)
    self.init(found.communityOfNode.map { found.sizes[$0] > 1 ? $0 : nil }, isFound: true)
  }

  /// The formal groups, or else circles; `nil` where both are missing.
  ///
  /// Circles of a single window could not be compared with those of another, so a quick look is for formal groups only.
  init?(formalOrFound record: CommunityRecord, _ context: LensContext) throws {
    if let formal = Grouping(formal: record) {
      self = formal
    } else if context.isQuick {
      return nil
    } else {
      try self.init(circlesOf: record, seed: context.seed, control: context.control)
    }
  }

  private init?(_ groupOfMember: [Int?], isFound: Bool) {
    count = Set(groupOfMember.compactMap { $0 }).count
    guard count > 1 else { return nil }
    self.groupOfMember = groupOfMember
    self.isFound = isFound
  }
}

extension CommunityRecord {
  /// What stands behind a number about the network: members with a tie, and what they said to each other.
  var networkEvidence: Evidence {
    let tied = members.indices.count { undirected.degree(of: $0) > 0 }
    return Evidence(members: tied, interactions: interactions.count)
  }
}
