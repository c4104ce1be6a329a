import GraphCore
import Statistics
import Synchronization

/// Intervals of numbers that have none of their own: how they change when parts of the log are left out
/// (``LogParts``, ``JackknifeInterval``).
struct ResampledIntervals: Sendable {
  /// A number that is undefined without more of the parts has no interval.
  static let mostUndefined = 0.1
  /// An interval that holds more of all that a share could be says nothing.
  static let widest = 0.9

  let record: CommunityRecord
  let context: LensContext

  /// Adds the intervals, as many parts at once as there are threads.
  ///
  /// A part depends on nothing but the seed, so that the number of threads changes nothing.
  ///
  /// - Throws: `CancellationError`.
  func add(to results: inout [MeasureResult]) throws {
    let parts = context.options.resamples
    let keys = results.map { result in
      result.indicators.filter { $0.wantsInterval && LensMeasures.type(of: result.measure).resampled.contains($0.key) }
        .map(\.key)
    }
    let places = results.indices.filter { !keys[$0].isEmpty }
    guard parts > 1, !places.isEmpty else { return }
    let values = try resample(parts, places.map { results[$0].measure }, keys: places.map { keys[$0] })
    for (position, place) in places.enumerated() {
      for (number, key) in keys[place].enumerated() {
        let defined = values.compactMap { $0[position][number] }
        results[place].set(interval(of: key, in: results[place], defined, of: parts), of: key)
      }
    }
  }

  /// For each part, each measure and each of its keys the value of the log without the part.
  private func resample(_ parts: Int, _ measures: [CommunityMeasure], keys: [[String]]) throws -> [[[Double?]]] {
    let found = Mutex([[[Double?]]](repeating: [], count: parts))
    var alone = context
    alone.isQuick = true
    alone.control = context.control.onOneThread
    let replicates = TieReplicates(record, parts: LogParts(record, count: parts, seed: context.seed))
    try Parallel.forEach(parts, control: context.control, phase: "resampled logs") { [alone] part in
      let replicate = replicates.record(without: part)
      let values = try zip(measures, keys).map { measure, keys in
        let result = try LensMeasures.measure(measure).evaluate(replicate, alone)
        return keys.map { key in result[key]?.value.flatMap { $0.isFinite ? $0 : nil } }
      }
      found.withLock { $0[part] = values }
    }
    return found.withLock { $0 }
  }

  /// - Returns: `nil` where the number is undefined without too many of the parts, where no part changes it, and where it
  ///   could be nearly anything.
  private func interval(
    of key: String, in result: MeasureResult, _ values: [Double], of parts: Int
  ) -> Interval? {
    guard let indicator = result[key], let estimate = indicator.value,
      Double(parts - values.count) <= Self.mostUndefined * Double(parts)
    else { return nil }
    let bounds = indicator.bounds(holding: values + [estimate])
    guard
      let found = JackknifeInterval(
        estimate: estimate, replicates: values, scale: indicator.unit.scale(within: bounds), bounds: bounds),
      found.upper - found.lower > 1e-9 * max(1, abs(estimate)),
      found.upper - found.lower <= Self.widest * (bounds.upperBound - bounds.lowerBound)
    else { return nil }
    return Interval(lower: found.lower, upper: found.upper, method: .resampling)
  }
}

extension MeasureResult {
  fileprivate mutating func set(_ interval: Interval?, of key: String) {
    for index in indicators.indices where indicators[index].key == key { indicators[index].interval = interval }
  }
}

extension Indicator {
  fileprivate var wantsInterval: Bool { interval == nil && value?.isFinite == true }

  /// What the number cannot leave, with these values: shares and indices stay below 1, counts above 0, and counts of
  /// people within those of whom they are a part.
  ///
  /// An index is told by its values, for a number has no other mark of being one: nothing that is free to pass 1 stays
  /// within it without every part by chance and is then cut short by more than its own spread.
  fileprivate func bounds(holding values: [Double]) -> ClosedRange<Double> {
    let isPositive = values.allSatisfy { $0 >= 0 }
    let lowest = isPositive ? 0 : -Double.infinity
    switch unit {
    case .share, .shareDifference, .number:
      guard values.allSatisfy({ abs($0) <= 1 }) else { return lowest ... .infinity }
      return (isPositive ? 0 : -1)...1
    case .count:
      guard let total = people?.total, values.allSatisfy({ $0 <= Double(total) }) else { return lowest ... .infinity }
      return lowest...Double(total)
    case .hours, .days: return lowest ... .infinity
    }
  }
}

extension Indicator.Unit {
  fileprivate func scale(within bounds: ClosedRange<Double>) -> JackknifeInterval.Scale {
    switch self {
    case .share: bounds == 0...1 ? .logit : .linear
    case .count: .squareRoot
    case .shareDifference, .number, .hours, .days: .linear
    }
  }
}
