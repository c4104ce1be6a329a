/// The words of a line of a network file, which stand apart by white space and may be quoted.
struct NetworkWords {
  struct Word {
    var text: String
    var isQuoted: Bool
  }

  /// - Parameter separators: what stands between words besides white space.
  static func words(of line: UnsafeBufferPointer<UInt8>, separators: String = "") -> [Word] {
    let others = Array(separators.utf8)
    var words: [Word] = []
    var position = 0
    while position < line.count {
      let byte = line[position]
      if byte <= 0x20 || others.contains(byte) {
        position += 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
        let close = line[(position + 1)...].firstIndex(of: byte)
      {
        words.append(Word(text: String(decoding: line[(position + 1)..<close], as: UTF8.self), isQuoted: true))
        position = close + 1
      } else {
        let word = line[position...].prefix { $0 > 0x20 && !others.contains($0) }
        words.append(Word(text: String(decoding: word, as: UTF8.self), isQuoted: false))
        position = word.endIndex
      }
    }
    return words
  }
}
