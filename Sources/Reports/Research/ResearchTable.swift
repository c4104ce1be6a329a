import CommunityInsights

/// A table of one of the measures for researchers: rows with columns, and what holds for the table as a whole.
///
/// They are printed when they are asked for, name members, and go into no report.
public struct ResearchTable: Sendable {
  /// A number about the table as a whole.
  public struct Fact: Sendable {
    public let name: String
    public let value: Cell
  }

  /// What the rows are called in JSON.
  public let rowsName: String

  /// In JSON these come before the rows.
  public let facts: [Fact]

  /// What a reader of the rows has to know, in sentences.
  public let notes: [String]

  let columns: [TableColumn]
  let rows: [[Cell]]

  init(
    _ rowsName: String, columns: [TableColumn], rows: [[Cell]], facts: [Fact] = [], notes: [String] = []
  ) {
    for row in rows { precondition(row.count == columns.count, "a cell for each column") }
    self.rowsName = rowsName
    self.columns = columns
    self.rows = rows
    self.facts = facts
    self.notes = notes
  }

  /// Writes the rows as CSV.
  ///
  /// - Throws: what the sink throws when it hands bytes on.
  public func writeCSV(to sink: ByteSink) throws {
    sink.putCSVRow(columns.map { .text($0.name) })
    for row in rows {
      sink.putCSVRow(row)
      try sink.handOnIfFull()
    }
  }

  /// Writes facts and rows as one table of single numbers: what is measured, of which row by its first cell, and the value.
  ///
  /// - Throws: what the sink throws when it hands bytes on.
  public func writeLongCSV(to sink: ByteSink) throws {
    sink.putCSVRow(["measure", columns[0].name, "value"].map { .text($0) })
    for fact in facts { sink.putCSVRow([.text(fact.name), .undefined, fact.value]) }
    for place in columns.indices.dropFirst() {
      for row in rows where row[place] != .undefined {
        sink.putCSVRow([.text(columns[place].name), row[0], row[place]])
      }
    }
    try sink.handOnIfFull()
  }

  /// Writes facts and rows as JSON.
  ///
  /// - Throws: what the sink throws when it hands bytes on.
  public func writeJSON(to sink: ByteSink) throws {
    var json = JSONPrinter(sink: sink, marksDoubles: true)
    try json.document { json in
      json.entry("schema_version", .whole(Analysis.currentSchemaVersion))
      for fact in facts { json.entry(fact.name, fact.value) }
      try json.entry(rowsName, array: rows) { json, row in
        json.object { json in
          for (column, cell) in zip(columns, row) { json.entry(column.name, cell) }
        }
      }
    }
  }
}

extension ResearchTable {
  /// The measures of all these tables, for the catalogue: of what, and which.
  static let measures: [(of: String, columns: [TableColumn])] = [
    ("network", networkMeasures), ("chance", chanceColumns), ("triads", triadMeasures),
    ("key-players", keyPlayerMeasures), ("core", coreMeasures), ("groups", groupMeasures), ("ego", egoMeasures),
    ("comparison", regressionMeasures),
  ]
}
