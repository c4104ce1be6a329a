import GraphCore
import Testing

@testable import CommunityInsights

@Suite struct TieLivesTests {
  private func lives(_ log: WrittenLog, halfLifeDays: Double) -> TieLives {
    TieLives(log.record, windows: log.record.windows, halfLifeDays: halfLifeDays)
  }

  @Test func tiesFormStayAndFade() {
    // Windows of 30 days; a tie fades 60 days after its last interaction.
    let log = WrittenLog("a-b c-d", "b-a", "", "a-b", "", "", "c-a")
    let lives = lives(log, halfLifeDays: 30)
    #expect(lives.active == [2, 1, 0, 1, 0, 0, 1])
    #expect(lives.formed == [2, 0, 0, 0, 0, 0, 1])
    #expect(lives.kept == [0, 1, 0, 0, 0, 0, 0])
    // c–d (day 15) fades on day 75. a–b lives until 60 days after day 90, which is where window 5 begins.
    #expect(lives.faded == [0, 0, 1, 0, 0, 1, 0])
  }

  @Test func aTieCanComeBackAndFadeAgain() {
    let lives = lives(WrittenLog("a-b", "", "", "a-b", "", "", "c-d"), halfLifeDays: 20)
    #expect(lives.faded == [0, 1, 0, 0, 1, 0, 0])
    #expect(lives.formed == [1, 0, 0, 0, 0, 0, 1])
  }

  @Test func whatComesAfterTheLogIsUnknown() {
    #expect(lives(WrittenLog("a-b", "c-d"), halfLifeDays: 30).faded == [0, 0])
    #expect(lives(WrittenLog("a-b", "c-d"), halfLifeDays: 1e300).faded == [0, 0])
  }

  @Test func noWindowsNoNumbers() {
    let lives = TieLives(WrittenLog("a-b").record, windows: [], halfLifeDays: 90)
    #expect(lives.active.isEmpty && lives.faded.isEmpty)
  }

  /// Against the definition, tie by tie and window by window.
  @Test func agreesWithTheDefinition() {
    for seed in 0..<30 as Range<UInt64> {
      let log = WrittenLog.random(seed: seed, members: 6, windows: 9, perWindow: 4)
      let (record, days) = (log.record, 25.0)
      let lives = lives(log, halfLifeDays: days)
      let fading = Int64(2 * days) * WrittenLog.day
      for (number, window) in record.windows.enumerated() {
        let past = number > 0 ? record.windows[number - 1] : nil
        var (active, formed, kept, faded) = (0, 0, 0, 0)
        for tie in record.ties {
          let times = record.interactions.times.indices.filter {
            let ends = [Int(record.interactions.sources[$0]), Int(record.interactions.targets[$0])]
            return ends.sorted() == [tie.memberA, tie.memberB]
          }.map { record.interactions.times[$0] }
          func isActive(in window: TimeWindow) -> Bool { times.contains { window.begin <= $0 && $0 < window.end } }
          if isActive(in: window) { active += 1 }
          if window.begin <= times[0] && times[0] < window.end { formed += 1 }
          if let past, isActive(in: window), isActive(in: past) { kept += 1 }
          faded += times.indices.count {
            let end = times[$0] + fading
            let next = $0 + 1 < times.count ? times[$0 + 1] : record.period.upperBound - 1
            return window.begin <= end && end < window.end && ($0 + 1 < times.count ? end < next : end <= next)
          }
        }
        #expect((lives.active[number], lives.formed[number]) == (active, formed), "seed \(seed), window \(number)")
        #expect((lives.kept[number], lives.faded[number]) == (kept, faded), "seed \(seed), window \(number)")
      }
    }
  }
}

extension WrittenLog {
  /// Random interactions, the same number in each window.
  static func random(seed: UInt64, members: Int, windows: Int, perWindow: Int) -> WrittenLog {
    var random = SeededGenerator(seed: seed)
    return WrittenLog(
      windows: (0..<windows).map { _ in
        (0..<perWindow).map { _ in
          let source = random.below(members)
          let target = (source + 1 + random.below(members - 1)) % members
          return "m\(source)-m\(target)"
        }.joined(separator: " ")
      })
  }
}
