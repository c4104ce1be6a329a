import InteractionLogs
import MemberNetworks
import TestSupport
import Testing

@testable import CommunityInsights

/// Years of a community in which everything changes: the old guard leaves, others come.
@Suite("The present") struct RecentPeriodTests {
  /// Three years by month: in the first two, `old` holds five others together; in the last, `new` does, and `old` and two
  /// of the five are gone.
  private func log(members: String? = nil) throws -> LoadedNetwork {
    var rows = ["from,to,time"]
    for month in 0..<36 {
      let (hub, others) = month < 24 ? ("old", ["a", "b", "c", "d", "e"]) : ("new", ["a", "b", "c", "f"])
      for (day, other) in others.enumerated() {
        let (year, ordinal, dayOfMonth) = (2020 + month / 12, month % 12 + 1, 28 - 6 * (others.count - 1 - day))
        let date = "\(year)-\(ordinal < 10 ? "0" : "")\(ordinal)-\(dayOfMonth < 10 ? "0" : "")\(dayOfMonth)"
        rows.append("\(hub),\(other),\(date)T10:00:00Z")
        rows.append("\(other),\(hub),\(date)T11:00:00Z")
      }
    }
    var source = NetworkSource(
      logs: [.bytes(name: "log.csv", Array(rows.joined(separator: "\n").utf8))],
      memberTable: members.map { .bytes(name: "members.csv", Array($0.utf8)) })
    source.options.rowKind = .directed
    return try source.load(keepsHistory: true)
  }

  private func analysis(_ loaded: LoadedNetwork, recentDays: Int? = 365) throws -> Analysis {
    var lens = LensOptions()
    (lens.recentDays, lens.resamples, lens.permutations) = (recentDays, 0, 19)
    return try Analyzer(lens: lens).analyze(loaded, title: "test")
  }

  private func names(_ analysis: Analysis, _ members: some Sequence<Int>) -> [String] {
    members.map { analysis.members[$0].member }
  }

  @Test func theLastYearIsThePresent() throws {
    let analysis = try analysis(log())
    let recent = try #require(analysis.recent)
    #expect(recent.period.firstDay == "1 January 2022" && analysis.lens?.recent == recent.period)
    #expect(names(analysis, recent.indices) == ["a", "b", "c", "f", "new"])
    #expect(recent.network.memberCount == 5 && recent.network.tieCount == 4)
    // Columns of members are about the whole log, as ever.
    #expect(analysis.network.memberCount == 8 && analysis.network.tieCount == 9)
  }

  @Test func whoLeftIsNeitherThankedNorMissed() throws {
    let analysis = try analysis(log())
    let together = analysis.findings.filter { $0.question == .holdsTogether }
    #expect(together.first?.sentence.contains("pass through new, more than") == true)
    #expect(names(analysis, together.first?.members ?? []) == ["new"])
    let gone = try #require(together.last)
    #expect(gone.sentence.contains("over the whole log") && gone.sentence.contains("old (last seen 2021-12-28)"))
    #expect(names(analysis, gone.members).contains("old"))
    let others = analysis.findings.filter { $0 != gone && $0.question != .confidence }.map(\.sentence)
    #expect(!others.contains { $0.contains("old") && !$0.contains("hold") })
    for measure in [CommunityMeasure.loadConcentration, .succession, .bridgeRedundancy, .isolation] {
      let members = names(analysis, analysis.lens?[measure]?.members ?? [])
      #expect(Set(members).isDisjoint(with: ["old", "d", "e"]), "\(measure)")
    }
  }

  @Test func sharesAreOfThoseWhoWereActive() throws {
    let lens = try #require(try analysis(log()).lens)
    #expect(lens[.loadConcentration]?.sentence.contains("members who sent any since 1 January 2022") == true)
    #expect(lens[.participation]?.headline?.people?.total == 5 && lens[.isolation]?.headline?.people?.total == 5)
    #expect(lens[.loadConcentration]?.scope == .recent && lens[.stage]?.scope == .history)
  }

  @Test func whoIsInTheTableBelongsThoughLongSilent() throws {
    let table = "id\n" + ["a", "b", "c", "f", "new", "old"].joined(separator: "\n")
    let analysis = try analysis(log(members: table))
    #expect(names(analysis, try #require(analysis.recent).indices) == ["a", "b", "c", "f", "new", "old"])
    let isolation = try #require(analysis.lens?[.isolation])
    #expect(isolation.sentence.hasPrefix("Since 1 January 2022, 1 member has had no contact at all"))
    #expect(names(analysis, isolation.members).first == "old")
  }

  @Test func theOptionTakesMoreOrAll() throws {
    let loaded = try log()
    #expect(try analysis(loaded, recentDays: 730).recent?.period.firstDay == "1 January 2021")
    for days in [nil, 1200] {
      let all = try analysis(loaded, recentDays: days)
      #expect(all.recent == nil && all.lens?.recent == nil)
      #expect(all.lens?.results.allSatisfy { $0.scope == .wholeLog } == true)
      #expect(all.findings.first { $0.question == .holdsTogether }?.sentence.contains("through old") == true)
    }
  }

  @Test func daysOnWhichNobodyCouldComeAreNoPeriods() throws {
    // Five days a week, two weeks: the weekends are no days.
    let days = [1, 2, 3, 4, 5, 8, 9, 10, 11, 12]
    let rows = days.flatMap { day in
      (0..<6).map { "m\($0),m\(($0 + 1) % 6),2024-01-\(day < 10 ? "0" : "")\(day)T1\($0):00:00Z" }
    }
    var source = NetworkSource(
      logs: [.bytes(name: "log.csv", Array((["from,to,time"] + rows).joined(separator: "\n").utf8))])
    source.options.rowKind = .directed
    var lens = LensOptions()
    (lens.window, lens.resamples) = (.days(1), 0)
    let analysis = try Analyzer(lens: lens).analyze(source.load(keepsHistory: true), title: "test")
    let timeline = try #require(analysis.lens?.timeline)
    #expect(timeline.windows.map(\.isClosed) == (1...12).map { !days.contains($0) })
    #expect(timeline.windows.allSatisfy { !$0.isClosed || $0.isPartial })
    #expect(analysis.lens?[.returning]?.headline?.value == 1)
    #expect(
      analysis.answers.flatMap(\.sentences).contains { $0.contains("2 more days without any record are not counted") })
  }
}
