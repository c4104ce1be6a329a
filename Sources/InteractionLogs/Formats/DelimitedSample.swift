/// The first bytes of a delimited text, for finding out how it is written.
struct DelimitedSample {
  let bytes: [UInt8]
  /// Whether the sample is the whole input.
  let isWhole: Bool
  /// `\r` when lines end with CR alone, otherwise `\n`.
  let lineEnd: UInt8

  /// - Parameter lineEnd: what ends lines; `nil` finds out.
  init(bytes: [UInt8], isWhole: Bool, lineEnd: UInt8? = nil) {
    self.bytes = bytes
    self.isWhole = isWhole
    self.lineEnd = lineEnd ?? Self.lineEnd(of: bytes)
  }

  /// Reads the beginning of an input; also the length of its byte order mark.
  ///
  /// - Parameter encoding: how the text is written, where the user says so; otherwise that is found out.
  /// - Throws: ``InputError`` when the input is empty or of another format than text.
  static func opening(
    _ source: ByteSource, encoding: String? = nil
  ) throws -> (sample: DelimitedSample, markLength: Int) {
    try source.fill(atLeast: LogFileReading.sampleBytes)
    var window = UnsafeBufferPointer(start: UnsafePointer(source.base), count: source.count)
    if encoding == nil { try FileSignature.check(window, file: source.name) }
    if let encoding = encoding ?? TextEncoding.recognized(window) {
      try source.decode(as: encoding)
      window = UnsafeBufferPointer(start: UnsafePointer(source.base), count: source.count)
    }
    let markLength = FileSignature.markLength(window)
    window = UnsafeBufferPointer(rebasing: window[markLength...].prefix(LogFileReading.sampleBytes))
    if window.isBlank && source.isAtEnd {
      throw InputError(.data, file: source.name, problem: "is empty", remedy: "give a file with at least one row")
    }
    return (
      DelimitedSample(bytes: Array(window), isWhole: window.count + markLength == source.count && source.isAtEnd),
      markLength
    )
  }

  /// A row, and where it lies in the sample.
  struct Row {
    var fields: [String]
    /// The line at which the row begins, from 0.
    var line: Int
    /// Where the row begins, and where the next one does.
    var start, next: Int
    /// How many lines it spans.
    var lineCount: Int
  }

  /// The first `limit` rows that are not blank; the last row of a sample may be cut off and is left out.
  func rows(_ delimiter: Delimiter, limit: Int) -> [[String]] { placedRows(delimiter, limit: limit).map(\.fields) }

  /// The same with where they lie.
  func placedRows(_ delimiter: Delimiter, limit: Int) -> [Row] {
    let scanner = DelimitedScanner(delimiter: delimiter.byte, lineEnd: lineEnd, capacity: 4096)
    let padded = bytes + [UInt8](repeating: 0x20, count: ByteSource.padding)
    return padded.withUnsafeBufferPointer { padded in
      var rows: [Row] = []
      var (start, line) = (0, 0)
      while start < bytes.count && rows.count < limit {
        let row = scanner.row(in: padded.baseAddress!, from: start, to: bytes.count, isFinal: isWhole || rows.isEmpty)
        if row.outcome == .incomplete { break }
        guard row.outcome == .complete else {
          start = (bytes[start...].firstIndex(of: lineEnd) ?? bytes.count) + 1
          line += 1
          continue
        }
        let fields = (0..<min(row.fieldCount, scanner.capacity)).map { scanner.fields[$0] }
        if !(fields.count == 1 && fields[0].isBlank) {
          let texts = fields.map { String(decoding: $0, as: UTF8.self) }
          rows.append(Row(fields: texts, line: line, start: start, next: row.next, lineCount: row.lineCount))
        }
        start = row.next
        line += row.lineCount
      }
      return rows
    }
  }

  /// The sample without its first lines, and how many bytes those take.
  func dropping(lines count: Int) -> (sample: DelimitedSample, byteCount: Int) {
    var start = 0
    for _ in 0..<count {
      guard let end = bytes[start...].firstIndex(of: lineEnd) else {
        start = bytes.count
        break
      }
      start = end + 1
    }
    return (DelimitedSample(bytes: Array(bytes[start...]), isWhole: isWhole, lineEnd: lineEnd), start)
  }

  /// The number that occurs most often; the larger of two that occur equally often.
  static func commonest(_ numbers: [Int]) -> Int {
    var counts: [Int: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  private static func lineEnd(of bytes: [UInt8]) -> UInt8 {
    var isQuoted = false
    for (position, byte) in bytes.enumerated() {
      if byte == DelimitedScanner.quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == DelimitedScanner.lineFeed { return byte }
      if byte == DelimitedScanner.carriageReturn, position + 1 < bytes.count {
        return bytes[position + 1] == DelimitedScanner.lineFeed ? DelimitedScanner.lineFeed : byte
      }
    }
    return DelimitedScanner.lineFeed
  }
}
