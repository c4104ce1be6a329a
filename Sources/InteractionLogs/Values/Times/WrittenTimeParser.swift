/// Takes a written date and time apart, from left to right.
struct WrittenTimeParser {
  private typealias Number = WrittenTime.Number

  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var time = WrittenTime()

  /// The numbers of the date, and how many there are.
  private var numbers: (Number, Number, Number) = (Number(), Number(), Number())
  private var numberCount = 0
  /// A month that is named, and how many numbers stand before it.
  private var month: Int64?
  private var numbersBeforeMonth = 0
  private var isMonthUnsure = false
  /// Numbers that are marked as year, month and day, as in Chinese.
  private var marked: (year: Number?, month: Number?, day: Number?)

  private var clock: (hour: Int64, rest: Int64)?
  private var meridiem: TimeWord?
  /// Whether the zone is UTC by name, so that an offset may follow: `GMT+0100`.
  private var mayHaveOffset = false

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

  private var isDateComplete: Bool {
    time.days != nil || numberCount + (month == nil ? 0 : 1) == 3 || marked.day != nil
  }

  private func byte(_ offset: Int) -> UInt8 { position + offset < text.count ? text[position + offset] : 0 }

  // MARK: - Numbers

  private mutating func takeNumber() -> Bool {
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
  private mutating func digits(upTo limit: Int) -> Number {
    var number = Number()
    while byte(0).isDigit, number.digitCount < limit {
      number.value = number.value * 10 + Int64(byte(0) - 0x30)
      number.digitCount += 1
      position += 1
    }
    return number
  }

  private mutating func takeDateNumber(_ number: Number) -> Bool {
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

  private mutating func setDays(compact number: Int64) -> Bool {
    let date = CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    guard date.isValid else { return false }
    time.days = date.daysSince1970
    return true
  }

  /// `W06-1` or `W061` behind a year; `nil` when no week follows.
  private mutating func takeWeek(of year: Int64) -> Bool? {
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

  // MARK: - The time of day

  /// Takes what follows the hour; `nil` when the number is no hour.
  private mutating func takeClock(hour: Int64) -> Bool? {
    let separator = byte(0)
    let isMarked = isHourMark
    if isMarked {
      position += 3
    } else if separator == UInt8(ascii: ":") || (separator == UInt8(ascii: ".") && isDateComplete) {
      guard byte(1).isDigit, byte(2).isDigit else { return nil }
      position += 1
    } else if separator | 0x20 == UInt8(ascii: "h"), isDateComplete {
      position += 1
      if !byte(0).isDigit { return setClock(hour, 0, 0, 0) }
    } else {
      return isDateComplete && isMeridiemNext ? setClock(hour, 0, 0, 0) : nil
    }
    let minute = digits(upTo: 2)
    guard minute.digitCount == 2 || isMarked else { return false }
    var (second, fraction) = (Number(), Int64(0))
    if isMarked {
      if isMinuteMark {
        position += 3
        second = digits(upTo: 2)
        if isSecondMark { position += 3 }
      }
    } else if byte(0) == separator, byte(1).isDigit {
      position += 1
      second = digits(upTo: 2)
      guard second.digitCount == 2 else { return false }
      fraction = takeFraction()
    }
    return setClock(hour, minute.value, second.value, fraction)
  }

  private mutating func setClock(_ hour: Int64, _ minute: Int64, _ second: Int64, _ fraction: Int64) -> Bool {
    // Second 60 is a leap second.
    guard hour <= 24, minute < 60, second <= 60, hour < 24 || (minute == 0 && second == 0 && fraction == 0) else {
      return false
    }
    clock = (hour, (minute * 60 + second) * 1_000_000 + fraction)
    return true
  }

  /// The digits behind a point, a comma or a colon, in millionths; further ones are dropped.
  private mutating func takeFraction() -> Int64 {
    guard
      byte(0) == UInt8(ascii: ".")
        || ((byte(0) == UInt8(ascii: ",") || byte(0) == UInt8(ascii: ":")) && byte(1).isDigit)
    else { return 0 }
    position += 1
    var value: Int64 = 0
    var place: Int64 = 100_000
    while byte(0).isDigit {
      value += Int64(byte(0) - 0x30) * place
      place /= 10
      position += 1
    }
    return value
  }

  /// `0912` or `091205`, behind a complete date and a `T` or a space.
  private mutating func takeCompactClock(_ number: Number, from start: Int) -> Bool {
    let before = text[start - 1]
    guard before | 0x20 == UInt8(ascii: "t") || before == 0x20 else { return false }
    switch number.digitCount {
    case 4: return setClock(number.value / 100, number.value % 100, 0, 0)
    case 6:
      let fraction = takeFraction()
      return setClock(number.value / 10_000, number.value / 100 % 100, number.value % 100, fraction)
    default: return false
    }
  }

  /// `+01`, `+0100`, `+01:00`, `-05:30`.
  private mutating func takeOffset() -> Bool {
    guard time.zone == nil || mayHaveOffset else { return false }
    mayHaveOffset = false
    let isNegative = byte(0) == UInt8(ascii: "-")
    position += 1
    let number = digits(upTo: 5)
    var (hours, minutes) = (number.value, Int64(0))
    if number.digitCount == 4 {
      (hours, minutes) = (number.value / 100, number.value % 100)
    } else if byte(0) == UInt8(ascii: ":") {
      position += 1
      let written = digits(upTo: 3)
      guard written.digitCount == 2 else { return false }
      minutes = written.value
    }
    guard [1, 2, 4].contains(number.digitCount), hours < 24, minutes < 60 else { return false }
    let offset = (hours * 60 + minutes) * 60_000_000
    time.zone = isNegative ? -offset : offset
    return true
  }

  // MARK: - Words

  private mutating func skipParenthesis() -> Bool {
    guard position > 0, let end = text[position...].firstIndex(of: UInt8(ascii: ")")) else { return false }
    position = end + 1
    return true
  }

  private mutating func takeWord() -> Bool {
    guard let first = text.scalar(at: position) else { return false }
    // No-break spaces and marks of direction, which browsers and spreadsheets put into dates.
    if first.scalar.properties.isWhitespace || first.scalar.properties.generalCategory == .format {
      position += first.width
      return true
    }
    if first.scalar == "º" || first.scalar == "ª" || first.scalar == "°" {
      position += first.width
      return true
    }
    var word = FoldedWord()
    while let next = text.scalar(at: position), FoldedWord.isLetter(next.scalar) {
      word.append(next.scalar)
      position += next.width
      // Two characters are a word in Chinese, Japanese and Korean, and no space follows.
      if next.width == 3, word.count == 6 { break }
    }
    guard word.count > 0, let meaning = TimeWord.meaning(of: word) else { return false }
    return take(meaning)
  }

  private mutating func take(_ word: TimeWord) -> Bool {
    switch word {
    case .month(let number): return setMonth(number, isUnsure: false)
    case .marchOrTuesday: return month == nil ? setMonth(3, isUnsure: true) : true
    case .weekday, .filler: return true
    case .letterA where isPointAndM, .letterP where isPointAndM:
      position += byte(1) == 0x20 ? 3 : 2
      return setMeridiem(word == .letterA ? .morning : .afternoon)
    case .letterA: return true
    case .letterP: return false
    case .morningOrArticle: return clock == nil || setMeridiem(.morning)
    case .morning, .afternoon: return setMeridiem(word)
    case .separator: return isDateComplete && clock == nil && byte(0).isDigit
    case .zone(let minutes):
      guard clock != nil || (position == text.count && isDateComplete), time.zone == nil else { return false }
      time.zone = minutes * 60_000_000
      mayHaveOffset = minutes == 0
      return true
    }
  }

  private mutating func setMonth(_ number: Int64, isUnsure: Bool) -> Bool {
    guard month == nil || isMonthUnsure, numberCount <= 2 else { return false }
    month = number
    numbersBeforeMonth = numberCount
    isMonthUnsure = isUnsure
    return true
  }

  private mutating func setMeridiem(_ word: TimeWord) -> Bool {
    guard meridiem == nil, isDateComplete else { return false }
    meridiem = word
    return true
  }

  /// Whether `.m` or `. m` follows.
  private var isPointAndM: Bool {
    byte(0) == UInt8(ascii: ".") && byte(byte(1) == 0x20 ? 2 : 1) | 0x20 == UInt8(ascii: "m")
  }

  /// Whether AM or PM follows, perhaps after a space.
  private var isMeridiemNext: Bool {
    let start = byte(0) == 0x20 ? 1 : 0
    let letter = byte(start) | 0x20
    return (letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p")) && byte(start + 1) | 0x20 == UInt8(ascii: "m")
  }

  // MARK: - Chinese, Japanese and Korean marks

  private enum Mark {
    case year, month, day
  }

  private func characterMark() -> Mark? {
    guard byte(0) >= 0xE0, let next = text.scalar(at: position) else { return nil }
    switch next.scalar {
    case "年", "년": return .year
    case "月", "월": return .month
    case "日", "号", "號", "일": return .day
    default: return nil
    }
  }

  private func isMark(_ scalars: [Unicode.Scalar]) -> Bool {
    guard byte(0) >= 0xE0, let next = text.scalar(at: position) else { return false }
    return scalars.contains(next.scalar)
  }

  private var isHourMark: Bool { isMark(["時", "时", "点", "點", "시"]) }
  private var isMinuteMark: Bool { isMark(["分", "분"]) }
  private var isSecondMark: Bool { isMark(["秒", "초"]) }

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

extension UnsafeBufferPointer<UInt8> {
  /// The Unicode scalar that is encoded from `position` on, and how many bytes it takes; `nil` where the bytes are not
  /// well-formed.
  func scalar(at position: Int) -> (scalar: Unicode.Scalar, width: Int)? {
    guard position < count else { return nil }
    let lead = self[position]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, position + width <= count else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(width))
    for offset in 1..<width {
      guard self[position + offset] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(self[position + offset] & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, width) }
  }
}
