@testable import CommunityInsights
@testable import InteractionLogs

extension SampleCommunity {
  /// The analysis of a community that was looked at month by month; the last month is in the log only in part.
  static func overTime(
    _ sample: SampleCommunity = SampleCommunity(memberCount: 2, ties: [(0, 1)]), windowCount: Int,
    series: [Timeline.Series] = [], windowTies: [WindowTies]
  ) throws -> Analysis {
    let month: Int64 = 30 * 86_400_000_000
    let windows = (0..<windowCount).map { index in
      TimeWindow(
        begin: Int64(index) * month, end: Int64(index + 1) * month, label: "2024-0\(index + 1)",
        isPartial: index == windowCount - 1)
    }
    var analysis = try sample.analysis()
    analysis.lens = CommunityLens(
      options: LensOptions(), replySource: .recency, results: [],
      timeline: Timeline(windows: windows, series: series, tieHalfLifeDays: 90), introductions: [], standings: [],
      windowTies: windowTies)
    return analysis
  }
}
