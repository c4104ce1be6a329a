import Numbers

/// What the plain numbers in a time column count.
package enum NumericTimeUnit: String, Sendable, Hashable, Codable, CaseIterable {
  /// Seconds, since 1970 or since a start of the log's own.
  case seconds
  case milliseconds, microseconds, nanoseconds
  /// Tenths of microseconds since the year 1, as .NET counts.
  case ticks
  /// Tenths of microseconds since 1601, as Windows counts.
  case fileTime = "filetime"
  /// Days since the end of 1899, as spreadsheets count; the fraction is the time of day.
  case spreadsheetDays = "excel"
  /// Days since 1904, as old spreadsheets on the Macintosh count.
  case spreadsheetDays1904 = "excel-1904"
  /// The digits of a date, `YYYYMMDD`, perhaps followed by `HHMM`, `HHMMSS` or milliseconds behind that.
  case digits

  /// The unit of a time of the last decades of this size, or `nil` for a number too small to be one (before 1973 in
  /// seconds).
  init?(magnitudeOf number: Double) {
    switch abs(number) {
    // 1965 to 2123 in ticks; nanoseconds of this size are of 1989 and 1990.
    case 6.2e17..<6.7e17: self = .ticks
    // 1968 to 2108 in Windows file times; nanoseconds of this size are of 1973 to 1975.
    case 1.16e17..<1.6e17: self = .fileTime
    case 1e17...: self = .nanoseconds
    case 1e14...: self = .microseconds
    case 1e11...: self = .milliseconds
    case 1e8...: self = .seconds
    default: return nil
    }
  }

  /// The unit in words.
  package var words: String {
    switch self {
    case .seconds: "seconds"
    case .milliseconds: "milliseconds since 1970"
    case .microseconds: "microseconds since 1970"
    case .nanoseconds: "nanoseconds since 1970"
    case .ticks: "ticks of .NET"
    case .fileTime: "file times of Windows"
    case .spreadsheetDays: "days as spreadsheets count them"
    case .spreadsheetDays1904: "days since 1904"
    case .digits: "digits of a date"
    }
  }

  /// The instant of a number, in microseconds since 1970 or, for seconds, since whatever they count from; `nil` when it
  /// is none.
  func microseconds(of number: PlainNumber) -> Int64? {
    switch self {
    case .seconds: scaled(number, by: 1_000_000)
    case .milliseconds: scaled(number, by: 1000)
    case .microseconds: scaled(number, by: 1)
    case .nanoseconds: divided(number, by: 1000)
    case .ticks: divided(number, by: 10).map { $0 - 62_135_596_800_000_000 }
    case .fileTime: divided(number, by: 10).map { $0 - 11_644_473_600_000_000 }
    case .spreadsheetDays: days(number.value, epoch: -25_569)
    case .spreadsheetDays1904: days(number.value, epoch: -24_107)
    case .digits: digits(number)
    }
  }

  private func scaled(_ number: PlainNumber, by factor: Int64) -> Int64? {
    guard let whole = number.whole else {
      let microseconds = number.value * Double(factor)
      return abs(microseconds) < 9e18 ? Int64(saturating: microseconds.rounded()) : nil
    }
    let (scaled, isTooLarge) = whole.multipliedReportingOverflow(by: factor)
    let (sum, isSumTooLarge) = scaled.addingReportingOverflow(number.millionths * factor / 1_000_000)
    return isTooLarge || isSumTooLarge ? nil : number.isNegative ? -sum : sum
  }

  private func divided(_ number: PlainNumber, by divisor: Int64) -> Int64? {
    guard let whole = number.whole else {
      let microseconds = number.value / Double(divisor)
      return abs(microseconds) < 9e18 ? Int64(saturating: microseconds.rounded()) : nil
    }
    return (number.isNegative ? -whole : whole) / divisor
  }

  /// Spreadsheets keep times to about a millisecond.
  private func days(_ days: Double, epoch: Int64) -> Int64? {
    guard days >= 0, days < 3_000_000 else { return nil }
    return Int64(saturating: (days * 86_400_000).rounded()) * 1000 + epoch * 86_400_000_000
  }

  private func digits(_ number: PlainNumber) -> Int64? {
    guard let digits = number.whole, number.millionths == 0, !number.isNegative else { return nil }
    let (date, clock): (Int64, Int64)
    var milliseconds: Int64 = 0
    switch number.digitCount {
    case 8: (date, clock) = (digits, 0)
    case 12: (date, clock) = (digits / 10_000, digits % 10_000 * 100)
    case 14: (date, clock) = (digits / 1_000_000, digits % 1_000_000)
    case 17:
      (date, clock) = (digits / 1_000_000_000, digits / 1000 % 1_000_000)
      milliseconds = digits % 1000
    default: return nil
    }
    let day = CivilDate(year: date / 10_000, month: date / 100 % 100, day: date % 100)
    let (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100)
    guard day.isValid, hour < 24 || clock == 240_000, minute < 60, second <= 60 else { return nil }
    return (day.daysSince1970 * 86_400 + (hour * 60 + minute) * 60 + second) * 1_000_000 + milliseconds * 1000
  }
}

/// A number as a time column writes it.
struct PlainNumber {
  /// The digits before the point; `nil` where there is an exponent or they are too many.
  var whole: Int64?
  /// How many those are.
  var digitCount = 0
  /// The digits after the point, in 10⁻¹²; further ones are dropped.
  private var decimals: Int64 = 0
  var isNegative = false
  private var read: Double?

  /// Reads digits with a sign, a point or comma, or an exponent; `nil` for anything else.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    if let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      position = 1
    }
    guard let plain = Self.plain(text, from: position) else {
      // Spreadsheets and data frames write 1.08204e+09.
      guard let number = DecimalNumber.parse(text) else { return nil }
      read = number
      return
    }
    (whole, digitCount, decimals) = plain
  }

  /// The digits after the point, in millionths.
  var millionths: Int64 { decimals / 1_000_000 }

  /// The number, to the precision of a `Double`.
  var value: Double {
    if let read { return read }
    let magnitude = Double(whole!) + Double(decimals) / 1e12
    return isNegative ? -magnitude : magnitude
  }

  private static func plain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> (Int64, Int, Int64)? {
    var position = start
    var value: Int64 = 0
    while position < text.count, text[position].isDigit {
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isSumTooLarge) = tens.addingReportingOverflow(Int64(text[position] - 0x30))
      if isTooLarge || isSumTooLarge { return nil }
      value = sum
      position += 1
    }
    let digits = position - start
    guard digits > 0 else { return nil }
    var decimals: Int64 = 0
    if position < text.count, text[position] == UInt8(ascii: ".") || text[position] == UInt8(ascii: ",") {
      position += 1
      var place: Int64 = 100_000_000_000
      while position < text.count, text[position].isDigit {
        decimals += Int64(text[position] - 0x30) * place
        place /= 10
        position += 1
      }
    }
    return position == text.count ? (value, digits, decimals) : nil
  }
}
