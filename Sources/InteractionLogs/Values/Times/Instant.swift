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
    // A report has hundreds of thousands of them: the digits are put down one by one, without texts in between.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { buffer in
      var text = Digits(buffer: buffer)
      let (seconds, fraction) = instant.microseconds.flooredDivision(by: 1_000_000)
      switch self {
      case .calendar: text.put(secondsSince1970: seconds, fraction)
      case .secondsFromStart, .none: text.put(seconds, fraction)
      }
      return text.string
    }
  }

  /// A text of a few digits and signs.
  private struct Digits {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    var string: String { String(decoding: UnsafeBufferPointer(rebasing: buffer[..<count]), as: UTF8.self) }

    /// Plain seconds. A negative time with a fraction was floored; it is one signed number.
    mutating func put(_ seconds: Int64, _ fraction: Int64) {
      let isFloored = seconds < 0 && fraction != 0
      if seconds < 0 { put(UInt8(ascii: "-")) }
      put(isFloored ? (seconds + 1).magnitude : seconds.magnitude, width: 1)
      put(fraction: isFloored ? 1_000_000 - fraction : fraction)
    }

    mutating func put(secondsSince1970 seconds: Int64, _ fraction: Int64) {
      let (days, secondOfDay) = seconds.flooredDivision(by: 86_400)
      let date = CivilDate(daysSince1970: days)
      if date.year < 0 { put(UInt8(ascii: "-")) }
      put(date.year.magnitude, width: 4)
      put(UInt8(ascii: "-"), date.month)
      put(UInt8(ascii: "-"), date.day)
      put(UInt8(ascii: "T"), secondOfDay / 3600)
      put(UInt8(ascii: ":"), secondOfDay / 60 % 60)
      put(UInt8(ascii: ":"), secondOfDay % 60)
      put(fraction: fraction)
      put(UInt8(ascii: "Z"))
    }

    /// A point and the decimals of a second up to the last that is not 0; nothing for none.
    private mutating func put(fraction: Int64) {
      if fraction == 0 { return }
      put(UInt8(ascii: "."))
      put(fraction.magnitude, width: 6)
      while buffer[count - 1] == UInt8(ascii: "0") { count -= 1 }
    }

    private mutating func put(_ sign: UInt8, _ number: Int64) {
      put(sign)
      put(number.magnitude, width: 2)
    }

    private mutating func put(_ byte: UInt8) {
      buffer[count] = byte
      count += 1
    }

    private mutating func put(_ number: UInt64, width: Int) {
      var (rest, digits) = (number, 0)
      repeat {
        buffer[count + digits] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
        digits += 1
      } while rest > 0 || digits < width
      buffer[count..<(count + digits)].reverse()
      count += digits
    }
  }
}

extension Int64 {
  /// Quotient rounded down, and the remainder that is never negative.
  @inlinable package func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
