/// The table of ties that copgraph writes itself: each pair once, with the count of each direction and the times of the
/// first and the last interaction.
///
/// When the interactions between were is not in it: one stands at the first time, the others at the last.
struct OwnTies: SingleFileFormat {
  let name = "copgraph's table of ties"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { Self.table(opening) != nil }

  private static func table(_ opening: InputFile.Opening) -> RecordTable? {
    let words = ["member_a", "member_b", "a_to_b", "b_to_a"]
    let table = RecordTable(opening, having: words)
    return table.flatMap { $0.headerLine == 1 && $0.header.starts(with: words) ? $0 : nil }
  }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    let tables = try files.tables { try Self.table(rows.opening(of: $0)) }
    var kind = ExportRows.Kind.ties(hasTimes: tables.contains { $0.table.column("first") != nil })
    if Self.countsSeconds(tables.map(\.table)) { kind.clock = .secondsFromStart }
    rows.begin(kind)
    for (file, table) in tables {
      let counts = [table.column("a_to_b")!, table.column("b_to_a")!]
      let (first, last) = (table.column("first"), table.column("last"))
      try rows.forEachRecord(in: file, of: table) { rows, record in
        let names = [record[table.column("member_a")], record[table.column("member_b")]].map(Self.unguarded)
        if let empty = names.firstIndex(of: "") {
          return try rows.reject(empty == 0 ? .emptySource : .emptyTarget, in: file, line: record.line, text: "")
        }
        var tie = ExportTie(one: names[0], other: names[1])
        for (column, count) in zip(counts, [\ExportTie.forth, \.back]) {
          guard let number = Double(record[column]), number.isFinite, number >= 0 else {
            return try rows.reject(
              .unreadableWeight, in: file, line: record.line, column: table.header[column], text: record[column])
          }
          tie[keyPath: count] = number
        }
        for (column, time) in zip([first, last], [\ExportTie.first, \.last]) where !record[column].isEmpty {
          guard let instant = Instant(parsing: record[column]) else {
            return try rows.reject(
              .unreadableTime, in: file, line: record.line, column: table.header[column!], text: record[column])
          }
          tie[keyPath: time] = instant
        }
        try rows.add(tie)
      }
    }
  }

  /// Whether times are numbers, as in the ties of a log that has no dates.
  private static func countsSeconds(_ tables: [RecordTable]) -> Bool {
    let times = tables.lazy.flatMap { table in
      table.firstRows.lazy.map { TableRecord(fields: $0.map(ColumnContents.trimmed), line: 0)[table.column("first")] }
    }
    return times.first { !$0.isEmpty }.map { Double($0) != nil } ?? false
  }

  /// A name without the mark that keeps spreadsheets from taking it for a formula.
  private static func unguarded(_ name: String) -> String {
    guard name.hasPrefix("'"), let second = name.dropFirst().first, "=+-@".contains(second) else { return name }
    return String(name.dropFirst())
  }
}
