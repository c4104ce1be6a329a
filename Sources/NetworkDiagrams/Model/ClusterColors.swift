import CommunityInsights

/// The colours that pictures of a network give its members by their clusters, for files that are drawn elsewhere.
public struct ClusterColors: Sendable {
  /// One a member: red, green and blue, 8 bits each; `nil` where no clusters are known.
  public let ofMember: [UInt32?]

  /// - Complexity: O(members).
  public init(_ analysis: Analysis) {
    let kinds = MemberKinds(analysis, by: .cluster)
    let colors = CommunityColors(kinds, shown: analysis.members.indices.filter { analysis.members[$0].degree > 0 })
    ofMember = analysis.members.map { member in
      if colors.colored.isEmpty { return nil }
      return (member.degree > 0 ? colors.color(of: member.community) : .isolate).rgb
    }
  }
}
