import MemberNetworks
import Statistics
import TestSupport
import Testing

@testable import CommunityInsights

@Suite("Conversations without managers")
struct ConversationSurvivalTests {
  /// Conversations a day apart: of members alone, three talking, then two; then opened by a manager, once answered,
  /// once not; then joined by one.
  static func log() -> ConversationLog {
    var log = ConversationLog(["a", "b", "c", "m"], managers: ["m"])
    let lively = log.open("a", to: "b", day: 0)
    let second = log.reply("b", to: lively, day: 0.1)
    log.reply("c", to: second, day: 0.2)
    let pair = log.open("a", to: "b", day: 1)
    let answer = log.reply("b", to: pair, day: 1.1)
    log.reply("a", to: answer, day: 1.2)
    let answered = log.open("m", to: "a", day: 2)
    log.reply("a", to: answered, day: 2.1)
    log.open("m", to: "a", day: 3)
    let joined = log.open("a", to: "b", day: 4)
    let word = log.reply("b", to: joined, day: 4.1)
    log.reply("m", to: word, day: 4.2)
    log.replyToUnknown("a", to: "b", day: 30)
    return log
  }

  @Test("conversations among members, and what follows a manager's message")
  func smallLog() throws {
    let result = try ConversationSurvival().result(Self.log().record())
    #expect(result.value("carried_by_members") == 0.2)
    #expect(result.headline?.evidence.conversations == 5)
    // Of three messages of m one was followed.
    #expect(isClose(result.value("followed_after_managers"), 1.0 / 3))
    // First messages: those of m were followed once of twice, those of members always. Third messages by no opener
    // among three: neither that of m nor that of c was followed. Other messages have no match.
    let expected = MatchedComparison([
      .init(exposedSuccesses: 1, exposedTotal: 2, unexposedSuccesses: 3, unexposedTotal: 3),
      .init(exposedSuccesses: 0, exposedTotal: 1, unexposedSuccesses: 0, unexposedTotal: 1),
    ])
    let difference = try #require(result["followed_difference"])
    #expect(isClose(difference.value, expected.difference?.value))
    #expect(isClose(difference.interval?.lower, expected.difference?.interval.lowerBound))
    #expect(difference.interval?.method == .mantelHaenszel)
    #expect(isClose(result.value("initiation_ratio"), 0.4 / 0.25))
    #expect(result.members.isEmpty)
  }

  @Test("what the last week of the log did not show is left out")
  func lastWeek() throws {
    var log = Self.log()
    let before = try ConversationSurvival().result(log.record())
    let late = log.open("m", to: "a", day: 25)
    log.reply("b", to: late, day: 26)
    #expect(try ConversationSurvival().result(log.record()).indicators[0...2] == before.indicators[0...2])
  }

  @Test("after a week, and by the author alone, a conversation does not go on")
  func followed() throws {
    var log = ConversationLog(["a", "b", "m"], managers: ["m"])
    let slow = log.open("m", to: "a", day: 0)
    log.reply("a", to: slow, day: 8)
    let own = log.open("m", to: "a", day: 1)
    let more = log.reply("m", to: own, day: 2)
    log.reply("a", to: more, day: 8.5)
    log.replyToUnknown("a", to: "b", day: 40)
    let further = FurtherMessages(log.record(), isManager: [false, false, true])
    // Three messages of m: the second one of its own conversation was followed within a week, the first was not.
    #expect(further.managerMessages == 3 && further.managerMessagesFollowed == 1)
  }

  @Test("a conversation that began outside the log tells nothing")
  func unknownParents() throws {
    var log = Self.log()
    let before = try ConversationSurvival().result(log.record())
    let stray = log.replyToUnknown("m", to: "a", day: 5)
    log.reply("b", to: stray, day: 5.1)
    #expect(try ConversationSurvival().result(log.record()).indicators == before.indicators)
  }

  @Test("equals its definition on random logs", arguments: 1...20 as ClosedRange<UInt64>)
  func definition(seed: UInt64) throws {
    let record = RandomConversations.log(seed: seed).record()
    let messages = record.messages
    var strata: [[Int]: MatchedComparison.Stratum] = [:]
    let end = record.logEnd - LogTime.week
    for opening in 0..<messages.count where messages.isOpening(opening) && messages.times[opening] <= end {
      let thread = (0..<messages.count).filter { messages.roots[$0] == Int32(opening) }
      for (place, message) in thread.enumerated() where messages.times[message] <= end {
        let author = messages.authors[message]
        let isFollowed = thread[(place + 1)...].contains {
          messages.authors[$0] != author && messages.times[$0] - messages.times[message] <= LogTime.week
        }
        let key = [
          [0, 1, 2, 2][min(place, 3)] + (place > 3 ? 1 : 0),
          min(4, Set(thread[...place].map { messages.authors[$0] }).count),
          author == messages.authors[opening] ? 1 : 0,
          thread[..<place].contains { record.members[Int(messages.authors[$0])].isManager } ? 1 : 0,
          Int((messages.times[message] - record.logBegin) / LogTime.days(91)),
        ]
        if record.members[Int(author)].isManager {
          strata[key, default: .init()].exposedTotal += 1
          strata[key, default: .init()].exposedSuccesses += isFollowed ? 1 : 0
        } else {
          strata[key, default: .init()].unexposedTotal += 1
          strata[key, default: .init()].unexposedSuccesses += isFollowed ? 1 : 0
        }
      }
    }
    let expected = MatchedComparison(Array(strata.values))
    let result = try ConversationSurvival().result(record)
    #expect(isClose(result.value("followed_difference"), expected.difference?.value))
    #expect(isClose(result["followed_difference"]?.interval?.upper, expected.difference?.interval.upperBound))
  }

  @Test("what is said")
  func words() {
    func said(
      _ difference: Double?, _ bounds: ClosedRange<Double>? = nil, ratio: ClosedRange<Double>? = nil,
      carried: Double? = 0.31
    ) -> MeasureResult {
      func interval(_ bounds: ClosedRange<Double>?) -> Interval? {
        bounds.map { Interval(lower: $0.lowerBound, upper: $0.upperBound, method: .mantelHaenszel) }
      }
      var result = MeasureResult.telling(
        .conversationSurvival,
        [
          "carried_by_members": carried, "followed_difference": difference,
          "initiation_ratio": ratio.map { ($0.lowerBound + $0.upperBound) / 2 }, "larger_without_manager": carried,
        ])
      result.indicators[3].evidence = Evidence(conversations: 973)
      result.indicators[1].interval = interval(bounds)
      result.indicators[2].interval = interval(ratio)
      result.sentence = ConversationSurvival.sentence(result)
      result.help = ConversationSurvival.help(result)
      return result
    }
    let carried = "Of 973 conversations of three members or more, 31% went on without a manager."
    let dominating = said(-0.18, -0.22...(-0.14), ratio: 15...25)
    #expect(
      dominating.sentence
        == "Managers dominate: they open 20.0 times their share of conversations, and after a message of theirs the "
        + "chance that somebody else goes on is 18 percentage points lower than after a member's at the same "
        + "point. \(carried)")
    #expect(dominating.help?.hasPrefix("Help managers to step back") == true)
    // Neither alone is called dominating.
    for result in [
      said(-0.18, -0.22...(-0.14), ratio: 0.5...1.5), said(-0.18, -0.4...0.04, ratio: 15...25),
      said(-0.18, -0.22...(-0.14), ratio: 1.9...5), said(0.18, 0.1...0.26, ratio: 15...25), said(nil, ratio: 15...25),
    ] {
      #expect(!result.sentence.contains("dominate"))
    }
    #expect(
      said(-0.18, -0.22...(-0.14)).sentence
        == "After a manager's message the chance that somebody else goes on is 18 percentage points lower than after a "
        + "member's at the same point. \(carried)")
    #expect(said(0.063, 0.01...0.11).sentence.contains("is 6 percentage points higher than after a member's"))
    #expect(
      said(0.007, 0.001...0.012).sentence.contains("about as often after a manager's message as after a member's"))
    #expect(
      said(0.02, -0.1...0.1, carried: nil).sentence
        == "Conversations continue about as often after a manager's message as after a member's.")
    #expect(
      said(-0.1, -0.3...0.1, carried: nil).sentence
        == "There are too few messages to tell whether conversations continue as often after a manager's message as "
        + "after a member's.")
    #expect(said(nil).sentence == carried)
    #expect(
      said(nil, carried: 0).sentence
        == "None of the 973 conversations of three members or more went on without a manager.")
    #expect(said(nil, carried: nil).sentence == "It cannot be said how conversations live on: too few were seen.")
    #expect(said(0.02, -0.1...0.1).help == nil && said(nil).help == nil)
    #expect(ConversationSurvival.help(dominating.silenced) == nil)
    #expect(isPlain(ConversationSurvival.sentence(dominating.silenced)))
  }
}
