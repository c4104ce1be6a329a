import InteractionLogs
import MemberNetworks
import Statistics

/// Whether newcomers are welcomed: answered at first, heard of again, and tied to others.
///
/// Newcomers are those of ``FirstMessages`` who wrote in the period. An answer counts within a week, and only newcomers
/// who first wrote a week before the end of the log or earlier are counted; whether they wrote again, and whether they
/// had ties with two others, is asked 90 days after their first message, of those who could be watched for so long. The
/// comparison of answered with unanswered newcomers is that of Joyce & Kraut, "Predicting continued participation in
/// newsgroups", Journal of Computer-Mediated Communication 11 (2006): it shows an association, for those who are
/// answered may have come with better questions.
struct NewcomerWelcome: LensMeasure {
  static let measure = CommunityMeasure.newcomers
  static let title = "How newcomers fare"
  static let question = Finding.Question.alive
  static let placeInQuestion = 3
  static let isSizeFree = true
  static let speaksOfNow = true
  static let needs: MeasureNeeds = .messages
  static let disclosure = MeasureDisclosure.headlineOnly
  static let relations: [PeopleRelation] = [
    .parts([.answeredNewcomers, .unansweredNewcomers], of: .watchedNewcomers),
    .nested(.newcomersWatchedForTies, in: .watchedNewcomers),
  ]

  /// After how long it is asked whether newcomers are still there.
  static let settledAfterDays = 90

  /// A time in which newcomers were ignored is told from chance at a level of 0.05: most of it is spent on the quarters
  /// of the calendar, by which people look back, and the rest on all other stretches.
  static let quarterLevel = 0.04
  static let stretchLevel = 0.01

  /// - Complexity: O(members + messages + interactions); O(newcomers · permutations) more unless quick.
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    guard record.logEnd - record.logBegin > LogTime.days(FirstMessages.newAfterDays) else {
      return MeasureResult(
        leftOut: Self.measure,
        because: "the log covers less than \(FirstMessages.newAfterDays) days, too little to tell who is new")
    }
    let firstMessages = FirstMessages(record).all
    let watched = Self.watched(firstMessages, record)
    let unanswered = watched.filter { !$0.isAnswered(within: LogTime.week) }
    let answeredCount = watched.count - unanswered.count
    var indicators = [
      Indicator.share(
        "first_message_answered", "first messages of newcomers answered within a week", answeredCount,
        of: watched.count, direction: .higherIsBetter, evidence: Evidence(members: watched.count),
        counting: .people(answeredCount, of: watched.count, among: .watchedNewcomers))
    ]
    indicators += Self.stay(firstMessages.filter { record.logEnd - $0.time >= Self.settledAfter })
    indicators.append(Self.ties(firstMessages, record))
    if !context.isQuick {
      let history = context.wholeLog(record)
      let all = context.history == nil ? watched : Self.watched(FirstMessages(history).all, history)
      if let stretch = Self.ignoredStretch(all, history, context) { indicators.append(stretch) }
    }
    // The latest are those who can still be written to.
    return MeasureResult(Self.measure, indicators, members: unanswered.reversed().prefix(10).map(\.member))
  }

  /// Those who could be watched for a week.
  private static func watched(
    _ newcomers: [FirstMessages.FirstMessage], _ record: CommunityRecord
  ) -> [FirstMessages.FirstMessage] {
    newcomers.filter { record.logEnd - $0.time >= LogTime.week }
  }

  private static let settledAfter = LogTime.days(settledAfterDays)

  // MARK: - Indicators

  /// How many wrote again, by whether they were answered.
  private static func stay(_ newcomers: [FirstMessages.FirstMessage]) -> [Indicator] {
    let answered = newcomers.filter { $0.isAnswered(within: LogTime.week) }
    let unanswered = newcomers.filter { !$0.isAnswered(within: LogTime.week) }
    func share(
      _ key: String, _ which: String, _ group: [FirstMessages.FirstMessage], _ who: PeopleSet, published: Double
    ) -> Indicator {
      let stayed = group.count { $0.isFollowed(within: settledAfter) }
      return Indicator.share(
        key, "\(which) newcomers who wrote again within \(settledAfterDays) days", stayed, of: group.count,
        direction: .higherIsBetter, evidence: Evidence(members: group.count),
        counting: .people(stayed, of: group.count, among: who),
        references: [Reference(.published, lower: published, upper: published, source: published2006)])
    }
    let first = share(Key.answeredAgain, "answered", answered, .answeredNewcomers, published: 0.56)
    let second = share(Key.unansweredAgain, "unanswered", unanswered, .unansweredNewcomers, published: 0.44)
    return [first, second, difference(first, second)]
  }

  static let published2006 = "Joyce & Kraut 2006"

  /// How many had ties with two others 90 days after their first message: of those whose whole time until then lies in
  /// the period, whose interactions are known.
  private static func ties(_ newcomers: [FirstMessages.FirstMessage], _ record: CommunityRecord) -> Indicator {
    var until = [Int64](repeating: .min, count: record.members.count)
    var contact = [Int32](repeating: -1, count: record.members.count)
    var hasTwo = [Bool](repeating: false, count: record.members.count)
    let watched = newcomers.filter {
      record.period.contains(record.firstSeen[$0.member]) && $0.time + settledAfter <= record.period.upperBound
    }
    for newcomer in watched { until[newcomer.member] = newcomer.time + settledAfter }
    let (sources, targets, times) = (
      record.interactions.sources, record.interactions.targets, record.interactions.times
    )
    for index in times.indices {
      for (member, other) in [(sources[index], targets[index]), (targets[index], sources[index])]
      where times[index] < until[Int(member)] {
        if contact[Int(member)] < 0 { contact[Int(member)] = other }
        if contact[Int(member)] != other { hasTwo[Int(member)] = true }
      }
    }
    let tied = watched.count { hasTwo[$0.member] }
    return Indicator.share(
      "two_ties", "newcomers with ties to two others or more after \(settledAfterDays) days", tied, of: watched.count,
      direction: .higherIsBetter, evidence: Evidence(members: watched.count),
      counting: .people(tied, of: watched.count, among: .newcomersWatchedForTies))
  }

  /// The quarter, or else the stretch of three months at most, in which newcomers were left without an answer, if there
  /// is any.
  private static func ignoredStretch(
    _ newcomers: [FirstMessages.FirstMessage], _ record: CommunityRecord, _ context: LensContext
  ) -> Indicator? {
    let times = newcomers.map(\.time)
    let isAnswered = newcomers.map { $0.isAnswered(within: LogTime.week) }
    if let found = IgnoredQuarter(times: times, isAnswered: isAnswered, quarters: quarters(of: record)),
      found.pValue <= quarterLevel
    {
      // Told are the days on which there could be newcomers, and time enough to see them answered.
      let begin = max(found.begin, record.logBegin + LogTime.days(FirstMessages.newAfterDays))
      let last = min(found.end - 1, record.logEnd - LogTime.week)
      return ignored(
        Wording.days(from: begin, to: last, of: record), found.newcomers, of: isAnswered, pValue: found.pValue,
        "Boschloo's test of \(Wording.count(found.quarters, "quarter", "quarters"))")
    }
    if let found = IgnoredStretch(
      times: times, isAnswered: isAnswered, shuffles: context.options.permutations, seed: context.seed),
      found.pValue <= stretchLevel
    {
      let (begin, last) = (times[found.newcomers.lowerBound], times[found.newcomers.upperBound - 1])
      return ignored(
        Wording.days(from: begin, to: last, of: record), found.newcomers, of: isAnswered, pValue: found.pValue,
        "p-value from \(Wording.count(found.shuffles)) random orders")
    }
    return nil
  }

  /// The share of answered newcomers in a part of the time, beside that of all others.
  private static func ignored(
    _ days: String, _ part: Range<Int>, of isAnswered: [Bool], pValue: Double, _ howTested: String
  ) -> Indicator {
    let answered = isAnswered[part].count { $0 }
    let usual = Double(isAnswered.count { $0 } - answered) / Double(isAnswered.count - part.count)
    return Indicator.share(
      stretchKey, stretchLabel + days, answered, of: part.count, direction: .higherIsBetter,
      evidence: Evidence(members: part.count),
      counting: .about(
        PeopleCount(part.count - answered, of: part.count, among: .newcomersOfStretch)),
      references: [
        Reference(.chance, lower: usual, upper: usual, pValue: pValue, source: "all other newcomers; \(howTested)")
      ])
  }

  /// The quarters of the log, whatever its windows are; none where there are too many.
  private static func quarters(of record: CommunityRecord) -> [TimeWindow] {
    (try? TimeWindows.windows(of: .quarter, from: record.logBegin, to: record.logEnd - 1, clock: record.clock)) ?? []
  }

  enum Key {
    static let answeredAgain = "wrote_again_answered"
    static let unansweredAgain = "wrote_again_unanswered"
  }

  static let stretchKey = "ignored_stretch"
  /// What the label begins with; the days follow.
  private static let stretchLabel = "first messages answered from "

  // MARK: - Words

  static func sentence(_ result: MeasureResult) -> String {
    guard let headline = result.headline, let share = headline.value else {
      if result.headline?.isSuppressed == true {
        return "How newcomers are welcomed is not shown: there are too few of them." + stretchSentence(result)
      }
      return "No newcomer wrote a first message that could be watched for a week."
    }
    let inWords = Wording.roundShare(share)
    let count = headline.people.map { result.count($0.total) + " " } ?? ""
    let opening =
      switch share {
      // Who writes back may answer, or not: so much cannot be told as whether somebody was made welcome.
      case _ where result.rowKind == .directed:
        "\(share == 0 ? "None" : inWords) of \(result.isRounded ? "" : "the ")\(count)first messages of newcomers "
          + "had a message back within a week"
      case _ where result.band(of: headline, bounds) == nil: openVerdict(result, headline, share)
      case 0: "Newcomers are not welcomed: none of their \(count)first messages was answered within a week"
      case ..<0.02: "Newcomers are not welcomed: hardly any of their first messages is answered within a week"
      case ..<bounds[0]:
        "Many newcomers are left alone: only \(inWords) of their first messages are answered within a week"
      case ..<bounds[1]: "Most newcomers are welcomed: \(inWords) of their first messages are answered within a week"
      case 1: "Newcomers are welcomed: every first message is answered within a week"
      default: "Newcomers are welcomed: \(inWords) of their first messages are answered within a week"
      }
    return opening + stayClause(result) + "." + stretchSentence(result)
  }

  /// With fewer answers than the first many newcomers are left alone, with more than the second they are welcomed.
  private static let bounds = [0.6, 0.8]

  /// Where the interval leaves more than one verdict, the number and what would settle it.
  private static func openVerdict(_ result: MeasureResult, _ headline: Indicator, _ share: Double) -> String {
    guard let people = headline.people else {
      return "\(Wording.roundShare(share)) of the first messages of newcomers are answered within a week"
    }
    if let lower = headline.interval?.lower, lower >= bounds[0] {
      return "Most first messages of newcomers were answered within a week: "
        + "\(result.count(people.count)) of \(result.count(people.total))"
    }
    let cases = "\(result.count(people.count)) of \(result.count(people.total, "first message", "first messages"))"
    let more = headline.casesNeeded(bounds, of: people.total).map {
      "; about \(Wording.count($0)) more would be needed to say whether that is most of them or nearly all"
    }
    return "\(cases) of newcomers \(people.total == 1 ? "was" : "were") answered within a week\(more ?? "")"
  }

  /// "; those who were answered wrote again more often (80% against 35%)", where that is beyond chance.
  private static func stayClause(_ result: MeasureResult) -> String {
    guard let difference = result["wrote_again_difference"], let value = difference.value,
      let answered = result[Key.answeredAgain]?.value, let unanswered = result[Key.unansweredAgain]?.value,
      let interval = difference.interval, interval.lower > 0 || interval.upper < 0
    else { return "" }
    return "; those who were answered wrote again \(value > 0 ? "more" : "less") often "
      + "(\(Wording.roundShare(answered)) against \(Wording.roundShare(unanswered)))"
  }

  private static func stretchSentence(_ result: MeasureResult) -> String {
    guard let stretch = result[stretchKey], let share = stretch.value else { return "" }
    let days = stretch.label.dropFirst(stretchLabel.count)
    return share == 0
      ? " From \(days) nobody answered them."
      : " From \(days) only \(Wording.roundShare(share)) were."
  }

  static func help(_ result: MeasureResult) -> String? {
    if result[stretchKey]?.value != nil {
      return
        "Fund two greeters who answer every first message, so that no newcomer depends on who happens to have time."
    }
    if let headline = result.headline, headline.band([0.7]) == 0 {
      return "Fund two greeters who answer every first message within a few days."
    }
    if let tied = result["two_ties"]?.upperBound, tied < 0.5 {
      return "Fund a buddy for each newcomer, who introduces them to two others in their first weeks."
    }
    return nil
  }
}

extension PeopleSet {
  /// Newcomers who could be watched for a week.
  fileprivate static let watchedNewcomers = PeopleSet(rawValue: "watched newcomers")
  /// Of those who could be watched until they might have settled, the ones who were answered, and the others.
  fileprivate static let answeredNewcomers = PeopleSet(rawValue: "answered newcomers")
  fileprivate static let unansweredNewcomers = PeopleSet(rawValue: "unanswered newcomers")
  fileprivate static let newcomersWatchedForTies = PeopleSet(rawValue: "newcomers watched for ties")
  fileprivate static let newcomersOfStretch = PeopleSet(rawValue: "newcomers of an ignored stretch")
}

extension NewcomerWelcome {
  static func standsOut(_ result: MeasureResult) -> Bool {
    result[stretchKey]?.value != nil || (result.rowKind == .messages && result.headline?.band([bounds[0]]) == 0)
  }

  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "Whether newcomers are answered, heard of again, and find contacts.",
      "Newcomers: members first seen writing, 90 days or more after the log began, for before that nobody can be "
        + "told from a newcomer. Answered: within a week. Wrote again, and has ties with two others: within 90 days, "
        + "of those who could be watched for so long. That answered newcomers write again more often is an "
        + "association, not an effect. Ignored: a quarter of a year in which hardly any was answered, by Boschloo's "
        + "test against all others, times the number of quarters, at \(NewcomerWelcome.quarterLevel); or another "
        + "stretch of time, against random orders of the answers, at \(NewcomerWelcome.stretchLevel).",
      better: .higher, rests: "the first messages of newcomers", "Joyce & Kraut 2006")
  }

  static func membersInWords(_ words: RowWords) -> String? { "First messages without an answer, the latest first" }
}

extension CommunityMeasure {
  public static let newcomers = CommunityMeasure(rawValue: "newcomers")
}
