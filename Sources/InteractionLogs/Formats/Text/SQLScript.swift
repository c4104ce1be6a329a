/// Statements for a database.
struct SQLScript: TextFormat {
  var refusal: (problem: String, remedy: String)? {
    ("is a script for a database, not a table", "load it into a database, and write the table as CSV")
  }

  private static let statements = ["insert into ", "create table ", "drop table ", "begin transaction", "pragma "]

  func recognizes(_ sample: TextSample) -> Bool {
    let lines = sample.lines.lazy.map { $0.lowercased() }.filter { !$0.hasPrefix("--") && !$0.hasPrefix("/*") }
    guard let first = lines.first else { return false }
    return Self.statements.contains { first.hasPrefix($0) }
      && sample.lines.contains { $0.hasSuffix(";") || $0.hasSuffix("(") }
  }
}
