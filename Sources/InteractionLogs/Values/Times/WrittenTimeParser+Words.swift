/// Names of months, of halves of the day and of zones, and the marks of Chinese, Japanese and Korean.
extension WrittenTimeParser {
  mutating func skipParenthesis() -> Bool {
    guard position > 0, let end = text[position...].firstIndex(of: UInt8(ascii: ")")) else { return false }
    position = end + 1
    return true
  }

  mutating func takeWord() -> Bool {
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

  mutating func take(_ word: TimeWord) -> Bool {
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

  mutating func setMonth(_ number: Int64, isUnsure: Bool) -> Bool {
    guard month == nil || isMonthUnsure, numberCount <= 2 else { return false }
    month = number
    numbersBeforeMonth = numberCount
    isMonthUnsure = isUnsure
    return true
  }

  mutating func setMeridiem(_ word: TimeWord) -> Bool {
    guard meridiem == nil, isDateComplete else { return false }
    meridiem = word
    return true
  }

  /// Whether `.m` or `. m` follows.
  var isPointAndM: Bool {
    byte(0) == UInt8(ascii: ".") && byte(byte(1) == 0x20 ? 2 : 1) | 0x20 == UInt8(ascii: "m")
  }

  /// Whether AM or PM follows, perhaps after a space.
  var isMeridiemNext: Bool {
    let start = byte(0) == 0x20 ? 1 : 0
    let letter = byte(start) | 0x20
    return (letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p")) && byte(start + 1) | 0x20 == UInt8(ascii: "m")
  }

  // MARK: - Chinese, Japanese and Korean marks

  enum Mark {
    case year, month, day
  }

  func characterMark() -> Mark? {
    guard byte(0) >= 0xE0, let next = text.scalar(at: position) else { return nil }
    switch next.scalar {
    case "年", "년": return .year
    case "月", "월": return .month
    case "日", "号", "號", "일": return .day
    default: return nil
    }
  }

  func isMark(_ scalars: [Unicode.Scalar]) -> Bool {
    guard byte(0) >= 0xE0, let next = text.scalar(at: position) else { return false }
    return scalars.contains(next.scalar)
  }

  var isHourMark: Bool { isMark(["時", "时", "点", "點", "시"]) }
  var isMinuteMark: Bool { isMark(["分", "분"]) }
  var isSecondMark: Bool { isMark(["秒", "초"]) }
}
