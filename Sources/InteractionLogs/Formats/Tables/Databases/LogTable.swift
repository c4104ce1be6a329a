/// Finds the table of a database that holds a log.
struct LogTableChoice {
  let file: String
  let request: TableRequest

  /// The one table whose columns say who acts, towards whom and when; where there is none, the one that says less.
  ///
  /// - Parameters:
  ///   - tables: their names.
  ///   - sample: the first rows of a table as comma-separated text with a header.
  /// - Throws: ``InputError`` when several may be meant, or none; what `sample` throws.
  func choose(among tables: [String], sample: (String) throws -> [UInt8]) throws -> String {
    if request.purpose == .members && tables.count == 1 { return tables[0] }
    var whole: [String] = []
    var others: [String] = []
    for table in tables {
      let bytes = DelimitedSample(bytes: try sample(table), isWhole: true, lineEnd: 0x0A)
      let detector = LayoutDetector(file: file, options: request.options(hasHeader: true))
      guard request.purpose == .log, let layout = try? detector.layout(of: bytes) else { continue }
      let isWhole = layout.positions[.source] != nil && layout.positions[.target] != nil && layout.hasTime
      if isWhole { whole.append(table) } else { others.append(table) }
    }
    let found = whole.isEmpty ? others : whole
    if found.count == 1 { return found[0] }
    let list = InputError.list(found.isEmpty ? tables : found, limit: 10)
    throw InputError(
      .data, file: file,
      problem: found.isEmpty
        ? (tables.isEmpty ? "has no table" : "has no table that is recognised as a log: \(list)")
        : "has several tables that may be the log: \(list)",
      remedy: "say what to read with ?query=SELECT … behind the address of the database")
  }
}
