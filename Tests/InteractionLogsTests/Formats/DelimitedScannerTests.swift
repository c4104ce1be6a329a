import GraphCore
import Testing

@testable import InteractionLogs

@Suite struct DelimitedScannerTests {
  /// All rows, read through a window of the given size.
  private func scan(_ bytes: [UInt8], delimiter: UInt8, lineEnd: UInt8, chunkBytes: Int) throws -> [[String]] {
    let source = try ByteSource(.bytes(name: "text", bytes), chunkBytes: chunkBytes)
    let scanner = DelimitedScanner(delimiter: delimiter, lineEnd: lineEnd, capacity: 100)
    var rows: [[String]] = []
    var position = 0
    while true {
      while position < source.count {
        let row = scanner.row(
          in: UnsafePointer(source.base), from: position, to: source.count, isFinal: source.isAtEnd)
        if row.outcome == .incomplete { break }
        try #require(row.outcome == .complete)
        rows.append((0..<row.fieldCount).map { String(decoding: scanner.fields[$0], as: UTF8.self) })
        position = row.next
      }
      if source.isAtEnd { return rows }
      try source.advance(past: position)
      position = 0
    }
  }

  private func outcome(_ text: String) throws -> ScannedRow.Outcome {
    let source = try ByteSource(.bytes(name: "text", Array(text.utf8)), chunkBytes: 100)
    try source.fill(atLeast: 100)
    let scanner = DelimitedScanner(delimiter: 0x2C, lineEnd: 0x0A, capacity: 9)
    return scanner.row(in: UnsafePointer(source.base), from: 0, to: source.count, isFinal: true).outcome
  }

  @Test func followsRFC4180() throws {
    let text = "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n,,\"\",x\"y,z\r\nlast"
    for chunkBytes in 1...70 {
      let rows = try scan(Array(text.utf8), delimiter: 0x2C, lineEnd: 0x0A, chunkBytes: chunkBytes)
      #expect(rows == [["a", "b,c", "say \"hi\"", "two\nlines", ""], ["", "", "", "x\"y", "z"], ["last"]])
    }
  }

  @Test func noticesQuotesThatGoWrong() throws {
    #expect(try outcome("a,\"b\nc,d\n") == .unclosedQuote)
    #expect(try outcome("a,\"b\"c\n") == .malformedQuote)
    #expect(try outcome("a,\"b\"\rc\n") == .malformedQuote)
    #expect(try outcome("a,\"") == .unclosedQuote)
    #expect(try outcome("a,\"\"\"") == .unclosedQuote)
    #expect(try outcome("a,\"\"") == .complete)
  }

  /// Random tables, written with random delimiters, line ends and quotes, come back as they were at any chunk size.
  @Test func readsBackRandomTables() throws {
    let alphabet = ["a", "b", "Z", "0", " ", ",", ";", "\t", "|", "\"", "\n", "\r", "é", "語", "🙂", "@", "-", ""]
    for seed in 0..<600 {
      var random = SeededGenerator(seed: UInt64(seed))
      let delimiter = Delimiter.allCases[random.below(4)]
      let lineEnd = ["\n", "\r\n", "\r"][random.below(3)]
      let width = 1 + random.below(6)
      let rows = (0..<random.below(20)).map { _ in
        (0..<width).map { _ in (0..<random.below(12)).map { _ in alphabet[random.below(alphabet.count)] }.joined() }
      }
      var text = ""
      for (index, row) in rows.enumerated() {
        text += row.map { cell -> String in
          // Compared by scalar: CR LF is one `Character`.
          let needsQuotes = cell.unicodeScalars.contains { "\"\n\r\(delimiter.rawValue)".unicodeScalars.contains($0) }
          let isQuoted = needsQuotes || (width == 1 && cell.isEmpty) || random.below(4) == 0
          return isQuoted
            ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
            : cell
        }.joined(separator: delimiter.rawValue)
        if index < rows.count - 1 || random.below(2) == 0 { text += lineEnd }
      }
      let lineEndByte = UInt8(ascii: lineEnd == "\r" ? "\r" : "\n")
      for chunkBytes in [1, 2 + random.below(30), 100_000] {
        let back = try scan(Array(text.utf8), delimiter: delimiter.byte, lineEnd: lineEndByte, chunkBytes: chunkBytes)
        #expect(back == rows, "seed \(seed), chunks of \(chunkBytes)")
      }
    }
  }

  /// Without quotes, the rows are what splitting at line ends and delimiters gives.
  @Test func agreesWithSplitting() throws {
    let alphabet = Array("ab,;\n\t\u{1}\u{7F}\u{2B}\u{2D}\u{A}é".utf8)
    for seed in 0..<400 {
      var random = SeededGenerator(seed: UInt64(seed))
      let bytes = (0..<random.below(300)).map { _ in alphabet[random.below(alphabet.count)] }
      var expected = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
        line.split(separator: 0x2C, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
      }
      // Behind the last line end there is no row.
      if expected.last == [""] { expected.removeLast() }
      let back = try scan(bytes, delimiter: 0x2C, lineEnd: 0x0A, chunkBytes: 1 + random.below(64))
      #expect(back == expected, "seed \(seed)")
    }
  }

  @Test func tellsNulAndNotASCIIFromOtherBytes() {
    for byte in UInt8.min...UInt8.max {
      for position in 0..<8 {
        var bytes = [UInt8](repeating: 0x61, count: 8)
        bytes[position] = byte
        let word = bytes.withUnsafeBufferPointer { ByteLanes.load($0.baseAddress!) }
        let isSuspicious = ByteLanes.nulOrNotASCII(word) & ByteLanes.highBits != 0
        #expect(isSuspicious == (byte == 0 || byte >= 0x80))
        let hits = ByteLanes.hits(word, ByteLanes.repeating(0x2C), ByteLanes.repeating(0x0A), ByteLanes.quotes)
        #expect(hits == ([0x2C, 0x0A, 0x22].contains(byte) ? 0x80 << (8 * UInt64(position)) : 0))
      }
    }
  }

  @Test func validatesUTF8LikeTheStandardLibrary() {
    for seed in 0..<3000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let choices: [UInt8] = [
        0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
      ]
      let bytes = (0..<random.below(7)).map { _ in choices[random.below(choices.count)] }
      let expected = String(validating: bytes, as: UTF8.self) != nil
      #expect(bytes.withUnsafeBufferPointer { $0.isValidUTF8 } == expected, "\(bytes)")
    }
  }
}
