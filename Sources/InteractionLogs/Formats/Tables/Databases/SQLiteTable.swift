/// A table in a database of SQLite, or what a query gives of it.
struct SQLiteTable: TableFormat {
  let name = "SQLite"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool {
    file.address?.engine == .sqlite || opening.raw.starts(with: "SQLite format 3\u{0}".utf8)
  }

  func table(in file: InputFile, _ request: TableRequest) throws -> TableSource {
    let database = try SQLiteDatabase(file, isCancelled: request.isCancelled)
    if let query = file.address?.query {
      return TableSource(try SQLiteRows(database, query), of: file, request, label: "\(name), query", linesAbove: 1)
    }
    let table = try LogTableChoice(file: file.name, request: request).choose(among: database.tables()) { table in
      let rows = try SQLiteRows(database, "SELECT * FROM \(Self.quoted(table)) LIMIT \(LayoutDetector.sampleRows)")
      try rows.makeMore()
      return rows.made
    }
    let rows = try SQLiteRows(database, "SELECT * FROM \(Self.quoted(table))")
    return TableSource(rows, of: file, request, label: "\(name), table '\(table)'", linesAbove: 1)
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
