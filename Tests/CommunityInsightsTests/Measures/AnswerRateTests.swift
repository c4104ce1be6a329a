import GraphCore
import InteractionLogs
import MemberNetworks
import Statistics
import SyntheticCommunities
import TestSupport
import Testing

@testable import CommunityInsights

@Suite("Answers and waits")
struct AnswerRateTests {
  /// Eleven people; one opens a conversation a day, and of the first eight all are answered by different others, after
  /// 1 to 7 hours and 9 days. The ninth is answered after 30 days by the opener alone, the tenth never.
  static func log() -> ConversationLog {
    let people = "abcdefghijk".map(String.init)
    var log = ConversationLog(people)
    for index in 0..<10 {
      let opening = log.open(people[index], to: people[index + 1], day: Double(index))
      switch index {
      case ..<7: log.reply(people[index + 1], to: opening, day: Double(index) + Double(index + 1) / 24)
      case 7: log.reply("a", to: opening, day: 16)
      case 8: log.reply(people[index], to: opening, day: 38)
      default: break
      }
    }
    log.replyToUnknown("k", to: "a", day: 60)
    return log
  }

  @Test("shares and waits of a small log")
  func smallLog() throws {
    let result = try AnswerRate().result(Self.log().record())
    #expect(result.leftOut == nil)
    #expect(result.value("answered_within_week") == 0.7)
    #expect(result.value("answered_share") == 0.8)
    // Of ten openings the fifth answer came after five hours; the ninth never.
    #expect(isClose(result.value("wait_median"), 5))
    #expect(result["wait_ninth_decile"] != nil && result.value("wait_ninth_decile") == nil)
    #expect(result["wait_ninth_decile"]?.isSuppressed == false)
    let interval = try #require(result.headline?.interval)
    let wilson = WilsonInterval(successes: 7, of: 10)
    #expect(interval == Interval(lower: wilson.lower, upper: wilson.upper, method: .wilson))
    #expect(result.headline?.evidence == Evidence(members: 10, conversations: 10, actors: 8))
    #expect(result.members.isEmpty)
  }

  @Test("only openings of at least a week ago tell how many are answered within a week")
  func lastWeek() throws {
    var log = Self.log()
    for day in [54.0, 55, 56, 57] { log.open("k", to: "a", day: day) }
    let result = try AnswerRate().result(log.record())
    #expect(result.value("answered_within_week") == 0.7)
    #expect(isClose(result.value("answered_share"), 8.0 / 14))
    // Their waits are censored: the curve counts them as long as they were watched.
    #expect(isClose(result.value("wait_median"), 7))
  }

  @Test("an answer after the window still counts, and answers in the window to earlier openings do not")
  func windows() throws {
    let log = Self.log()
    let result = try AnswerRate().result(log.record(days: 7..<10), isQuick: true)
    #expect(result.value("answered_share") == 1.0 / 3)
    #expect(result.value("answered_within_week") == 0)
    #expect(result["wait_median"]?.isSuppressed == false && result.value("wait_median") == nil)
    let empty = try AnswerRate().result(log.record(days: 20..<30), isQuick: true)
    #expect(empty.leftOut == nil && empty.headline?.value == nil)
    #expect(empty.sentence == "Nobody opened a conversation, so there was nothing to answer.")
  }

  @Test("answers to unknown messages are neither openings nor answers")
  func unknownParents() throws {
    var log = Self.log()
    let stray = log.replyToUnknown("a", to: "b", day: 2)
    log.reply("b", to: stray, day: 2.5)
    let (with, without) = (try AnswerRate().result(log.record()), try AnswerRate().result(Self.log().record()))
    #expect(with.indicators == without.indicators)
  }

  @Test("waits are not told when they would be a single person's")
  func fewAnswerers() throws {
    var log = ConversationLog("abcdefghi".map(String.init))
    // Every opening is answered by one of four.
    for (index, opener) in "abcdefgh".enumerated() {
      let opening = log.open(String(opener), to: "i", day: Double(index))
      log.reply(["i", "a", "b", "c"][index % 4], to: opening, day: Double(index) + 0.5)
    }
    log.replyToUnknown("a", to: "b", day: 40)
    let few = try AnswerRate().result(log.record())
    #expect(few["wait_median"]?.value == nil && few["wait_median"]?.isSuppressed == true)

    // Then many answer once, and one of them most.
    var dominated = ConversationLog("abcdefghi".map(String.init))
    for index in 0..<11 {
      let opening = dominated.open("a", to: "b", day: Double(index))
      dominated.reply(
        ["c", "d", "e", "f", "g"].indices.contains(index) ? "cdefg".map(String.init)[index] : "b",
        to: opening, day: Double(index) + 0.5)
    }
    dominated.replyToUnknown("a", to: "b", day: 40)
    #expect(try AnswerRate().result(dominated.record())["wait_median"]?.isSuppressed == true)
    dominated.reply("h", to: dominated.open("a", to: "h", day: 12), day: 12.5)
    #expect(try AnswerRate().result(dominated.record()).value("wait_median") == 12)
  }

  @Test("a log without messages is left out")
  func leftOut() throws {
    var log = ConversationLog((0..<30).map { "m\($0)" })
    for index in 0..<25 {
      log.open("m\(index)", to: "m\(index + 1)", day: Double(index))
      log.open("m\(index + 1)", to: "m\(index)", day: Double(index))
    }
    for kind in RowKind.allCases {
      log.rowKind = kind
      #expect((try AnswerRate().result(log.record()).leftOut == nil) == (kind == .messages || kind == .directed))
    }
  }

  @Test("equals its definition on random logs", arguments: 1...20 as ClosedRange<UInt64>)
  func definition(seed: UInt64) throws {
    let record = RandomConversations.log(seed: seed).record()
    let messages = record.messages
    let openings = (0..<messages.count).filter { messages.parents[$0] == MessageHistory.opening }
    let waits = openings.map { opening -> Int64? in
      let answer = (0..<messages.count).first { later in
        later > opening && messages.roots[later] == Int32(opening)
          && messages.authors[later] != messages.authors[opening]
      }
      return answer.map { messages.times[$0] - messages.times[opening] }
    }
    let watched = zip(openings, waits).filter { record.logEnd - messages.times[$0.0] >= LogTime.week }.map(\.1)
    let inWeek = watched.count { $0.map { $0 <= LogTime.week } ?? false }
    let result = try AnswerRate().result(record)
    #expect(isClose(result.value("answered_share"), Double(waits.count { $0 != nil }) / Double(openings.count)))
    #expect(isClose(result.value("answered_within_week"), Double(inWeek) / Double(watched.count)))
    let curve = KaplanMeier(
      durations: zip(openings, waits).map { LogTime.inHours($1 ?? record.logEnd - messages.times[$0]) },
      events: waits.map { $0 != nil })
    #expect(isClose(result.value("wait_median"), curve.quantile(0.5)))
  }

  @Test("what is said")
  func words() throws {
    func said(_ share: Double?, median: Double? = nil, answered: Double? = 0.5) -> (String, String?) {
      let result = MeasureResult.telling(
        .answers, ["answered_within_week": share, "answered_share": answered, "wait_median": median])
      return (AnswerRate.sentence(result), AnswerRate.help(result))
    }
    #expect(
      said(0.84, median: 5.2).0
        == "Whoever opens a conversation can count on an answer: 84% get one within a week, half within 5 "
        + "hours.")
    #expect(
      said(0.84).0 == "Whoever opens a conversation can count on an answer: 84% get one within a week.")
    #expect(
      said(0.6).0 == "60% of opening messages get an answer within a week.")
    #expect(
      said(0.6, median: 70).0
        == "60% of opening messages get an answer within a week, half within 3 days.")
    #expect(
      said(0.001).0 == "Hardly any opening message is answered; perhaps the log does not record answers.")
    #expect(
      said(0.2).0 == "Most opening messages stay without an answer: only 20% get one within a week.")
    #expect(
      said(0).0 == "No opening message was answered within a week; perhaps the log does not record answers.")
    #expect(
      said(nil).0
        == "50% of opening messages were answered before the log ends, which is too soon to say how many are answered "
        + "within a week."
    )
    #expect(said(0.84).1 == nil)
    #expect(said(0.84, median: 50).1 == "Fund a rota of members who look in every day, so that nobody waits for days.")
    #expect(said(0.01).1 == nil)
    #expect(said(0.2).1?.hasPrefix("Free a few hours a week") == true)
    let silenced = try AnswerRate().result(Self.log().record()).silenced
    #expect(isPlain(AnswerRate.sentence(silenced)) && AnswerRate.help(silenced) == nil)
    #expect(AnswerRate.sentence(silenced).contains("not shown"))
    for share in [nil, 0, 0.2, 0.6, 0.9, 1] { #expect(isPlain(said(share, median: 0.2).0)) }
  }

  @Test("waits in words")
  func waits() {
    #expect(Wording.wait(hours: 0) == "1 minute")
    #expect(Wording.wait(hours: 0.5) == "30 minutes")
    #expect(Wording.wait(hours: 1.6) == "2 hours")
    #expect(Wording.wait(hours: 36) == "2 days")
    #expect(Wording.wait(hours: 80) == "3 days")
  }
}

/// Logs in which anything may happen.
enum RandomConversations {
  /// Twelve members, two of them managers, and 240 messages over 150 days: openings, answers to any earlier message,
  /// the own ones too, and answers to messages outside the log.
  static func log(seed: UInt64) -> ConversationLog {
    var random = SeededGenerator(seed: seed)
    let people = (0..<12).map { "m\($0)" }
    var log = ConversationLog(people, managers: ["m0", "m1"])
    var written: [Int] = []
    var day = 0.0
    for _ in 0..<240 {
      // Every tenth message has the time of the one before.
      day += random.below(10) == 0 ? 0 : random.unitUniform() * 1.25
      let author = people[min(random.below(12), random.below(12))]
      let recipient = people[random.below(12)]
      switch random.below(10) {
      case ..<4: written.append(log.open(author, to: recipient, day: day))
      case 4: written.append(log.replyToUnknown(author, to: recipient, day: day))
      default:
        guard !written.isEmpty else { continue }
        written.append(log.reply(author, to: written[max(0, written.count - 1 - random.below(8))], day: day))
      }
    }
    return log
  }
}
