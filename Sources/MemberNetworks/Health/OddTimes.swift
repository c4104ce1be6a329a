import InteractionLogs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Rows whose time is odd without any other: of the future, or of a time before there were computers.
public struct OddTimes: Codable, Sendable, Hashable {
  /// How many rows are dated after today, and the last of them.
  public var future = 0
  public var last: Instant?
  /// How many rows are dated before 1970, in a log that has later ones; in any other, before the year 1000.
  public var early = 0
  public var first: Instant?

  private static let year1000: Int64 = -30_610_224_000_000_000
  /// A day in which clocks and zones may differ.
  private static let margin: Int64 = 86_400_000_000

  public init() {}

  /// Looks at both ends of rows in the order of time.
  ///
  /// - Parameter now: in microseconds since 1970.
  /// - Complexity: O(odd rows).
  init(_ rows: HistoryRows, now: Int64 = Int64(time(nil)) * 1_000_000) {
    func isTaken(_ row: Int) -> Bool { !rows.isLeftOut(row) }
    var row = rows.count - 1
    while row >= 0, rows.times[row] > now + Self.margin {
      if isTaken(row) {
        future += 1
        last = last ?? Instant(microseconds: rows.times[row])
      }
      row -= 1
    }
    guard let latest = rows.times.last, latest != Instant.absentMicroseconds else { return }
    let bound = latest < 0 ? Self.year1000 : 0
    row = 0
    while row < rows.count, rows.times[row] < bound {
      if isTaken(row) {
        early += 1
        first = first ?? Instant(microseconds: rows.times[row])
      }
      row += 1
    }
  }

  var isEmpty: Bool { future == 0 && early == 0 }
}
