import Statistics

/// How few members carry how much of the conversation.
///
/// Of the interactions that each member started (half of each on both sides where the log has no directions): how few
/// members are enough for half of them, and how uneven they are spread (Gini), among the members who started any.
struct LoadConcentration: LensMeasure {
  static let measure = CommunityMeasure.loadConcentration

  /// - Complexity: O(interactions + members · log members).
  func evaluate(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let given = Self.activityGiven(record)
    let active = given.indices.filter { given[$0] > 0 }
    let shares = active.map { given[$0] }
    guard let few = GiniCoefficient.fewest(carrying: 0.5, of: shares), let gini = GiniCoefficient.of(shares) else {
      return MeasureResult(leftOut: Self.measure, because: "there are no interactions")
    }
    let evidence = Evidence(members: active.count, interactions: record.interactions.count)
    let people = PeopleCount(few, of: active.count)
    return MeasureResult(
      Self.measure,
      [
        Indicator(
          Key.halfShare, "active members who are enough for half of all interactions",
          Double(few) / Double(active.count), unit: .share, direction: .higherIsBetter, evidence: evidence,
          people: people),
        Indicator(
          Key.halfCount, "how many members that is", Double(few), unit: .count, direction: .higherIsBetter,
          evidence: evidence, people: people),
        Indicator(
          Key.gini, "how unevenly interactions are spread, from 0 (all alike) to 1 (Gini)", gini, unit: .number,
          direction: .lowerIsBetter, evidence: evidence),
      ],
      members: Array(active.sorted { (given[$1], $0) < (given[$0], $1) }.prefix(few)))
  }

  /// For each member the sum of what they gave.
  private static func activityGiven(_ record: CommunityRecord) -> [Double] {
    var given = [Double](repeating: 0, count: record.members.count)
    for tie in record.ties {
      let (a, b) = record.hasDirections ? (tie.aToB, tie.bToA) : (tie.strength / 2, tie.strength / 2)
      given[tie.memberA] += a
      given[tie.memberB] += b
    }
    return given
  }

  enum Key {
    static let halfShare = "half_share"
    static let halfCount = "half_count"
    static let gini = "gini"
  }

  /// A tenth of the active members or fewer for half of the work: it rests on few.
  private static let concentrated = 0.1
  /// When a quarter of them are needed, it is well spread.
  private static let spread = 0.25
  /// Below so many active members a share says little.
  private static let fewestActive = 10
}

extension LoadConcentration {
  static func sentence(_ result: MeasureResult) -> String {
    guard let share = result[Key.halfShare]?.value, let few = result[Key.halfCount]?.value,
      let active = result.headline?.evidence.members
    else {
      return result[Key.gini]?.value.map {
        switch $0 {
        case 0.7...: "Conversation rests on few members; how few is not shown."
        case ..<0.4: "Conversation is spread well over those who take part."
        default: "Some members carry clearly more of the conversation than others; how many is not shown."
        }
      } ?? "How the conversation is spread over the members is not shown."
    }
    let carriers = few == 1 ? "A single member starts" : "\(Wording.amount(few)) members start"
    let text = "\(carriers) half of all interactions, out of \(Wording.count(active)) who start any"
    if active < fewestActive { return "\(text)." }
    switch share {
    case ...concentrated: return "\(text): much rests on few shoulders."
    case spread...: return "\(text): the conversation is carried by many."
    default: return "\(text)."
    }
  }

  static func help(_ result: MeasureResult) -> String? {
    guard let active = result.headline?.evidence.members, active >= fewestActive else { return nil }
    let isConcentrated =
      result[Key.halfShare]?.value.map { $0 <= concentrated } ?? ((result[Key.gini]?.value ?? 0) >= 0.7)
    guard isConcentrated else { return nil }
    return
      "Relieve those who carry most of the conversation: offer them time for it, and find others to share the work."
  }
}
