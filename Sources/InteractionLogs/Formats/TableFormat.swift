/// A format of rows and columns whose columns are to be found out like those of a delimited text: it gives such a text.
protocol TableFormat: Sendable {
  /// What users call it, such as "Excel workbook".
  var name: String { get }

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool

  /// The table as comma-separated text in UTF-8, a line each row.
  ///
  /// - Throws: ``InputError`` when there is no table in it, or several that could be meant.
  func table(in file: InputFile, _ request: TableRequest) throws -> TableSource
}

/// What a table is wanted for.
struct TableRequest {
  enum Purpose {
    case log, members
  }

  let purpose: Purpose
  let options: LogReadingOptions
  let isCancelled: () -> Bool

  /// The columns that the user names, where they are of a log.
  var namedColumns: [String] {
    purpose == .log
      ? ColumnRole.allCases.compactMap { options.columns.namesColumn(for: $0) ? options.columns[$0] : nil } : []
  }

  /// The same options for a text that a format made.
  func options(hasHeader: Bool?) -> LogReadingOptions {
    var options = options
    options.delimiter = .comma
    options.encoding = nil
    if hasHeader != nil { (options.hasHeader, options.skippedLines) = (hasHeader, 0) }
    return options
  }
}

/// A table as text.
struct TableSource {
  let source: ByteSource
  /// What the table is called in messages.
  let label: String
  /// Whether the first line names the columns; `nil` where that is to be found out.
  var hasHeader: Bool?
  /// How many lines of the text are not in the file, so that its rows begin with line 1.
  var linesAbove = 0
  /// Whether the file has no lines, so that rows are told by their numbers.
  var countsEntries = false

  init(source: ByteSource, label: String, hasHeader: Bool? = nil, linesAbove: Int = 0) {
    (self.source, self.label, self.hasHeader, self.linesAbove) = (source, label, hasHeader, linesAbove)
  }

  /// A table that is made while it is read, with a header of its own.
  init(_ stream: any ByteStream, of file: InputFile, _ request: TableRequest, label: String, linesAbove: Int) {
    let source = ByteSource(
      name: file.name, stream: stream, chunkBytes: request.options.chunkBytes, isCancelled: request.isCancelled)
    self.init(source: source, label: label, hasHeader: true, linesAbove: linesAbove)
    countsEntries = true
  }
}
