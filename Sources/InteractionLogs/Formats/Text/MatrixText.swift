/// A matrix: one row and one column for each person, a number where they meet.
struct MatrixText: TextFormat {
  var refusal: (problem: String, remedy: String)? {
    (
      "is a matrix of people by people, not a list of interactions",
      "write one row for each pair instead: source,target,weight"
    )
  }

  /// No fewer people: a table of three columns and three rows says nothing.
  private static let fewest = 3

  func recognizes(_ sample: TextSample) -> Bool {
    Delimiter.allCases.contains { delimiter in
      let rows = sample.delimited.rows(delimiter, limit: 2000).map { $0.map(ColumnContents.trimmed) }
      guard rows.count >= Self.fewest, rows[0].count >= Self.fewest else { return false }
      return Self.isLabelled(rows) || Self.isBare(rows)
    }
  }

  /// The first row names the same people as the first column; a long matrix is only seen in part.
  private static func isLabelled(_ rows: [[String]]) -> Bool {
    let first = rows[0]
    let columns = Set(first.dropFirst().filter { !$0.isEmpty })
    let labels = rows.dropFirst().filter { $0.count == first.count }.map { $0[0] }
    guard columns.count >= fewest, labels.count >= fewest, Set(labels).count == labels.count else { return false }
    let known = labels.count(where: columns.contains)
    return 10 * known >= 8 * labels.count && known >= fewest
  }

  /// As many rows as columns with nothing but 0 and 1, perhaps below a row of names.
  private static func isBare(_ rows: [[String]]) -> Bool {
    let body = rows[0].allSatisfy({ $0 == "0" || $0 == "1" }) ? rows[...] : rows.dropFirst()
    guard body.count > fewest, rows.allSatisfy({ $0.count == body.count }) else { return false }
    return body.allSatisfy { $0.allSatisfy { $0 == "0" || $0 == "1" || $0.isEmpty } }
  }
}
