/// Comma-separated text as tables of other formats are turned into.
enum TableText {
  /// Appends a cell. Line ends in it become spaces, so that each row is a line.
  static func append(_ cell: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    let isPlain = !cell.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    if isPlain { return text.append(contentsOf: cell) }
    text.append(UInt8(ascii: "\""))
    for byte in cell {
      if byte == UInt8(ascii: "\"") { text.append(byte) }
      text.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
    }
    text.append(UInt8(ascii: "\""))
  }

  static func append(_ cell: String, to text: inout [UInt8]) {
    var cell = cell
    cell.withUTF8 { append($0, to: &text) }
  }

  /// Appends a row.
  static func append(row: [String], to text: inout [UInt8]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      append(cell, to: &text)
    }
    text.append(0x0A)
  }
}

/// A stream of text that is made piece by piece.
class TextStream: ByteStream {
  /// What was made and not given yet begins at ``given``.
  var made: [UInt8] = []
  private var given = 0

  /// Makes more text, by appending to ``made``; nothing at the end.
  func makeMore() throws { fatalError("a stream says how its text is made") }

  final func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    if given == made.count {
      made.removeAll(keepingCapacity: true)
      given = 0
      try makeMore()
    }
    let count = min(buffer.count, made.count - given)
    made.withUnsafeBufferPointer { made in
      if count > 0 { buffer.baseAddress!.update(from: made.baseAddress! + given, count: count) }
    }
    given += count
    return count
  }
}
