/// The time of day, and the offset from UTC behind it.
extension WrittenTimeParser {
  /// Takes what follows the hour; `nil` when the number is no hour.
  mutating func takeClock(hour: Int64) -> Bool? {
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

  mutating func setClock(_ hour: Int64, _ minute: Int64, _ second: Int64, _ fraction: Int64) -> Bool {
    // Second 60 is a leap second.
    guard hour <= 24, minute < 60, second <= 60, hour < 24 || (minute == 0 && second == 0 && fraction == 0) else {
      return false
    }
    clock = (hour, (minute * 60 + second) * 1_000_000 + fraction)
    return true
  }

  /// The digits behind a point, a comma or a colon, in millionths; further ones are dropped.
  mutating func takeFraction() -> Int64 {
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
  mutating func takeCompactClock(_ number: Number, from start: Int) -> Bool {
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
  mutating func takeOffset() -> Bool {
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
}
