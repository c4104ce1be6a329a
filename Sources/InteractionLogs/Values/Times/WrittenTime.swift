import Numbers

/// A date, perhaps with a time of day and a zone, as a text writes it: before it is known which number is the day.
///
/// Three numbers (`03.02.2025`, `2/3/25`), names of months in several languages, ISO 8601 with its weeks and ordinal
/// days, RFC 2822 and 850, `ctime`, and what mail programs, spreadsheets and messengers make of them; ``TimeWord`` has the
/// words. Times of day have 24 hours, or AM and PM, also in Chinese, Japanese and Korean.
struct WrittenTime {
  /// Some digits of a date.
  struct Number {
    var value: Int64 = 0
    var digitCount = 0
  }

  /// Two digits below this are years from 2000, the others years before, as POSIX has it.
  static let pivot: Int64 = 69

  /// Days since 1970, where the text itself says which number is what.
  var days: Int64?
  /// The three numbers of a date whose order only the column shows.
  var numbers: (Number, Number, Number) = (Number(), Number(), Number())
  /// Microseconds since midnight; 24:00 is the midnight after.
  var timeOfDay: Int64 = 0
  /// What the zone adds to UTC, in microseconds, where one is written.
  var zone: Int64?

  /// Whether the order of the numbers is for the column to show.
  var needsOrder: Bool { days == nil && numbers.0.digitCount < 4 }

  /// Whether the year has but two digits.
  var hasShortYear: Bool { needsOrder && numbers.2.digitCount < 4 }

  /// Days since 1970 when the numbers stand in this order, if the calendar has the date. A year of four digits that stands
  /// first is followed by the month, whatever the order.
  func days(_ order: DateOrder) -> Int64? {
    if let days { return days }
    let (first, second, third) = numbers
    if first.digitCount == 4 { return Self.days(first, second, third) }
    switch order {
    case .dayMonthYear: return Self.days(third, second, first)
    case .monthDayYear: return Self.days(third, first, second)
    case .yearMonthDay: return Self.days(first, second, third)
    }
  }

  /// Days since 1970 where no order is known: only if all orders that fit give the same.
  var daysInAnyOrder: Int64? {
    let fitting = Set(DateOrder.allCases.compactMap { days($0) })
    return fitting.count == 1 ? fitting.first : nil
  }

  /// Days since 1970 of a year of four or two digits, a month and a day, if the calendar has the date.
  static func days(_ year: Number, _ month: Number, _ day: Number) -> Int64? {
    guard month.digitCount <= 2, day.digitCount <= 2, let year = fullYear(year) else { return nil }
    let date = CivilDate(year: year, month: month.value, day: day.value)
    return date.isValid ? date.daysSince1970 : nil
  }

  private static func fullYear(_ year: Number) -> Int64? {
    switch year.digitCount {
    case 4: year.value
    case 2: year.value < pivot ? 2000 + year.value : 1900 + year.value
    default: nil
    }
  }

  /// Reads a text that has no white space around it; `nil` when it is no date.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var parser = WrittenTimeParser(text)
    guard let time = parser.parse() else { return nil }
    self = time
  }

  init() {}
}
