import Numbers

/// A sheet of a workbook as comma-separated text: a line a row, blank ones included, of as many cells as are filled.
final class SheetText {
  private let spool: ByteSpool
  /// How many cells each line has.
  private(set) var widths: [UInt16] = []
  /// The most cells of a row.
  private(set) var width = 0
  /// How many rows are not blank.
  private(set) var rowCount = 0

  init(_ part: String, of parts: WorkbookParts, _ outline: WorkbookOutline, isCancelled: () -> Bool) throws {
    spool = ByteSpool(name: parts.name)
    var handler = SheetHandler(spool, outline)
    try parts.read(part, into: &handler, isCancelled: isCancelled)
    try handler.flush()
    (widths, width, rowCount) = (handler.widths, handler.width, handler.rowCount)
  }

  /// The beginning, with rows of one width.
  func sample(_ limit: Int) -> [UInt8] {
    let stream = SheetStream([(self, 0)], width: width)
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    while count < limit,
      let more = bytes.withUnsafeMutableBufferPointer({
        try? stream.read(into: UnsafeMutableBufferPointer(rebasing: $0[count...]))
      }), more > 0
    {
      count += more
    }
    return Array(bytes[..<count])
  }

  func read(_ target: UnsafeMutablePointer<UInt8>, from position: Int, upTo limit: Int) throws -> Int {
    try spool.read(target, from: position, upTo: limit)
  }
}

/// Sheets one after the other, their rows filled up to one width.
final class SheetStream: TextStream {
  private let sheets: [(text: SheetText, skipped: Int)]
  private let width: Int
  private var sheet = 0
  private var (position, row) = (0, 0)
  private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)

  /// - Parameter sheets: with how many lines are passed over at the beginning of each, as blank ones.
  init(_ sheets: [(SheetText, Int)], width: Int) {
    self.sheets = sheets.map { (text: $0.0, skipped: $0.1) }
    self.width = width
  }

  deinit { buffer.deallocate() }

  override func makeMore() throws {
    while sheet < sheets.count && made.isEmpty {
      let text = sheets[sheet].text
      let count = try text.read(buffer.baseAddress!, from: position, upTo: buffer.count)
      if count == 0 {
        sheet += 1
        (position, row) = (0, 0)
        continue
      }
      position += count
      for byte in buffer[..<count] {
        let isSkipped = row < sheets[sheet].skipped
        if byte == 0x0A {
          let filled = Int(text.widths[row])
          if filled > 0 && !isSkipped {
            made.append(contentsOf: repeatElement(UInt8(ascii: ","), count: width - filled))
          }
          row += 1
        } else if isSkipped {
          continue
        }
        made.append(byte)
      }
    }
  }
}

/// Takes the cells of a sheet.
private struct SheetHandler: XMLHandler {
  /// What a sheet can have.
  private static let (mostRows, mostColumns) = (1_048_576, 16_384)

  private let spool: ByteSpool
  private let outline: WorkbookOutline
  private(set) var widths: [UInt16] = []
  private(set) var (width, rowCount) = (0, 0)
  private var text: [UInt8] = []
  private var row: [String] = []
  private var rowNumber = 0
  private var column = 0
  private var (type, style) = ("", 0)
  private var value = ""
  private var isReading = false

  init(_ spool: ByteSpool, _ outline: WorkbookOutline) {
    self.spool = spool
    self.outline = outline
  }

  mutating func begin(_ name: String, _ attributes: [String: String], line: Int) throws {
    switch name {
    case "row":
      rowNumber = attributes["r"].flatMap { Int($0) } ?? widths.count + 1
      guard (widths.count + 1...Self.mostRows).contains(rowNumber) else {
        throw InputError(
          .data, problem: "is a workbook whose rows are not in order, or too many", remedy: "save it again")
      }
      row.removeAll(keepingCapacity: true)
      column = 0
    case "c":
      column = attributes["r"].flatMap { Self.column(of: $0) } ?? column + 1
      (type, style, value) = (attributes["t"] ?? "n", attributes["s"].flatMap { Int($0) } ?? 0, "")
    case "rPh": isReading = true
    default: break
    }
  }

  mutating func end(_ name: String, text: String) throws {
    switch name {
    case "v": value = text
    case "t" where type == "inlineStr" && !isReading: value += text
    case "rPh": isReading = false
    case "c": takeCell()
    case "row": try takeRow()
    default: break
    }
  }

  /// `B3` is in the second column.
  private static func column(of reference: String) -> Int? {
    var column = 0
    for letter in reference.utf8.prefix(while: { $0 >= 0x41 }) {
      let number = Int(letter & 0xDF) - 0x40
      guard (1...26).contains(number), column < mostColumns else { return nil }
      column = 26 * column + number
    }
    return column > 0 ? column : nil
  }

  private mutating func takeCell() {
    guard (1...Self.mostColumns).contains(column), !value.isEmpty else { return }
    let cell: String
    switch type {
    case "s": cell = Int(value).flatMap { outline.texts.indices.contains($0) ? outline.texts[$0] : nil } ?? ""
    case "b": cell = value == "1" ? "true" : "false"
    // What a formula could not work out is no value.
    case "e": cell = ""
    case "n":
      let style = outline.dateStyles.indices.contains(style) ? outline.dateStyles[style] : nil
      cell = style.flatMap { ExcelDate.text(value, $0, countsFrom1904: outline.countsFrom1904) } ?? value
    default: cell = value
    }
    if cell.isEmpty { return }
    while row.count < column { row.append("") }
    row[column - 1] = cell
  }

  private mutating func takeRow() throws {
    while widths.count + 1 < rowNumber {
      widths.append(0)
      text.append(0x0A)
    }
    TableText.append(row: row, to: &text)
    widths.append(UInt16(row.count))
    width = max(width, row.count)
    if !row.isEmpty { rowCount += 1 }
    if text.count > 1 << 16 { try flush() }
  }

  mutating func flush() throws {
    try text.withUnsafeBufferPointer { if !$0.isEmpty { try spool.append($0) } }
    text.removeAll(keepingCapacity: true)
  }
}

/// Dates as Excel counts them: days since the end of 1899, or since the first of 1904.
enum ExcelDate {
  /// A date as text; `nil` for a number that is none.
  static func text(_ number: String, _ style: WorkbookOutline.DateStyle, countsFrom1904: Bool) -> String? {
    guard var days = Double(number), days >= 0, days < 2_958_466 else { return nil }
    if style == .time && days < 1 { return clock(days) }
    if countsFrom1904 {
      days += 1462
    } else if days < 60 {
      // Excel counts a 29th of February 1900 that there was not.
      days += 1
    }
    // A thousandth of a second is less than the numbers say.
    let milliseconds = Int64(saturating: (days * 86_400_000).rounded()) - 25_569 * 86_400_000
    let text = Clock.calendar.string(Instant(microseconds: milliseconds * 1000))
    return style == .date && milliseconds % 86_400_000 == 0
      ? String(text.prefix { $0 != "T" }) : String(text.dropLast())
  }

  private static func clock(_ share: Double) -> String {
    let seconds = Int(saturating: (share * 86_400).rounded()) % 86_400
    return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
