import InteractionLogs
import MemberNetworks
import Testing

@testable import CommunityInsights

@Suite struct RecordingGapsTests {
  private static let day: Int64 = 86_400_000_000

  /// A log with `perDay` entries on each of some days, spread over the day, and windows of 30 days.
  private func gaps(
    _ days: [ClosedRange<Int64>], perDay: Int64, clock: Clock = .calendar
  ) throws -> (gaps: [RecordingGap], windows: [TimeWindow]) {
    var interactions = InteractionHistory()
    for day in days.joined() {
      for entry in 0..<perDay {
        interactions.sources.append(0)
        interactions.targets.append(1)
        interactions.times.append(day * Self.day + entry * Self.day / perDay)
        interactions.messages.append(-1)
      }
    }
    let history = CommunityHistory(interactions: interactions, messages: MessageHistory(replySource: .recency))
    let span = try #require(history.span)
    let windows = try TimeWindows.windows(
      of: .days(30), from: span.lowerBound, to: span.upperBound, clock: clock)
    let gaps = RecordingGap.gaps(in: history, windows: windows, clock: clock)
    return (gaps, windows.map { $0.notingGaps(gaps) })
  }

  @Test func `a silent stretch of a busy log is a gap, and the windows in it are partial`() throws {
    let (gaps, windows) = try gaps([0...44, 80...179], perDay: 10)
    let gap = try #require(gaps.first)
    #expect(gaps.count == 1 && gap.label == "1970-02-15 to 1970-03-21")
    #expect(gap.begin == 45 * Self.day && gap.end == 80 * Self.day)
    #expect(windows.map(\.isPartial) == [false, true, true, false, false, false])
  }

  @Test func `days are counted where there is no calendar`() throws {
    #expect(
      try gaps([0...44, 80...179], perDay: 10, clock: .secondsFromStart).gaps.map(\.label) == ["day 46 to day 80"])
  }

  @Test func `a window that a gap only touches stays whole`() throws {
    // Twelve days, two of them in the first window and ten in the second, of which a third is ten.
    let (gaps, windows) = try gaps([0...27, 40...179], perDay: 10)
    #expect(gaps.count == 1 && windows.map(\.isPartial) == [Bool](repeating: false, count: 6))
  }

  @Test func `a holiday is no gap`() throws {
    #expect(try gaps([0...44, 54...179], perDay: 10).gaps.isEmpty)
  }

  @Test func `nor is silence where little is written anyway`() throws {
    // At two entries a week a month of silence leaves out eight: that may be chance.
    #expect(try gaps((0..<12).map { 14 * $0...14 * $0 + 3 } + [220...223], perDay: 1).gaps.isEmpty)
  }

  @Test func `nights and weekends are none, however short the windows`() throws {
    var interactions = InteractionHistory()
    for day in 0..<21 where day % 7 < 5 {
      for entry in 0..<100 {
        interactions.sources.append(0)
        interactions.targets.append(1)
        interactions.times.append(Int64(day) * Self.day + Int64(entry) * 200_000_000)
        interactions.messages.append(-1)
      }
    }
    let history = CommunityHistory(interactions: interactions, messages: MessageHistory(replySource: .recency))
    let span = try #require(history.span)
    let windows = try TimeWindows.windows(
      of: .days(1), from: span.lowerBound, to: span.upperBound, clock: .calendar)
    #expect(RecordingGap.gaps(in: history, windows: windows, clock: .calendar).isEmpty)
  }

  @Test func `a log in one moment has none`() throws {
    #expect(try gaps([0...0], perDay: 1).gaps.isEmpty)
  }

  @Test func `nobody is compared across a gap`() throws {
    var log = WrittenLog("a-z b-z", "a-z b-z", "a-z", "b-z c-z", "b-z").record
    let windows = log.windows.enumerated().map { place, window in
      TimeWindow(begin: window.begin, end: window.end, label: window.label, isPartial: place == 2)
    }
    log = CommunityRecord(
      members: log.members, hasRoster: log.hasRoster, clock: log.clock, period: log.period, windows: windows,
      interactions: log.interactions, messages: log.messages, messageRange: log.messageRange, firstSeen: log.firstSeen,
      logBegin: log.logBegin, logEnd: log.logEnd, groups: log.groups,
      rowKind: log.rowKind, hasDirections: log.hasDirections)
    // The pairs are the first two windows, with two of two, and the last two, with one of two.
    #expect(try ReturnRate().evaluate(log).headline?.value == 0.75)
    let builder = TimelineBuilder(
      record: log, windowRecords: log.windows.map { log.restricted(to: $0.begin..<$0.end) }, tieHalfLifeDays: 30)
    let gone = try builder.series(control: .init()).first { $0.key == "gone_members" }
    #expect(gone?.values == [nil, 0, 1, nil, 1])
  }
}
