import Statistics

/// How long those who open a conversation wait for the first answer, for a picture: which share of the openings has one
/// after a time (Kaplan & Meier 1958; those without one wait until the log ends).
///
/// It tells nobody's own answering times, see ``AnswerRate``, and is for the community itself.
public struct WaitingCurve: Codable, Hashable, Sendable {
  /// The share of the openings that have an answer after so many hours.
  public struct Dot: Codable, Hashable, Sendable {
    public var hours: Double
    /// From 0 to 1.
    public var share: Double

    public init(hours: Double, share: Double) { (self.hours, self.share) = (hours, share) }
  }

  /// In the order of time, each time the same multiple of the one before; not longer than somebody could be watched.
  public var dots: [Dot]
  /// The hours after which half of the openings have an answer; `nil` where fewer get one.
  public var median: Double?

  public init(dots: [Dot], median: Double?) {
    self.dots = dots
    self.median = median
  }
}

extension WaitingCurve {
  /// With fewer answers a curve is a few steps.
  static let fewestAnswers = 20

  /// From a quarter of an hour to two months, in hours: the doubles of a quarter, and three steps between each two.
  private static let times = (0...50).map { step in
    let between = [1, 1.189207115002721, 1.4142135623730951, 1.681792830507429]
    return 0.25 * Double(1 << (step / 4)) * between[step % 4]
  }

  /// - Returns: `nil` in a log without messages, and with too few answers, or answers by too few, to tell.
  /// - Complexity: O(members + messages from the begin of the period on + openings log openings).
  init?(_ record: CommunityRecord) {
    guard record.messages.count > 0 else { return nil }
    let answers = OpeningAnswers(record)
    guard answers.answeredCount >= Self.fewestAnswers, !answers.areOfFew,
      Double(answers.answeredCount) >= AnswerRate.unrecordedShare * Double(answers.openingCount)
    else { return nil }
    let curve = KaplanMeier(durations: answers.hours, events: answers.isAnswered)
    dots = Self.times.compactMap { hours in
      curve.survival(at: hours).map { Dot(hours: hours, share: 1 - $0) }
    }
    guard let first = dots.first, let last = dots.last, first.share < last.share else { return nil }
    median = curve.quantile(0.5)
  }
}
