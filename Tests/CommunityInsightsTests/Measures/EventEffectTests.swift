import InteractionLogs
import MemberNetworks
import TestSupport
import Testing

@testable import CommunityInsights

@Suite("Effect of events")
struct EventEffectTests {
  /// A message at noon of every day from 0 to 363, two more on each of the days of a stretch.
  static func log(livelyDays: Range<Int> = 182..<196) -> ConversationLog {
    var log = ConversationLog((0..<400).map { "m\($0)" }, groups: ["m0": "One", "m1": "Two", "m2": "One"])
    for day in 0..<364 {
      log.open("m0", to: "m1", day: Double(day) + 0.5)
      if livelyDays.contains(day) {
        log.open("m0", to: "m2", day: Double(day) + 0.5)
        log.open("m1", to: "m\(day)", day: Double(day) + 0.5)
      }
    }
    return log
  }

  private func event(_ day: Double) -> Instant { Instant(microseconds: Int64(day * Double(LogTime.day))) }

  @Test("three times as much after an event")
  func effect() throws {
    let result = try EventEffect().result(Self.log().record()) { $0.events = [event(182)] }
    #expect(isClose(result.value("interactions_ratio"), 3))
    // Weeks −12 to 12 but those that touch the event's own two weeks.
    let reference = try #require(result.headline?.references.first)
    #expect(result.headline?.evidence.windows == 22)
    #expect(isClose(reference.pValue, 1.0 / 23))
    #expect(isClose(reference.lower, 1) && isClose(reference.upper, 1))
    #expect(isClose(result.value("event_1_interactions_per_day"), 3))
    #expect(result["event_1_interactions_per_day"]?.label == "interactions per day in the 14 days from day 182")
    #expect(result.help?.hasPrefix("Fund another event") == true)
    #expect(
      result.sentence == "Contact was livelier after the event: 3.0 times as many interactions as in other weeks.")
  }

  @Test("says how many members stand behind it, so that nothing is told of few")
  func actors() throws {
    let result = try EventEffect().result(Self.log().record()) { $0.events = [event(182), event(300)] }
    // Two members and one new one a day; after the second event the two alone.
    #expect(result["event_1_interactions_per_day"]?.evidence.actors == 17)
    #expect(result["event_2_interactions_per_day"]?.evidence.actors == 2)
    #expect(result.headline?.evidence.actors == 2)
    #expect(result["event_1_new_ties_per_day"]?.evidence.actors == 17)
    var suppressed = result
    suppressed.indicators[0].suppress()
    #expect(EventEffect.sentence(suppressed).hasSuffix("is not shown: too few people took part."))
  }

  @Test("the same weekdays are compared")
  func weekdays() throws {
    // Three messages on every seventh day make no event of it.
    var log = Self.log(livelyDays: 0..<0)
    for week in 0..<52 { for _ in 0..<2 { log.open("m0", to: "m1", day: Double(week * 7) + 0.5) } }
    for day in 180..<187 {
      let result = try EventEffect().result(log.record()) { $0.events = [event(Double(day))] }
      #expect(isClose(result.value("interactions_ratio"), 1))
      #expect(result.headline?.references.first?.pValue == 1)
      #expect(result.sentence.hasPrefix("Nothing stands out after the event: "))
    }
  }

  @Test("an event ends where the next one begins, and neither is compared with the other")
  func twoEvents() throws {
    let period: Range<Int64> = 0..<LogTime.days(364)
    let stretches = EventStretches.all([event(189), event(182), event(189)], in: period)
    #expect(
      stretches.map(\.own) == [
        LogTime.days(182)..<LogTime.days(189), LogTime.days(189)..<LogTime.days(203),
      ])
    #expect(!stretches[0].others.map(\.weeks).contains { (0...2).contains($0) })
    #expect(stretches[0].others.map(\.weeks).contains(-1))
    #expect(!stretches[1].others.map(\.weeks).contains { (-2...1).contains($0) })
    let result = try EventEffect().result(Self.log(livelyDays: 182..<203).record()) {
      $0.events = [event(182), event(189)]
    }
    #expect(isClose(result.value("interactions_ratio"), 3))
    #expect(result.sentence.hasPrefix("Contact was livelier after the 2 events: 3.0 times"))
    #expect(result["event_1_interactions_per_day"]?.label.contains("7 days") == true)
  }

  @Test("stretches stay inside the log")
  func ends() {
    let period: Range<Int64> = LogTime.days(10)..<LogTime.days(100)
    let late = EventStretches.all([event(94)], in: period)
    #expect(late.map(\.own) == [LogTime.days(94)..<LogTime.days(100)])
    #expect(late[0].others.map(\.weeks) == Array(-12 ... -1))
    #expect(EventStretches.all([event(99.5), event(5), event(100), event(200)], in: period).isEmpty)
  }

  @Test("ties are new once, and not compared at the begin of the log")
  func newTies() throws {
    var log = Self.log(livelyDays: 182..<196)
    // Elsewhere a new tie every other day.
    for day in stride(from: 0, to: 364, by: 2) where !(182..<196).contains(day) {
      log.open("m2", to: "m\(day + 5)", day: Double(day) + 0.5)
    }
    let record = log.record()
    let result = try EventEffect().result(record) { $0.events = [event(182)] }
    // In the two weeks m0–m2 and fourteen of m1 are new.
    #expect(isClose(result.value("event_1_new_ties_per_day"), 15.0 / 14))
    #expect(isClose(result.value("new_ties_ratio"), 15.0 / 7))
    // All new ties between One and Two were made on the first day.
    #expect(result["new_cross_group_ties_ratio"] != nil && result.value("new_cross_group_ties_ratio") == nil)
    let early = try EventEffect().result(record) { $0.events = [event(50)] }
    #expect(early.value("interactions_ratio") != nil && early.value("new_ties_ratio") == nil)
    // In a window it is not known which ties are new.
    #expect(try EventEffect().result(log.record(days: 100..<300)) { $0.events = [event(182)] }["new_ties_ratio"] == nil)
    let quick = try EventEffect().result(record, isQuick: true) { $0.events = [event(182)] }
    #expect(quick.indicators.map(\.key) == ["interactions_ratio"])
    #expect(quick.headline?.value == result.headline?.value)
  }

  @Test("without events it is left out")
  func leftOut() throws {
    let record = Self.log().record()
    #expect(try EventEffect().result(record).leftOut == "no dates of events were given")
    #expect(
      try EventEffect().result(record) { $0.events = [event(1_000)] }.leftOut
        == "none of the events given lies within the log")
  }

  @Test("too little to compare with")
  func short() throws {
    var log = ConversationLog(["a", "b"])
    for day in 0..<30 { log.open("a", to: "b", day: Double(day)) }
    let result = try EventEffect().result(log.record()) { $0.events = [event(10)] }
    #expect(result.leftOut == nil && result.headline?.value == nil)
    #expect(result.sentence == "There is too little time around the event to compare it with other weeks.")
    #expect(result.help == nil)
  }

  @Test("dates of a log with a calendar")
  func calendar() throws {
    let log = try ConversationLog.synthetic(seed: 1)
    let date = try #require(Instant(parsing: "2024-09-02"))
    let result = try EventEffect().result(log.record()) { $0.events = [date] }
    #expect(result["event_1_interactions_per_day"]?.label == "interactions per day in the 14 days from 2024-09-02")
    #expect(result.value("interactions_ratio").map { (0.3...2).contains($0) } == true)
    #expect(result.value("new_cross_group_ties_ratio") != nil)
  }

  @Test("what is said")
  func words() {
    func said(_ contact: (Double, Double)?, ties: (Double, Double)? = nil, crossing: (Double, Double)? = nil) -> (
      sentence: String, help: String?
    ) {
      var result = MeasureResult.telling(
        .eventEffect,
        [
          "interactions_ratio": contact?.0, "new_ties_ratio": ties?.0, "new_cross_group_ties_ratio": crossing?.0,
          "event_1_interactions_per_day": 1,
        ])
      for (key, number) in [
        ("interactions_ratio", contact), ("new_ties_ratio", ties), ("new_cross_group_ties_ratio", crossing),
      ] {
        guard let number else { continue }
        result = result.comparing(key, withChance: 1, pValue: number.1)
      }
      for index in result.indicators.indices { result.indicators[index].evidence.windows = 22 }
      return (EventEffect.sentence(result), EventEffect.help(result))
    }
    #expect(
      said((1.6, 0.05), ties: (2.1, 0.05)).sentence
        == "Contact was livelier after the event: 1.6 times as many interactions as in other weeks, and 2.1 times as "
        + "many new ties as usual.")
    #expect(
      said((1.1, 0.4), ties: (2.1, 0.05), crossing: (2.6, 0.05)).sentence
        == "Interactions did not stand out after the event, but members made 2.6 times as many new ties "
        + "between groups as usual.")
    #expect(
      said((0.5, 1)).sentence
        == "Contact was weaker after the event: only 0.5 times as many interactions as in other weeks.")
    #expect(
      said((1.1, 0.4), ties: (0.9, 0.6)).sentence
        == "Nothing stands out after the event: there were 1.1 times as many interactions as in other weeks, and other "
        + "weeks vary as much.")
    // Two of 22 other stretches had less, and a tenth more is not worth a word.
    for contact in [(0.5, 21.0 / 23), (1.1, 1.0 / 23), (0.9, 1)] {
      #expect(said(contact).sentence.hasPrefix("Nothing stands out after the event: "))
    }
    #expect(said((0.5, 1)).help == nil)
    #expect(
      said(nil, ties: (2.1, 0.05)).sentence == "After the event, members made 2.1 times as many new ties as usual.")
    #expect(said((1.6, 0.05)).help?.hasPrefix("Fund another") == true)
    #expect(said((1.1, 0.4)).help?.hasPrefix("Ask the members") == true)
    #expect(said(nil).help == nil)
    for contact in [nil, (1.6, 0.05), (0.5, 1), (1, 0.5)] as [(Double, Double)?] {
      #expect(isPlain(said(contact).sentence))
    }
  }
}
