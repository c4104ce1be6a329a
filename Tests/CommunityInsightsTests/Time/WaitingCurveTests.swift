import TestSupport
import Testing

@testable import CommunityInsights

@Suite("Waiting for an answer") struct WaitingCurveTests {
  /// Forty openings, a day apart; answers by ten others after 1, 2, 3 … hours, every fourth without one.
  private func log(answerers: Int = 10) -> ConversationLog {
    let people = (0..<12).map { "p\($0)" }
    var log = ConversationLog(people)
    for index in 0..<40 {
      let opening = log.open("p11", to: "p10", day: Double(index))
      if index % 4 != 3 {
        log.reply(people[index % answerers], to: opening, day: Double(index) + Double(index + 1) / 24)
      }
    }
    log.replyToUnknown("p11", to: "p10", day: 100)
    return log
  }

  @Test("the curve is the share that has an answer after each time") func shares() throws {
    let curve = try #require(WaitingCurve(log().record()))
    // All could be watched for two months, so that the curve is a plain share.
    let waits = (0..<40).filter { $0 % 4 != 3 }.map { Double($0 + 1) }
    for dot in curve.dots where abs(dot.hours.rounded() - dot.hours) > 1e-6 || dot.hours < 1 {
      #expect(isClose(dot.share, Double(waits.count { $0 <= dot.hours }) / 40), "\(dot.hours)")
    }
    #expect(
      curve.dots.first?.hours == 0.25 && zip(curve.dots, curve.dots.dropFirst()).allSatisfy { $0.share <= $1.share })
    #expect(isClose(curve.median, 26))
  }

  @Test("it agrees with the numbers that stand beside it") func numbers() throws {
    let record = log().record()
    let result = try AnswerRate().result(record)
    #expect(WaitingCurve(record)?.median == result.value("wait_median"))
  }

  @Test("it tells nobody's own answering times, and nothing of a log without answers") func unknown() throws {
    #expect(WaitingCurve(log(answerers: 3).record()) == nil)
    #expect(WaitingCurve(AnswerRateTests.log().record()) == nil)
  }
}
