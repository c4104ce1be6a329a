/// What the first values of a column look like, and which they are.
struct ColumnContents {
  let cells: [String]
  /// How many cells there are of each shape; blank ones are not counted.
  private let counts: [CellShape: Int]
  let filled: Int

  init(_ cells: [String]) {
    self.cells = cells
    var counts: [CellShape: Int] = [:]
    for cell in cells { counts[CellShape(cell), default: 0] += 1 }
    counts[.blank] = nil
    self.counts = counts
    filled = counts.values.reduce(0, +)
  }

  /// The shape of more than half of the filled cells.
  var shape: CellShape? { counts.first { 2 * $0.value > filled }?.key }

  /// The share of the filled cells that have a shape.
  func share(_ shape: CellShape) -> Double { filled == 0 ? 0 : Double(counts[shape] ?? 0) / Double(filled) }

  var isMostlyTimes: Bool { 2 * ((counts[.date] ?? 0) + (counts[.number] ?? 0)) > filled }

  /// Whether any cell is a time, or a part of one.
  var holdsTimes: Bool { [CellShape.date, .number, .timeOfDay].contains { counts[$0] != nil } }

  /// The values without repetition and without letter case; the names in a list one by one as well.
  var values: Set<String> {
    var values: Set<String> = []
    for cell in cells {
      let value = Self.trimmed(cell).lowercased()
      if value.isEmpty { continue }
      values.insert(value)
      let parts = value.split { $0 == ";" || $0 == "|" || $0 == "," }
      if parts.count > 1 { values.formUnion(parts.map { Self.trimmed(String($0)) }) }
    }
    return values
  }

  /// Whether the column numbers the rows: each row has the next whole number.
  var numbersRows: Bool { numbersRows(fewest: 3) }

  /// The same for a column that must have some rows for that to be no chance.
  func numbersRows(fewest: Int) -> Bool {
    guard cells.count >= fewest, let first = Int(Self.trimmed(cells[0])) else { return false }
    return cells.enumerated().allSatisfy { Int(Self.trimmed($1)) == first + $0 }
  }

  /// Whether no value occurs twice, in enough rows for that to mean something.
  var isDistinct: Bool { filled >= 3 && filled == cells.count && Set(cells.map(Self.trimmed)).count == cells.count }

  /// The pattern of letters and digits that all cells share, such as `a-9` for `msg-001`; `nil` where there is none,
  /// or no digit in it.
  var pattern: String? {
    guard let first = cells.first.map(Self.pattern), first.contains("9") else { return nil }
    return cells.allSatisfy { Self.pattern($0) == first } ? first : nil
  }

  /// A text with each run of letters as `a` and each run of digits as `9`.
  static func pattern(_ text: String) -> String {
    var pattern = ""
    for scalar in trimmed(text).unicodeScalars {
      let mark: Unicode.Scalar =
        (0x30...0x39).contains(scalar.value) ? "9" : scalar.properties.isAlphabetic ? "a" : scalar
      let isRun = (mark == "9" || mark == "a") && pattern.unicodeScalars.last == mark
      if !isRun { pattern.unicodeScalars.append(mark) }
    }
    return pattern
  }

  static func trimmed(_ cell: String) -> String {
    Array(cell.utf8).withUnsafeBufferPointer { String(decoding: $0.trimmed, as: UTF8.self) }
  }
}
