/// Cells that say no day, only a week, a month or a year: `2025-W09`, `2025-03`, `Mar 2025`, `03/2025`, `2024`.
enum PeriodCell {
  typealias Text = UnsafeBufferPointer<UInt8>

  /// The first day of the period, as a date that ``WrittenTime`` reads; `nil` where a cell says another thing.
  static func firstDay(_ cell: Text) -> [UInt8]? {
    let text = Array(cell.unguarded.trimmed)
    let year = text.prefix { $0.isDigit }
    let rest = Array(text.dropFirst(year.count))
    if year.count == 4, isYear(year) {
      if rest.isEmpty { return text + Array("-01-01".utf8) }
      let mark = rest.first!
      let digits = rest.dropFirst()
      if mark | 0x20 == UInt8(ascii: "w")
        || (mark == UInt8(ascii: "-") && digits.first.map { $0 | 0x20 } == UInt8(ascii: "w"))
      {
        let week = digits.drop { !$0.isDigit }
        return week.count == 2 && week.allSatisfy(\.isDigit) ? text + Array("-1".utf8) : nil
      }
      let isMonth = "-/.".utf8.contains(mark) && (1...2).contains(digits.count) && digits.allSatisfy(\.isDigit)
      return isMonth ? Array(year) + month(digits) : nil
    }
    guard text.count >= 6, text.suffix(4).allSatisfy(\.isDigit), isYear(text.suffix(4)) else { return nil }
    // The month first: by its number, or by its name.
    if (1...2).contains(year.count), let mark = rest.first, "-/.".utf8.contains(mark), rest.count == 5 {
      return Array(text.suffix(4)) + month(year)
    }
    guard year.isEmpty, text.dropLast(4).allSatisfy({ !$0.isDigit }) else { return nil }
    return Array("1 ".utf8) + text
  }

  private static func isYear(_ digits: ArraySlice<UInt8>) -> Bool {
    let year = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return (1800...2200).contains(year)
  }

  private static func month(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    Array("-".utf8) + (digits.count == 1 ? [0x30] : []) + digits + Array("-01".utf8)
  }

  /// Whether nearly all filled cells are such, and dates of the calendar.
  static func areAll(_ cells: [String]) -> Bool {
    let filled = cells.filter { CellShape($0) != .blank }
    let found = filled.count { cell in
      Array(cell.utf8).withUnsafeBufferPointer { firstDay($0) }.map { day in
        day.withUnsafeBufferPointer { WrittenTime($0).map { $0.days(.yearMonthDay) != nil } ?? false }
      } ?? false
    }
    return !filled.isEmpty && 10 * found >= 9 * filled.count
  }
}
