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

/// A date of the proleptic Gregorian calendar.
struct CivilDate: Equatable {
  var year: Int64
  var month: Int64
  var day: Int64

  init(year: Int64, month: Int64, day: Int64) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// After H. Hinnant, "chrono-compatible low-level date algorithms": years begin in March, eras have 400 years.
  init(daysSince1970 days: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Whether the calendar has this date.
  var isValid: Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    return day <= daysInMonth
  }

  private var daysInMonth: Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Days since 1970-01-01; the inverse of ``init(daysSince1970:)``.
  var daysSince1970: Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension Int64 {
  /// Quotient rounded down, and the remainder that is never negative.
  @inlinable package func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
