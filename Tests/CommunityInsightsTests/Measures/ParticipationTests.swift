import Testing

@testable import CommunityInsights

@Suite struct ParticipationTests {
  /// Eight windows. Everybody is seen in the first one but e and f, who come late; z is only on the roster.
  private let log = WrittenLog(
    "a-b a-c a-d b-a c-a", "a-b b-a c-a", "a-b b-a", "a-b b-a d-a", "a-b", "a-b", "a-b e-a", "a-b e-b f-a",
    roster: "a b c d e f z")

  private func band(_ name: String, _ log: WrittenLog) -> ParticipationBand {
    Participation.bands(log.record)[log.indices[name]!]
  }

  @Test func bandsAreSharesOfTheWindows() {
    #expect(band("a", log) == .core)
    // Half of the windows and a quarter of them are enough.
    #expect(band("b", log) == .core)
    #expect(band("c", log) == .active)
    #expect(band("d", log) == .peripheral)
    #expect(band("z", log) == .peripheral)
  }

  @Test func newcomersAreMeasuredSinceTheyCame() {
    // Twice in two windows, but no fewer than four count; who came once does not come now and then.
    #expect(band("e", log) == .core)
    #expect(band("f", log) == .peripheral)
  }

  @Test func everybodyIsInOneBand() throws {
    let result = try Participation().evaluate(log.record)
    let people = ["core_share", "active_share", "peripheral_share"].compactMap { result[$0]?.people }
    #expect(people.map(\.count) == [3, 1, 3] && people.allSatisfy { $0.total == 7 && $0.partition == "bands" })
    #expect(result.headline?.value == 3.0 / 7)
    #expect(result["silent_share"]?.value == 1.0 / 7)
    #expect(result.members.map { log.record.members[$0].id } == ["a", "b", "e"])
    #expect(result.headline?.references.first?.lower == 0.1 && result.headline?.references.first?.upper == 0.15)
  }

  @Test func partialWindowsDoNotCount() {
    let record = log.record
    let windows = record.windows.enumerated().map { number, window in
      TimeWindow(begin: window.begin, end: window.end, label: window.label, isPartial: number == 0 || number == 7)
    }
    let cut = CommunityRecord(
      members: record.members, hasRoster: true, clock: record.clock, period: record.period, windows: windows,
      interactions: record.interactions, messages: record.messages, messageRange: record.messageRange,
      firstSeen: record.firstSeen, logBegin: record.logBegin, logEnd: record.logEnd, groups: record.groups,
      rowKind: record.rowKind, hasDirections: record.hasDirections)
    let bands = Participation.bands(cut)
    // Three of six, one of six; f came after the last whole window.
    #expect(bands[log.indices["b"]!] == .core && bands[log.indices["c"]!] == .peripheral)
    #expect(bands[log.indices["f"]!] == .peripheral)
  }

  @Test func withoutARosterSilenceIsUnknown() throws {
    let open = WrittenLog(windows: log.windows)
    var result = try Participation().evaluate(open.record)
    #expect(result["silent_share"] == nil && result.headline?.people?.total == 6)
    result = result.retold()
    #expect(result.sentence.contains("without a member table"))
  }

  @Test func threeWindowsAreTooFew() throws {
    let result = try Participation().evaluate(WrittenLog("a-b", "a-b", "a-b").record)
    #expect(result.leftOut?.contains("there are 3") == true && result.indicators.isEmpty)
  }

  @Test func emptyWindowsCountAsAbsence() {
    let log = WrittenLog("a-b", "", "", "", "a-b")
    #expect(band("a", log) == .active && band("b", log) == .peripheral)
  }

  @Test func saysWhatTheNumbersSay() {
    func says(_ core: Double?, _ active: Double?, silent: Double?? = .some(nil)) -> String {
      var result = MeasureResult.telling(.participation, ["core_share": core, "active_share": active])
      if let silent { result.indicators += MeasureResult.telling(.participation, ["silent_share": silent]).indicators }
      return Participation.sentence(result)
    }
    #expect(says(0.03, 0.1).hasPrefix("A small core takes part regularly: 3%"))
    #expect(says(0.12, 0.18).contains("about the 10% to 15% that other communities report"))
    #expect(says(0.5, 0.2).hasPrefix("50% of the members take part regularly, more than the 10% to 15%"))
    #expect(says(0, 0.2).hasPrefix("Nobody"))
    #expect(says(0.12, 0.18, silent: 0.4).contains("40% of those in the member table never appear"))
    #expect(!says(nil, nil).contains("%"))
    for core in [nil, 0, 0.04, 0.12, 0.2, 0.6, 1] as [Double?] {
      for active in [nil, 0, 0.3] as [Double?] {
        for silent in [nil, .some(nil), .some(0), .some(0.3)] as [Double??] {
          #expect(isPlain(says(core, active, silent: silent)), "\(says(core, active, silent: silent))")
        }
      }
    }
  }

  @Test func helpsWhereTheCoreIsSmallOrManyAreSilent() {
    func help(_ core: Double?, _ active: Double?, _ silent: Double?) -> String? {
      Participation.help(
        .telling(.participation, ["core_share": core, "active_share": active, "silent_share": silent]))
    }
    #expect(help(0.02, 0.3, 0)?.contains("time") == true)
    #expect(help(0.12, 0.3, 0.5)?.contains("easy ways in") == true)
    #expect(help(0.08, 0.05, 0)?.contains("occasions") == true)
    #expect(help(0.12, 0.18, 0.1) == nil && help(nil, nil, nil) == nil)
  }
}
