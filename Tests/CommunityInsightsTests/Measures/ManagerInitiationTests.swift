import MemberNetworks
import Statistics
import TestSupport
import Testing

@testable import CommunityInsights

@Suite("Who starts conversations")
struct ManagerInitiationTests {
  /// Two managers and six members; the managers open six of ten conversations.
  static func log() -> ConversationLog {
    var log = ConversationLog(["a", "b", "c", "d", "e", "f", "m", "n"], managers: ["m", "n"])
    for day in 0..<5 { log.open("m", to: "a", day: Double(day)) }
    log.open("n", to: "b", day: 5)
    for (day, author) in ["a", "b", "c", "d"].enumerated() {
      let opening = log.open(author, to: "e", "f", day: Double(6 + day))
      log.reply("m", to: opening, day: Double(6 + day) + 0.5)
    }
    log.replyToUnknown("m", to: "a", day: 20)
    return log
  }

  @Test("shares of a small log")
  func smallLog() throws {
    let result = try ManagerInitiation().result(Self.log().record())
    #expect(isClose(result.value("initiation_ratio"), 0.6 / 0.25))
    #expect(result.value("manager_opening_share") == 0.6)
    #expect(result.value("manager_share") == 0.25)
    #expect(result["manager_share"]?.people?.isOf(2, 8) == true)
    let wilson = WilsonInterval(successes: 6, of: 10)
    let interval = try #require(result.headline?.interval)
    #expect(isClose(interval.lower, wilson.lower / 0.25) && isClose(interval.upper, wilson.upper / 0.25))
    #expect(result.headline?.evidence.told == Evidence(members: 2, conversations: 10))
    #expect(result.members.isEmpty)
  }

  @Test("members are those of the roster and those who are seen")
  func whoCounts() throws {
    var log = Self.log()
    log.members += [Member(id: "x", isOnRoster: true), Member(id: "y")]
    // y is known from elsewhere, and is not in this stretch of time.
    #expect(try isClose(ManagerInitiation().result(log.record()).value("manager_share"), 2.0 / 9))
    // In these days only m, n, a and b are seen, and x is on the roster.
    let window = try ManagerInitiation().result(log.record(days: 4..<6), isQuick: true)
    #expect(isClose(window.value("manager_share"), 2.0 / 5))
    #expect(isClose(window.headline?.value, 2.5))
    // Nobody opens anything in these.
    let empty = try ManagerInitiation().result(log.record(days: 12..<19), isQuick: true)
    #expect(empty.leftOut == nil && empty.headline?.value == nil)
    #expect(isPlain(empty.sentence))
  }

  @Test("without managers it is left out")
  func noManagers() throws {
    var log = ConversationLog(["a", "b"])
    log.open("a", to: "b", day: 0)
    for result in [
      try ManagerInitiation().result(log.record()), try ConversationSurvival().result(log.record()),
      try LeadByExample().result(log.record()),
    ] {
      #expect(result.leftOut == "no member is known to be a manager: no roles and no reporting lines were given")
      #expect(result.indicators.isEmpty)
    }
  }

  @Test("what is said")
  func words() {
    func said(_ ratio: Double?, _ bounds: ClosedRange<Double>? = nil, shares: (Double, Double)? = nil) -> MeasureResult
    {
      var result = MeasureResult.telling(
        .managerInitiation,
        ["initiation_ratio": ratio, "manager_opening_share": shares?.0, "manager_share": shares?.1])
      result.indicators[0].evidence.conversations = 1_234
      result.indicators[0].interval = bounds.map {
        Interval(lower: $0.lowerBound, upper: $0.upperBound, method: .wilson)
      }
      result.sentence = ManagerInitiation.sentence(result)
      result.help = ManagerInitiation.help(result)
      return result
    }
    let far = said(21, 18...24, shares: (0.42, 0.02))
    #expect(
      far.sentence
        == "Managers open far more conversations than their share: 42% of them, while 2% of the members are managers.")
    #expect(far.help?.hasPrefix("Offer managers") == true)
    #expect(said(21, 18...24).sentence == "Managers open far more conversations than their share.")
    #expect(said(2.2, 1.9...2.5).sentence == "Managers open more conversations than their share.")
    #expect(said(1.2, 0.8...1.7).sentence == "Managers open about as many conversations as any other member.")
    #expect(said(1.1, 1.05...1.15).sentence == "Managers open about as many conversations as any other member.")
    #expect(said(0.4, 0.2...0.8).sentence == "Managers open fewer conversations than their share.")
    #expect(
      said(0, 0...0.3).sentence == "Managers opened none of 1,234 conversations: the community starts them itself.")
    for result in [said(2.2, 1.9...2.5), said(1.2, 0.8...1.7), said(0.4, 0.2...0.8), said(0), said(nil)] {
      #expect(result.help == nil && isPlain(result.sentence))
    }
    let silenced = said(21, 18...24, shares: (0.42, 0.02)).silenced
    #expect(ManagerInitiation.help(silenced) == nil)
    #expect(
      ManagerInitiation.sentence(silenced)
        == "How often managers open conversations is not shown: it would be about too few people.")
  }
}
