/// A delimited table of a layout whose columns are known by name, such as what a mail server lists.
///
/// Titles and comments above the header are passed over; delimiter and encoding are found out.
struct RecordTable {
  /// How many rows above the header are looked at.
  private static let longestPreamble = 40

  let delimiter: Delimiter
  let lineEnd: UInt8
  /// The header's cells, as they are written.
  let header: [String]
  /// The line of the header, from 1.
  let headerLine: Int
  /// The rows above the header.
  let rowsAbove: [[String]]
  /// The first rows below the header.
  let firstRows: [[String]]
  private let columns: [String: Int]

  /// Finds the header that has all these columns; spelling apart from letters and digits does not count.
  ///
  /// - Returns: `nil` when there is none.
  init?(_ opening: InputFile.Opening, having words: [String]) {
    let wanted = words.map { HeaderText($0).joined }
    guard words.allSatisfy(opening.hasLetters) else { return nil }
    let sample = DelimitedSample(bytes: opening.text, isWhole: opening.isWhole)
    for delimiter in Delimiter.allCases {
      let rows = sample.placedRows(delimiter, limit: Self.longestPreamble + 20)
      for (index, row) in rows.prefix(Self.longestPreamble).enumerated() where row.fields.count >= wanted.count {
        let cells = row.fields.map { HeaderText($0).joined }
        guard wanted.allSatisfy(cells.contains) else { continue }
        self.delimiter = delimiter
        lineEnd = sample.lineEnd
        header = row.fields.map(ColumnContents.trimmed)
        headerLine = row.line + 1
        rowsAbove = rows[..<index].map(\.fields)
        firstRows = rows[(index + 1)...].map(\.fields)
        columns = Dictionary(cells.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return
      }
    }
    return nil
  }

  /// The position of the first of these columns that the table has.
  func column(_ names: String...) -> Int? { names.lazy.compactMap { columns[HeaderText($0).joined] }.first }
}

extension Sequence<InputFile> {
  /// The files with their tables; those that have none are left out.
  func tables(_ table: (InputFile) throws -> RecordTable?) rethrows -> [(file: InputFile, table: RecordTable)] {
    try compactMap { file in try table(file).map { (file, $0) } }
  }
}

/// One row of a table.
struct TableRecord {
  /// The cells, without white space around them.
  let fields: [String]
  /// The line at which the row begins, from 1.
  let line: Int

  /// The cell in a column; empty where the table or the row has no such column.
  subscript(column: Int?) -> String {
    guard let column, column < fields.count else { return "" }
    return fields[column]
  }
}

extension ExportRows {
  /// Reads the rows below the header one after the other; blank rows are passed over, and rows that are no table are
  /// rejected.
  ///
  /// - Parameters:
  ///   - isSurvey: whether the rows are looked at before they are taken, so that they will be read once more.
  ///   - body: takes a row.
  mutating func forEachRecord(
    in file: InputFile, of table: RecordTable, isSurvey: Bool = false,
    _ body: (inout ExportRows, TableRecord) throws -> Void
  ) throws {
    let source = try open(file)
    defer { if isSurvey { file.giveBack(source) } }
    let (_, markLength) = try DelimitedSample.opening(source, encoding: options.encoding)
    if !isSurvey { source.keepNoMore() }
    let scanner = DelimitedScanner(delimiter: table.delimiter.byte, lineEnd: table.lineEnd, capacity: 4096)
    var (position, line) = (markLength, 1)
    while true {
      try checkCancelled()
      while position < source.count {
        let row = scanner.row(
          in: UnsafePointer(source.base), from: position, to: source.count, isFinal: source.isAtEnd)
        if row.outcome == .incomplete && source.count - position <= options.longestRowBytes { break }
        if row.outcome == .complete {
          if line > table.headerLine { try give(scanner, row, line, in: file, to: body) }
          position = row.next
          line += row.lineCount
        } else {
          if line > table.headerLine && !isSurvey { try reject(.unclosedQuote, in: file, line: line, text: "") }
          while position < source.count, source.base[position] != table.lineEnd { position += 1 }
          position = min(source.count, position + 1)
          line += 1
        }
      }
      if source.isAtEnd { return }
      try source.advance(past: position)
      position = 0
    }
  }

  private mutating func give(
    _ scanner: DelimitedScanner, _ row: ScannedRow, _ line: Int, in file: InputFile,
    to body: (inout ExportRows, TableRecord) throws -> Void
  ) throws {
    let fields = (0..<min(row.fieldCount, scanner.capacity)).map {
      String(decoding: scanner.fields[$0].unguarded.trimmed, as: UTF8.self)
    }
    if fields.allSatisfy(\.isEmpty) { return }
    try body(&self, TableRecord(fields: fields, line: line))
  }

  /// How the times of a column are to be read, which the whole column shows.
  ///
  /// - Throws: ``InputError`` when two ways fit and the user does not say which.
  mutating func times(in column: Int, of file: InputFile, _ table: RecordTable) throws -> ColumnTimes {
    try times(in: [(file, table)]) { _ in column }
  }

  /// How the times of a column are to be read, which the columns of all files show together.
  ///
  /// - Parameter column: the position of the column in a table.
  /// - Throws: ``InputError`` when two ways fit and the user does not say which.
  mutating func times(in files: [(file: InputFile, table: RecordTable)], column: (RecordTable) -> Int?) throws
    -> ColumnTimes
  {
    var survey = TimeColumn()
    for (file, table) in files {
      let column = column(table)
      try forEachRecord(in: file, of: table, isSurvey: true) { _, record in
        Array(record[column].utf8).withUnsafeBufferPointer { survey.add($0, line: record.line) }
      }
    }
    let header = files.first.flatMap { first in column(first.table).map { first.table.header[$0] } } ?? "time"
    let layout = try survey.layout(
      header: header, said: try TimeLayout(options), file: files.first?.file.name ?? "", column: header)
    return ColumnTimes(layout)
  }
}

extension ExportRows {
  /// How the numbers of a column are written, which its first rows show.
  ///
  /// - Throws: ``InputError`` when two ways fit and the user does not say which.
  func numbers(in column: Int, of file: InputFile, _ table: RecordTable) throws -> ColumnNumbers {
    if let said = options.decimalMark { return ColumnNumbers(NumberStyle(decimalMark: said)) }
    let cells = table.firstRows.compactMap { column < $0.count ? $0[column] : nil }
    let mark = try NumberColumn(cells).mark(
      delimiter: table.delimiter, file: file.name, column: table.header[column])
    return ColumnNumbers(NumberStyle(decimalMark: mark))
  }
}

/// Reads the numbers of a column in one way.
struct ColumnNumbers {
  private let style: NumberStyle

  init(_ style: NumberStyle) { self.style = style }

  /// The number that a cell says; `nil` where it cannot be read.
  func read(_ text: String) -> Double? {
    let padded = Array(text.utf8) + [UInt8](repeating: 0x20, count: ByteSource.padding)
    return padded.withUnsafeBufferPointer { style.parse(.init(rebasing: $0[..<text.utf8.count])) }
  }
}

/// Reads the times of a column in one way.
struct ColumnTimes {
  private var parser: TimestampParser

  init(_ layout: TimeLayout) { parser = TimestampParser(layout) }

  /// The time that a cell says; `nil` where it cannot be read.
  mutating func read(_ text: String) -> Instant? {
    // The parser loads whole words, so that bytes behind the text must be readable.
    let padded = Array(text.utf8) + [UInt8](repeating: 0x20, count: ByteSource.padding)
    let time = padded.withUnsafeBufferPointer { parser.parse(.init(rebasing: $0[..<text.utf8.count])) }
    return time == TimestampParser.unreadable ? nil : Instant(microseconds: time)
  }
}
