/// A way through a whole log for one column alone, where the beginning does not show how it is read.
struct SurveyPass {
  let source: ByteSource
  let layout: LogLayout
  let longestRowBytes: Int
  /// Asked once a chunk.
  let isCancelled: () -> Bool

  /// What all cells of the time column show.
  ///
  /// - Parameter start: where the first row begins.
  /// - Complexity: O(bytes).
  func times(from start: Int) throws -> TimeColumn {
    var times = TimeColumn()
    guard let column = layout.positions[.time] else { return times }
    try visit(column, from: start) { times.add($0, line: $1) }
    return times
  }

  /// Checks that all rows have a direction, or none has.
  ///
  /// - Parameter start: where the first row begins.
  /// - Throws: ``InputError`` at the first row that is unlike the ones before.
  /// - Complexity: O(bytes).
  func checkDirections(from start: Int) throws {
    guard let column = layout.directionColumn else { return }
    var known: Directedness?
    try visit(column, from: start) { cell, line in
      let text = String(decoding: cell.trimmed, as: UTF8.self)
      guard let direction = Directedness(cell: text.lowercased()) else { return }
      if let known, known != direction {
        throw Directedness.mixed(file: source.name, line: line, column: layout.columnNames[column], text: text)
      }
      known = direction
    }
  }

  /// Shows all cells of a column, each with its line. The source is rewound before and after.
  private func visit(
    _ column: Int, from start: Int, _ take: (UnsafeBufferPointer<UInt8>, Int) throws -> Void
  ) throws {
    let scanner = DelimitedScanner(
      delimiter: layout.delimiter.byte, lineEnd: layout.lineEnd, capacity: layout.columnCount)
    var (position, line) = (start, layout.firstLine + 1)
    source.rewind()
    try source.fill(atLeast: LogFileReading.sampleBytes)
    while true {
      if isCancelled() { throw CancellationError() }
      let window = UnsafePointer(source.base)
      while position < source.count {
        let row = scanner.row(in: window, from: position, to: source.count, isFinal: source.isAtEnd)
        if row.outcome == .incomplete && source.count - position <= longestRowBytes { break }
        if row.outcome == .complete {
          if row.fieldCount == layout.columnCount { try take(scanner.fields[column], line) }
          position = row.next
          line += row.lineCount
        } else {
          skipLine(&position)
          line += 1
        }
      }
      if source.isAtEnd { break }
      try source.advance(past: position)
      position = 0
    }
    source.rewind()
    try source.fill(atLeast: LogFileReading.sampleBytes)
  }

  /// Goes on behind the next line end, or with the next chunk.
  private func skipLine(_ position: inout Int) {
    while position < source.count, source.base[position] != layout.lineEnd { position += 1 }
    position = min(source.count, position + 1)
  }
}
