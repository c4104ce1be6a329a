import GraphCore
import GraphMeasures
import Testing

@testable import CommunityInsights

@Suite struct TimelineBuilderTests {
  private func series(_ record: CommunityRecord, halfLifeDays: Double = 30) throws -> [String: Timeline.Series] {
    let records = record.windows.map { record.restricted(to: $0.begin..<$0.end) }
    let builder = TimelineBuilder(record: record, windowRecords: records, tieHalfLifeDays: halfLifeDays)
    let series = try builder.series(control: RunControl())
    #expect(Set(series.map(\.key)).count == series.count)
    return Dictionary(uniqueKeysWithValues: series.map { ($0.key, $0) })
  }

  @Test func countsWhoComesAndGoes() throws {
    let series = try series(WrittenLog("a-b b-a", "a-b c-a", "", "b-a d-a c-d").record)
    #expect(series["active_members"]?.values == [2, 2, 0, 3])
    #expect(series["new_members"]?.values == [nil, 1, 0, 1])
    #expect(series["returning_members"]?.values == [nil, 1, 0, 2])
    #expect(series["gone_members"]?.values == [nil, 1, 2, 0])
    #expect(series["all_members"]?.values == [2, 3, 3, 4])
    #expect(series["interactions"]?.values == [2, 2, 0, 3])
  }

  @Test func countsTies() throws {
    let series = try series(WrittenLog("a-b b-c", "b-a", "", "", "c-d").record)
    #expect(series["active_ties"]?.values == [2, 1, 0, 0, 1])
    #expect(series["new_ties"]?.values == [nil, 0, 0, 0, 1])
    #expect(series["kept_ties"]?.values == [nil, 1, 0, 0, 0])
    // In the first 60 days none could fade, so that the first two windows know nothing.
    #expect(series["faded_ties"]?.values == [nil, nil, 1, 1, 0])
    #expect(series["all_ties"]?.values == [2, 2, 2, 2, 3])
  }

  @Test func measuresTheShapeOfEachWindow() throws {
    let series = try series(WrittenLog("a-b b-c d-e", "", "a-b").record)
    #expect(series["density"]?.values == [0.3, nil, 1])
    #expect(series["mean_contacts"]?.values == [1.2, nil, 1])
    #expect(series["connected_share"]?.values == [0.6, nil, 1])
    #expect(series["connected_share"]?.people.map { [$0?.count, $0?.total] } == [[3, 5], [0, 0], [2, 2]])
  }

  @Test func newAndReturningMembersAreTheActiveOnes() throws {
    for seed in 0..<20 as Range<UInt64> {
      let record = WrittenLog.random(seed: seed, members: 9, windows: 6, perWindow: 5).record
      let series = try series(record)
      let counts = ["active_members", "new_members", "returning_members", "gone_members"].map { series[$0]! }
      for window in record.windows.indices.dropFirst() {
        #expect(counts[1].values[window]! + counts[2].values[window]! == counts[0].values[window]!)
        let parts = [counts[1], counts[2]].map { $0.people[window]! }
        #expect(parts.allSatisfy { $0.partition == "active" && $0.total == parts[0].count + parts[1].count })
        #expect(counts[3].people[window]?.total == counts[0].people[window - 1]?.count)
      }
      for (window, network) in WindowNetwork.networks(record, windows: record.windows).enumerated() {
        let stretch = record.windows[window]
        let part = record.restricted(to: stretch.begin..<stretch.end)
        #expect(network.ties == part.ties.count)
        #expect(network.members == Set(part.ties.flatMap { [$0.memberA, $0.memberB] }).count)
      }
    }
  }
}

@Suite struct TrendTests {
  private func windows(_ partial: [Bool]) -> [TimeWindow] {
    partial.enumerated().map {
      TimeWindow(begin: Int64($0), end: Int64($0) + 1, label: "\($0)", isPartial: $1)
    }
  }

  @Test func aLineHasItsSlope() throws {
    let whole = windows(Array(repeating: false, count: 8))
    let trend = try #require(Timeline.Trend((0..<8).map { 3 - 0.5 * Double($0) }, windows: whole))
    #expect(trend.slopePerWindow == -0.5 && trend.windows == 8)
    #expect(trend.interval.lower == -0.5 && trend.interval.upper == -0.5 && trend.interval.method == .theil)
    #expect(trend.pValue < 0.05)
    // Eight values that hang together are too few to be sure; two dozen in a line are enough.
    let bend = [0, 0.9, 1.4, 1.6, 1.5, 1.2, 0.7, 0]
    let doubtful = try #require(
      Timeline.Trend(bend.enumerated().map { 3 - 0.5 * Double($0) + 1.5 * $1 }, windows: whole))
    #expect(doubtful.pValue > 0.05)
    let long = try #require(
      Timeline.Trend((0..<24).map { 3 - 0.5 * Double($0) }, windows: windows(Array(repeating: false, count: 24))))
    #expect(long.pValue < 0.001)
  }

  @Test func partialWindowsAreLeftOut() throws {
    let trend = Timeline.Trend([-100, 1, 2, 3, 4, -100], windows: windows([true, false, false, false, false, true]))
    #expect(trend?.slopePerWindow == 1 && trend?.windows == 4)
  }

  @Test func gapsKeepTheirPlace() {
    let trend = Timeline.Trend([0, nil, 2, nil, nil, 5, 6], windows: windows(Array(repeating: false, count: 7)))
    #expect(trend?.slopePerWindow == 1 && trend?.windows == 4)
  }

  @Test func threeValuesMakeNoTrend() {
    #expect(Timeline.Trend([1, 2, 3, nil], windows: windows([false, false, false, false])) == nil)
    #expect(Timeline.Trend([1, 2, 3, 4], windows: windows([true, false, false, false])) == nil)
    #expect(Timeline.Trend([], windows: []) == nil)
  }
}
