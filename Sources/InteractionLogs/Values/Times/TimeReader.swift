import Numbers

/// Reads the time of a row from one column, or puts it together from several.
struct TimeReader {
  typealias Field = UnsafeBufferPointer<UInt8>
  typealias Fields = UnsafeMutablePointer<Field>

  private var parser: TimestampParser
  private let unit: NumericTimeUnit?
  /// The column of dates or times; -1 where year, month and day have columns.
  private let column: Int
  private let parts: [TimePart: Int]
  private var text: [UInt8] = []

  init(_ layout: TimeLayout, column: Int, parts: [TimePart: Int]) {
    parser = TimestampParser(layout)
    unit = layout.unit
    self.column = parts[.year] == nil ? column : -1
    self.parts = parts
  }

  /// The time in microseconds, or ``TimestampParser/unreadable``.
  @inline(__always)
  mutating func read(_ fields: Fields) -> Int64 {
    parts.isEmpty ? parser.parse(fields[column]) : readParts(fields)
  }

  @inline(never)
  private mutating func readParts(_ fields: Fields) -> Int64 {
    text.removeAll(keepingCapacity: true)
    guard Self.write(fields, column: column, parts: parts, into: &text) else { return TimestampParser.unreadable }
    let time = text.withUnsafeBufferPointer { parser.parse($0) }
    if time != TimestampParser.unreadable { return time }
    guard let clock = parts[.timeOfDay], column >= 0 else { return time }
    return readDateAndClock(fields[column], fields[clock])
  }

  /// Spreadsheets count days in the one column and fractions of a day in the other; a date may also come with a time that
  /// the second column repeats.
  private mutating func readDateAndClock(_ date: Field, _ clock: Field) -> Int64 {
    let time = parser.parse(date)
    guard unit == .spreadsheetDays || unit == .spreadsheetDays1904, time != TimestampParser.unreadable,
      let fraction = PlainNumber(clock.trimmed)?.value, (0...1).contains(fraction)
    else { return TimestampParser.unreadable }
    return time + Int64(saturating: (fraction * 86_400_000).rounded()) * 1000
  }

  /// Writes the pieces of a time one after the other, as one text; `false` when a piece is none.
  static func write(_ fields: Fields, column: Int, parts: [TimePart: Int], into text: inout [UInt8]) -> Bool {
    func cell(_ part: TimePart) -> Field? { parts[part].map { fields[$0].unguarded.trimmed } }
    if parts[.period] != nil {
      guard let day = PeriodCell.firstDay(fields[column]) else { return false }
      text.append(contentsOf: day)
    } else if column >= 0 {
      text.append(contentsOf: fields[column].unguarded.trimmed)
    } else {
      guard let year = cell(.year), let month = cell(.month) else { return false }
      let day = cell(.day).map { Array($0) } ?? [UInt8(ascii: "1")]
      // A month may be named; between a year of four digits and a day its place does not matter.
      for (piece, separator) in [(Array(year), 0x2D), (Array(month), 0x2D), (day, 0x20)] as [([UInt8], UInt8)] {
        if piece.count == 1 { text.append(0x30) }
        text.append(contentsOf: piece)
        text.append(separator)
      }
    }
    if let clock = cell(.timeOfDay) {
      if !clock.isEmpty { text.append(contentsOf: [0x20] + clock) }
      return true
    }
    guard let hour = cell(.hour), !hour.isEmpty else { return true }
    guard hour.allSatisfy(\.isDigit), hour.count <= 2 else { return false }
    text.append(contentsOf: [0x20] + hour)
    let minute = cell(.minute).map { Array($0) } ?? []
    guard minute.allSatisfy(\.isDigit), minute.count <= 2 else { return false }
    text.append(contentsOf: [UInt8(ascii: ":")] + [UInt8](repeating: 0x30, count: 2 - minute.count) + minute)
    return true
  }
}
