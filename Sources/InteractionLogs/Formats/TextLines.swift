extension ExportRows {
  /// A longer line is an error, so that memory stays bounded whatever the input.
  private static var mostLineBytes: Int { 256 << 20 }

  /// Reads a text line by line.
  ///
  /// - Parameter body: takes a line without its end, and its number from 1.
  mutating func forEachLine(
    in file: InputFile, _ body: (inout ExportRows, UnsafeBufferPointer<UInt8>, _ line: Int) throws -> Void
  ) throws {
    let source = try open(file)
    let (sample, markLength) = try DelimitedSample.opening(source, encoding: options.encoding)
    source.keepNoMore()
    var (position, line) = (markLength, 1)
    while true {
      try checkCancelled()
      while position < source.count {
        let rest = UnsafeBufferPointer(start: UnsafePointer(source.base) + position, count: source.count - position)
        let end = rest.firstIndex(of: sample.lineEnd)
        if end == nil && !source.isAtEnd { break }
        var text = UnsafeBufferPointer(rebasing: rest[..<(end ?? rest.count)])
        if text.last == DelimitedScanner.carriageReturn { text = UnsafeBufferPointer(rebasing: text.dropLast()) }
        try body(&self, text, line)
        position += (end ?? rest.count) + 1
        line += 1
      }
      if source.isAtEnd { return }
      guard source.count - position < Self.mostLineBytes else {
        throw InputError(
          .data, file: file.name, line: line, problem: "is a line of more than \(Self.mostLineBytes >> 20) MiB",
          remedy: "check that this is the right file")
      }
      try source.advance(past: min(position, source.count))
      position = 0
    }
  }
}
