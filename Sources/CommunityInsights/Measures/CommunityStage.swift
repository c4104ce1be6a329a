import InteractionLogs
import MemberNetworks
import Statistics

/// In which stage of its life a community might be, read from how it develops over the whole windows.
///
/// The stages are those of Wenger, McDermott & Snyder, *Cultivating Communities of Practice* (2002), who tell them by
/// looking closely. Numbers only give hints, so this is one reading with its evidence, never a grade; the rules are in
/// ``Stage/init(_:)``. The evidence:
///
/// - growth: the Theil–Sen slope of the number of members who take part, over its median, per window;
/// - growth of contacts: the same of the mean number of contacts of a member with a tie;
/// - the share of core members (``Participation``);
/// - the share of members who come again (``ReturnRate``), over the last ``recentPairs`` pairs of windows;
/// - the density of the last window: for reading only, because it falls by itself where a community grows.
struct CommunityStage: LensMeasure {
  static let measure = CommunityMeasure.stage
  static let title = "Stage of the community"
  static let question = Finding.Question.alive
  static let placeInQuestion = 4

  /// Fewer whole windows than these show no development.
  static let fewestWindows = 6
  static let recentPairs = 4

  static var windowsPerValue: Int? { nil }
  static let relations: [PeopleRelation] = [.nested(.recent, in: .present)]

  /// - Complexity: O(members + interactions + messages + windows² · log windows).
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let windows = record.wholeWindows
    guard windows.count >= Self.fewestWindows else {
      return MeasureResult(
        leftOut: Self.measure,
        because: "it takes six whole periods to see how the community develops, and there are \(windows.count)")
    }
    let activity = WindowActivity(record, windows: windows)
    let networks = WindowNetwork.networks(record, windows: windows)
    let present = context.present(in: record)
    let bands = Participation.bands(record, activity)
    let core = present.count { bands[$0] == .core }
    let returns = ReturnRate.returns(activity, pairs: activity.adjacentPairs.suffix(Self.recentPairs))
    let evidence = Evidence(
      members: present.count, interactions: record.interactions.count, windows: windows.count)

    let period = windows.words
    func growth(_ key: String, _ label: String, _ values: [Double?]) -> Indicator {
      let line = RelativeTrend(values, windows: windows)
      return Indicator(
        key, label, line?.slope, unit: .share, direction: .neither, interval: line?.interval, evidence: evidence,
        counting: .nobody,
        references: line.map { [Reference(.chance, lower: 0, upper: 0, pValue: $0.pValue, source: "no trend")] } ?? [])
    }
    let counts = activity.active.map { Double($0.count) }
    return MeasureResult(
      Self.measure,
      [
        growth(
          Key.growth, "change in the number of active members per \(period.one)",
          counts),
        growth(
          Key.contactGrowth, "change in contacts per active member per \(period.one)",
          networks.map(\.meanContacts)),
        .share(
          Key.returnShare, "members who took part in one of the last \(period.several) and again in the next",
          returns.returned, of: returns.cases, direction: .neither, evidence: evidence,
          counting: .about(PeopleCount(returns.returnedMembers, of: returns.members, among: .recent))),
        Indicator(
          Key.coreShare, "members who took part in at least half of the \(period.several) since they were first seen",
          present.isEmpty ? nil : Double(core) / Double(present.count), unit: .share, direction: .neither,
          evidence: evidence,
          counting: .people(
            core, of: present.count, .core, among: context.community == nil ? .present : .ofNow,
            partition: Participation.partition)),
        Indicator(
          Key.density, "share of possible ties among members active in the last \(period.one)",
          networks.last?.density, unit: .share, direction: .neither, evidence: evidence, counting: .nobody),
        Indicator(
          Key.sincePeak, "active members in the last three \(period.several), on average, over those in the busiest",
          SincePeak(counts)?.share, unit: .share,
          direction: .neither, evidence: evidence, counting: .nobody),
      ])
  }

  fileprivate enum Key {
    static let growth = "growth"
    static let contactGrowth = "contact_growth"
    static let returnShare = "return_share"
    static let coreShare = "core_share"
    static let density = "density"
    static let sincePeak = "since_peak"
  }
}

extension PeopleSet {
  /// Those who took part in one of the last windows.
  fileprivate static let recent = PeopleSet(rawValue: "recent")
}

/// The Theil–Sen slope of a series over its median.
private struct RelativeTrend {
  var slope: Double
  var interval: Interval
  /// Of no trend, with allowance for autocorrelation.
  var pValue: Double

  /// - Returns: `nil` with too few values for a trend, or where the median is 0.
  init?(_ values: [Double?], windows: [TimeWindow]) {
    guard let trend = Timeline.Trend(values, windows: windows),
      let median = Quantiles(values.compactMap { $0 }).median, median > 0
    else { return nil }
    pValue = trend.pValue
    slope = trend.slopePerWindow / median
    interval = Interval(lower: trend.interval.lower / median, upper: trend.interval.upper / median, method: .theil)
  }
}

// MARK: - Stages

extension CommunityStage {
  /// The stages, in the order in which most communities go through them.
  enum Stage: String, CaseIterable {
    case potential, coalescing, maturing, stewardship, transformation
  }

  /// Where a number goes, as far as it is clear of chance.
  enum Course {
    case rising, level, falling

    init?(_ indicator: Indicator?) {
      guard let indicator, indicator.value != nil, let interval = indicator.interval else { return nil }
      let isClear = indicator.references.first?.pValue.map { $0 < Self.mostChance } ?? true
      self = !isClear ? .level : interval.lower > 0 ? .rising : interval.upper < 0 ? .falling : .level
    }

    /// A stage is one reading of several signs, of which each may be less sure than what is told by itself.
    private static let mostChance = 0.2

    /// The same of how many take part: half of the most that ever did, or fewer, are fewer, whatever the trend.
    init?(members result: MeasureResult) {
      guard let course = Course(result[Key.growth]) else { return nil }
      self = CommunityStage.isBelowHalf(result) ? .falling : course
    }
  }

  /// What a stage is read from.
  fileprivate struct Signs {
    var members, contacts: Course
    var isBelowHalf: Bool
    var returning, coreShare: Double

    /// - Returns: `nil` where one of them is not known or not shown.
    init?(_ result: MeasureResult) {
      guard let members = Course(members: result), let contacts = Course(result[Key.contactGrowth]),
        let returning = result[Key.returnShare]?.value, let coreShare = result[Key.coreShare]?.value
      else { return nil }
      (self.members, self.contacts) = (members, contacts)
      (self.returning, self.coreShare) = (returning, coreShare)
      isBelowHalf = CommunityStage.isBelowHalf(result)
    }
  }

  /// Whether no more than half as many take part as in the busiest period.
  fileprivate static func isBelowHalf(_ result: MeasureResult) -> Bool {
    result[Key.sincePeak]?.value.map { $0 <= 0.5 } ?? false
  }
}

extension CommunityStage.Stage {
  /// Of those who take part, so many come again once there is a rhythm.
  private static let rhythm = 0.4
  /// With fewer core members than this share there is no core yet.
  private static let core = 0.05

  /// Reads the stage from the numbers; `nil` when one of them is missing, or they do not fit together.
  ///
  /// - *potential*: as many as ever, no more contacts, few come again, no core.
  /// - *coalescing*: more members or, with as many, more contacts; few come again yet.
  /// - *maturing*: more members, no fewer contacts, many come again, there is a core.
  /// - *stewardship*: as many as ever, no fewer contacts, many come again, there is a core.
  /// - *transformation*: fewer members, few of whom come again; or as many, with fewer contacts, few of whom come
  ///   again.
  init?(_ result: MeasureResult) {
    guard let signs = CommunityStage.Signs(result) else { return nil }
    switch (signs.members, signs.contacts, signs.returning >= Self.rhythm, signs.coreShare >= Self.core) {
    case (.level, .level, false, false): self = .potential
    case (.rising, .rising, false, _), (.rising, .level, false, _), (.level, .rising, false, _): self = .coalescing
    case (.rising, .rising, true, true), (.rising, .level, true, true): self = .maturing
    case (.level, .level, true, true), (.level, .rising, true, true): self = .stewardship
    case (.falling, _, false, _), (.level, .falling, false, _): self = .transformation
    default: return nil
    }
  }

  /// What kind of help fits, as the rest of a sentence that begins with "what fits now is".
  fileprivate var fittingHelp: String {
    switch self {
    case .potential: "find one another"
    case .coalescing: "meet often, and see early what it is good for"
    case .maturing: "welcome the many who are new"
    case .stewardship: "keep up the rhythm and stay open to new topics"
    case .transformation: "a talk with the members about what they want to go on with"
    }
  }

  fileprivate var offer: String {
    switch self {
    case .potential:
      "Fund a first event at which people with the same questions find one another, and someone to host it."
    case .coalescing: "Fund regular meetings and a facilitator's time, and ask early what has been useful."
    case .maturing: "Fund greeters and a place where what was learnt is kept, so that those who are new find their way."
    case .stewardship: "Keep roles and events funded, and invite guests with new topics now and then."
    case .transformation:
      "Ask the members what they still need of one another, and support that: a new start or a good end."
    }
  }
}

extension CommunityStage {
  static func sentence(_ result: MeasureResult) -> String {
    guard let signs = Signs(result) else { return "The stage of the community cannot be told from what is shown." }
    let evidence = evidence(signs)
    guard let stage = Stage(result) else {
      return "The stage of the community cannot be told, as the signs point different ways: \(evidence)."
    }
    return "One reading of the numbers is the stage called \(stage.rawValue): \(evidence). What helps now: "
      + "\(stage.fittingHelp)."
  }

  /// What speaks for the reading, in plain words.
  private static func evidence(_ signs: Signs) -> String {
    let members =
      switch signs.members {
      case .rising: "more members take part from one period to the next"
      case .level: "how many take part neither rises nor falls steadily"
      case .falling where signs.isBelowHalf: "no more than half as many members take part as in the busiest period"
      case .falling: "fewer members take part from one period to the next"
      }
    let contacts =
      switch signs.contacts {
      case .rising: "they have more contacts"
      case .level: "their contacts show no steady trend"
      case .falling: "they have fewer contacts"
      }
    let parts = [
      members, contacts, "\(Wording.roundShare(signs.returning)) came again in the last periods",
      "\(Wording.roundShare(signs.coreShare)) take part regularly",
    ]
    return Wording.list(parts, of: parts.count)
  }

  static func help(_ result: MeasureResult) -> String? { Stage(result)?.offer }
}

extension CommunityStage {
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "In which stage of its life the community might be: potential, coalescing, maturing, stewardship, "
        + "transformation.",
      "One reading of five numbers over at least six whole periods: the Theil–Sen slope of the number of members "
        + "who take part, over its median; the same of contacts a member; the share of the core; the share who come "
        + "again; the density of the last period. A trend counts where it is clear of chance, with allowance for "
        + "autocorrelation; half of the members of the busiest period, or fewer, are fewer. Never a grade.",
      better: .neither, rests: "the whole periods", "Wenger, McDermott & Snyder 2002")
  }
}

extension CommunityMeasure {
  public static let stage = CommunityMeasure(rawValue: "stage")
}
