import GraphCore
import Statistics
import Synchronization

/// Intervals of numbers that have none of their own: how they scatter over resampled logs (``ResamplingInterval``).
struct ResampledIntervals: Sendable {
  /// A number that is undefined in more of the logs has no interval.
  static let mostUndefined = 0.1

  let record: CommunityRecord
  let context: LensContext

  /// Adds the intervals, as many logs at once as there are threads.
  ///
  /// Every log has a generator of its own, so that the number of threads changes nothing.
  ///
  /// - Throws: `CancellationError`.
  func add(to results: inout [MeasureResult]) throws {
    let logs = context.options.resamples
    let places = results.indices.filter { results[$0].indicators.contains(where: \.wantsInterval) }
    guard logs > 1, !places.isEmpty else { return }
    let keys = places.map { results[$0].indicators.filter(\.wantsInterval).map(\.key) }
    let values = try resample(logs, places.map { results[$0].measure }, keys: keys)
    for (position, place) in places.enumerated() {
      for index in results[place].indicators.indices where results[place].indicators[index].wantsInterval {
        let number = keys[position].firstIndex(of: results[place].indicators[index].key)!
        let defined = values.compactMap { $0[position][number] }
        results[place].indicators[index].interval = interval(results[place].indicators[index], defined, of: logs)
      }
    }
  }

  /// For each log, each measure and each of its keys the value.
  private func resample(_ logs: Int, _ measures: [CommunityMeasure], keys: [[String]]) throws -> [[[Double?]]] {
    let found = Mutex([[[Double?]]](repeating: [], count: logs))
    var alone = context
    alone.isQuick = true
    alone.control = context.control.onOneThread
    try Parallel.forEach(logs, control: context.control, phase: "resampled logs") { [alone] log in
      var generator = SeededGenerator(seed: context.seed &+ UInt64(log + 1) &* 0x9E37_79B9_7F4A_7C15)
      let resampled = record.resampled(using: &generator)
      let values = try zip(measures, keys).map { measure, keys in
        let result = try LensMeasures.measure(measure).evaluate(resampled, alone)
        return keys.map { key in result[key]?.value.flatMap { $0.isFinite ? $0 : nil } }
      }
      found.withLock { $0[log] = values }
    }
    return found.withLock { $0 }
  }

  /// - Returns: `nil` where too few logs have the number, or it is the same in all of them.
  private func interval(_ indicator: Indicator, _ values: [Double], of logs: Int) -> Interval? {
    guard let estimate = indicator.value, Double(logs - values.count) <= Self.mostUndefined * Double(logs),
      let spread = ResamplingInterval(
        estimate: estimate, resampled: values, bounds: indicator.unit.bounds(holding: values + [estimate])),
      spread.upper - spread.lower > 1e-9 * max(1, abs(estimate))
    else { return nil }
    return Interval(lower: spread.lower, upper: spread.upper, method: .resampling)
  }
}

extension Indicator {
  fileprivate var wantsInterval: Bool { interval == nil && value?.isFinite == true }
}

extension Indicator.Unit {
  /// What a number of this unit with these values cannot leave: shares and indices stay below 1, counts above 0.
  ///
  /// An index is told by its values, for a number has no other mark of being one: nothing that is free to pass 1 stays
  /// within it in every log by chance and is then cut short by more than its own spread.
  fileprivate func bounds(holding values: [Double]) -> ClosedRange<Double> {
    let isPositive = values.allSatisfy { $0 >= 0 }
    let lowest = isPositive ? 0 : -Double.infinity
    switch self {
    case .share, .shareDifference, .number:
      guard values.allSatisfy({ abs($0) <= 1 }) else { return lowest ... .infinity }
      return (isPositive ? 0 : -1)...1
    case .count, .hours, .days: return lowest ... .infinity
    }
  }
}
