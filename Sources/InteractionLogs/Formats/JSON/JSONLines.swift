extension ExportRows {
  /// Reads a file with one value of JSON on each line, line by line; blank lines are passed over, and lines that are no
  /// JSON are rejected.
  ///
  /// - Parameter body: takes a value and its line, from 1; the value must not be kept.
  mutating func forEachJSONLine(
    in file: InputFile, _ body: (inout ExportRows, JSONValue, _ line: Int) throws -> Void
  ) throws {
    let source = try open(file)
    let (_, markLength) = try DelimitedSample.opening(source, encoding: options.encoding)
    source.keepNoMore()
    var (position, line) = (markLength, 1)
    while true {
      try checkCancelled()
      while position < source.count {
        let rest = UnsafeBufferPointer(start: UnsafePointer(source.base) + position, count: source.count - position)
        let end = rest.firstIndex(of: DelimitedScanner.lineFeed)
        if end == nil && !source.isAtEnd { break }
        let text = UnsafeBufferPointer(rebasing: rest[..<(end ?? rest.count)])
        if !text.isBlank { try give(text, line, in: file, to: body) }
        position += (end ?? rest.count) + 1
        line += 1
      }
      if source.isAtEnd { return }
      guard source.count - position < JSONDocument.mostBytes else {
        throw InputError(.data, file: file.name, line: line, problem: "has a line of 4 GiB", remedy: "split the file")
      }
      try source.advance(past: min(position, source.count))
      position = 0
    }
  }

  private mutating func give(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Int, in file: InputFile,
    to body: (inout ExportRows, JSONValue, Int) throws -> Void
  ) throws {
    guard let document = try? JSONDocument(text, file: file.name) else {
      return try reject(.damaged, in: file, line: line, text: "")
    }
    try body(&self, document.root, line)
  }
}
