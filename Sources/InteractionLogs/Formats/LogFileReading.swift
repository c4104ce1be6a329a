/// The way through one log: open, find the layout, scan row by row, hand rows to the ``RowAssembler``.
struct LogFileReading {
  /// A longer row is rejected, so that memory stays bounded whatever the input.
  static let longestRowBytes = 16 << 20
  /// How much of the log is looked at to find its layout.
  static let sampleBytes = 1 << 16

  let input: InputFile
  /// What gives the rows as delimited text, where the file is none.
  let format: (any TableFormat)?
  let number: Int
  let options: LogReadingOptions

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
    var pass = Pass(
      source: source, position: markLength + layout.skippedBytes,
      line: layout.firstLine + 1 - (table?.linesAbove ?? 0), isText: table == nil, layout: layout,
      scanner: DelimitedScanner(
        delimiter: layout.delimiter.byte, lineEnd: layout.lineEnd, capacity: layout.columnCount),
      assembler: RowAssembler(layout: layout, file: input.name, options: options), isStrict: options.isStrict,
      mayBeWestern: table == nil && options.encoding == nil && source.encoding == nil)
    while true {
      if isCancelled() { throw CancellationError() }
      try pass.takeRows(state: &state, consume: consume)
      if source.isAtEnd { break }
      try source.advance(past: pass.position)
      pass.position = 0
      if let size = source.size, size > 0 { progress(min(1, Double(source.bytesRead) / Double(size))) }
    }
    try state.flush(consume)
    var summary = pass.finished()
    if let table { (summary.format, summary.delimiter) = (table.label, nil) }
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
    if layout.needsAllTimes {
      let pass = TimeSurveyPass(source: source, layout: layout, isCancelled: isCancelled)
      try detector.settleTime(&layout, pass.survey(from: markLength + layout.skippedBytes))
      if let doubt = layout.timeDoubt { throw doubt }
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
    throw InputError(
      .data, file: example.file, line: example.line, column: example.column, text: example.field ?? example.text,
      problem:
        "\(summary.rejectedRows == summary.rows ? "none" : "only \(summary.rows - summary.rejectedRows)") of the "
        + "\(summary.rows) rows can be used, here and mostly because of: \(commonest.reason.rawValue)",
      remedy: commonest.reason.remedy
        + (summary.rejectedRows == summary.rows ? "" : ", or go on without those rows with --allow-rejected"))
  }
}

extension LogFileReading {
  /// The state of reading between two chunks.
  private struct Pass {
    let source: ByteSource
    /// Where the next row begins in the window.
    var position: Int
    var isHeaderPending: Bool
    let columnCount: Int
    /// The header, for it may come again where exports were joined.
    private let header: RepeatedHeader
    /// Whether there are comments above the rows, so that there may be more among them.
    private let mayHoldComments: Bool
    let scanner: DelimitedScanner
    var assembler: RowAssembler
    let columnNames: [String]
    let isStrict: Bool
    /// The line at which the next row begins, from 1.
    private var line: Int
    /// Whether the window begins inside a row that is too long and being thrown out.
    private var isInsideLongRow = false
    /// Whether what is not UTF-8 may be Windows-1252: nothing but ASCII has been seen so far.
    private var mayBeWestern: Bool
    /// Whether the rows stand in the file as they are scanned; of others none is shown that is rejected, for it may hold
    /// the text of a message.
    private let isText: Bool
    private var rejectionCounts = [Int](repeating: 0, count: RejectionReason.allCases.count)

    init(
      source: ByteSource, position: Int, line: Int, isText: Bool, layout: LogLayout, scanner: DelimitedScanner,
      assembler: RowAssembler, isStrict: Bool, mayBeWestern: Bool
    ) {
      self.mayBeWestern = mayBeWestern
      self.isText = isText
      self.source = source
      self.position = position
      self.line = line
      isHeaderPending = layout.isHeaderARow
      columnCount = layout.columnCount
      header = RepeatedHeader(layout)
      mayHoldComments = layout.skippedLines > 0
      self.scanner = scanner
      self.assembler = assembler
      columnNames = layout.columnNames
      self.isStrict = isStrict
    }

    /// Takes the rows that lie in the window as a whole; the rest stays for the next chunk.
    mutating func takeRows(
      state: inout LogReadingState, consume: (borrowing InteractionBatch) throws -> Void
    ) throws {
      let window = UnsafePointer(source.base)
      let (end, isFinal) = (source.count, source.isAtEnd)
      if isInsideLongRow { skipLongRow() }
      while position < end {
        let row = scanner.row(in: window, from: position, to: end, isFinal: isFinal)
        if row.outcome == .complete && row.fieldCount == columnCount && !row.isSuspicious && !isHeaderPending
          && row.lineCount == 1
        {
          try takeFields(end: row.end, state: &state, consume: consume)
          position = row.next
          line &+= 1
        } else {
          switch try takeUnusual(row, state: &state, consume: consume) {
          case .taken: break
          case .needsMore: return
          case .decoded: return try takeRows(state: &state, consume: consume)
          }
        }
      }
    }

    /// Takes a row that has as many fields as the log has columns.
    @inline(__always)
    private mutating func takeFields(
      end: Int, state: inout LogReadingState, consume: (borrowing InteractionBatch) throws -> Void
    ) throws {
      if header.hidesAmongNames && header.isHeader(scanner.fields) {
        assembler.summary.repeatedHeaders += 1
        return
      }
      if let rejection = try assembler.take(scanner.fields, state: &state, consume: consume) {
        if header.isHeader(scanner.fields) {
          assembler.summary.repeatedHeaders += 1
          return
        }
        try reject(rejection.reason, column: rejection.column, end: end, &state)
      }
      assembler.summary.rows &+= 1
    }

    func finished() -> FileSummary {
      var summary = assembler.finished()
      summary.encoding = source.encoding.map(TextEncoding.displayName)
      summary.rejected = zip(RejectionReason.allCases, rejectionCounts).compactMap { reason, count in
        count == 0 ? nil : RejectionCount(reason: reason, count: count)
      }
      return summary
    }

    // MARK: Rows that need a second look

    private enum Step {
      case taken, needsMore
      /// The window from here on was decoded anew.
      case decoded
    }

    @inline(never)
    private mutating func takeUnusual(
      _ row: ScannedRow, state: inout LogReadingState, consume: (borrowing InteractionBatch) throws -> Void
    ) throws -> Step {
      let isTooLong = (row.outcome == .incomplete ? source.count : row.end) - position > longestRowBytes
      switch row.outcome {
      case .incomplete where !isTooLong: return .needsMore
      // A quote that stays open for so long was never meant to: its line is thrown out, the next ones are read.
      case .incomplete, .unclosedQuote: return try rejectLine(.unclosedQuote, &state)
      case .malformedQuote: return try rejectLine(.malformedQuote, &state)
      case .complete where isTooLong:
        return try rejectLine(row.lineCount > 1 ? .unclosedQuote : .rowTooLong, &state)
      case .complete: return try takeComplete(row, state: &state, consume: consume)
      }
    }

    private mutating func takeComplete(
      _ row: ScannedRow, state: inout LogReadingState, consume: (borrowing InteractionBatch) throws -> Void
    ) throws -> Step {
      if try decodesWestern(row) { return .decoded }
      let isBlank = row.fieldCount == 1 && scanner.fields[0].isBlank
      if isHeaderPending && !isBlank {
        isHeaderPending = false
      } else if !isBlank {
        if row.lineCount > 1 && isStrayQuote(row) { return try rejectLine(.unclosedQuote, &state) }
        if let reason = flaw(of: row) {
          if isComment(row) {
            assembler.summary.skippedLines += 1
          } else {
            assembler.summary.rows += 1
            try reject(reason, column: nil, end: row.end, &state)
          }
        } else {
          try takeFields(end: row.end, state: &state, consume: consume)
        }
      }
      position = row.next
      line += row.lineCount
      return .taken
    }

    /// Whether a row of several lines is one by mistake. Its lines are then read one by one, so that a stray quote
    /// costs one line and not all up to the next quote.
    private func isStrayQuote(_ row: ScannedRow) -> Bool {
      row.fieldCount != columnCount || assembler.hasNameOfSeveralLines(scanner.fields, lineEnd: scanner.lineEnd)
    }

    /// Takes the rest of a log for Windows-1252 at the first row that shows it, when all before was ASCII.
    private mutating func decodesWestern(_ row: ScannedRow) throws(InputError) -> Bool {
      guard mayBeWestern && row.isSuspicious else { return false }
      let bytes = UnsafeBufferPointer(start: UnsafePointer(source.base) + position, count: row.end - position)
      guard bytes.contains(where: { $0 >= 0x80 }) else { return false }
      mayBeWestern = false
      guard TextEncoding.isWestern(bytes) else { return false }
      try source.decode(from: position, as: TextEncoding.western)
      return true
    }

    private func isComment(_ row: ScannedRow) -> Bool {
      mayHoldComments && row.fieldCount != columnCount && source.base[position] == UInt8(ascii: "#")
    }

    private func flaw(of row: ScannedRow) -> RejectionReason? {
      if row.isSuspicious {
        let bytes = UnsafeBufferPointer(start: UnsafePointer(source.base) + position, count: row.end - position)
        if bytes.contains(0) { return .nulByte }
        if !bytes.isValidUTF8 { return .invalidUTF8 }
      }
      if row.fieldCount == columnCount { return nil }
      return !isText ? .damaged : row.fieldCount < columnCount ? .tooFewFields : .tooManyFields
    }

    // MARK: Rejecting

    private mutating func reject(
      _ reason: RejectionReason, column: Int?, end: Int, _ state: inout LogReadingState
    ) throws(InputError) {
      rejectionCounts[RejectionReason.allCases.firstIndex(of: reason)!] += 1
      let text = UnsafeBufferPointer(start: UnsafePointer(source.base) + position, count: end - position)
      let row = RejectedRow(
        file: source.name, line: line, column: column.map { columnNames[$0] }, reason: reason,
        field: column.map { RejectedRows.text(of: scanner.fields[$0]) }, text: isText ? RejectedRows.text(of: text) : ""
      )
      try state.rejected.append(row)
      if isStrict { throw row.error }
    }

    /// Rejects what stands between here and the next line end, once that is in the window; reading goes on behind it.
    private mutating func rejectLine(
      _ reason: RejectionReason, _ state: inout LogReadingState
    ) throws(InputError) -> Step {
      let limit = min(source.count, position + longestRowBytes)
      let rest = UnsafeBufferPointer(start: UnsafePointer(source.base) + position, count: limit - position)
      let length = rest.firstIndex(of: scanner.lineEnd)
      let isTooLong = length == nil && limit - position == longestRowBytes
      if length == nil && !isTooLong && !source.isAtEnd { return .needsMore }
      isHeaderPending = false
      assembler.summary.rows += 1
      if isTooLong {
        try reject(.rowTooLong, column: nil, end: limit, &state)
        isInsideLongRow = true
        skipLongRow()
        return .taken
      }
      var end = position + (length ?? rest.count)
      let next = min(source.count, end + 1)
      if end > position, scanner.lineEnd == DelimitedScanner.lineFeed,
        source.base[end - 1] == DelimitedScanner.carriageReturn
      {
        end -= 1
      }
      try reject(reason, column: nil, end: end, &state)
      position = next
      line += 1
      return .taken
    }

    /// Passes over a row that is too long, up to its line end, without ever holding it in the window.
    private mutating func skipLongRow() {
      let rest = UnsafeBufferPointer(
        start: UnsafePointer(source.base) + position, count: source.count - position)
      let length = rest.firstIndex(of: scanner.lineEnd)
      position = length.map { position + $0 + 1 } ?? source.count
      if length != nil || source.isAtEnd {
        isInsideLongRow = false
        line += 1
      }
    }
  }
}
