import Testing

@testable import CommunityInsights

@Suite("Verdicts") struct VerdictTests {
  private func share(_ value: Double?, _ interval: ClosedRange<Double>? = nil) -> Indicator {
    Indicator(
      "key", "label", value, unit: .share, direction: .higherIsBetter,
      interval: interval.map { Interval(lower: $0.lowerBound, upper: $0.upperBound, method: .wilson) },
      evidence: Evidence(), counting: .nobody)
  }

  @Test func aNumberIsWhereAllOfItsIntervalIs() {
    #expect(share(0.5).band([0.4, 0.7]) == 1 && share(0.4).band([0.4]) == 1 && share(0.39).band([0.4]) == 0)
    #expect(share(0.5, 0.45...0.6).band([0.4, 0.7]) == 1)
    #expect(share(0.5, 0.3...0.6).band([0.4, 0.7]) == nil && share(0.5, 0.45...0.7).band([0.4, 0.7]) == nil)
    #expect(share(nil).band([0.4]) == nil)
  }

  @Test func aShareOfMembersHasAnInterval() {
    var few = share(0.2)
    few.counting = .people(2, of: 10, among: .present)
    #expect(few.bandOfMembers([0.10, 0.15]) == nil && few.band([0.10, 0.15]) == 2)
    few.counting = .people(40, of: 200, among: .present)
    #expect(few.bandOfMembers([0.10, 0.14]) == 2)
  }

  @Test func whatIsMissingFollowsFromTheDistance() throws {
    // 1.96² · 0.24 / 0.2² = 23 in all.
    #expect(share(0.6).casesNeeded([0.8], of: 13) == 20)
    #expect(share(0.6).casesNeeded([0.6], of: 13) == nil && share(0.79).casesNeeded([0.8], of: 13) == nil)
    #expect(share(0.6).casesNeeded([0.8], of: 20) == 4)
  }

  /// 13 newcomers of a community in which three in five are answered: they are neither left alone nor welcomed.
  @Test func thirteenNewcomersAreNoVerdict() {
    for answered in 5...11 {
      let indicator = Indicator.share(
        "first_message_answered", "label", answered, of: 13, direction: .higherIsBetter,
        evidence: Evidence(members: 13), counting: .people(answered, of: 13, among: .present))
      let sentence = NewcomerWelcome.sentence(MeasureResult(.newcomers, [indicator]))
      #expect(sentence.hasPrefix("\(answered) of 13 first messages of newcomers were answered within a week"))
      #expect(isPlain(sentence))
    }
  }

  @Test func aVerdictOnAnswersNeedsItsInterval() {
    func said(_ value: Double, _ interval: ClosedRange<Double>) -> String {
      var indicator = share(value, interval)
      indicator.key = "answered_within_week"
      return AnswerRate.sentence(MeasureResult(.answers, [indicator]))
    }
    #expect(said(0.8, 0.7...0.9) == "80% of opening messages get an answer within a week.")
    #expect(said(0.8, 0.76...0.84).hasPrefix("Whoever opens a conversation can count on an answer"))
    #expect(said(0.45, 0.3...0.6) == "45% of opening messages get an answer within a week.")
  }
}
