import InteractionLogs
import MemberNetworks
import Numbers

/// What followed the events whose dates were given.
///
/// Interactions, new ties and new ties between groups in the 14 days after each event, against stretches of the same
/// length and the same weekdays up to twelve weeks before and after (``EventStretches``). Interactions are counted, not
/// weighted. A tie is new with the first interaction of the two in the log; as all ties are new when a log begins, ties
/// are compared only from ``newTiesAfterDays`` on. It is an association: much else happens in two weeks.
struct EventEffect: LensMeasure {
  static let measure = CommunityMeasure.eventEffect
  static let title = "Effect of events"
  static let question = Finding.Question.changed
  static let placeInQuestion = 0

  /// A window is too short to hold an event and what it is to be compared with.
  static var windowsPerValue: Int? { nil }

  static let newTiesAfterDays = 56

  /// A multiple so close to 1 is not worth a word, however unusual it is: from 1 / 1.2 to 1.2.
  static let noticeableMultiple = 1.2

  /// Beyond chance: at most so large a share of all stretches has as much.
  static let unusualShare = 0.1

  /// - Complexity: O(events² + events · interactions), and O(ties log ties + events · ties) unless quick.
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    guard !context.options.events.isEmpty else {
      return MeasureResult(leftOut: Self.measure, because: "no dates of events were given")
    }
    let events = EventStretches.all(context.options.events, in: record.period)
    guard !events.isEmpty else {
      return MeasureResult(leftOut: Self.measure, because: "none of the events given lies within the log")
    }
    let activities = context.isQuick ? [Self.interactions(record)] : Self.activities(record)
    let comparisons = activities.map { EventComparison(events, times: $0.times, from: $0.begin) }
    let actors = activities.map { activity in events.map { Self.actors(activity, during: $0, record) } }
    let multiples = activities.indices.map {
      Self.multiple(activities[$0], comparisons[$0], fewestActors: actors[$0].filter { $0 > 0 }.min())
    }
    if context.isQuick { return MeasureResult(Self.measure, multiples) }
    let rates = events.indices.flatMap { event in
      activities.indices.map {
        Self.rate(
          activities[$0], comparisons[$0].rates[event], event, events[event], actors: actors[$0][event], record)
      }
    }
    return MeasureResult(Self.measure, multiples + rates)
  }

  // MARK: - What is counted

  private struct Activity {
    var key: String
    var label: String
    /// When it happened, in order.
    var times: [Int64]
    /// From when on it can be compared.
    var begin = Int64.min
    /// The ties of which the first interaction counts; `nil` where all interactions do.
    var ties: [Tie]?
  }

  /// How many members are in what is counted after an event.
  private static func actors(_ activity: Activity, during event: EventStretches, _ record: CommunityRecord) -> Int {
    var isActor = [Bool](repeating: false, count: record.members.count)
    for tie in activity.ties ?? [] where tie.first.map({ event.own.contains($0.microseconds) }) ?? false {
      (isActor[tie.memberA], isActor[tie.memberB]) = (true, true)
    }
    if activity.ties == nil {
      let interactions = record.interactions
      for (index, time) in interactions.times.enumerated() where event.own.contains(time) {
        isActor[Int(interactions.sources[index])] = true
        isActor[Int(interactions.targets[index])] = true
      }
    }
    return isActor.count { $0 }
  }

  private static func interactions(_ record: CommunityRecord) -> Activity {
    Activity(key: "interactions", label: RowWords(record.rowKind).plural, times: record.interactions.times)
  }

  /// New ties are known only in the record of the whole log, and those between groups where there are two groups.
  private static func activities(_ record: CommunityRecord) -> [Activity] {
    guard record.period.lowerBound <= record.logBegin else { return [interactions(record)] }
    let groups = record.groups.groupOfMember
    let begin = record.logBegin + LogTime.days(newTiesAfterDays)
    let new = record.ties.compactMap(\.first?.microseconds).sorted()
    let ties = Activity(key: "new_ties", label: "new ties", times: new, begin: begin, ties: record.ties)
    guard record.groups.names.count > 1 else { return [interactions(record), ties] }
    let crossing = record.ties.filter { tie in
      guard let a = groups[tie.memberA], let b = groups[tie.memberB] else { return false }
      return a != b
    }
    let between = crossing.compactMap(\.first?.microseconds).sorted()
    return [
      interactions(record), ties,
      Activity(
        key: "new_cross_group_ties", label: "new ties between groups", times: between, begin: begin,
        ties: crossing),
    ]
  }

  // MARK: - Indicators

  private static func multiple(
    _ activity: Activity, _ comparison: EventComparison, fewestActors: Int?
  ) -> Indicator {
    let others = comparison.otherMultiples
    let mean = others.reduce(0, +) / Double(max(1, others.count))
    let squares = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(max(1, others.count - 1))).squareRoot()
    return Indicator(
      activity.key + ratioSuffix, "\(activity.label) after the events, as a multiple of other weeks",
      comparison.multiple, unit: .number, direction: .higherIsBetter,
      evidence: Evidence(windows: others.count, actors: fewestActors), counting: .nobody,
      references: comparison.multiple == nil
        ? []
        : [
          Reference(
            .chance, lower: max(0, mean - deviation), upper: mean + deviation, pValue: comparison.pValue,
            source: stretches(others.count))
        ])
  }

  private static func rate(
    _ activity: Activity, _ rate: EventComparison.Rate?, _ index: Int, _ event: EventStretches,
    actors: Int, _ record: CommunityRecord
  ) -> Indicator {
    let days = (LogTime.inDays(event.own.upperBound - event.own.lowerBound)).rounded()
    let label =
      "\(activity.label) per day in the \(Wording.count(Int(saturating: days), "day", "days")) from "
      + Wording.day(of: event.own.lowerBound, of: record)
    return Indicator(
      "event_\(index + 1)_\(activity.key)\(rateSuffix)", label, rate?.own, unit: .number, direction: .higherIsBetter,
      evidence: Evidence(windows: rate?.stretchCount ?? 0, actors: actors), counting: .nobody,
      references: rate.map {
        [
          Reference(
            .chance, lower: max(0, $0.mean - $0.deviation), upper: $0.mean + $0.deviation, pValue: $0.pValue,
            source: stretches($0.stretchCount))
        ]
      } ?? [])
  }

  private static let ratioSuffix = "_ratio"
  private static let rateSuffix = "_per_day"

  private static func stretches(_ count: Int) -> String {
    "\(Wording.count(count)) stretches of the same weekdays within \(EventStretches.comparedWeeks) weeks: mean ± "
      + "standard deviation"
  }

  // MARK: - Words

  static func sentence(_ result: MeasureResult) -> String {
    let eventCount = result.indicators.count { $0.key.hasSuffix("_interactions" + rateSuffix) }
    let event = eventCount > 1 ? "the \(Wording.count(eventCount)) events" : "the event"
    let ties = tiesClause(result)
    guard let interactions = result.headline, let value = interactions.value else {
      if result.headline?.isSuppressed == true {
        return "What followed \(event) is not shown: too few people took part."
      }
      return ties.map { "After \(event), members made \($0)." }
        ?? "There is too little time around \(event) to compare it with other weeks."
    }
    let times = "\(Wording.fixed(value, decimals: 1)) times"
    let rows = result.words.plural
    if isUnusuallyHigh(interactions) {
      return "Contact was livelier after \(event): \(times) as many \(rows) as in other weeks"
        + (ties.map { ", and \($0)" } ?? "") + "."
    }
    if let ties { return "\(result.words.heading) did not stand out after \(event), but members made \(ties)." }
    if isUnusuallyLow(interactions) {
      return "Contact was weaker after \(event): only \(times) as many \(rows) as in other weeks."
    }
    return
      "Nothing stands out after \(event): there were \(times) as many \(rows) as in other weeks, and other weeks "
      + "vary as much."
  }

  /// "2.1 times as many new ties between groups as usual", where that is beyond chance.
  private static func tiesClause(_ result: MeasureResult) -> String? {
    for (key, label) in [("new_cross_group_ties", "new ties between groups"), ("new_ties", "new ties")] {
      if let ties = result[key + ratioSuffix], let value = ties.value, isUnusuallyHigh(ties) {
        return "\(Wording.fixed(value, decimals: 1)) times as many \(label) as usual"
      }
    }
    return nil
  }

  private static func isUnusuallyHigh(_ indicator: Indicator) -> Bool {
    guard let value = indicator.value, let pValue = indicator.references.first?.pValue else { return false }
    return value >= noticeableMultiple && pValue <= unusualShare
  }

  private static func isUnusuallyLow(_ indicator: Indicator) -> Bool {
    guard let value = indicator.value, let pValue = indicator.references.first?.pValue,
      let others = indicator.evidence.windows
    else { return false }
    // The own stretch counts among those that are as high, and among those that are as low.
    return value <= 1 / noticeableMultiple && 1 - pValue + 1 / Double(others + 1) <= unusualShare
  }

  static func help(_ result: MeasureResult) -> String? {
    let ratios = result.indicators.filter { $0.key.hasSuffix(ratioSuffix) && $0.value != nil }
    if ratios.contains(where: isUnusuallyHigh) {
      return "Fund another event of this kind: it was followed by more contact than other weeks see."
    }
    if ratios.isEmpty || result.headline.map(isUnusuallyLow) == true { return nil }
    return "Ask the members what would bring them together, and fund that: nothing stands out in the weeks after "
      + "these events."
  }
}

extension EventEffect {
  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "What followed events.",
      "\(RowWords(rows.kind).heading), new ties and new ties between groups in the 14 days after each event, over the mean of "
        + "stretches of the same length and weekdays up to twelve weeks before and after; beside it the mean and "
        + "standard deviation of these stretches. An association: much else happens in two weeks.",
      better: .higher, rests: "the weeks around each event")
  }
}

extension CommunityMeasure {
  public static let eventEffect = CommunityMeasure(rawValue: "event_effect")
}
