import Numbers

/// How the times of a log are written, as the user says it in the way of `strftime`: `%d.%m.%Y %H:%M`.
///
/// `%Y %y %m %d %e %j %b %B %a %A %H %I %M %S %f %p %z %Z %s`, the compounds `%F %T %R %D`, and `%%`. A space stands for any
/// white space, also for none. Names of months are known in the languages of ``TimeWord``.
struct TimePattern: Sendable, Hashable {
  private enum Piece: Sendable, Hashable {
    case literal(UInt8)
    case space
    case field(UInt8)
  }

  private var pieces: [Piece] = []

  /// - Throws: ``InputError`` when there is no such field, or the fields make no date.
  init(_ text: String) throws(InputError) {
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      guard byte == UInt8(ascii: "%") else {
        pieces.append(byte == 0x20 || byte == 0x09 ? .space : .literal(byte))
        continue
      }
      guard let field = bytes.next(), let expanded = Self.expanded(field) else {
        throw InputError(
          .usage, text: text, problem: "--date-format has a field that is not known",
          remedy: "use %Y %y %m %d %j %b %H %I %M %S %f %p %z %Z %s and %%, as in %d.%m.%Y %H:%M")
      }
      pieces += expanded
    }
    let fields = Set(
      pieces.compactMap { if case .field(let field) = $0 { Character(Unicode.Scalar(field)) } else { nil } })
    let hasYear = !fields.isDisjoint(with: ["Y", "y"])
    let hasDay = fields.contains("j") || (!fields.isDisjoint(with: ["m", "b"]) && fields.contains("d"))
    guard fields.contains("s") || (hasYear && hasDay) else {
      throw InputError(
        .usage, text: text, problem: "--date-format does not say which day it is",
        remedy: "give year, month and day, as in %d.%m.%Y %H:%M")
    }
  }

  private static func expanded(_ field: UInt8) -> [Piece]? {
    func pieces(_ text: String) -> [Piece] { text.utf8.map { $0 < 0x41 ? .literal($0) : .field($0) } }
    switch Character(Unicode.Scalar(field)) {
    case "F": return pieces("Y-m-d")
    case "T": return pieces("H:M:S")
    case "R": return pieces("H:M")
    case "D": return pieces("m/d/y")
    case "B", "h": return [.field(UInt8(ascii: "b"))]
    case "A": return [.field(UInt8(ascii: "a"))]
    case "e": return [.space, .field(UInt8(ascii: "d"))]
    case "k": return [.space, .field(UInt8(ascii: "H"))]
    case "l": return [.space, .field(UInt8(ascii: "I"))]
    case "%": return [.literal(field)]
    case "Y", "y", "m", "d", "j", "b", "a", "H", "I", "M", "S", "f", "p", "z", "Z", "s": return [.field(field)]
    default: return nil
    }
  }

  /// Reads a text that has no white space around it; `nil` when it is not written so.
  func parse(_ text: UnsafeBufferPointer<UInt8>) -> WrittenTime? {
    var reading = Reading(text: text)
    for piece in pieces {
      switch piece {
      case .space: reading.skipSpaces()
      case .literal(let byte): guard reading.skip(byte) else { return nil }
      case .field(let field): guard reading.take(field) else { return nil }
      }
    }
    return reading.finish()
  }

  /// A text on its way through the pieces.
  private struct Reading {
    let text: UnsafeBufferPointer<UInt8>
    var position = 0
    var year: Int64?
    var (month, day, ordinal): (Int64, Int64, Int64?) = (1, 1, nil)
    var (hour, minute, second, fraction): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
    var isAfternoon: Bool?
    var zone: Int64?
    var seconds: Int64?

    init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    mutating func skipSpaces() {
      while position < text.count, text[position] == 0x20 || text[position] == 0x09 { position += 1 }
    }

    mutating func skip(_ byte: UInt8) -> Bool {
      guard position < text.count, text[position] == byte else { return false }
      position += 1
      return true
    }

    mutating func take(_ field: UInt8) -> Bool {
      switch Character(Unicode.Scalar(field)) {
      case "Y": year = number(4...4)
      case "y": year = number(2...2).map { $0 < WrittenTime.pivot ? 2000 + $0 : 1900 + $0 }
      case "m": return set(\.month, number(1...2))
      case "d": return set(\.day, number(1...2))
      case "j":
        ordinal = number(1...3)
        return ordinal != nil
      case "H", "I": return set(\.hour, number(1...2))
      case "M": return set(\.minute, number(1...2))
      case "S": return set(\.second, number(1...2))
      case "f": return takeFraction()
      case "s":
        seconds = number(1...12)
        return seconds != nil
      case "z", "Z": return takeZone()
      default: return takeWord(field)
      }
      return year != nil
    }

    private mutating func set(_ path: WritableKeyPath<Reading, Int64>, _ value: Int64?) -> Bool {
      guard let value else { return false }
      self[keyPath: path] = value
      return true
    }

    private mutating func number(_ digits: ClosedRange<Int>) -> Int64? {
      let start = position
      var value: Int64 = 0
      while position < text.count, text[position].isDigit, position - start < digits.upperBound {
        value = value * 10 + Int64(text[position] - 0x30)
        position += 1
      }
      return position - start >= digits.lowerBound ? value : nil
    }

    private mutating func takeFraction() -> Bool {
      let start = position
      var place: Int64 = 100_000
      while position < text.count, text[position].isDigit {
        fraction += Int64(text[position] - 0x30) * place
        place /= 10
        position += 1
      }
      return position > start
    }

    private mutating func takeWord(_ field: UInt8) -> Bool {
      var word = FoldedWord()
      while let next = text.scalar(at: position), FoldedWord.isLetter(next.scalar) {
        word.append(next.scalar)
        position += next.width
      }
      guard let meaning = TimeWord.meaning(of: word) else { return false }
      switch (Character(Unicode.Scalar(field)), meaning) {
      case ("b", .month(let number)): month = number
      case ("b", .marchOrTuesday): month = 3
      case ("a", .weekday), ("a", .marchOrTuesday): break
      case ("p", .morning), ("p", .morningOrArticle): isAfternoon = false
      case ("p", .afternoon): isAfternoon = true
      default: return false
      }
      return true
    }

    /// An offset or the name of a zone: whatever ``WrittenTimeParser`` takes for one behind a date.
    private mutating func takeZone() -> Bool {
      let end = text[position...].firstIndex { $0 == 0x20 || $0 == UInt8(ascii: ")") } ?? text.count
      let written = Array("2000-01-01 00:00 ".utf8) + text[position..<end]
      zone = written.withUnsafeBufferPointer { WrittenTime($0)?.zone }
      position = end
      return zone != nil
    }

    func finish() -> WrittenTime? {
      guard position == text.count else { return nil }
      var time = WrittenTime()
      if let seconds {
        time.days = seconds / 86_400
        time.timeOfDay = seconds % 86_400 * 1_000_000
        time.zone = 0
        return time
      }
      guard let year, let days = days(year), let hour = hourOfDay else { return nil }
      guard minute < 60, second <= 60, hour < 24 || (minute == 0 && second == 0 && fraction == 0) else { return nil }
      time.days = days
      time.timeOfDay = ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
      time.zone = zone
      return time
    }

    private func days(_ year: Int64) -> Int64? {
      if let ordinal {
        let days = CivilDate(year: year, month: 1, day: 1).daysSince1970 + ordinal - 1
        return ordinal >= 1 && CivilDate(daysSince1970: days).year == year ? days : nil
      }
      let date = CivilDate(year: year, month: month, day: day)
      return date.isValid ? date.daysSince1970 : nil
    }

    private var hourOfDay: Int64? {
      guard let isAfternoon else { return hour <= 24 ? hour : nil }
      guard (1...12).contains(hour) else { return nil }
      return hour % 12 + (isAfternoon ? 12 : 0)
    }
  }
}
