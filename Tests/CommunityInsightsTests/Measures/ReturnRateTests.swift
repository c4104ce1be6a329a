import Testing

@testable import CommunityInsights

@Suite struct ReturnRateTests {
  @Test func countsEveryPairOfWindows() throws {
    // Those who act: a and b; b and c; nobody; c.
    let result = try ReturnRate().evaluate(WrittenLog("a-z b-z", "b-z c-z", "", "c-z").record)
    #expect(result.headline?.value == 0.25)
    #expect(result.headline?.people?.isOf(1, 3) == true)
    #expect(result.headline?.evidence.windows == 4)
    #expect(result.headline?.interval?.method == .wilson)
    // Wilson's interval of 1 in 4, by Newcombe's formula.
    #expect(
      abs(result.headline!.interval!.lower - 0.0456) < 5e-4 && abs(result.headline!.interval!.upper - 0.6994) < 5e-4)
  }

  @Test func aPairOfWindowsPartsTheMembersOfTheFirst() throws {
    let result = try ReturnRate().evaluate(WrittenLog("a-z b-z c-z", "b-z d-z").record)
    #expect(result.headline?.people?.isOf(1, 3, partition: "active_before") == true)
  }

  @Test func agreesWithTheDefinition() throws {
    for seed in 0..<30 as Range<UInt64> {
      let record = WrittenLog.random(seed: seed, members: 8, windows: 7, perWindow: 4).record
      let active = record.windows.map { window in
        Set(
          record.interactions.times.indices.filter {
            window.begin <= record.interactions.times[$0] && record.interactions.times[$0] < window.end
          }.map { record.interactions.sources[$0] })
      }
      let (cases, returned) = zip(active, active.dropFirst()).reduce((0, 0)) {
        ($0.0 + $1.0.count, $0.1 + $1.0.intersection($1.1).count)
      }
      #expect(try ReturnRate().evaluate(record).headline?.value == Double(returned) / Double(cases))
    }
  }

  @Test func oneWindowOrNobodyIsLeftOut() throws {
    #expect(try ReturnRate().evaluate(WrittenLog("a-b").record).leftOut?.contains("two whole periods") == true)
    let record = WrittenLog("a-b", "", "").record
    let empty = record.restricted(to: record.windows[1].begin..<record.windows[2].end)
    #expect(try ReturnRate().evaluate(empty).leftOut?.hasPrefix("nobody took part") == true)
  }

  @Test func saysWhatTheNumbersSay() {
    func says(_ share: Double?) -> String { ReturnRate.sentence(.telling(.returning, ["return_share": share])) }
    #expect(
      says(0.23).contains("only 23%") && says(0.55).hasPrefix("55%") && says(0.81).hasPrefix("People come again: 81%"))
    #expect([nil, 0, 0.2, 0.5, 0.9, 1].map(says).allSatisfy(isPlain))
  }

  @Test func offersHelpOnlyWhenSure() {
    func help(_ share: Double?, upper: Double) -> String? {
      var result = MeasureResult.telling(.returning, ["return_share": share])
      result.indicators[0].interval = Interval(lower: 0, upper: upper, method: .wilson)
      return ReturnRate.help(result)
    }
    #expect(help(0.3, upper: 0.4)?.hasPrefix("Fund a rhythm") == true)
    #expect(help(0.3, upper: 0.6) == nil && help(nil, upper: 0.4) == nil)
  }
}
