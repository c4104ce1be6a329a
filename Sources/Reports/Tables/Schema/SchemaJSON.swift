import CommunityInsights

/// What stands in the tables of the folder, column by column, for programs: `schema.json`.
///
/// A Data Package of Frictionless Data, whose programs can check the tables against it: one resource a table, one field
/// a column. Beyond what that format asks for, each field says the `dtype` by which pandas reads it, its `unit` and
/// `range`, which `convention` it follows, and the `source` of its definition.
public struct SchemaJSON: AnalysisWriter {
  /// The files of the folder that the schema is for.
  public var files: [ReportFile]

  public init(files: [ReportFile]) { self.files = files }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    var json = JSONPrinter(sink: sink)
    try json.document { json in
      json.entry("schema_version", .whole(analysis.schemaVersion))
      json.entry("generator", .text(analysis.generator))
      json.entry("audience", .text(analysis.audience.rawValue))
      try json.entry("resources", array: FolderTable.all(of: analysis, in: files)) {
        try putTable($1, of: analysis, &$0)
      }
    }
  }

  private func putTable(_ table: FolderTable, of analysis: Analysis, _ json: inout JSONPrinter) throws {
    let path = table.file.rawValue
    try json.object { json in
      json.entry("name", .text(String(path.prefix { $0 != "." })))
      json.entry("path", .text(path))
      json.entry("profile", .text("tabular-data-resource"))
      json.entry("description", .text(table.file.contents(of: analysis.log)))
      json.entry("encoding", .text("utf-8"))
      try json.entry("schema") { json in
        try json.entry("fields", array: table.columns) { putColumn($1, &$0) }
        try json.entry("missingValues", array: [""]) { $0.value(.text($1)) }
        if !table.key.isEmpty { try json.entry("primaryKey", array: table.key) { $0.value(.text($1)) } }
        if !table.membersIn.isEmpty {
          try json.entry("foreignKeys", array: table.membersIn) { json, column in
            json.object { json in
              json.entry("fields", .text(column))
              json.entry("reference") { json in
                json.entry("resource", .text("members"))
                json.entry("fields", .text(MemberColumn.member.name))
              }
            }
          }
        }
      }
    }
  }

  private func putColumn(_ column: TableColumn, _ json: inout JSONPrinter) {
    json.object { json in
      json.entry("name", .text(column.name))
      json.entry("type", .text(column.kind.type))
      json.entry("dtype", .text(column.kind.dtype))
      json.entry("description", .text(column.summary))
      for (key, text) in [
        ("unit", column.unit), ("range", column.range), ("convention", column.convention), ("source", column.source),
      ] where text != nil {
        json.entry(key, Cell(text))
      }
    }
  }
}
