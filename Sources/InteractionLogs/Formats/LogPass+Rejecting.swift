/// Rows that cannot be used, and rows that are too long to be looked at.
extension LogPass {
  /// Rejects a row that has been counted.
  mutating func reject(
    _ reason: RejectionReason, column: Int?, end: Int, _ state: inout LogReadingState
  ) throws(InputError) {
    let text = UnsafeBufferPointer(start: UnsafePointer(source.base) + position, count: end - position)
    if reason != .damaged && !countsEntries && EndOfTable.isBlank(text, delimiter: scanner.delimiter) {
      assembler.summary.rows -= 1
      assembler.summary.skippedLines += 1
      return
    }
    let row = RejectedRow(
      file: source.name, line: line, column: column.map { columnNames[$0] }, reason: reason,
      field: column.map { RejectedRows.text(of: scanner.fields[$0]) }, text: isText ? RejectedRows.text(of: text) : ""
    )
    let ordinal = assembler.summary.rows
    if isText, EndOfTable.mayHold(row.text, delimiter: scanner.delimiter) {
      if let last = endRows.last, last.ordinal + 1 != ordinal { try keepEndRows(&state) }
      endRows.append((row, ordinal))
      if endRows.count > EndOfTable.mostRows { try keepEndRows(&state) }
    } else {
      try keepEndRows(&state)
      try keep(row, &state)
    }
  }

  private mutating func keep(_ row: RejectedRow, _ state: inout LogReadingState) throws(InputError) {
    rejectionCounts[RejectionReason.allCases.firstIndex(of: row.reason)!] += 1
    try state.rejected.append(row)
    guard isStrict else { return }
    var error = row.error
    if countsEntries { (error.line, error.entry) = (nil, row.line) }
    throw error
  }

  /// Rejects what might have been the end of the table, for other rows follow.
  private mutating func keepEndRows(_ state: inout LogReadingState) throws(InputError) {
    for (row, _) in endRows { try keep(row, &state) }
    endRows = []
  }

  /// Takes rows behind all others for what stands below a table, and no rows of it.
  mutating func endRejections(_ state: inout LogReadingState) throws(InputError) {
    let rows = assembler.summary.rows
    guard let last = endRows.last, last.ordinal == rows, rows > endRows.count else { return try keepEndRows(&state) }
    assembler.summary.rows -= endRows.count
    assembler.summary.skippedLines += endRows.count
    endRows = []
  }

  /// Rejects what stands between here and the next line end, once that is in the window; reading goes on behind it.
  mutating func rejectLine(
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
  mutating func skipLongRow() {
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
