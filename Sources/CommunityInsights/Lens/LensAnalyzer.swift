import GraphCore
import InteractionLogs
import MemberNetworks

/// Looks at a community through the lens: all measures over the whole log and over time, with intervals and words.
public struct LensAnalyzer: Sendable {
  public var options: LensOptions
  /// The seed of everything that draws random numbers.
  public var seed: UInt64

  public init(options: LensOptions = LensOptions(), seed: UInt64 = 1) {
    self.options = options
    self.seed = seed
  }

  /// The record of a whole log, cut into windows as the options say.
  ///
  /// - Returns: `nil` for a log without times, or in which nothing happened.
  /// - Throws: `InputError` when the windows asked for are too many.
  public func record(_ network: MemberNetwork, _ history: CommunityHistory) throws(InputError) -> CommunityRecord? {
    guard let span = history.span else { return nil }
    let windows = try TimeWindows.windows(
      of: options.window, from: span.lowerBound, to: span.upperBound, clock: network.clock)
    let gaps = RecordingGap.gaps(in: history, windows: windows, clock: network.clock)
    return CommunityRecord(
      network, history, windows: windows.map { $0.notingGaps(gaps) }.notingClosures(in: history), gaps: gaps)
  }

  /// Computes everything that the lens shows.
  ///
  /// - Parameters:
  ///   - analysis: the measures of the same network, which roles are told by; `nil` leaves standings out.
  ///   - control: how many threads work on windows and resampled logs; it changes no number.
  ///   - timings: takes note of how long each part took.
  /// - Returns: `nil` for a log without times, or in which nothing happened.
  /// - Throws: `InputError` when the windows asked for are too many; `CancellationError`.
  /// - Complexity: that of the measures, once in full and once quickly for each resampled log; twice quickly, or a few
  ///   times more, for all windows together.
  public func analyze(
    network: MemberNetwork, history: CommunityHistory, analysis: Analysis? = nil, control: RunControl = RunControl(),
    timings: Timings = Timings()
  ) throws -> CommunityLens? {
    guard let record = try timings.measure("record", { try record(network, history) }) else { return nil }
    return try analyze(record, analysis: analysis, control: control, timings: timings)
  }

  /// The same for a record that is made already, as of a community without some of its members.
  ///
  /// - Parameter suspects: members who may be no people, and are not to be introduced to anybody; indices.
  /// - Throws: `CancellationError`.
  public func analyze(
    _ record: CommunityRecord, analysis: Analysis? = nil, suspects: Set<Int> = [],
    control: RunControl = RunControl(), timings: Timings = Timings()
  ) throws -> CommunityLens {
    var context = LensContext(options: options, seed: seed, control: control)
    context.suspects = suspects
    let scopes = LensScopes(record, context)
    var results = try LensMeasures.all.enumerated().map { done, measure in
      control.report("community", done: done, of: LensMeasures.all.count)
      try control.checkCancellation()
      return try timings.measure(type(of: measure).measure.rawValue) { try scopes.evaluate(measure) }
    }
    let windowed = try timings.measure("windows") { try WindowedResults(record, context) }
    for index in results.indices { windowed.addChanges(to: &results[index]) }
    try timings.measure("intervals") { try scopes.addIntervals(to: &results) }
    return CommunityLens(
      options: options, rowKind: record.rowKind, recent: scopes.period,
      replySource: record.messages.count > 0 ? record.messages.replySource : nil, results: results.map { $0.retold() },
      timeline: try timings.measure("timeline") { try timeline(record, results, windowed, context) },
      introductions: results.flatMap(\.introductions),
      standings: analysis.map { standings(record, $0) } ?? [],
      windowTies: windowed.tiesOfFirstMiddleAndLast, tieActivity: TieActivity(record),
      memberActivity: MemberActivity(record, windowRecords: windowed.records),
      waiting: results.first { $0.measure == .answers && $0.leftOut == nil }.flatMap {
        WaitingCurve(scopes.record(of: $0))
      })
  }

  /// Counts first, then the headlines.
  private func timeline(
    _ record: CommunityRecord, _ results: [MeasureResult], _ windowed: WindowedResults, _ context: LensContext
  ) throws -> Timeline {
    let builder = TimelineBuilder(
      record: record, windowRecords: windowed.records, tieHalfLifeDays: options.tieHalfLifeDays)
    let series = try builder.series(control: context.control) + results.compactMap(windowed.series)
    var timeline = Timeline(
      windows: record.windows, gaps: record.gaps, series: series, tieHalfLifeDays: options.tieHalfLifeDays)
    timeline.yearChanges = try YearChanges(record)?.all(context) ?? []
    timeline.correctPValues()
    return timeline
  }

  /// Where each member stands, by activity and by structure.
  private func standings(_ record: CommunityRecord, _ analysis: Analysis) -> [MemberStanding] {
    let bands = Participation.bands(record)
    let roles = NetworkRoles.roles(of: analysis, record: record)
    return record.members.indices.map { MemberStanding(band: bands[$0], role: roles[$0]) }
  }
}
