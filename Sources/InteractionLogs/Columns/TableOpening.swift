/// How a delimited table begins: what stands above it, and which row may be its header.
///
/// Exports put titles, comments, `sep=;`, `#TYPE …` or a row of captions above the header; SNAP writes the header itself
/// as a comment.
struct TableOpening {
  /// How many rows above a header are looked at.
  private static let longestPreamble = 30

  let delimiter: Delimiter
  /// The rows from the first one of the table on, which may be its header.
  let rows: [[String]]
  /// The header, where it is in a comment above the rows.
  let commentedHeader: [String]?
  /// How many bytes and lines stand above ``rows``, and how many of the lines are not blank.
  let skippedBytes: Int
  let firstLine: Int
  let skippedLines: Int
  /// How many columns most rows have.
  let width: Int

  /// - Parameter hasHeader: what the user says of the first row.
  init(_ sample: DelimitedSample, delimiter: Delimiter, limit: Int, hasHeader: Bool? = nil) {
    self.delimiter = delimiter
    let placed = sample.placedRows(delimiter, limit: limit)
    let width = DelimitedSample.commonest(placed.map(\.fields.count))
    var first = 0
    var commented: [String]?
    if let row = placed.first, Self.separator(row.fields, delimiter) != nil { first = 1 }
    while first < placed.count, let comment = Self.comment(placed[first].fields, width: width) {
      commented = comment.count == width && HeaderRow(comment).roles >= 2 ? comment : commented
      first += 1
    }
    if hasHeader == false { commented = nil }
    if commented == nil && hasHeader != false {
      let end = min(placed.count, first + Self.longestPreamble)
      let header = (first..<max(first, end)).first { index in
        placed[index].fields.count == width && Self.comment(placed[index].fields, width: width) == nil
          && HeaderRow(placed[index].fields).roles >= 2
      }
      if let header, placed[first..<header].allSatisfy({ Self.isCaption($0.fields, width: width) }) { first = header }
    }
    first = min(first, max(0, placed.count - 1))
    rows = placed[first...].map(\.fields)
    commentedHeader = commented
    skippedBytes = first == 0 ? 0 : placed[first].start
    firstLine = first == 0 ? 0 : placed[first].line
    skippedLines = placed[..<first].reduce(0) { $0 + $1.lineCount }
    self.width = width
  }

  /// The delimiter that Excel's `sep=;` names, when the row is that.
  static func separator(_ fields: [String], _ delimiter: Delimiter) -> Delimiter? {
    let text = Array(fields.joined(separator: delimiter.rawValue).utf8).withUnsafeBufferPointer { Array($0.trimmed) }
    guard text.count == 5 || text.count == 4, text.prefix(4).elementsEqual("sep=".utf8) else { return nil }
    return text.count == 4 ? .tab : Delimiter.allCases.first { $0.byte == text[4] }
  }

  /// The fields of a comment without its mark; `nil` for a row that is none.
  private static func comment(_ fields: [String], width: Int) -> [String]? {
    guard let mark = fields[0].first, mark == "#" || mark == "%" else { return nil }
    var stripped = fields
    stripped[0] = String(fields[0].drop { $0 == "#" || $0 == "%" || $0 == " " })
    // `#,from,to` is a header of which the first column numbers the rows; `#general,ada,ben` is a row.
    if fields.count == width && width > 1 {
      if stripped[0].isEmpty { return nil }
      let isSpaced = fields[0].dropFirst().first == " "
      guard isSpaced || HeaderRow(stripped).roles >= 2 else { return nil }
    }
    return stripped
  }

  /// Whether a row above a header is a title or the like and no row of the table.
  private static func isCaption(_ fields: [String], width: Int) -> Bool {
    fields.count != width || comment(fields, width: width) != nil
      || 2 * fields.count { CellShape($0) == .blank } >= width
  }
}

/// A row taken as a header: what its cells mean.
struct HeaderRow {
  let cells: [String]
  let matches: [[Vocabulary<LogMeaning>.Match]]

  init(_ fields: [String]) {
    cells = fields.map(ColumnContents.trimmed)
    matches = cells.map { $0.utf8.count > 80 ? [] : HeaderWords.log.matches(HeaderZone.without($0)) }
  }

  /// How many cells are words of headers.
  var roles: Int {
    let named = Set(matches.indices.filter { !matches[$0].isEmpty })
    return named.union(PeopleCandidate.numberedPairs(cells).flatMap { [$0.0, $0.1] }).count
  }
}
