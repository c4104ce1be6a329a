import InteractionLogs
import MemberNetworks
import Statistics
import TestSupport
import Testing

@testable import CommunityInsights

@Suite("Leading by example")
struct LeadByExampleTests {
  /// Managers m and n give three replies to members and get two; one is among themselves.
  static func log() -> ConversationLog {
    var log = ConversationLog(["a", "b", "c", "m", "n"], managers: ["m", "n"])
    let first = log.open("a", to: "b", day: 0)
    let given = log.reply("m", to: first, day: 1)
    log.reply("b", to: given, day: 2)
    log.reply("n", to: given, day: 3)
    let own = log.open("m", to: "c", day: 4)
    log.reply("m", to: own, day: 5)
    log.reply("c", to: own, day: 6)
    let second = log.open("b", to: "a", day: 7)
    log.reply("n", to: second, day: 8)
    log.reply("m", to: second, day: 9)
    log.reply("a", to: second, day: 10)
    return log
  }

  @Test("replies, openings and contacts of a small log")
  func smallLog() throws {
    let result = try LeadByExample().result(Self.log().record())
    #expect(result.value("replies_ratio") == 1.5)
    let wilson = WilsonInterval(successes: 3, of: 5)
    #expect(isClose(result.headline?.interval?.lower, wilson.lower / (1 - wilson.lower)))
    #expect(isClose(result.headline?.interval?.upper, wilson.upper / (1 - wilson.upper)))
    #expect(isClose(result.value("manager_messages_opening"), 1.0 / 6))
    #expect(isClose(result.value("member_messages_opening"), 2.0 / 5))
    // m–a one way, m–b both, m–c both, n–b one way; among members a–b both. m–n does not count.
    #expect(isClose(result.value("returned_with_managers"), 4.0 / 6))
    #expect(result.value("returned_among_members") == 1)
    #expect(result.headline?.evidence.members == 2)
    #expect(result.members.isEmpty)
  }

  @Test("replies of a window to earlier messages count")
  func windows() throws {
    let result = try LeadByExample().result(Self.log().record(days: 7.5..<9.5), isQuick: true)
    #expect(result.value("replies_ratio") == nil)
    #expect(result.value("manager_messages_opening") == 0)
    #expect(result.sentence == "Managers received no replies that theirs could be compared with.")
  }

  @Test("managers who do not write")
  func silent() throws {
    var log = ConversationLog(["a", "b", "m"], managers: ["m"])
    log.reply("b", to: log.open("a", to: "b", day: 0), day: 1)
    let result = try LeadByExample().result(log.record())
    #expect(result.sentence == "No manager wrote anything, so members have no example of theirs to follow.")
    #expect(result.help?.hasPrefix("Give managers time") == true)
  }

  @Test("a log without directions or messages is left out, whoever manages")
  func withoutDirections() throws {
    var log = ConversationLog((0..<30).map { "m\($0)" }, managers: ["m3"])
    for index in 0..<25 {
      log.open("m\(index)", to: "m\(index + 1)", day: Double(index))
      log.open("m\(index + 1)", to: "m\(index)", day: Double(index))
    }
    for kind in RowKind.allCases where !kind.hasMessages {
      log.rowKind = kind
      #expect(try LeadByExample().result(log.record()).leftOut != nil)
    }
  }

  @Test("what is said")
  func words() {
    func said(
      _ ratio: Double?, _ bounds: ClosedRange<Double>, mixed: ClosedRange<Double>? = nil,
      among: ClosedRange<Double>? = nil, managers: Int = 2
    ) -> (sentence: String, help: String?) {
      func middle(_ bounds: ClosedRange<Double>?) -> Double? { bounds.map { ($0.lowerBound + $0.upperBound) / 2 } }
      var result = MeasureResult.telling(
        .leadByExample,
        ["replies_ratio": ratio, "returned_with_managers": middle(mixed), "returned_among_members": middle(among)])
      for (position, bounds) in [bounds, mixed, among].enumerated() {
        result.indicators[position].interval = bounds.map {
          Interval(lower: $0.lowerBound, upper: $0.upperBound, method: .wilson)
        }
      }
      result.indicators[0].evidence.members = managers
      return (LeadByExample.sentence(result), LeadByExample.help(result))
    }
    #expect(
      said(1.8, 1.4...2.2, mixed: 0.6...0.7, among: 0.4...0.5).sentence
        == "Managers lead by example: they give 1.8 replies for each one they receive; contacts with them are returned "
        + "more often than contacts among members (65% against 45%).")
    let taking = said(0.4, 0.3...0.6, mixed: 0.3...0.4, among: 0.5...0.6)
    #expect(
      taking.sentence
        == "Managers receive more replies than they give, 0.4 given for each received; contacts with them are returned "
        + "less often than contacts among members (35% against 55%).")
    #expect(taking.help == "Free an hour a week for managers to answer what members ask.")
    #expect(said(1, 0.8...1.2).sentence == "Managers give about as many replies as they receive.")
    #expect(
      said(0.9, 0.87...0.93, mixed: 0.87...0.88, among: 0.85...0.86).sentence
        == "Managers receive somewhat more replies than they give, 0.90 given for each received.")
    #expect(said(0.9, 0.87...0.93).help == nil)
    #expect(said(0, 0...0.2).sentence == "Managers receive replies but give none.")
    #expect(said(1, 0.8...1.2).help == nil && said(1.8, 1.4...2.2).help == nil)
    for ratio in [nil, 0, 0.4, 1, 2] { #expect(isPlain(said(ratio, 0.9...1.1).sentence)) }
  }

  @Test("a suppressed number is not told")
  func suppressed() throws {
    let silenced = try LeadByExample().result(Self.log().record()).silenced
    #expect(
      LeadByExample.sentence(silenced) == "What example managers set is not shown: it would be about too few people.")
    #expect(LeadByExample.help(silenced) == nil)
  }
}
