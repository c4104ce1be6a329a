/// Dates of six or eight digits with nothing between them, other than `YYYYMMDD`.
private enum ShortDate {
  static func fits(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count == 6 || text.count == 8, text.allSatisfy(\.isDigit) else { return false }
    func number(_ start: Int) -> UInt8 { (text[start] - 0x30) * 10 + text[start + 1] - 0x30 }
    func isDay(_ day: UInt8, _ month: UInt8) -> Bool { (1...31).contains(day) && (1...12).contains(month) }
    let (first, second, third) = (number(0), number(2), number(4))
    return isDay(first, second) || isDay(second, first) || text.count == 6 && isDay(third, second)
  }
}

/// What the plain numbers in a column say about what they count.
struct NumberEvidence {
  /// Days from 1954 to 2119 as spreadsheets count them: a date column has no others.
  private static let spreadsheetDays = 20_000.0..<80_000.0
  /// Days from 2000 to 2050: under a header that may mean seconds, only these may be days.
  private static let recentDays = 36_526.0..<55_153.0
  /// Of this share of the numbers a reading has to be true, for the others to be mistakes.
  private static let leastShare = 0.95

  private static let units: [NumericTimeUnit] = [
    .seconds, .milliseconds, .microseconds, .nanoseconds, .ticks, .fileTime,
  ]

  private(set) var count = 0
  /// Numbers that are too small for any unit but seconds from a start of their own.
  private var small = 0
  private var votes = [Int](repeating: 0, count: units.count)
  private var digitDates = 0
  /// Numbers of six or eight digits that are a date with the year last or with two digits, and one with a zero first.
  private var shortDates = 0
  private var zeroFirst: (text: String, line: Int?)?
  private var inSpreadsheetDays = 0
  private var inRecentDays = 0
  private var increases = 0
  private var isAscending = true
  private var previous: Double?
  private var example: (text: String, line: Int?)?

  mutating func add(_ number: PlainNumber, _ text: UnsafeBufferPointer<UInt8>, line: Int?) {
    let value = number.value
    count += 1
    if let unit = NumericTimeUnit(magnitudeOf: value) {
      votes[Self.units.firstIndex(of: unit)!] += 1
    } else {
      small += 1
      if example == nil { example = (String(decoding: text, as: UTF8.self), line) }
    }
    if let time = NumericTimeUnit.digits.microseconds(of: number), Self.isRecent(time) { digitDates += 1 }
    if ShortDate.fits(text) {
      shortDates += 1
      if zeroFirst == nil, text.first == UInt8(ascii: "0") {
        zeroFirst = (String(decoding: text, as: UTF8.self), line)
      }
    }
    if Self.spreadsheetDays.contains(value) { inSpreadsheetDays += 1 }
    if Self.recentDays.contains(value) { inRecentDays += 1 }
    if let previous {
      if value > previous { increases += 1 }
      if value < previous { isAscending = false }
    }
    previous = value
  }

  /// Whether a time lies between 1900 and 2100.
  private static func isRecent(_ microseconds: Int64) -> Bool {
    (-2_208_988_800_000_000..<4_102_444_800_000_000).contains(microseconds)
  }

  /// Whether most are large enough for times since 1970, or since an epoch of a system.
  var areUnixTimes: Bool { majority != nil }

  var lookLikeTimes: Bool {
    if 2 * (count - small) > count { return true }
    return count > 1 && isAscending && 2 * (increases + 1) > count
  }

  /// The unit of most numbers: a log may hold a few wrong dates.
  private var majority: NumericTimeUnit? {
    let most = votes.max()!
    return most > small ? Self.units[votes.firstIndex(of: most)!] : nil
  }

  /// What the numbers count.
  ///
  /// - Parameters:
  ///   - isNamedLikeDate: whether the header says that the column has dates, so that the numbers are no seconds.
  ///   - hasDates: whether the column has dates written as text, too.
  func unit(isNamedLikeDate: Bool, hasDates: Bool) throws(TimeDoubt) -> NumericTimeUnit? {
    if holds(digitDates) { return .digits }
    if let majority { return majority }
    if let zeroFirst, holds(shortDates) {
      // Who counts seconds puts no zero before them.
      let pattern = zeroFirst.text.utf8.count == 6 ? "%d%m%y" : "%d%m%Y"
      throw TimeDoubt(
        line: zeroFirst.line, text: zeroFirst.text,
        problem: "the numbers can be dates, such as day, month and year, or seconds",
        remedy: "say which with --date-format \(pattern), another pattern, or --date-format seconds")
    }
    if isNamedLikeDate || hasDates {
      if holds(inSpreadsheetDays) { return .spreadsheetDays }
      // Beside written dates these are slips, and rejected as such.
      if hasDates { return .digits }
      throw doubt(
        "the numbers are too small for dates, and their header does not say that they count seconds",
        "say so with --date-format seconds, or name the time column with --time NAME")
    }
    if inRecentDays == count {
      throw doubt(
        "the numbers can be seconds, or days as spreadsheets count them",
        "say which with --date-format seconds or --date-format excel")
    }
    return .seconds
  }

  private func holds(_ number: Int) -> Bool { Double(number) >= Self.leastShare * Double(count) }

  private func doubt(_ problem: String, _ remedy: String) -> TimeDoubt {
    TimeDoubt(line: example?.line, text: example?.text ?? "", problem: problem, remedy: remedy)
  }
}
