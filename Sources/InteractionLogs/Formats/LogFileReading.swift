/// The way through one log: open, find the layout, and let a ``LogPass`` take the rows, chunk by chunk.
struct LogFileReading {
  /// What ``LogReadingOptions/longestRowBytes`` is where nobody says otherwise.
  static let longestRowBytes = 16 << 20
  /// How much of the log is looked at to find its layout.
  static let sampleBytes = 1 << 16

  let input: InputFile
  /// What gives the rows as delimited text, where the file is none.
  let format: (any TableFormat)?
  let number: Int
  let options: LogReadingOptions
  /// How many threads may take rows apart.
  let threads: Int

  func run(
    state: inout LogReadingState, progress: (Double) -> Void, isCancelled: @escaping () -> Bool,
    consume: (borrowing InteractionBatch) throws -> Void
  ) throws {
    let request = TableRequest(purpose: .log, options: options, isCancelled: isCancelled)
    let table = try format?.table(in: input, request)
    let source = try table?.source ?? input.open(chunkBytes: options.chunkBytes, isCancelled: isCancelled)
    let options = table.map { request.options(hasHeader: $0.hasHeader) } ?? options
    let (layout, markLength) = try Self.layout(of: source, options: options, isCancelled: isCancelled)
    state.batch.replySource = layout.replySource
    (state.batch.file, state.batch.form) = (number, layout.form)
    var pass = LogPass(
      source: source, position: markLength + layout.skippedBytes,
      line: layout.firstLine + 1 - (table?.linesAbove ?? 0), isText: table == nil, layout: layout,
      scanner: DelimitedScanner(
        delimiter: layout.delimiter.byte, lineEnd: layout.lineEnd, capacity: layout.columnCount),
      assembler: RowAssembler(layout: layout, file: input.name, options: options), options: options,
      mayBeWestern: table == nil && options.encoding == nil && source.encoding == nil)
    pass.countsEntries = table?.countsEntries ?? false
    var isBegun = false
    while true {
      if isCancelled() { throw CancellationError() }
      try pass.takeRows(state: &state, consume: consume)
      if source.isAtEnd { break }
      if !isBegun {
        isBegun = true
        try pass.takeStretches(
          threads: threads, bytes: options.chunkBytes, state: &state, progress: progress, isCancelled: isCancelled,
          consume: consume)
      }
      try source.advance(past: pass.position)
      pass.position = 0
      if let size = source.size, size > 0 { progress(min(1, Double(source.bytesRead) / Double(size))) }
    }
    try state.flush(consume)
    var summary = try pass.finished(&state)
    if let table { (summary.format, summary.delimiter) = (table.label, nil) }
    summary.countsEntries = pass.countsEntries
    summary.isEncodingGuessed = options.encoding == nil && source.encoding == TextEncoding.western
    state.files.append(summary)
    try Self.checkAnythingTaken(state, options: options)
  }

  /// Reads the beginning of a log and finds out how it is written; also the length of its byte order mark.
  private static func layout(
    of source: ByteSource, options: LogReadingOptions, isCancelled: @escaping () -> Bool
  ) throws -> (LogLayout, markLength: Int) {
    let (sample, markLength) = try DelimitedSample.opening(source, encoding: options.encoding)
    let detector = LayoutDetector(file: source.name, options: options)
    var layout = try detector.layout(of: sample)
    let pass = SurveyPass(
      source: source, layout: layout, longestRowBytes: options.longestRowBytes, isCancelled: isCancelled)
    if layout.needsAllTimes {
      try detector.settleTime(&layout, pass.times(from: markLength + layout.skippedBytes))
      if let doubt = layout.timeDoubt { throw doubt }
    }
    if layout.directionColumn != nil && !sample.isWhole {
      try pass.checkDirections(from: markLength + layout.skippedBytes)
    }
    source.keepNoMore()
    return (layout, markLength)
  }

  /// A log without rows, or with none that can be used, is an error.
  static func checkAnythingTaken(_ state: LogReadingState, options: LogReadingOptions) throws(InputError) {
    let summary = state.files[state.files.count - 1]
    if summary.rows == 0 {
      throw InputError(
        .data, file: summary.name, problem: "has a header but no rows",
        remedy: "give a log with at least one interaction"
      )
    }
    let isMost = 2 * summary.rejectedRows > summary.rows && !options.allowsRejected
    guard isMost || summary.rejectedRows == summary.rows else { return }
    let commonest = summary.rejected.max { $0.count < $1.count }!
    let example = state.rejected.latestExample(of: commonest.reason)!
    var error = InputError(
      .data, file: example.file, line: example.line, column: example.column, text: example.field ?? example.text,
      problem:
        "\(summary.rejectedRows == summary.rows ? "none" : "only \(summary.rows - summary.rejectedRows)") of the "
        + "\(summary.rows) rows can be used, here and mostly because of: \(commonest.reason.rawValue)",
      remedy: commonest.reason.remedy
        + (summary.rejectedRows == summary.rows ? "" : ", or go on without those rows with --allow-rejected"))
    if summary.countsEntries { (error.line, error.entry) = (nil, example.line) }
    throw error
  }
}
