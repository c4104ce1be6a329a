import Numbers

/// Reads points in time straight from bytes, into microseconds.
///
/// ISO 8601 without fraction and zone, which most logs have, is read eight bytes at a time; other dates are read as
/// ``WrittenTime`` says, plain numbers in the unit of the column.
struct TimestampParser {
  typealias Field = UnsafeBufferPointer<UInt8>

  static let unreadable = Instant.absentMicroseconds

  private let layout: TimeLayout
  private let hasLocalZone: Bool
  /// From which length on a text may be in the common layout; never where the user gives another, or a zone.
  private let commonLength: Int
  /// How many microseconds a whole number counts, and how many digits it may have for no overflow; 0 for units that are
  /// read with more care.
  private let wholeUnit: Int64
  private let wholeDigits: Int
  /// The date read last and the start of its day: neighbouring rows are mostly of one day.
  private var lastDate: (UInt64, UInt16) = (0, 0)
  private var lastDayStart: Int64 = 0

  init(_ layout: TimeLayout) {
    self.layout = layout
    hasLocalZone = !layout.zone.isUTC
    commonLength = layout.pattern == nil && !hasLocalZone ? 19 : .max
    switch layout.unit {
    case .seconds where layout.pattern == nil: (wholeUnit, wholeDigits) = (1_000_000, 12)
    case .milliseconds where layout.pattern == nil: (wholeUnit, wholeDigits) = (1000, 15)
    case .microseconds where layout.pattern == nil: (wholeUnit, wholeDigits) = (1, 18)
    default: (wholeUnit, wholeDigits) = (0, 0)
    }
  }

  init(unit: NumericTimeUnit) { self.init(TimeLayout(unit: unit)) }

  /// The time in microseconds, or ``unreadable``.
  @inline(__always)
  mutating func parse(_ field: Field) -> Int64 {
    if field.count &- 1 < wholeDigits, let number = Self.wholeNumber(field) { return number &* wholeUnit }
    if field.count >= commonLength, let time = parseFixedLayout(field.baseAddress!, count: field.count) { return time }
    return parseAnyLayout(field)
  }

  // MARK: - The common layouts

  /// The number that a field of nothing but digits writes; `nil` for any other field.
  @inline(__always)
  private static func wholeNumber(_ field: Field) -> Int64? {
    var number: Int64 = 0
    for byte in field {
      guard byte.isDigit else { return nil }
      number = number &* 10 &+ Int64(byte &- 0x30)
    }
    return field.count == 0 ? nil : number
  }

  /// `YYYY-MM-DD?HH:MM:SS`, alone or with a fraction and an offset; `nil` for anything else, which may still be readable.
  @inline(__always)
  private mutating func parseFixedLayout(_ text: UnsafePointer<UInt8>, count: Int) -> Int64? {
    let date = (ByteLanes.load(text), UnsafeRawPointer(text + 8).loadUnaligned(as: UInt16.self))
    if date != lastDate {
      guard let day = Self.day(text) else { return nil }
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
    let time = lastDayStart &+ ((hour &* 60 &+ minute) &* 60 &+ second) &* 1_000_000
    if count == 19 || (count == 20 && text[19] == UInt8(ascii: "Z")) { return time }
    return Self.addingEnd(of: Field(start: text, count: count), to: time)
  }

  /// Days since 1970 of a date `YYYY-MM-DD` or `YYYY/MM/DD`, if the calendar has it.
  private static func day(_ text: UnsafePointer<UInt8>) -> Int64? {
    guard text[4] == text[7], text[4] == UInt8(ascii: "-") || text[4] == UInt8(ascii: "/") else { return nil }
    let text = Field(start: text, count: 10)
    guard let year = text.number(0, 4), let month = text.number(5, 2), let day = text.number(8, 2) else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    return date.isValid ? date.daysSince1970 : nil
  }

  /// The time with the fraction and the offset `Z`, `+HHMM` or `+HH:MM` behind the first 19 bytes; `nil` when something else
  /// stands there.
  private static func addingEnd(of text: Field, to time: Int64) -> Int64? {
    var position = 19
    var time = time
    if text[position] == UInt8(ascii: ".") {
      position += 1
      var place: Int64 = 100_000
      while position < text.count, text[position].isDigit {
        time += Int64(text[position] - 0x30) * place
        place /= 10
        position += 1
      }
    }
    if position == text.count { return time }
    let sign = text[position]
    if sign == UInt8(ascii: "Z") { return position + 1 == text.count ? time : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let hasColon = text.count == position + 6 && text[position + 3] == UInt8(ascii: ":")
    guard hasColon || text.count == position + 5, let hours = text.number(position + 1, 2),
      let minutes = text.number(position + (hasColon ? 4 : 3), 2), hours < 24, minutes < 60
    else { return nil }
    let offset = (hours * 60 + minutes) * 60_000_000
    return sign == UInt8(ascii: "-") ? time + offset : time - offset
  }

  // MARK: - All layouts

  @inline(never)
  private func parseAnyLayout(_ field: Field) -> Int64 {
    let text = field.unguarded.trimmed
    guard let first = text.first else { return Self.unreadable }
    if let pattern = layout.pattern { return pattern.parse(text).flatMap(instant) ?? Self.unreadable }
    if first.isDigit || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: "."),
      let number = PlainNumber(text)
    {
      return instant(of: number) ?? Self.unreadable
    }
    return WrittenTime(text).flatMap(instant) ?? Self.unreadable
  }

  private func instant(of number: PlainNumber) -> Int64? {
    guard
      let time = layout.unit.map({ $0.microseconds(of: number) })
        ?? NumericTimeUnit.digits.microseconds(of: number)
    else { return nil }
    switch layout.unit {
    // These count days and hours on somebody's clock; the others count from one instant.
    case .spreadsheetDays, .spreadsheetDays1904, .digits, nil: return toUTC(time)
    default: return time
    }
  }

  private func instant(_ time: WrittenTime) -> Int64? {
    guard let days = layout.order.map({ time.days($0) }) ?? time.daysInAnyOrder else { return nil }
    let local = days * 86_400_000_000 + time.timeOfDay
    return time.zone.map { local - $0 } ?? toUTC(local)
  }

  private func toUTC(_ local: Int64) -> Int64 {
    guard hasLocalZone else { return local }
    let seconds = local / 1_000_000 - (local % 1_000_000 < 0 ? 1 : 0)
    return local - layout.zone.offset(atLocal: seconds) * 1_000_000
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
