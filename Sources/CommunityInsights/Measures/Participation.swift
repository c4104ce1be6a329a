import InteractionLogs
import MemberNetworks

/// How many members take part often, now and then, or hardly ever.
///
/// A member who took part (``WindowActivity``) in at least half of the windows is core, in at least a quarter active,
/// and peripheral otherwise. Only whole windows count, and of those only the ones that end after the member was first
/// seen, so that nobody is measured by a time before joining; but never fewer than four, and nobody is core or active by
/// having come once. Counted is everybody on the roster and everybody seen in the log; those first seen after the
/// period are not counted in it, and in a part of the log only who was seen in it is (``CommunityRecord/present``). The
/// bands are those of Wenger, McDermott & Snyder, *Cultivating Communities of
/// Practice* (2002); their figures are for comparison, and no target.
struct Participation: LensMeasure {
  static let measure = CommunityMeasure.participation
  static let title = "Taking part"
  static let question = Finding.Question.alive
  static let placeInQuestion = 0
  static let speaksOfNow = true
  static let relations: [PeopleRelation] = [.nested(.silent, in: .network(.isolateCount))]

  /// Fewer whole windows than these cannot tell regulars from visitors.
  static let fewestWindows = 4

  /// Who came once does not come now and then.
  static let fewestTimes = 2

  /// A few windows cannot tell what the whole log tells: in four, everybody seen at all is active or core. How many take
  /// part in each window is counted by ``TimelineBuilder``.
  static var windowsPerValue: Int? { nil }

  /// - Complexity: O(members + interactions + messages).
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    // Who comes regularly shows over all the time since they came.
    let record = context.wholeLog(record)
    let windows = record.wholeWindows.count
    guard windows >= Self.fewestWindows else {
      return MeasureResult(
        leftOut: Self.measure,
        because: "it takes four whole periods to tell regulars from visitors, and there are \(windows)")
    }
    let bands = Self.bands(record)
    let present = context.present(in: record)
    guard !present.isEmpty else { return MeasureResult(leftOut: Self.measure, because: "nobody is known yet") }
    let evidence = Evidence(members: present.count, interactions: record.interactions.count, windows: windows)
    let periods = record.windows.words.several
    // The published figures are of communities that talk, not of who is in a building.
    let isTalk = !record.rowKind.isUndirected

    func share(
      _ band: ParticipationBand, _ label: String, _ direction: Indicator.Direction, _ references: [Reference] = []
    ) -> Indicator {
      let count = present.count { bands[$0] == band }
      return Indicator(
        "\(band.rawValue)_share", label, Double(count) / Double(present.count), unit: .share, direction: direction,
        evidence: evidence,
        counting: .people(
          count, of: present.count, PeopleSet(band), among: .present, partition: Self.partition),
        references: references)
    }
    var indicators = [
      share(
        .core, "members who took part in at least half of the \(periods) since they were first seen", .neither,
        isTalk ? [Self.reference(0.10, 0.15)] : []),
      share(
        .active,
        "members who took part in a quarter to a half of the \(periods) since they were first seen, and in two or more",
        .neither,
        isTalk ? [Self.reference(0.15, 0.20)] : []),
      share(.peripheral, "members who took part less often, or never", .neither),
    ]
    if record.hasRoster {
      let silent = present.count { record.firstSeen[$0] == .max }
      indicators.append(
        Indicator(
          Key.silentShare, "members in the member table who never appear in the log",
          Double(silent) / Double(present.count), unit: .share, direction: .lowerIsBetter, evidence: evidence,
          counting: .people(silent, of: present.count, .silent, among: .present)))
    }
    return MeasureResult(Self.measure, indicators, members: present.filter { bands[$0] == .core })
  }

  /// The band of each member.
  ///
  /// - Complexity: O(members + interactions + messages).
  static func bands(_ record: CommunityRecord) -> [ParticipationBand] {
    bands(record, WindowActivity(record, windows: record.wholeWindows))
  }

  /// - Parameter activity: of the whole windows of the record.
  static func bands(_ record: CommunityRecord, _ activity: WindowActivity) -> [ParticipationBand] {
    let windows = activity.windows
    let counts = activity.windowCounts(memberCount: record.members.count)
    let ends = windows.map(\.end)
    return record.members.indices.map { member in
      let seen = record.firstSeen[member]
      let before = seen == .max ? 0 : ends.firstIndex(atLeast: seen + 1)
      let share = Double(counts[member]) / Double(max(fewestWindows, windows.count - before))
      if counts[member] < fewestTimes { return .peripheral }
      return share >= 0.5 ? .core : share >= 0.25 ? .active : .peripheral
    }
  }

  private static func reference(_ lower: Double, _ upper: Double) -> Reference {
    Reference(.published, lower: lower, upper: upper, source: "Wenger, McDermott & Snyder 2002")
  }

  /// Core, active and peripheral members are everybody.
  static let partition = "bands"

  enum Key {
    static let coreShare = "core_share"
    static let activeShare = "active_share"
    static let silentShare = "silent_share"
  }
}

extension PeopleSet {
  /// The members of a band.
  fileprivate init(_ band: ParticipationBand) { self.init(rawValue: "\(band.rawValue) members") }

  static let core = PeopleSet(.core)
  /// Those who never appear in the log.
  fileprivate static let silent = PeopleSet(rawValue: "silent")
}

extension Participation {
  static func sentence(_ result: MeasureResult) -> String {
    [bandsSentence(result), rosterSentence(result)].compactMap { $0 }.joined(separator: " ")
  }

  private static func bandsSentence(_ result: MeasureResult) -> String {
    let active = result[Key.activeShare]?.value.map { Wording.roundShare($0) }
    guard let indicator = result[Key.coreShare], let core = indicator.value else {
      return active.map { "\($0) of the members take part now and then; how many do so often is not shown." }
        ?? "How many members take part often is not shown."
    }
    let share = Wording.roundShare(core)
    let others = active.map { ", and another \($0) now and then" } ?? ""
    let usual = "10% to 15% that other communities report"
    if core == 0 {
      return "Nobody took part in half of the periods" + (active.map { "; \($0) did so now and then." } ?? ".")
    }
    let isListed = result[Key.silentShare] != nil
    // Others counted the silent ones as well.
    if result.rowKind.isUndirected || !isListed {
      let members = isListed ? "members" : result.since.map { "members active since \($0)" } ?? "members"
      return "\(share) of the \(members) take part regularly\(others)."
    }
    let members = "members"
    switch indicator.bandOfMembers([0.10, 0.15]) {
    case 0: return "A small core takes part regularly: \(share) of the \(members), less than the \(usual)\(others)."
    case 2: return "\(share) of the \(members) take part regularly, more than the \(usual)\(others)."
    default: return "\(share) of the \(members) take part regularly, about the \(usual)\(others)."
    }
  }

  /// What is known of those who stay silent.
  private static func rosterSentence(_ result: MeasureResult) -> String? {
    guard let silent = result[Key.silentShare] else {
      return "Members who never appear in the log cannot be counted without a member table."
    }
    guard let share = silent.value, share > 0 else { return nil }
    return "\(Wording.roundShare(share)) of those in the member table never appear in the log."
  }

  static func help(_ result: MeasureResult) -> String? {
    if let core = result[Key.coreShare]?.value, core < 0.05 {
      return "Give those who keep the community going time for it, so that more members can afford to."
    }
    if let silent = result[Key.silentShare]?.value, silent >= 0.25 {
      return "Offer easy ways in: an open session or a question round that asks nothing of those who only want to look."
    }
    guard let core = result[Key.coreShare]?.value, let active = result[Key.activeShare]?.value, core + active < 0.2
    else {
      return nil
    }
    return "Fund small occasions that those at the edge can join without much time."
  }
}

extension Participation {
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "How many members take part often, now and then, or hardly ever.",
      "Core: took part in at least half of the whole periods since first seen, at least four periods; active: in at "
        + "least a quarter, and in two of them; peripheral: all others, those in the member table who never appear included. To take part is "
        + "\(takingPart(rows)). The published figures, a core of 10–15% and another 15–20% active, are "
        + "for comparison and no target.",
      better: .neither, rests: "the member table, where there is one, and the whole periods",
      "Wenger, McDermott & Snyder 2002")
  }

  private static func takingPart(_ rows: RowReading) -> String {
    switch rows.kind {
    case .attendance: "to meet somebody at an event"
    case .contacts: "to be in contact with somebody"
    default: rows.isDirected ? "to turn to somebody or to write" : "to interact with somebody"
    }
  }

  static func membersInWords(_ words: RowWords) -> String? { "Those who take part regularly" }
}

extension CommunityMeasure {
  public static let participation = CommunityMeasure(rawValue: "participation")
}
