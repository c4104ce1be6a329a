import GraphCore
import MemberNetworks
import SyntheticCommunities
import TestSupport
import Testing

@testable import CommunityInsights

@Suite("How newcomers fare")
struct NewcomerWelcomeTests {
  /// Old members a, b and c from day 0; newcomers n0 … n3 from day 100 on, one every ten days. The log goes on to day
  /// 300. n0 and n1 are answered, n1 after ten days only; n2 gets its own follow-up; n3 answers somebody and is
  /// answered.
  static func log() -> ConversationLog {
    var log = ConversationLog(["a", "b", "c", "n0", "n1", "n2", "n3"])
    let early = log.open("a", to: "b", "c", day: 0)
    log.reply("b", to: early, day: 1)
    log.open("c", to: "a", day: 89)

    let first = log.open("n0", to: "a", day: 100)
    log.reply("b", to: first, day: 101)
    log.open("n0", to: "c", day: 150)

    let late = log.open("n1", to: "a", day: 110)
    log.reply("a", to: late, day: 120)

    let alone = log.open("n2", to: "a", day: 120)
    log.reply("n2", to: alone, day: 121)
    let other = log.open("n2", to: "b", day: 122)
    log.reply("b", to: other, day: 123)

    let asked = log.open("a", to: "b", day: 129)
    let answer = log.reply("n3", to: asked, day: 130)
    log.reply("b", to: asked, day: 131)
    log.reply("a", to: answer, day: 132)
    log.replyToUnknown("a", to: "b", day: 300)
    return log
  }

  @Test("first messages, their answers and what came next")
  func firstMessages() {
    let record = Self.log().record()
    let found = FirstMessages(record).all
    #expect(found.map { record.members[$0.member].id } == ["n0", "n1", "n2", "n3"])
    #expect(found.map { LogTime.inDays($0.time) } == [100, 110, 120, 130])
    // Neither a word of one's own nor an answer in another conversation, or to somebody else, is an answer.
    #expect(found.map { $0.answer.map(LogTime.inDays) } == [101, 120, nil, 132])
    #expect(found.map { $0.next.map(LogTime.inDays) } == [150, nil, 121, nil])
  }

  @Test("an answer to what a newcomer added in the conversation counts")
  func addition() {
    var log = ConversationLog(["a", "b", "n"])
    log.open("a", to: "b", day: 0)
    let first = log.open("n", to: "a", day: 100)
    let more = log.reply("n", to: first, day: 101)
    log.reply("a", to: more, day: 102)
    #expect(FirstMessages(log.record()).all.map { $0.answer.map(LogTime.inDays) } == [102])
  }

  @Test("shares of a small log")
  func smallLog() throws {
    let record = Self.log().record()
    let result = try NewcomerWelcome().result(record)
    #expect(result.leftOut == nil)
    #expect(result.value("first_message_answered") == 0.5)
    #expect(result.headline?.people?.isOf(2, 4) == true)
    #expect(result.value("wrote_again_answered") == 0.5)
    #expect(result.value("wrote_again_unanswered") == 0.5)
    #expect(result.value("wrote_again_difference") == 0)
    // n0 with a, b and c; n1 with a; n2 with a and b; n3 with a.
    #expect(result.value("two_ties") == 0.5)
    // The latest unanswered first.
    #expect(result.members.map { record.members[$0].id } == ["n2", "n1"])
    #expect(result["ignored_stretch"] == nil)
  }

  @Test("somebody who was written to early is not new")
  func seenEarly() throws {
    var log = Self.log()
    log.open("a", to: "n1", day: 50)
    #expect(FirstMessages(log.record()).all.count == 3)
  }

  @Test("a window counts the newcomers who first wrote in it")
  func windows() throws {
    let log = Self.log()
    let result = try NewcomerWelcome().result(log.record(days: 115..<125), isQuick: true)
    #expect(result.headline?.people?.isOf(0, 1) == true)
    #expect(result.value("wrote_again_unanswered") == 1)
    #expect(result.value("wrote_again_answered") == nil)
    // Ninety days after their first messages lie outside the window.
    #expect(result.value("two_ties") == nil)
    let none = try NewcomerWelcome().result(log.record(days: 0..<90), isQuick: true)
    #expect(none.leftOut == nil && none.headline?.value == nil)
  }

  @Test("newcomers of the last days are not judged yet")
  func lastDays() throws {
    var log = Self.log()
    log.members += ["n4", "n5"].map { Member(id: $0) }
    log.open("n4", to: "a", day: 250)
    log.open("n5", to: "a", day: 296)
    let result = try NewcomerWelcome().result(log.record())
    #expect(result.headline?.people?.isOf(2, 5) == true)
    #expect(result["wrote_again_unanswered"]?.evidence.members == 2)
    #expect(result["two_ties"]?.evidence.members == 4)
  }

  @Test("a log of less than 90 days cannot tell who is new")
  func short() throws {
    var log = ConversationLog(["a", "b"])
    log.open("a", to: "b", day: 0)
    log.open("b", to: "a", day: 80)
    #expect(try NewcomerWelcome().result(log.record()).leftOut?.hasPrefix("the log covers less than 90 days") == true)
  }

  @Test("Newcombe's published interval of a difference")
  func newcombe() throws {
    // Example (a) of table II in Newcombe 1998: 56 of 70 against 48 of 80, method 10.
    func share(_ part: Int, of whole: Int) -> Indicator {
      .share("", "", part, of: whole, direction: .neither, evidence: Evidence(), counting: .nobody)
    }
    let difference = NewcomerWelcome.difference(share(56, of: 70), share(48, of: 80))
    #expect(isClose(difference.value, 0.2))
    #expect(isClose(difference.interval?.lower, 0.0524, within: 5e-5))
    #expect(isClose(difference.interval?.upper, 0.3339, within: 5e-5))
    // Example (h): 10 of 10 against 0 of 20.
    let extreme = NewcomerWelcome.difference(share(10, of: 10), share(0, of: 20))
    #expect(isClose(extreme.interval?.lower, 0.6791, within: 5e-5))
    #expect(isClose(extreme.interval?.upper, 1))
  }

  @Test("what is said")
  func words() {
    func said(
      _ share: Double?, again: (Double, Double, Interval)? = nil, stretch: Double? = nil, ties: Double? = 0.8
    ) -> (sentence: String, help: String?) {
      var result = MeasureResult.telling(
        .newcomers,
        [
          "first_message_answered": share, "wrote_again_answered": again?.0, "wrote_again_unanswered": again?.1,
          "wrote_again_difference": again.map { $0.0 - $0.1 }, "two_ties": ties,
        ])
      if let position = result.indicators.firstIndex(where: { $0.key == "wrote_again_difference" }) {
        result.indicators[position].interval = again?.2
      }
      if let stretch {
        result.indicators.append(
          Indicator(
            "ignored_stretch", "first messages answered from 2024-04-02 to 2024-06-28", stretch, unit: .share,
            direction: .higherIsBetter, evidence: Evidence(), counting: .nobody))
      }
      return (NewcomerWelcome.sentence(result), NewcomerWelcome.help(result))
    }
    let clear = Interval(lower: 0.2, upper: 0.6, method: .wilson)
    #expect(
      said(0.88, again: (0.8, 0.35, clear)).sentence
        == "Newcomers are welcomed: 88% of their first messages are answered within a week; those who were answered "
        + "wrote again more often (80% against 35%).")
    #expect(
      said(0.7, again: (0.8, 0.7, Interval(lower: -0.2, upper: 0.4, method: .wilson)), stretch: 0).sentence
        == "Most newcomers are welcomed: 70% of their first messages are answered within a week. From 2024-04-02 to "
        + "2024-06-28 nobody answered them.")
    #expect(
      said(0.4, stretch: 0.1).sentence
        == "Many newcomers are left alone: only 40% of their first messages are answered within a week. From "
        + "2024-04-02 to 2024-06-28 only 10% were.")
    #expect(said(1).sentence == "Newcomers are welcomed: every first message is answered within a week.")
    #expect(said(0).sentence.contains("none of their first messages"))
    #expect(said(nil).sentence == "No newcomer wrote a first message that could be watched for a week.")
    #expect(said(0.9).help == nil)
    #expect(said(0.9, stretch: 0).help?.contains("greeters") == true)
    #expect(said(0.5).help?.contains("greeters") == true)
    #expect(said(0.9, ties: 0.3).help?.contains("buddy") == true)
    for share in [nil, 0, 0.3, 0.7, 0.9, 1] { #expect(isPlain(said(share).sentence)) }
  }

  @Test("a suppressed number is not told")
  func suppressed() throws {
    let result = try NewcomerWelcome().result(Self.log().record()).silenced
    #expect(
      NewcomerWelcome.sentence(result) == "How newcomers are welcomed is not shown: there are too few of them.")
    #expect(NewcomerWelcome.help(result) == nil)
  }
}

@Suite("Stretches in which newcomers were ignored")
struct IgnoredStretchTests {
  private func stretch(_ answers: String, everyDays days: Int = 15, seed: UInt64 = 1) -> IgnoredStretch? {
    IgnoredStretch(
      times: answers.indices.enumerated().map { LogTime.days($0.offset * days) }, isAnswered: answers.map { $0 == "+" },
      shuffles: 999, seed: seed)
  }

  @Test("finds the gap")
  func gap() throws {
    let found = try #require(stretch("++++++++++++------++++++++++++"))
    #expect(found.newcomers == 12..<18)
    #expect(found.answered == 0)
    #expect(found.pValue < 0.01)
    let mixed = try #require(stretch("+++++++++++---+-++++++++++++"))
    #expect(mixed.newcomers == 11..<16 && mixed.answered == 1)
  }

  @Test("no gap where all are alike")
  func alike() throws {
    #expect(stretch("") == nil)
    #expect(stretch("++++++++++") == nil)
    #expect(stretch("----------") == nil)
    #expect(stretch("+-") == nil)
    #expect(stretch("++-++-++-++-++-++-++-") == nil)
    #expect(try #require(stretch("++---+-+--++-+-+-+---++-+")).pValue > 0.3)
  }

  @Test("the p-value is the share of orders that are at least as unlikely")
  func exact() throws {
    // The only stretches are the first and the last three: of the 20 orders of three unanswered among six, the two in
    // which these are the three are as unlikely.
    let found = try #require(
      IgnoredStretch(
        times: [0, 1, 2, 100, 101, 102].map { LogTime.days($0) }, isAnswered: [false, false, false, true, true, true],
        shuffles: 9_999, seed: 3))
    #expect(found.newcomers == 0..<3)
    #expect(abs(found.pValue - 2.0 / 20) < 0.01)
  }

  @Test("same seed, same p-value")
  func seeded() throws {
    let answers = "++-+++---+-+++-+++-++"
    #expect(try #require(stretch(answers, seed: 4)).pValue == #require(stretch(answers, seed: 4)).pValue)
  }

  @Test("a crowd of newcomers takes no longer than a few seconds")
  func crowd() throws {
    let times = (0..<6_000).map { Int64($0) * LogTime.hour }
    let isAnswered = (0..<6_000).map { $0 / 1_000 != 3 || $0 % 10 == 0 }
    // Too many stretches for even 99 orders.
    #expect(IgnoredStretch(times: times, isAnswered: isAnswered, shuffles: 999, seed: 1) == nil)
  }
}
