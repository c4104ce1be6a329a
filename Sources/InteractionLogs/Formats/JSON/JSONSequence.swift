extension ExportRows {
  /// Reads a file with one value of JSON, or with several one after the other: programs that fetch pages write them so.
  mutating func forEachJSONValue(
    in file: InputFile, _ body: (inout ExportRows, JSONValue) throws -> Void
  ) throws {
    let source = try text(of: file)
    let text = UnsafeBufferPointer(start: UnsafePointer(source.base), count: source.count)
    for range in JSONSequence.values(in: text) {
      try checkCancelled()
      try body(&self, JSONDocument(UnsafeBufferPointer(rebasing: text[range]), file: file.name).root)
    }
  }
}

/// Values of JSON that stand one after the other.
enum JSONSequence {
  /// Where each object or array begins and ends; the whole text where it is nothing of the sort.
  ///
  /// - Complexity: O(bytes).
  static func values(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var values: [Range<Int>] = []
    var (start, depth, isInString, position) = (0, 0, false, FileSignature.markLength(text))
    start = position
    while position < text.count {
      let byte = text[position]
      if isInString {
        if byte == UInt8(ascii: "\\") { position += 1 }
        if byte == UInt8(ascii: "\"") { isInString = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth == 0 {
            values.append(start..<position + 1)
            start = position + 1
          }
        default: break
        }
      }
      position += 1
    }
    // What is left is damaged, and the parser says how.
    let isLeft = text[min(start, text.count)...].contains { $0 > 0x20 }
    if isLeft || values.isEmpty { values.append(start..<text.count) }
    return values
  }
}
