import GraphCore
import Synchronization

/// The measures window by window.
struct WindowedResults: Sendable {
  let windows: [TimeWindow]
  /// The record of each window.
  let records: [CommunityRecord]
  /// For each window the results; without those of measures that need windows that are not there.
  private let results: [[CommunityMeasure: MeasureResult]]

  /// Evaluates all measures in all windows, several windows at once.
  ///
  /// - Throws: `CancellationError`.
  init(_ record: CommunityRecord, _ context: LensContext) throws {
    let windows = record.windows
    let found = Mutex([(CommunityRecord, [CommunityMeasure: MeasureResult])?](repeating: nil, count: windows.count))
    var alone = context
    alone.isQuick = true
    alone.control = context.control.onOneThread
    try Parallel.forEach(windows.count, control: context.control, phase: "windows") { [alone] window in
      let own = record.restricted(to: windows[window].begin..<windows[window].end)
      let results = try Self.results(upTo: window, own: own, of: record, alone)
      found.withLock { $0[window] = (own, results) }
    }
    let all = found.withLock { $0.map { $0! } }
    self.windows = windows
    records = all.map(\.0)
    results = all.map(\.1)
  }

  private static func results(
    upTo window: Int, own: CommunityRecord, of record: CommunityRecord, _ context: LensContext
  ) throws -> [CommunityMeasure: MeasureResult] {
    // Measures that look at as many windows share a record.
    var stretches = [1: own]
    var results: [CommunityMeasure: MeasureResult] = [:]
    for measure in LensMeasures.all {
      guard let count = type(of: measure).windowsPerValue, count <= window + 1 else { continue }
      let part = record.windows[(window + 1 - count)...window]
      if count > 1 && part.contains(where: \.isPartial) { continue }
      let stretch = stretches[count] ?? record.restricted(to: part.first!.begin..<part.last!.end)
      stretches[count] = stretch
      results[type(of: measure).measure] = try measure.evaluate(stretch, context)
    }
    return results
  }

  /// A number of a measure in every window.
  private func indicators(_ key: String, of measure: CommunityMeasure) -> [Indicator?] {
    results.map { $0[measure]?[key] }
  }

  /// The headline of a measure over time, with its trend; `nil` where no window has a value.
  func series(of result: MeasureResult) -> Timeline.Series? {
    guard let headline = result.headline else { return nil }
    let found = indicators(headline.key, of: result.measure)
    guard found.contains(where: { $0?.value != nil }) else { return nil }
    var series = Timeline.Series(
      "\(result.measure.rawValue)_\(headline.key)", headline.label, unit: headline.unit, direction: headline.direction,
      values: found.map { $0?.value },
      counting: .of(found.map { $0?.counting ?? .nobody }), measure: result.measure)
    series.fewest = found.map { $0?.evidence.fewest }
    series.trend = Timeline.Trend(series.values, windows: windows)
    return series
  }

  /// The ties within the first, the middle and the last whole window, as far as these are different ones.
  var tiesOfFirstMiddleAndLast: [WindowTies] {
    let whole = windows.indices.filter { !windows[$0].isPartial }
    guard let last = whole.indices.last else { return [] }
    return Set([0, last / 2, last]).sorted().map { place in
      WindowTies(
        window: whole[place],
        ties: records[whole[place]].ties.map {
          WindowTies.Tie(memberA: $0.memberA, memberB: $0.memberB, strength: $0.strength)
        })
    }
  }

  /// Puts the last two whole windows beside every number of a result that both of them have.
  func addChanges(to result: inout MeasureResult) {
    let whole = windows.indices.filter { !windows[$0].isPartial }
    guard let latest = whole.last, let previous = whole.dropLast().last else { return }
    for index in result.indicators.indices {
      let found = indicators(result.indicators[index].key, of: result.measure)
      guard let before = found[previous]?.value, let now = found[latest]?.value else { continue }
      result.indicators[index].change = Change(previous: before, latest: now)
    }
  }
}

extension RunControl {
  /// For work that runs beside other work of its kind: one thread, and no progress of its own.
  var onOneThread: RunControl { RunControl(threads: 1, cancellation: cancellation) }
}
