import InteractionLogs
import MemberNetworks

/// What the lens shows of a community of practice: the part of an ``Analysis`` that looks at time, conversations,
/// managers and groups.
public struct CommunityLens: Codable, Hashable, Sendable {
  public var options: LensOptions
  /// What a row of the log says.
  public var rowKind = RowKind.messages
  /// Which part of the log is meant by the present; `nil` where that is all of it.
  public var recent: RecentPeriod?
  /// How answers are recognised; `nil` in a log without messages.
  public var replySource: MessageHistory.ReplySource?
  /// One entry a measure, in the order of ``CommunityMeasure``.
  public var results: [MeasureResult]
  public var timeline: Timeline
  public var introductions: [Introduction]
  /// One entry a member, in the order of the members; empty for audiences that see no members.
  public var standings: [MemberStanding]
  /// The ties within the first, the middle and the last whole window, in the order of time, for pictures that show
  /// each member in the same place; empty for audiences that see no members.
  public var windowTies: [WindowTies] = []
  /// When each tie was used; `nil` for audiences that see no members, and where time has no stretches.
  public var tieActivity: TieActivity?
  /// What each member did window by window; `nil` for audiences that see no members, and where windows are of days.
  public var memberActivity: MemberActivity?
  /// How long openings wait for an answer; `nil` where that cannot be told, and for audiences that see no members.
  public var waiting: WaitingCurve?

  public subscript(measure: CommunityMeasure) -> MeasureResult? { results.first { $0.measure == measure } }
}

/// How often somebody takes part, over the windows of the log.
public enum ParticipationBand: String, Codable, CaseIterable, Sendable {
  /// Active in at least half of the windows.
  case core
  /// In at least a quarter of them.
  case active
  /// Less often, or never.
  case peripheral
}

/// What somebody is to the network, by structure alone.
public enum NetworkRole: String, Codable, CaseIterable, Sendable {
  case connector, bridge, specialist, newcomer, peripheral, isolate, member
}

/// Where a member stands: for the community itself.
public struct MemberStanding: Codable, Hashable, Sendable {
  public var band: ParticipationBand
  public var role: NetworkRole

  public init(band: ParticipationBand, role: NetworkRole) {
    self.band = band
    self.role = role
  }
}

/// Two members who might like to meet.
public struct Introduction: Codable, Hashable, Sendable {
  public var memberA: Int
  public var memberB: Int
  /// Members with whom both have a tie, the nearest first.
  public var sharedContacts: [Int]
  /// How far apart they are now.
  public var distance: Int
  /// By how much the mean of 1 / distance over all pairs grows.
  public var efficiencyGain: Double
  /// How many other members come closer to somebody, by ``stepsCloser`` steps at least.
  public var membersCloser: Int

  public init(
    memberA: Int, memberB: Int, sharedContacts: [Int], distance: Int, efficiencyGain: Double, membersCloser: Int
  ) {
    self.memberA = memberA
    self.memberB = memberB
    self.sharedContacts = sharedContacts
    self.distance = distance
    self.efficiencyGain = efficiencyGain
    self.membersCloser = membersCloser
  }

  /// The same with other indices of members.
  func renumbered(_ index: (Int) -> Int) -> Introduction {
    var introduction = self
    (introduction.memberA, introduction.memberB) = (index(memberA), index(memberB))
    introduction.sharedContacts = sharedContacts.map(index)
    return introduction
  }
}
