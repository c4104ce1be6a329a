import Numbers

/// Numbers, and what they are of a date.
extension WrittenTimeParser {
  mutating func takeNumber() -> Bool {
    let start = position
    let number = digits(upTo: 9)
    if byte(0).isDigit { return false }
    if clock == nil {
      if number.digitCount <= 2 && (isDateComplete || month != nil), let isClock = takeClock(hour: number.value) {
        return isClock
      }
      if isDateComplete { return takeCompactClock(number, from: start) }
    }
    if isDateComplete { return false }
    return takeDateNumber(number)
  }

  /// The number of the digits that stand here, no more than so many.
  mutating func digits(upTo limit: Int) -> Number {
    var number = Number()
    while byte(0).isDigit, number.digitCount < limit {
      number.value = number.value * 10 + Int64(byte(0) - 0x30)
      number.digitCount += 1
      position += 1
    }
    return number
  }

  mutating func takeDateNumber(_ number: Number) -> Bool {
    if let mark = characterMark() {
      position += 3
      switch mark {
      case .year: marked.year = number
      case .month: marked.month = number
      case .day: marked.day = number
      }
      return true
    }
    if number.digitCount == 8, numberCount == 0, month == nil { return setDays(compact: number.value) }
    if number.digitCount == 4, numberCount == 0, let isWeek = takeWeek(of: number.value) { return isWeek }
    if number.digitCount == 3 {
      guard numberCount == 1, month == nil, numbers.0.digitCount == 4, (1...366).contains(number.value) else {
        return false
      }
      let first = CivilDate(year: numbers.0.value, month: 1, day: 1).daysSince1970
      let days = first + number.value - 1
      guard CivilDate(daysSince1970: days).year == numbers.0.value else { return false }
      time.days = days
      return true
    }
    guard number.digitCount == 4 || number.digitCount <= 2 else { return false }
    switch numberCount {
    case 0: numbers.0 = number
    case 1: numbers.1 = number
    default: numbers.2 = number
    }
    numberCount += 1
    return true
  }

  mutating func setDays(compact number: Int64) -> Bool {
    let date = CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    guard date.isValid else { return false }
    time.days = date.daysSince1970
    return true
  }

  /// `W06-1` or `W061` behind a year; `nil` when no week follows.
  mutating func takeWeek(of year: Int64) -> Bool? {
    let dash = byte(0) == UInt8(ascii: "-") ? 1 : 0
    guard byte(dash) | 0x20 == UInt8(ascii: "w") else { return nil }
    position += dash + 1
    let week = digits(upTo: 2)
    if byte(0) == UInt8(ascii: "-") { position += 1 }
    let day = digits(upTo: 1)
    guard week.digitCount == 2, day.digitCount == 1, (1...7).contains(day.value), week.value >= 1 else { return false }
    // 4 January is always in the first week; 1970 began with a Thursday.
    let fourth = CivilDate(year: year, month: 1, day: 4).daysSince1970
    let monday = fourth - ((fourth + 3) % 7 + 7) % 7
    let next = CivilDate(year: year + 1, month: 1, day: 4).daysSince1970
    let days = monday + (week.value - 1) * 7 + day.value - 1
    guard days < next - ((next + 3) % 7 + 7) % 7 else { return false }
    time.days = days
    return true
  }
}
