import InteractionLogs

/// The rows of the log that could not be used, one a row, in the order of the log: `rejected.csv`.
///
/// The text of a row stands in one quoted field, so that it can be mended and put back; see ``ByteSink`` for formulas.
public struct RejectedCSV: Sendable {
  public init() {}

  /// Writes the whole file.
  ///
  /// - Throws: what the sink throws when it hands bytes on.
  public func write(_ rows: some Sequence<RejectedRow>, to sink: ByteSink) throws {
    sink.put("file,line,column,reason,text\n")
    for row in rows {
      sink.putCSVRow([.text(row.file), .whole(row.line), Cell(row.column), .text(row.reason.rawValue), .text(row.text)])
      try sink.handOnIfFull()
    }
    try (rows as? RejectedRows)?.checkReadable()
  }
}
