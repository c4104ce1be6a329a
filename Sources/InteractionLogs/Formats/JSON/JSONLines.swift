extension ExportRows {
  /// Reads a file with one value of JSON on each line, line by line; blank lines are passed over, and lines that are no
  /// JSON are rejected.
  ///
  /// - Parameter body: takes a value and its line, from 1; the value must not be kept.
  mutating func forEachJSONLine(
    in file: InputFile, _ body: (inout ExportRows, JSONValue, _ line: Int) throws -> Void
  ) throws {
    try forEachLine(in: file) { rows, text, line in
      if text.isBlank { return }
      guard let document = try? JSONDocument(text, file: file.name) else {
        return try rows.reject(.damaged, in: file, line: line, text: "")
      }
      try body(&rows, document.root, line)
    }
  }
}
