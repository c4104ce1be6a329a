import Numbers

/// A point in time, in microseconds since 1970-01-01T00:00:00Z or since the log's own start (see ``Clock``).
public struct Instant: Hashable, Comparable, Codable, Sendable {
  public var microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// The point `seconds` after the start of the clock.
  public init(seconds: Int64) { microseconds = seconds * 1_000_000 }

  public static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }

  /// Stands for "no time" in columns of microseconds.
  public static let absentMicroseconds = Int64.min

  /// Reads a date or a date with a time (ISO 8601 or RFC 2822), or a plain number of seconds; `nil` when it is neither.
  ///
  /// A text without a zone is taken as UTC.
  public init?(parsing text: String) {
    var parser = TimestampParser(unit: .seconds)
    let bytes = Array(text.utf8)
    let microseconds = bytes.withUnsafeBufferPointer { parser.parse($0) }
    guard microseconds != Instant.absentMicroseconds else { return nil }
    self.microseconds = microseconds
  }
}

/// How the instants of a log are to be read and printed.
public enum Clock: String, Codable, Sendable, Hashable {
  /// Instants are dates: microseconds since 1970-01-01T00:00:00Z.
  case calendar
  /// Instants count from a start that only the log's owner knows.
  case secondsFromStart
  /// The log has no time column.
  case none

  /// The instant as text: `2010-01-02T17:40:10Z`, or seconds; the fraction only where there is one.
  public func string(_ instant: Instant) -> String {
    let (seconds, fraction) = instant.microseconds.flooredDivision(by: 1_000_000)
    let decimals = fraction == 0 ? "" : "." + Self.padded(fraction, 6).trimmingZeros()
    guard self == .calendar else {
      // A negative time with a fraction is floored above; print it as one signed number.
      if seconds < 0 && fraction != 0 {
        return "-\(-(seconds + 1))." + Self.padded(1_000_000 - fraction, 6).trimmingZeros()
      }
      return "\(seconds)\(decimals)"
    }
    let (days, secondOfDay) = seconds.flooredDivision(by: 86_400)
    let date = CivilDate(daysSince1970: days)
    let time = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { Self.padded($0, 2) }
    let year = date.year < 0 ? "-" + Self.padded(-date.year, 4) : Self.padded(date.year, 4)
    return
      "\(year)-\(Self.padded(date.month, 2))-\(Self.padded(date.day, 2))T\(time.joined(separator: ":"))\(decimals)Z"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension Int64 {
  /// Quotient rounded down, and the remainder that is never negative.
  @inlinable package func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

extension String {
  fileprivate func trimmingZeros() -> String {
    var digits = self[...]
    while digits.last == "0" { digits.removeLast() }
    return String(digits)
  }
}
