import InteractionLogs

/// Lists of members and of pairs of members, as users write them: who does not want to be suggested, and to whom.
package enum MemberList {
  private static let memberWords = ["member", "memberid", "id", "name", "person", "user", "email", "membera", "a"]

  /// Reads the first column of a table with or without header. Names are normalised like those of a log.
  ///
  /// - Throws: `InputError` when the table cannot be read or a name is missing.
  package static func read(_ input: LogInput) throws -> [String] {
    try rows(of: DelimitedTable.read(input), columns: 1).map { $0[0] }
  }

  /// Reads the first two columns of a table with or without header.
  ///
  /// - Throws: `InputError` when the table cannot be read, has one column, or a name is missing.
  package static func readPairs(_ input: LogInput) throws -> [(String, String)] {
    let table = try DelimitedTable.read(input)
    guard table.rows[0].fields.count > 1 else {
      throw InputError(
        .data, file: table.file, line: 1, text: table.rows[0].fields[0], problem: "there is one column only",
        remedy: "give two members in each row")
    }
    return try rows(of: table, columns: 2).map { ($0[0], $0[1]) }
  }

  private static func rows(of table: DelimitedTable, columns: Int) throws(InputError) -> [[String]] {
    let hasHeader = table.column(named: memberWords) == 0
    var rows: [[String]] = []
    for row in table.rows.dropFirst(hasHeader ? 1 : 0) {
      let names = row.fields.prefix(columns).map { NameIdentity.people.canonical($0) }
      guard !names.contains("") else {
        throw InputError(
          .data, file: table.file, line: row.line, problem: "a name is missing",
          remedy: columns == 1 ? "give a member in each row" : "give two members in each row")
      }
      rows.append(names)
    }
    return rows
  }
}
