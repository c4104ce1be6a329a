import Foundation
import GraphCore
import Synchronization

@testable import CommunityInsights

/// How often the intervals of each number hold its long-run value, over many logs of one community.
struct IntervalCoverage: Sendable {
  struct Rate: Sendable {
    var key: String
    var method: Interval.Method
    /// In how many logs the number was told with an interval.
    var told = 0
    var held = 0
    /// The sum of the widths of the intervals.
    var width = 0.0
    var truth: Double

    var share: Double { Double(held) / Double(told) }
  }

  let community: RecordedCommunity
  let logs: Int
  /// By measure and key.
  let rates: [Rate]

  /// - Parameters:
  ///   - logs: how many logs are looked at with intervals.
  ///   - truthLogs: over how many other logs the long-run values are taken.
  init(_ community: RecordedCommunity, logs: Int, truthLogs: Int) throws {
    self.community = community
    self.logs = logs
    let truth = try Self.truth(community, logs: truthLogs)
    let found = Mutex([[(String, Indicator)]](repeating: [], count: logs))
    try Parallel.forEach(logs, control: Self.control) { log in
      let results = try Self.results(community, seed: UInt64(log + 1), isQuick: false)
      found.withLock { $0[log] = results }
    }
    var rates: [String: Rate] = [:]
    for (key, indicator) in found.withLock({ $0 }).joined() {
      guard let interval = indicator.interval, let truth = truth[key] else { continue }
      var rate = rates[key] ?? Rate(key: key, method: interval.method, truth: truth)
      rate.told += 1
      rate.width += interval.upper - interval.lower
      if interval.lower - 1e-12 <= truth && truth <= interval.upper + 1e-12 { rate.held += 1 }
      rates[key] = rate
    }
    self.rates = rates.values.sorted { $0.key < $1.key }
  }

  private static var control: RunControl { RunControl(threads: ProcessInfo.processInfo.activeProcessorCount) }

  /// The mean of every number over logs of its own.
  private static func truth(_ community: RecordedCommunity, logs: Int) throws -> [String: Double] {
    let found = Mutex([[(String, Indicator)]](repeating: [], count: logs))
    try Parallel.forEach(logs, control: control) { log in
      let results = try results(community, seed: UInt64(1_000_000 + log), isQuick: true)
      found.withLock { $0[log] = results }
    }
    var sums: [String: (sum: Double, count: Int)] = [:]
    for (key, indicator) in found.withLock({ $0 }).joined() {
      guard let value = indicator.value else { continue }
      sums[key, default: (0, 0)].sum += value
      sums[key, default: (0, 0)].count += 1
    }
    return sums.mapValues { $0.sum / Double($0.count) }
  }

  /// All numbers of a log by measure and key, with their intervals unless it is a quick look.
  private static func results(
    _ community: RecordedCommunity, seed: UInt64, isQuick: Bool
  ) throws -> [(String, Indicator)] {
    var options = LensOptions()
    (options.permutations, options.introductions) = (0, 0)
    let context = LensContext(options: options, seed: seed, control: RunControl(threads: 1), isQuick: isQuick)
    let record = try community.record(seed: seed)
    var results = try LensMeasures.all.map { try $0.evaluate(record, context) }
    if !isQuick { try ResampledIntervals(record: record, context: context).add(to: &results) }
    return results.flatMap { result in
      result.indicators.map { ("\(result.measure.rawValue).\($0.key)", $0) }
    }
  }

  /// Rows of a table in Markdown.
  var table: [String] {
    rates.map {
      "| \(community) | `\($0.key)` | \($0.method.rawValue) | \(text($0.truth)) | \($0.told) | \(text($0.share)) "
        + "| \(text($0.width / Double($0.told))) |"
    }
  }

  private func text(_ value: Double) -> String { String(format: "%.3f", value) }
}
