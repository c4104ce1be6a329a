/// A way through a whole log for its times alone, where the beginning does not show how they are read.
struct TimeSurveyPass {
  let source: ByteSource
  let layout: LogLayout
  let longestRowBytes: Int
  /// Asked once a chunk.
  let isCancelled: () -> Bool

  /// What all cells of the time column show. The source is rewound before and after.
  ///
  /// - Parameter start: where the first row begins.
  /// - Complexity: O(bytes).
  func survey(from start: Int) throws -> TimeColumn {
    guard let column = layout.positions[.time] else { return TimeColumn() }
    let scanner = DelimitedScanner(
      delimiter: layout.delimiter.byte, lineEnd: layout.lineEnd, capacity: layout.columnCount)
    var times = TimeColumn()
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
          if row.fieldCount == layout.columnCount { times.add(scanner.fields[column], line: line) }
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
    return times
  }

  /// Goes on behind the next line end, or with the next chunk.
  private func skipLine(_ position: inout Int) {
    while position < source.count, source.base[position] != layout.lineEnd { position += 1 }
    position = min(source.count, position + 1)
  }
}
