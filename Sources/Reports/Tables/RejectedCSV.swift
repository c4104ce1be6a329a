import InteractionLogs

/// The rows of the log that could not be used, one a row, in the order of the log: `rejected.csv`.
///
/// The text of a row stands in one quoted field, so that it can be mended and put back; see ``ByteSink`` for formulas.
public struct RejectedCSV: Sendable {
  public init() {}

  static let columns = [
    TableColumn("file", .text, "The log that the row is in"),
    TableColumn("line", .whole, "The line on which the row begins", range: "from 1"),
    TableColumn("column", .text, "The column that cannot be used", convention: "empty where that is the whole row"),
    TableColumn(
      "reason", .text, "Why the row cannot be used",
      range: RejectionReason.allCases.map(\.rawValue).joined(separator: ", ")),
    TableColumn("text", .text, "The row as it stands in the log"),
  ]

  /// Writes the whole file.
  ///
  /// - Throws: what the sink throws when it hands bytes on.
  public func write(_ rows: some Sequence<RejectedRow>, to sink: ByteSink) throws {
    sink.putCSVRow(Self.columns.map { .text($0.name) })
    for row in rows {
      sink.putCSVRow([.text(row.file), .whole(row.line), Cell(row.column), .text(row.reason.rawValue), .text(row.text)])
      try sink.handOnIfFull()
    }
    try (rows as? RejectedRows)?.checkReadable()
  }
}
