/// The table of ties that copgraph writes itself: each pair once, with the count of each direction and the times of the
/// first and the last interaction.
///
/// When the interactions between were is not in it: one stands at the first time, the others at the last.
struct OwnTies: SingleFileFormat {
  let name = "copgraph's table of ties"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    let table = RecordTable(opening, having: ["member_a", "member_b", "a_to_b", "b_to_a"])
    return table.flatMap { $0.headerLine == 1 ? $0 : nil }
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    let tables = try files.tables { try Self.table(rows.opening(of: $0)) }
    rows.beginTies(in: tables)
    for (file, table) in tables {
      try rows.forEachRecord(in: file, of: table) { rows, record in
        let cells = TieCells(record, table, file)
        guard let (one, other) = try cells.names("member_a", "member_b", &rows),
          let forth = try cells.count("a_to_b", &rows), let back = try cells.count("b_to_a", &rows),
          let times = try cells.times(&rows)
        else { return }
        try rows.add(
          ExportTie(one: one, other: other, forth: forth, back: back, first: times.first, last: times.last))
      }
    }
  }
}

/// Ties counted by period: one row for who acted towards whom in a period, with the count and the times of the first and
/// the last interaction. What a database makes of a log that is too large for one machine, see `docs/ties.md`.
struct PeriodTies: SingleFileFormat {
  let name = "table of ties by period"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    let table = RecordTable(opening, having: ["source", "target", "period", "count", "first", "last"])
    return table.flatMap { $0.headerLine == 1 ? $0 : nil }
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    let tables = try files.tables { try Self.table(rows.opening(of: $0)) }
    rows.beginTies(in: tables)
    for (file, table) in tables {
      let kind = table.column("kind")
      try rows.forEachRecord(in: file, of: table) { rows, record in
        let cells = TieCells(record, table, file)
        guard let (source, target) = try cells.names("source", "target", &rows),
          let count = try cells.count("count", &rows), let times = try cells.times(&rows)
        else { return }
        let tie = ExportTie(one: source, other: target, forth: count, first: times.first, last: times.last)
        try rows.add(tie, kind: record[kind].isEmpty ? nil : record[kind])
      }
    }
  }
}

/// The cells of a row that tells of a tie; what cannot be read rejects the row.
private struct TieCells {
  private let record: TableRecord
  private let table: RecordTable
  private let file: InputFile

  init(_ record: TableRecord, _ table: RecordTable, _ file: InputFile) {
    (self.record, self.table, self.file) = (record, table, file)
  }

  func names(_ one: String, _ other: String, _ rows: inout ExportRows) throws -> (String, String)? {
    let names = [one, other].map { Self.unguarded(record[table.column($0)]) }
    guard let empty = names.firstIndex(of: "") else { return (names[0], names[1]) }
    try rows.reject(empty == 0 ? .emptySource : .emptyTarget, in: file, line: record.line, text: "")
    return nil
  }

  func count(_ name: String, _ rows: inout ExportRows) throws -> Double? {
    let column = table.column(name)
    if let number = Double(record[column]), number.isFinite, number >= 0 { return number }
    try reject(.unreadableWeight, column, &rows)
    return nil
  }

  func times(_ rows: inout ExportRows) throws -> (first: Instant?, last: Instant?)? {
    var times: [Instant?] = []
    for column in [table.column("first"), table.column("last")] {
      let instant = record[column].isEmpty ? nil : Instant(parsing: record[column])
      if instant == nil && !record[column].isEmpty {
        try reject(.unreadableTime, column, &rows)
        return nil
      }
      times.append(instant)
    }
    return (times[0], times[1])
  }

  private func reject(_ reason: RejectionReason, _ column: Int?, _ rows: inout ExportRows) throws {
    try rows.reject(
      reason, in: file, line: record.line, column: column.map { table.header[$0] }, text: record[column])
  }

  /// A name without the mark that keeps spreadsheets from taking it for a formula.
  private static func unguarded(_ name: String) -> String {
    guard name.hasPrefix("'"), let second = name.dropFirst().first, "=+-@".contains(second) else { return name }
    return String(name.dropFirst())
  }
}

extension ExportRows {
  /// Says how ties are to be read that have counts, and perhaps times.
  fileprivate mutating func beginTies(in tables: [(file: InputFile, table: RecordTable)]) {
    var kind = Kind.ties(hasTimes: tables.contains { $0.table.column("first") != nil })
    if Self.countsSeconds(tables.map(\.table)) { kind.clock = .secondsFromStart }
    begin(kind)
  }

  /// Whether times are numbers, as in the ties of a log that has no dates.
  private static func countsSeconds(_ tables: [RecordTable]) -> Bool {
    let times = tables.lazy.flatMap { table in
      table.firstRows.lazy.map { TableRecord(fields: $0.map(ColumnContents.trimmed), line: 0)[table.column("first")] }
    }
    return times.first { !$0.isEmpty }.map { Double($0) != nil } ?? false
  }
}
