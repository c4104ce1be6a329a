/// Takes a written date and time apart, from left to right.
struct WrittenTimeParser {
  typealias Number = WrittenTime.Number

  let text: UnsafeBufferPointer<UInt8>
  var position = 0
  var time = WrittenTime()

  /// The numbers of the date, and how many there are.
  var numbers: (Number, Number, Number) = (Number(), Number(), Number())
  var numberCount = 0
  /// A month that is named, and how many numbers stand before it.
  var month: Int64?
  var numbersBeforeMonth = 0
  var isMonthUnsure = false
  /// Numbers that are marked as year, month and day, as in Chinese.
  var marked: (year: Number?, month: Number?, day: Number?)

  var clock: (hour: Int64, rest: Int64)?
  var meridiem: TimeWord?
  /// Whether the zone is UTC by name, so that an offset may follow: `GMT+0100`.
  var mayHaveOffset = false

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func parse() -> WrittenTime? {
    // No date is longer, and nothing is worth more time.
    guard text.count >= 6, text.count <= 80 else { return nil }
    while position < text.count {
      guard takeNext() else { return nil }
    }
    return finish()
  }

  private mutating func takeNext() -> Bool {
    let byte = text[position]
    if byte.isDigit { return takeNumber() }
    switch byte {
    case 0x20, 0x09, UInt8(ascii: ","):
      position += 1
      return true
    case UInt8(ascii: "+"): return clock != nil && takeOffset()
    case UInt8(ascii: "-") where clock != nil: return takeOffset()
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
      position += 1
      return position > 1 && (!isDateComplete || byte == UInt8(ascii: "."))
    case UInt8(ascii: ":"):
      // Between date and time in the log of a web server, and in the dates of photographs.
      position += 1
      return clock == nil && (month != nil && isDateComplete || month == nil && numbers.0.digitCount == 4)
    case UInt8(ascii: "("): return skipParenthesis()
    default: return takeWord()
    }
  }

  var isDateComplete: Bool {
    time.days != nil || numberCount + (month == nil ? 0 : 1) == 3 || marked.day != nil
  }

  func byte(_ offset: Int) -> UInt8 { position + offset < text.count ? text[position + offset] : 0 }

  // MARK: - The whole

  private mutating func finish() -> WrittenTime? {
    guard isDateComplete else { return nil }
    if let clock {
      guard let hour = hour(clock.hour) else { return nil }
      time.timeOfDay = hour * 3_600_000_000 + clock.rest
    } else if meridiem != nil {
      return nil
    }
    if time.days != nil { return time }
    if let day = marked.day {
      guard let year = marked.year, let month = marked.month else { return nil }
      time.days = WrittenTime.days(year, month, day)
    } else if let month {
      time.days = days(month: Number(value: month, digitCount: 2))
    } else {
      time.numbers = numbers
      return time
    }
    return time.days == nil ? nil : time
  }

  private func hour(_ hour: Int64) -> Int64? {
    guard let meridiem else { return hour }
    let isMorning = meridiem == .morning
    if hour == 12 { return isMorning ? 0 : 12 }
    if hour > 12 { return isMorning ? nil : hour }
    return isMorning ? hour : hour + 12
  }

  /// Beside the name of a month the number of four digits is the year; of two short ones, the year is the second.
  private func days(month: Number) -> Int64? {
    let (first, second) = (numbers.0, numbers.1)
    if numbersBeforeMonth == 2 && first.digitCount != 4 && second.digitCount != 4 { return nil }
    let isYearFirst = first.digitCount == 4 || (second.digitCount != 4 && first.value > 31)
    return isYearFirst ? WrittenTime.days(first, month, second) : WrittenTime.days(second, month, first)
  }
}
