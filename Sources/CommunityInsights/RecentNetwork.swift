import InteractionLogs

/// The network of the recent part of a log: what is meant when something is said of the present.
///
/// Its members are those of the community now (``RecentPeriod``), numbered by themselves; ``indices`` says who they are.
public struct RecentNetwork: Codable, Sendable {
  public var period: RecentPeriod
  /// For each of its members the index into ``Analysis/members``, ascending.
  public var indices: [Int]
  public var network = NetworkMetrics()
  public var members: [MemberMetrics]
  public var ties: [TieMetrics]
  public var communities: [CommunityMetrics] = []
  public var bridges: [BridgeTie] = []
  public var articulationMembers: [ArticulationMember] = []
  public var isolation = Isolation()
}

extension Analysis {
  /// The same analysis of the recent network alone, by the numbers of its own members; without what the lens shows of
  /// single members, who are numbered otherwise there.
  public func seenRecently(_ recent: RecentNetwork) -> Analysis {
    var view = self
    view.recent = nil
    (view.network, view.members, view.ties) = (recent.network, recent.members, recent.ties)
    (view.communities, view.bridges) = (recent.communities, recent.bridges)
    (view.articulationMembers, view.isolation) = (recent.articulationMembers, recent.isolation)
    view.lens?.introductions = []
    view.lens?.standings = []
    view.lens?.windowTies = []
    if let results = view.lens?.results.indices {
      for index in results { view.lens?.results[index].members = [] }
    }
    return view
  }
}
