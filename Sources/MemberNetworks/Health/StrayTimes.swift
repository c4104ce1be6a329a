/// Times that cannot be right because they lie far from all others: a clock at its zero, a mistyped year.
///
/// A few times at the beginning or at the end of the log, up to three or to one in twenty, are stray when at least half a
/// year without any row, and at least a quarter of the time in which all the others lie, separates them from the rest. Up
/// to one in a hundred are when more than ten years do. Logs of fewer than ``fewestRows`` rows have none: there is no
/// rest to be far from.
struct StrayTimes: Equatable {
  static let fewestRows = 20
  private static let day: Int64 = 86_400_000_000
  private static let few = 3

  /// What is not stray: from here on.
  var lower = Int64.min
  /// Up to here.
  var upper = Int64.max

  /// - Parameter times: in microseconds, in ascending order.
  /// - Complexity: O(times / 100).
  init(_ times: [Int64]) {
    guard times.count >= Self.fewestRows else { return }
    let most = max(min(Self.few, times.count / 20), times.count / 100)
    let earliest = Self.outermost(most + 1, of: times)
    let latest = Self.outermost(most + 1, of: times.reversed())
    guard earliest.count > most, latest.count > most else { return }
    // What is certainly no stray at the other end measures how long the log is.
    if let count = Self.strayCount(earliest, other: latest[most]) { lower = earliest[count] }
    if let count = Self.strayCount(latest.map { ~$0 }, other: ~max(lower, earliest[most])) { upper = latest[count] }
  }

  func contains(_ time: Int64) -> Bool { time < lower || time > upper }

  /// The first `count` different times.
  private static func outermost(_ count: Int, of times: some Sequence<Int64>) -> [Int64] {
    var found: [Int64] = []
    for time in times where time != found.last {
      found.append(time)
      if found.count == count { break }
    }
    return found
  }

  /// How many of the outermost times are stray, the outermost first.
  private static func strayCount(_ times: [Int64], other: Int64) -> Int? {
    (1..<times.count).last { count in
      let (gap, isHuge) = times[count].subtractingReportingOverflow(times[count - 1])
      let (span, isHugeSpan) = other.subtractingReportingOverflow(times[count])
      guard !isHugeSpan && span >= 0 else { return false }
      return isHuge || gap > max(span / 4, (count <= few ? 180 : 3653) * day)
    }
  }
}
