/// The way over the rows of a log, chunk by chunk: scan a row, look twice at one that is unusual, hand it to the
/// ``RowAssembler``.
struct LogPass {
  let source: ByteSource
  /// Where the next row begins in the window.
  var position: Int
  var isHeaderPending: Bool
  let columnCount: Int
  /// The header, for it may come again where exports were joined.
  let header: RepeatedHeader
  /// Whether there are comments above the rows, so that there may be more among them.
  let mayHoldComments: Bool
  let scanner: DelimitedScanner
  var assembler: RowAssembler
  let columnNames: [String]
  let isStrict: Bool
  let longestRowBytes: Int
  /// The line at which the next row begins, from 1.
  var line: Int
  /// Whether the window begins inside a row that is too long and being thrown out.
  var isInsideLongRow = false
  /// Whether what is not UTF-8 may be Windows-1252: nothing but ASCII has been seen so far.
  var mayBeWestern: Bool
  /// Whether the rows stand in the file as they are scanned; of others none is shown that is rejected, for it may hold
  /// the text of a message.
  let isText: Bool
  /// What messages call the place of a row: its line, or its number among the entries of a file that has no lines.
  var countsEntries = false
  var rejectionCounts = [Int](repeating: 0, count: RejectionReason.allCases.count)
  /// Rejected rows that may be the end of the table: titles below it, totals; with how many rows there were by then.
  var endRows: [(row: RejectedRow, ordinal: Int)] = []

  init(
    source: ByteSource, position: Int, line: Int, isText: Bool, layout: LogLayout, scanner: DelimitedScanner,
    assembler: RowAssembler, options: LogReadingOptions, mayBeWestern: Bool
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
    isStrict = options.isStrict
    longestRowBytes = options.longestRowBytes
  }

  /// Takes the rows that lie in the window as a whole; the rest stays for the next chunk.
  ///
  /// - Parameter limit: rows that begin there or behind are left for later.
  mutating func takeRows(
    upTo limit: Int = .max, state: inout LogReadingState, consume: (borrowing InteractionBatch) throws -> Void
  ) throws {
    let window = UnsafePointer(source.base)
    let (end, isFinal) = (source.count, source.isAtEnd)
    if isInsideLongRow { skipLongRow() }
    while position < min(end, limit) {
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
        case .decoded: return try takeRows(upTo: limit, state: &state, consume: consume)
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
      assembler.summary.rows &+= 1
      return try reject(rejection.reason, column: rejection.column, end: end, &state)
    }
    assembler.summary.rows &+= 1
  }

  mutating func finished(_ state: inout LogReadingState) throws(InputError) -> FileSummary {
    try endRejections(&state)
    var summary = assembler.finished()
    summary.encoding = source.encoding.map(TextEncoding.displayName)
    summary.rejected = zip(RejectionReason.allCases, rejectionCounts).compactMap { reason, count in
      count == 0 ? nil : RejectionCount(reason: reason, count: count)
    }
    return summary
  }

  // MARK: - Rows that need a second look

  enum Step {
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
    row.fieldCount != columnCount
      || assembler.hasNameOfSeveralRows(scanner.fields, lineEnd: scanner.lineEnd, delimiter: scanner.delimiter)
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
}
