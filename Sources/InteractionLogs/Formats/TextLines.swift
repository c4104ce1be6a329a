extension ExportRows {
  /// A longer line is an error, so that memory stays bounded whatever the input.
  private static var mostLineBytes: Int { 256 << 20 }

  /// The lines of a text.
  ///
  /// - Parameters:
  ///   - isSurvey: whether the file is read once more: its source is then to be given back (``InputFile/giveBack(_:)``).
  ///   - longest: a line is given up to this many bytes.
  mutating func lines(
    of file: InputFile, isSurvey: Bool = false, longest: Int = LineReader.longestBytes
  ) throws -> LineReader {
    let source = try open(file)
    let (sample, markLength) = try DelimitedSample.opening(source, encoding: options.encoding)
    if !isSurvey { source.keepNoMore() }
    return LineReader(source, from: markLength, endedBy: sample.lineEnd, longest: longest)
  }

  /// Reads a text line by line, each as a whole.
  ///
  /// - Parameter body: takes a line without its end, and its number from 1.
  /// - Throws: ``InputError`` for a line of more than 256 MiB; what reading and `body` throw.
  mutating func forEachLine(
    in file: InputFile, _ body: (inout ExportRows, UnsafeBufferPointer<UInt8>, _ line: Int) throws -> Void
  ) throws {
    var lines = try lines(of: file, longest: Self.mostLineBytes)
    while let text = try lines.next() {
      if lines.line & 0x3F == 0 { try checkCancelled() }
      if lines.isCut {
        throw InputError(
          .data, file: file.name, line: lines.line, problem: "is a line of more than \(Self.mostLineBytes >> 20) MiB",
          remedy: "check that this is the right file")
      }
      try body(&self, text, lines.line)
    }
  }
}
