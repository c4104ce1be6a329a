/// A small table of delimited text, held as a whole: members, aliases.
///
/// Unlike a log, a table is read strictly: a row that cannot be used is an error.
package struct DelimitedTable: Sendable {
  /// A larger table is an error: it is probably another file. A million members with ten columns take less.
  static let mostBytes = 128 << 20
  /// More fields than this are an error, too, because each takes memory however short it is.
  static let mostFields = 20_000_000

  /// One row, and the line at which it begins.
  package struct Row: Sendable, Hashable {
    package var line: Int
    /// The fields without white space around them.
    package var fields: [String]
  }

  /// The table, as the user named it.
  package let file: String
  /// All rows, a header included.
  package let rows: [Row]

  /// Reads a table.
  ///
  /// - Throws: ``InputError`` when it cannot be opened, is empty, is not text or is too large, and when a row has not as
  ///   many fields as the first.
  /// - Complexity: O(bytes) time and space; at most some 1.5 GB.
  package static func read(_ input: LogInput) throws -> DelimitedTable {
    let files = try PackedFiles.unpacked(InputFile(input, number: 0)) { false }
    guard let file = files.first, files.count == 1 else {
      throw InputError(
        .data, file: input.name, problem: "is an archive of \(files.count) files",
        remedy: "unpack it, and name the table")
    }
    let opening = try file.opening { false }
    let request = TableRequest(purpose: .members, options: LogReadingOptions()) { false }
    let table = try LogFormats.tables.first { $0.recognizes(opening, of: file) }?.table(in: file, request)
    let source = try table?.source ?? file.open(chunkBytes: LogFileReading.sampleBytes) { false }
    let (sample, markLength) = try DelimitedSample.opening(source)
    source.keepNoMore()
    try TextFormats.check(sample, file: input.name)
    try readAll(source, lineEnd: sample.lineEnd)
    let separator = sample.rows(.tab, limit: 1).first.flatMap { TableOpening.separator($0, .tab) }
    let delimiter = table == nil ? separator ?? delimiter(of: sample) : .comma
    let reading = TablePass(file: input.name, source: source, delimiter: delimiter, lineEnd: sample.lineEnd)
    return DelimitedTable(file: input.name, rows: try reading.rows(from: markLength))
  }

  /// Reads the whole table into the window, but nothing that is none: an endless file of zeros ends at the first.
  private static func readAll(_ source: ByteSource, lineEnd: UInt8) throws {
    var checked = 0
    while true {
      let window = UnsafeBufferPointer(start: UnsafePointer(source.base), count: source.count)
      if let zero = window[checked...].firstIndex(of: 0) {
        let line = 1 + window[..<zero].count { $0 == lineEnd }
        throw InputError(
          .data, file: source.name, line: line, problem: RejectionReason.nulByte.rawValue,
          remedy: RejectionReason.nulByte.remedy)
      }
      checked = window.count
      if checked > mostBytes {
        throw InputError(
          .data, file: source.name, problem: "is larger than \(mostBytes >> 20) MiB, too much for a table of members",
          remedy: "check that it is the right file, or leave out columns and rows that are not needed")
      }
      if source.isAtEnd { return }
      try source.advance(past: 0)
    }
  }

  /// The position of the first of `words` that is in the first row; case, spaces and punctuation do not count.
  package func column(named words: [String]) -> Int? {
    guard let headers = rows.first?.fields.map({ HeaderText($0).joined }) else { return nil }
    return words.lazy.compactMap { word in headers.firstIndex(of: HeaderText(word).joined) }.first
  }

  /// The delimiter by which most rows have the same number of fields, above one; then by which they have most.
  private static func delimiter(of sample: DelimitedSample) -> Delimiter {
    var best = (delimiter: Delimiter.comma, score: (0, 1))
    for delimiter in Delimiter.allCases {
      let rows = sample.rows(delimiter, limit: 100)
      let width = DelimitedSample.commonest(rows.map(\.count))
      let score = (rows.count { $0.count == width }, width)
      if width > 1 && score > best.score { best = (delimiter, score) }
    }
    return best.delimiter
  }
}

extension DelimitedTable.Row {
  /// How many rows with a title, a comment or `sep=;` stand above a header.
  fileprivate static let mostTitles = 30

  /// Whether only the first cell is filled, or the row is a comment.
  fileprivate var mayBeTitle: Bool { isMark || fields.count { !$0.isEmpty } == 1 && !fields[0].isEmpty }

  /// Whether a row is a comment, or says what separates the fields.
  fileprivate var isMark: Bool {
    fields[0].hasPrefix("#") && fields[0].count > 1 && !looksLikeHeader || fields[0].lowercased().hasPrefix("sep=")
  }

  /// Whether at least two cells are words of headers.
  fileprivate var looksLikeHeader: Bool { fields.count { !HeaderWords.members.matches($0).isEmpty } >= 2 }
}

/// One pass over a table that lies in memory.
private struct TablePass {
  let file: String
  let source: ByteSource
  let delimiter: Delimiter
  let lineEnd: UInt8

  func rows(from start: Int) throws(InputError) -> [DelimitedTable.Row] {
    let scanner = DelimitedScanner(delimiter: delimiter.byte, lineEnd: lineEnd, capacity: 4096)
    let window = UnsafePointer(source.base)
    var rows: [DelimitedTable.Row] = []
    var position = start
    var line = 1
    while position < source.count {
      let row = scanner.row(in: window, from: position, to: source.count, isFinal: true)
      guard row.outcome == .complete else {
        throw error(line, row.outcome == .unclosedQuote ? .unclosedQuote : .malformedQuote)
      }
      let bytes = UnsafeBufferPointer(start: window + position, count: row.end - position)
      if !bytes.isValidUTF8 { throw error(line, .invalidUTF8) }
      let fields = (0..<min(row.fieldCount, scanner.capacity)).map {
        String(decoding: scanner.fields[$0].trimmed, as: UTF8.self)
      }
      if fields != [""] {
        let row = DelimitedTable.Row(line: line, fields: fields)
        let areTitles = rows.count <= DelimitedTable.Row.mostTitles && rows.allSatisfy(\.mayBeTitle)
        if areTitles, !row.mayBeTitle, row.looksLikeHeader || rows.allSatisfy(\.isMark) { rows = [] }
        if !areTitles || !row.mayBeTitle { try checkWidth(row, like: rows.first) }
        rows.append(row)
        if rows.count * fields.count > DelimitedTable.mostFields {
          throw InputError(
            .data, file: file, line: line, problem: "the table has more than 20 million fields",
            remedy: "leave out columns and rows that are not needed")
        }
      }
      position = row.next
      line += row.lineCount
    }
    // What is not blank may still be nothing but quotes.
    guard !rows.isEmpty else {
      throw InputError(.data, file: file, problem: "is empty", remedy: "give a table with at least one row")
    }
    // Titles without a header below them are rows like others.
    for row in rows.prefix(DelimitedTable.Row.mostTitles + 1) { try checkWidth(row, like: rows[0]) }
    return rows
  }

  private func checkWidth(_ row: DelimitedTable.Row, like first: DelimitedTable.Row?) throws(InputError) {
    guard let width = first?.fields.count, width != row.fields.count else { return }
    throw InputError(
      .data, file: file, line: row.line, text: row.fields.joined(separator: delimiter.rawValue),
      problem: "the row has \(row.fields.count) fields, the first row has \(width)",
      remedy: "give every row as many fields, or quote fields that hold a \(delimiter.name)")
  }

  private func error(_ line: Int, _ reason: RejectionReason) -> InputError {
    InputError(.data, file: file, line: line, problem: reason.rawValue, remedy: reason.remedy)
  }
}
