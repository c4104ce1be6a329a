import Numbers

/// What a plain number in a time column counts.
enum NumericTimeUnit: String, Sendable, Hashable, Codable {
  case seconds, milliseconds, microseconds, nanoseconds

  /// The unit of a Unix time of this size, or `nil` for a number too small to be one (before 1973 in seconds).
  init?(magnitudeOf number: Double) {
    switch abs(number) {
    case 1e17...: self = .nanoseconds
    case 1e14...: self = .microseconds
    case 1e11...: self = .milliseconds
    case 1e8...: self = .seconds
    default: return nil
    }
  }

  /// How many of the unit make a second.
  var perSecond: Int64 {
    switch self {
    case .seconds: 1
    case .milliseconds: 1000
    case .microseconds: 1_000_000
    case .nanoseconds: 1_000_000_000
    }
  }
}

/// Reads points in time straight from bytes, into microseconds.
///
/// Dates and times as ISO 8601 writes them (`2010-01-02T17:40:10.25+01:00`; also with a space for the `T`, slashes for
/// the hyphens, without zone, seconds or time of day), RFC 2822 (`Sat, 2 Jan 2010 17:40:10 +0100`), and plain numbers
/// in ``unit``. A time without a zone is taken as UTC.
struct TimestampParser {
  typealias Field = UnsafeBufferPointer<UInt8>

  static let unreadable = Instant.absentMicroseconds

  /// What a plain number counts.
  var unit: NumericTimeUnit

  /// The date read last and the start of its day: neighbouring rows are mostly of one day.
  private var lastDate: (UInt64, UInt16) = (0, 0)
  private var lastDayStart: Int64 = 0

  init(unit: NumericTimeUnit) { self.unit = unit }

  /// The time in microseconds, or ``unreadable``.
  @inline(__always)
  mutating func parse(_ field: Field) -> Int64 {
    if field.count >= 19, let time = parseFixedLayout(field.baseAddress!, count: field.count) { return time }
    return parseAnyLayout(field)
  }

  // MARK: - The common layout

  /// `YYYY-MM-DD?HH:MM:SS`, alone or followed by `Z`; `nil` for anything else, which may still be readable.
  @inline(__always)
  private mutating func parseFixedLayout(_ text: UnsafePointer<UInt8>, count: Int) -> Int64? {
    guard count == 19 || (count == 20 && text[19] == UInt8(ascii: "Z")) else { return nil }
    let date = (ByteLanes.load(text), UnsafeRawPointer(text + 8).loadUnaligned(as: UInt16.self))
    if date != lastDate {
      guard let day = Self.day(Field(start: text, count: 10)) else { return nil }
      lastDate = date
      lastDayStart = day * 86_400_000_000
    }
    guard text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " ") else { return nil }
    // The eight bytes HH:MM:SS with their zeros taken off: digits become 0…9, colons become 10.
    let digits = ByteLanes.load(text + 11) ^ 0x3030_3030_3030_3030
    guard digits & 0x0000_FF00_00FF_0000 == 0x0000_0A00_000A_0000 else { return nil }
    let numbers = digits & 0xFFFF_00FF_FF00_FFFF
    guard (numbers | (numbers &+ 0x0606_0006_0600_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else { return nil }
    let hour = Int64(numbers & 0xFF) &* 10 &+ Int64((numbers &>> 8) & 0xFF)
    let minute = Int64((numbers &>> 24) & 0xFF) &* 10 &+ Int64((numbers &>> 32) & 0xFF)
    let second = Int64((numbers &>> 48) & 0xFF) &* 10 &+ Int64(numbers &>> 56)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return lastDayStart &+ ((hour &* 60 &+ minute) &* 60 &+ second) &* 1_000_000
  }

  // MARK: - All layouts

  @inline(never)
  private func parseAnyLayout(_ field: Field) -> Int64 {
    let text = field.trimmed
    guard let first = text.first else { return Self.unreadable }
    if text.count >= 8, first.isDigit, let time = parseISO(text) { return time }
    if first.isDigit || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: ".") {
      if let time = parseNumber(text) { return time }
    }
    return parseRFC2822(text) ?? Self.unreadable
  }

  /// Days since 1970 of a date `YYYY-MM-DD` or `YYYY/MM/DD`, if the calendar has it.
  private static func day(_ text: Field) -> Int64? {
    guard text.count == 10, text[4] == text[7], text[4] == UInt8(ascii: "-") || text[4] == UInt8(ascii: "/") else {
      return nil
    }
    guard let year = text.number(0, 4), let month = text.number(5, 2), let day = text.number(8, 2) else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    return date.isValid ? date.daysSince1970 : nil
  }

  private func parseISO(_ text: Field) -> Int64? {
    guard text.count >= 10, let day = Self.day(Field(rebasing: text[0..<10])) else { return nil }
    let midnight = day * 86_400_000_000
    if text.count == 10 { return midnight }
    let separator = text[10]
    guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: "t") || separator == UInt8(ascii: " ") else {
      return nil
    }
    var cursor = TextCursor(text, at: 11)
    guard let time = cursor.timeOfDay(), let offset = cursor.zone(), cursor.isAtEnd else { return nil }
    return midnight + time - offset
  }

  /// `[Sat,] 2 Jan 2010 17:40[:10] zone [(comment)]`.
  private func parseRFC2822(_ text: Field) -> Int64? {
    var cursor = TextCursor(text, at: 0)
    if let first = text.first, !first.isDigit {
      guard cursor.word() != nil else { return nil }
      cursor.skip(UInt8(ascii: ","))
      cursor.skipSpaces()
    }
    guard let day = cursor.number(digits: 1...2) else { return nil }
    cursor.skipSpaces()
    guard let month = cursor.word().flatMap(TextCursor.month) else { return nil }
    cursor.skipSpaces()
    guard let year = cursor.number(digits: 4...4) else { return nil }
    cursor.skipSpaces()
    let date = CivilDate(year: year, month: month, day: day)
    guard date.isValid, let time = cursor.timeOfDay(), let offset = cursor.zone() else { return nil }
    cursor.skipSpaces()
    if cursor.skip(UInt8(ascii: "(")) { cursor.skipToEnd() }
    return cursor.isAtEnd ? date.daysSince1970 * 86_400_000_000 + time - offset : nil
  }

  /// A decimal number, also with a fraction or an exponent.
  private func parseNumber(_ text: Field) -> Int64? {
    var cursor = TextCursor(text, at: 0)
    let isNegative = cursor.skip(UInt8(ascii: "-"))
    if !isNegative { cursor.skip(UInt8(ascii: "+")) }
    let micros = 1_000_000 / unit.perSecond
    if let whole = cursor.number(digits: 1...19) {
      let fraction = cursor.fraction()
      if cursor.isAtEnd {
        let (scaled, overflow) =
          unit == .nanoseconds ? (whole / 1000, false) : whole.multipliedReportingOverflow(by: micros)
        let (sum, sumOverflow) = scaled.addingReportingOverflow(
          unit == .nanoseconds ? 0 : fraction * micros / 1_000_000)
        if overflow || sumOverflow { return nil }
        return isNegative ? -sum : sum
      }
    }
    // Spreadsheets and data frames write 1.08204e+09.
    guard let number = DecimalNumber.parse(text) else { return nil }
    let microseconds = number * (1_000_000 / Double(unit.perSecond))
    return abs(microseconds) < 9e18 ? Int64(saturating: microseconds.rounded()) : nil
  }
}

/// Reads the pieces of a time one after the other.
private struct TextCursor {
  private let text: UnsafeBufferPointer<UInt8>
  private var position: Int

  init(_ text: UnsafeBufferPointer<UInt8>, at position: Int) {
    self.text = text
    self.position = position
  }

  var isAtEnd: Bool { position == text.count }

  private var next: UInt8 { position < text.count ? text[position] : 0 }

  mutating func skipSpaces() {
    while next == 0x20 || next == 0x09 { position += 1 }
  }

  mutating func skipToEnd() { position = text.count }

  @discardableResult
  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte, !isAtEnd else { return false }
    position += 1
    return true
  }

  mutating func number(digits: ClosedRange<Int>) -> Int64? {
    var value: Int64 = 0
    let start = position
    while next.isDigit {
      guard position - start < digits.upperBound else { return nil }
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isSumTooLarge) = tens.addingReportingOverflow(Int64(next - 0x30))
      if isTooLarge || isSumTooLarge { return nil }
      value = sum
      position += 1
    }
    return position - start >= digits.lowerBound ? value : nil
  }

  /// What follows a decimal point or comma, in millionths; further digits are dropped.
  mutating func fraction() -> Int64 {
    guard next == UInt8(ascii: ".") || next == UInt8(ascii: ",") else { return 0 }
    position += 1
    var value: Int64 = 0
    var place: Int64 = 100_000
    while next.isDigit {
      value += Int64(next - 0x30) * place
      place /= 10
      position += 1
    }
    return value
  }

  /// `HH:MM[:SS[.fraction]]` in microseconds; second 60 is a leap second.
  mutating func timeOfDay() -> Int64? {
    guard let hour = number(digits: 1...2), hour < 24, skip(UInt8(ascii: ":")) else { return nil }
    guard let minute = number(digits: 2...2), minute < 60 else { return nil }
    var second: Int64 = 0
    var fraction: Int64 = 0
    if skip(UInt8(ascii: ":")) {
      guard let seconds = number(digits: 2...2), seconds <= 60 else { return nil }
      second = seconds
      fraction = self.fraction()
    }
    return ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
  }

  /// `Z`, `UTC`, `GMT`, `EST`…, `+01`, `+0100`, `+01:00`, or nothing, which is UTC; what it adds to UTC, in
  /// microseconds.
  mutating func zone() -> Int64? {
    skipSpaces()
    if isAtEnd || next == UInt8(ascii: "(") { return 0 }
    let isNegative = skip(UInt8(ascii: "-"))
    guard isNegative || skip(UInt8(ascii: "+")) else {
      return word().flatMap(Self.hoursOfZone).map { $0 * 3_600_000_000 }
    }
    let start = position
    guard var hours = number(digits: 1...4) else { return nil }
    var minutes: Int64 = 0
    if position - start > 2 {
      minutes = hours % 100
      hours /= 100
    } else if skip(UInt8(ascii: ":")) {
      guard let written = number(digits: 2...2) else { return nil }
      minutes = written
    }
    guard hours < 24, minutes < 60 else { return nil }
    let offset = (hours * 60 + minutes) * 60_000_000
    return isNegative ? -offset : offset
  }

  /// A run of letters, in lower case.
  mutating func word() -> String? {
    var letters = ""
    while (next | 0x20) >= UInt8(ascii: "a") && (next | 0x20) <= UInt8(ascii: "z") && letters.utf8.count < 12 {
      letters.unicodeScalars.append(Unicode.Scalar(next | 0x20))
      position += 1
    }
    return letters.isEmpty ? nil : letters
  }

  static func month(_ word: String) -> Int64? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard word.utf8.count >= 3 else { return nil }
    return names.firstIndex(of: String(word.prefix(3))).map { Int64($0 + 1) }
  }

  /// The zone names of RFC 2822, section 4.3.
  private static func hoursOfZone(_ word: String) -> Int64? {
    switch word {
    case "z", "utc", "gmt", "ut": 0
    case "edt": -4
    case "est", "cdt": -5
    case "cst", "mdt": -6
    case "mst", "pdt": -7
    case "pst": -8
    case "cet", "bst": 1
    case "cest": 2
    default: nil
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The number that `count` digits from `start` write.
  fileprivate func number(_ start: Int, _ count: Int) -> Int64? {
    var value: Int64 = 0
    for position in start..<start + count {
      guard self[position].isDigit else { return nil }
      value = value * 10 + Int64(self[position] - 0x30)
    }
    return value
  }
}
