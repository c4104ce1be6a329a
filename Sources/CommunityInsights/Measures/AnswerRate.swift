import InteractionLogs
import MemberNetworks
import Statistics

/// Whether somebody who opens a conversation is answered, and how long that takes.
///
/// An opening message is answered by the first later message of somebody else in its conversation, at any time up to
/// the end of the log. The headline counts only openings that could be watched for a week before the log ends, and only
/// answers within that week: so it is neither lowered by openings of the last days nor higher in early windows, where
/// more time was left. The waits are Kaplan & Meier's, over all openings, with those still unanswered at the end of the
/// log censored there; a quantile that the curve does not reach is undefined.
///
/// Nobody's own answering times are shown: waits need answers by at least ``OpeningAnswers/fewestAnswerers`` members, none of whom
/// gave more than half of them.
struct AnswerRate: LensMeasure {
  static let measure = CommunityMeasure.answers
  static let title = "Answers and waiting"
  static let question = Finding.Question.alive
  static let placeInQuestion = 2
  static let isSizeFree = true
  static let speaksOfNow = true
  static let needs: MeasureNeeds = .messages

  /// Below this it is likelier that answers are not in the log than that there are none.
  static let unrecordedShare = 0.02

  /// - Complexity: O(members + messages from the begin of the period on + openings log openings).
  func compute(_ record: CommunityRecord, _ context: LensContext) throws -> MeasureResult {
    let answers = OpeningAnswers(record)
    let evidence = Evidence(
      members: answers.openerCount, conversations: answers.openingCount, actors: answers.answererCount)
    var indicators = [
      Indicator.share(
        "answered_within_week", "opening messages answered within a week", answers.answeredInWeek,
        of: answers.watchedForWeek, direction: .higherIsBetter, evidence: evidence, counting: .nobody),
      Indicator.share(
        "answered_share", "opening messages answered by the end of the log", answers.answeredCount,
        of: answers.openingCount, direction: .higherIsBetter, evidence: evidence, counting: .nobody),
    ]
    if !context.isQuick {
      indicators[0].setInterval(of: answers.inWeek.clusterings)
      indicators[1].setInterval(of: answers.byEnd.clusterings)
    }
    return MeasureResult(Self.measure, indicators + waits(answers, evidence))
  }

  private func waits(_ answers: OpeningAnswers, _ evidence: Evidence) -> [Indicator] {
    let curve = KaplanMeier(durations: answers.hours, events: answers.isAnswered)
    let isAboutFew = answers.areOfFew
    return [
      ("wait_median", "wait until half of the opening messages have an answer", 0.5),
      ("wait_ninth_decile", "wait until nine in ten opening messages have an answer", 0.9),
    ].map { key, label, share in
      let value = curve.quantile(share)
      let bounds = value == nil || isAboutFew ? nil : curve.quantileInterval(share)
      var indicator = Indicator(
        key, label, isAboutFew ? nil : value, unit: .hours, direction: .lowerIsBetter,
        interval: bounds.map { Interval(lower: $0.lowerBound, upper: $0.upperBound, method: .greenwood) },
        evidence: evidence, counting: .nobody)
      indicator.isSuppressed = isAboutFew && value != nil
      return indicator
    }
  }

  // MARK: - Words

  static func sentence(_ result: MeasureResult) -> String {
    guard let headline = result.headline, let share = headline.value else { return withoutHeadline(result) }
    let inWords = Wording.roundShare(share)
    let half = result["wait_median"]?.value.map { ", half within \(Wording.wait(hours: $0))" } ?? ""
    if share == 0 {
      return "No opening message was answered within a week; perhaps the log does not record answers."
    }
    if share < unrecordedShare {
      return "Hardly any opening message is answered; perhaps the log does not record answers."
    }
    // Who writes back to a mail may answer it, or not.
    let isMail = result.rowKind == .directed
    switch headline.band([few, many]) {
    case 0:
      return isMail
        ? "Fewer than half of the opening messages, \(inWords), had a message back within a week."
        : "Most opening messages stay without an answer: only \(inWords) get one within a week."
    case 2 where !isMail:
      return "Whoever opens a conversation can count on an answer: \(inWords) get one within a week\(half)."
    default:
      return "\(inWords) of opening messages get \(isMail ? "a message back" : "an answer") within a week\(half)."
    }
  }

  /// With fewer answers than these most stay without, with more whoever asks can count on one.
  private static let few = 0.5
  private static let many = 0.75

  private static func withoutHeadline(_ result: MeasureResult) -> String {
    if result.headline?.isSuppressed == true {
      return "How many opening messages are answered is not shown: too few people opened or answered one."
    }
    guard let share = result["answered_share"]?.value else {
      return "Nobody opened a conversation, so there was nothing to answer."
    }
    return
      "\(Wording.roundShare(share)) of opening messages were answered before the log ends, which is too soon to say how "
      + "many are answered within a week."
  }

  static func help(_ result: MeasureResult) -> String? {
    if let headline = result.headline, let share = headline.value, headline.band([0.6]) == 0 {
      if share < unrecordedShare { return nil }
      return "Free a few hours a week of two or three experts to look after messages that still wait for an answer."
    }
    if let median = result["wait_median"]?.value, median > 48 {
      return "Fund a rota of members who look in every day, so that nobody waits for days."
    }
    return nil
  }
}

extension Indicator {
  /// Fewer clusters do not tell how far they scatter.
  private static let fewestClusters = 8

  /// Openings of one member, and those of one week, are alike: the interval is that of whichever clusters tell least.
  fileprivate mutating func setInterval(of clusterings: [ClusteredShare]) {
    let sure = clusterings.filter { $0.clusterCount >= Self.fewestClusters }
    guard interval != nil, let worst = sure.max(by: { $0.designEffect < $1.designEffect }),
      worst.designEffect > 1
    else { return }
    let clustered = worst.interval()
    interval = Interval(lower: clustered.lower, upper: clustered.upper, method: .wilsonClustered)
  }
}

extension AnswerRate {
  /// That most stay without an answer needs no company; of mail, what is no answer is not known.
  static func standsOut(_ result: MeasureResult) -> Bool {
    result.rowKind == .messages && result.headline?.band([few]) == 0
  }

  static func definition(_ options: LensOptions, _ rows: RowReading) -> MeasureDefinition {
    MeasureDefinition(
      "Whether somebody who opens a conversation is answered, and how long that takes.",
      "Answered: somebody else writes in the conversation within a week; counted are openings at least a week "
        + "before the log ends. Waits: quantiles of the Kaplan–Meier curve over all openings, those without an "
        + "answer counted as waiting until the log ends; left out where fewer than five members answered, or one of "
        + "them gave more than half of the answers. "
        + "The interval of a share allows for openings of one member, and of one week, being alike. "
        + replyRule(options),
      better: .said("More answers and shorter waits are better."), rests: "the conversations of the log",
      "Kaplan & Meier 1958; Brookmeyer & Crowley 1982; Korn & Graubard 1998")
  }

  private static func replyRule(_ options: LensOptions) -> String {
    "Where the log names neither answers nor threads, a message back within "
      + "\(Wording.amount(options.replyWithinDays)) days is an answer, and a further message to the same people within "
      + "that time goes on from the one before."
  }
}

extension CommunityMeasure {
  public static let answers = CommunityMeasure(rawValue: "answers")
}
