import Numbers

/// What a zone adds to UTC, and when that changes: the contents of a TZif file (RFC 9636).
struct ZoneRules: Sendable, Hashable {
  /// The instants from which on another offset holds, ascending, in seconds since 1970.
  private var changes: [Int64] = []
  /// The offset from each of them on, in seconds.
  private var offsets: [Int64] = []
  /// The offset before the first.
  private var firstOffset: Int64
  /// What holds after the last.
  private var rule: YearlyZoneRule?

  /// The same offset at all times, in seconds.
  init(offset: Int64) { firstOffset = offset }

  /// Reads a TZif file of version 2 or later, whose second block has 64-bit times; `nil` for anything else.
  init?(file: UnsafeBufferPointer<UInt8>) {
    guard let old = TZifHeader(file, at: 0), old.version >= UInt8(ascii: "2") else { return nil }
    let start = TZifHeader.byteCount + old.blockBytes(timeBytes: 4)
    guard let header = TZifHeader(file, at: start), header.typeCount > 0 else { return nil }
    let times = start + TZifHeader.byteCount
    let end = times + header.blockBytes(timeBytes: 8)
    guard end <= file.count else { return nil }
    let indices = times + 8 * header.timeCount
    let types = indices + header.timeCount
    firstOffset = Int64(Int32(truncatingIfNeeded: file.bigEndian(at: types, bytes: 4)))
    for number in 0..<header.timeCount {
      let type = Int(file[indices + number])
      guard type < header.typeCount else { return nil }
      changes.append(file.bigEndian(at: times + 8 * number, bytes: 8))
      offsets.append(Int64(Int32(truncatingIfNeeded: file.bigEndian(at: types + 6 * type, bytes: 4))))
    }
    guard zip(changes, changes.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    let footer = file[end...].drop { $0 == 0x0A }.prefix { $0 != 0x0A }
    rule = YearlyZoneRule(String(decoding: footer, as: UTF8.self))
  }

  func offset(atLocal seconds: Int64) -> Int64 {
    // The offset that holds at an instant is known; the instant is not. Of the two that may be meant, before and after a
    // change, the earlier offset is tried first.
    let early = offset(at: seconds - 86_400)
    if offset(at: seconds - early) == early { return early }
    let late = offset(at: seconds + 86_400)
    return offset(at: seconds - late) == late ? late : early
  }

  /// The offset at an instant.
  func offset(at instant: Int64) -> Int64 {
    if let last = changes.last, instant >= last { return rule?.offset(at: instant) ?? offsets[offsets.count - 1] }
    if changes.isEmpty { return rule?.offset(at: instant) ?? firstOffset }
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : offsets[low - 1]
  }
}

/// The beginning of a block of a TZif file.
private struct TZifHeader {
  static let byteCount = 44

  let version: UInt8
  let timeCount, typeCount: Int
  private let utcCount, standardCount, leapCount, characterCount: Int

  init?(_ file: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard file.count >= start + Self.byteCount, file[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
    version = file[start + 4]
    let counts = (0..<6).map { Int(file.bigEndian(at: start + 20 + 4 * $0, bytes: 4)) }
    guard counts.allSatisfy({ $0 < 1 << 20 }) else { return nil }
    (utcCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
    (timeCount, typeCount, characterCount) = (counts[3], counts[4], counts[5])
  }

  func blockBytes(timeBytes: Int) -> Int {
    (timeBytes + 1) * timeCount + 6 * typeCount + characterCount + (timeBytes + 4) * leapCount + standardCount
      + utcCount
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func bigEndian(at start: Int, bytes: Int) -> Int64 {
    self[start..<start + bytes].reduce(0) { $0 << 8 | Int64($1) }
  }
}

/// The rule by which clocks change every year, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct YearlyZoneRule: Sendable, Hashable {
  /// A day of the year and the time on the clocks at which they change, in seconds after midnight.
  private struct Change: Sendable, Hashable {
    enum Day: Hashable {
      /// Day 1 to 365, leap days not counted.
      case withoutLeapDay(Int64)
      /// Day 0 to 365.
      case ofYear(Int64)
      case weekday(month: Int64, week: Int64, day: Int64)
    }
    var day: Day
    var time: Int64 = 7200

    /// Seconds from 1970 to the change in a year, on the clocks before it.
    func local(in year: Int64) -> Int64 {
      let newYear = CivilDate(year: year, month: 1, day: 1).daysSince1970
      switch day {
      case .ofYear(let number): return (newYear + number) * 86_400 + time
      case .withoutLeapDay(let number):
        let hasLeapDay = CivilDate(year: year, month: 2, day: 29).isValid
        return (newYear + number - (hasLeapDay && number >= 60 ? 0 : 1)) * 86_400 + time
      case .weekday(let month, let week, let weekday):
        let first = CivilDate(year: year, month: month, day: 1).daysSince1970
        // 1970 began with a Thursday, day 4 of a week that begins with Sunday.
        let firstWeekday = ((first + 4) % 7 + 7) % 7
        var day = first + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
        if CivilDate(daysSince1970: day).month != month { day -= 7 }
        return day * 86_400 + time
      }
    }
  }

  private let standard: Int64
  private var summer: (offset: Int64, begin: Change, end: Change)? {
    summerOffset.flatMap { offset in begin.flatMap { begin in end.map { (offset, begin, $0) } } }
  }
  private var summerOffset: Int64?
  private var begin: Change?
  private var end: Change?

  /// Reads a rule; `nil` when it is none.
  init?(_ text: String) {
    var rest = Substring(text)
    guard Self.takeName(&rest), let standard = Self.takeTime(&rest) else { return nil }
    self.standard = -standard
    guard !rest.isEmpty else { return }
    guard Self.takeName(&rest) else { return nil }
    summerOffset = self.standard + 3600
    if rest.first != ",", let summer = Self.takeTime(&rest) { summerOffset = -summer }
    guard let begin = Self.takeChange(&rest), let end = Self.takeChange(&rest), rest.isEmpty else { return nil }
    (self.begin, self.end) = (begin, end)
  }

  /// The offset at an instant, in seconds.
  func offset(at instant: Int64) -> Int64 {
    guard let summer else { return standard }
    let days = (instant + standard) / 86_400 - ((instant + standard) % 86_400 < 0 ? 1 : 0)
    let year = CivilDate(daysSince1970: days).year
    let begin = summer.begin.local(in: year) - standard
    let end = summer.end.local(in: year) - summer.offset
    let isSummer = begin < end ? (begin..<end).contains(instant) : !(end..<begin).contains(instant)
    return isSummer ? summer.offset : standard
  }

  private static func takeName(_ rest: inout Substring) -> Bool {
    let count: Int
    if rest.first == "<" {
      guard let end = rest.firstIndex(of: ">") else { return false }
      count = rest.distance(from: rest.startIndex, to: end) + 1
    } else {
      count = rest.prefix { $0.isLetter }.count
    }
    rest = rest.dropFirst(count)
    return count >= 3
  }

  /// `[+-]h[:mm[:ss]]` in seconds.
  private static func takeTime(_ rest: inout Substring) -> Int64? {
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest = rest.dropFirst() }
    var (total, unit) = (Int64(0), Int64(3600))
    repeat {
      if unit < 3600 { rest = rest.dropFirst() }
      guard let number = takeNumber(&rest), number <= 167 else { return nil }
      total += number * unit
      unit /= 60
    } while rest.first == ":" && unit > 0
    return isNegative ? -total : total
  }

  private static func takeNumber(_ rest: inout Substring) -> Int64? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return Int64(digits)
  }

  /// `,M3.5.0/2`, `,J60` or `,59`.
  private static func takeChange(_ rest: inout Substring) -> Change? {
    guard rest.first == "," else { return nil }
    rest = rest.dropFirst()
    let day: Change.Day
    if rest.first == "M" {
      var numbers: [Int64] = []
      repeat {
        rest = rest.dropFirst()
        guard let number = takeNumber(&rest) else { return nil }
        numbers.append(number)
      } while rest.first == "." && numbers.count < 3
      guard numbers.count == 3, (1...12).contains(numbers[0]), (1...5).contains(numbers[1]), numbers[2] < 7 else {
        return nil
      }
      day = .weekday(month: numbers[0], week: numbers[1], day: numbers[2])
    } else {
      let isJulian = rest.first == "J"
      if isJulian { rest = rest.dropFirst() }
      guard let number = takeNumber(&rest), number <= 365 else { return nil }
      day = isJulian ? .withoutLeapDay(number) : .ofYear(number)
    }
    var change = Change(day: day)
    if rest.first == "/" {
      rest = rest.dropFirst()
      guard let time = takeTime(&rest) else { return nil }
      change.time = time
    }
    return change
  }
}
