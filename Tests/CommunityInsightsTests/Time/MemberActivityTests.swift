import MemberNetworks
import Numbers
import Testing

@testable import CommunityInsights

@Suite("Members over time") struct MemberActivityTests {
  private func activity(_ record: CommunityRecord) throws -> MemberActivity {
    try #require(
      MemberActivity(record, windowRecords: record.windows.map { record.restricted(to: $0.begin..<$0.end) }))
  }

  /// Member, window, who took part, who is new, ties, new ties.
  private func rows(_ record: CommunityRecord) throws -> [String] {
    try activity(record).entries.map { entry in
      "\(record.members[entry.member].id)\(entry.window) \(entry.tookPart ? "acts" : "-") "
        + "\(entry.isNew.map { $0 ? "new" : "known" } ?? "?") \(entry.ties) \(entry.newTies.map(String.init) ?? "?")"
    }
  }

  @Test("who acted, who is new, and with how many others") func rows() throws {
    let record = WrittenLog("a-b b-a", "a-b c-a", "", "b-a d-a c-d").record
    #expect(
      try rows(record) == [
        "a0 acts ? 1 ?", "a1 acts known 2 1", "a3 - known 2 1",
        "b0 acts ? 1 ?", "b1 - known 1 0", "b3 acts known 1 0",
        "c1 acts new 1 1", "c3 acts known 1 1",
        "d3 acts new 2 2",
      ])
  }

  @Test("who was only turned to becomes new when they act") func late() throws {
    #expect(
      try rows(WrittenLog("a-c", "a-b", "b-a").record).filter { $0.hasPrefix("b") }
        == ["b1 - known 1 1", "b2 acts new 1 0"])
  }

  @Test("sums over members are the counts of the timeline") func sums() throws {
    for seed in 0..<20 as Range<UInt64> {
      let record = WrittenLog.random(seed: seed, members: 9, windows: 6, perWindow: 5).record
      let records = record.windows.map { record.restricted(to: $0.begin..<$0.end) }
      let builder = TimelineBuilder(record: record, windowRecords: records, tieHalfLifeDays: 30)
      let series = try builder.series(control: .init())
      let entries = try activity(record).entries
      #expect(Set(entries.map { [$0.member, $0.window] }).count == entries.count)
      for window in record.windows.indices {
        let own = entries.filter { $0.window == window }
        func value(_ key: String) -> Double? { series.first { $0.key == key }?.values[window] }
        #expect(Double(own.count { $0.tookPart }) == value("active_members"))
        #expect(Double(own.reduce(0) { $0 + $1.ties }) == value("active_ties").map { 2 * $0 })
        if window > 0 {
          #expect(Double(own.count { $0.isNew == true }) == value("new_members"))
          #expect(Double(own.reduce(0) { $0 + $1.newTies! }) == value("new_ties").map { 2 * $0 })
        }
        let messages = own.compactMap(\.messages).reduce(0, +)
        #expect(record.messages.count == 0 || messages == records[window].messageRange.count)
      }
    }
  }

  @Test("strengths add up to those of the whole log") func strengths() throws {
    for seed in 0..<10 as Range<UInt64> {
      let record = WrittenLog.random(seed: seed, members: 7, windows: 5, perWindow: 9).record
      let entries = try activity(record).entries
      for (member, strength) in record.undirected.strengths().enumerated() {
        #expect(DecimalSum.of(entries.filter { $0.member == member }.map(\.strength)) == strength, "\(member)")
      }
    }
  }

  @Test("days of single people are not told", arguments: [1, 6, 7]) func days(length: Int) throws {
    let rows = (1...20).map { "a,b,2024-01-\($0 < 10 ? "0" : "")\($0)" }
    let source = Community.log("from,to,date\n" + rows.joined(separator: "\n"))
    var options = LensOptions()
    (options.window, options.resamples) = (.days(length), 0)
    let analysis = try Analyzer(lens: options).analyze(source.load(keepsHistory: true), title: "test")
    #expect((analysis.lens?.memberActivity == nil) == (length < 7))
  }
}
