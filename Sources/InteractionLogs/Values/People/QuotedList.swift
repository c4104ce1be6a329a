/// A list of names as JSON or Python writes it: `["ben", "cem"]`, `['ben', 'cem']`, `{ben,cem}`.
enum QuotedList {
  /// The items of a list; `nil` when a text is none, like `[deleted]`.
  ///
  /// - Parameter text: without white space around it.
  static func items(in text: UnsafeBufferPointer<UInt8>) -> [[UInt8]]? {
    guard text.count >= 2, let first = text.first else { return nil }
    let last = text[text.count - 1]
    let isList = first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
    guard isList || (first == UInt8(ascii: "{") && last == UInt8(ascii: "}")) else { return nil }
    var reading = Reading(text: UnsafeBufferPointer(rebasing: text[1..<text.count - 1]))
    return reading.items()
  }

  private struct Reading {
    let text: UnsafeBufferPointer<UInt8>
    var position = 0

    init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    mutating func items() -> [[UInt8]]? {
      var items: [[UInt8]] = []
      var isMarked = false
      skipSpaces()
      while position < text.count {
        let quote = text[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          guard let item = quoted(quote) else { return nil }
          items.append(item)
          isMarked = true
        } else {
          let start = position
          while position < text.count, text[position] != UInt8(ascii: ",") { position += 1 }
          items.append(Array(UnsafeBufferPointer(rebasing: text[start..<position]).trimmed))
        }
        skipSpaces()
        if position < text.count {
          guard text[position] == UInt8(ascii: ",") else { return nil }
          position += 1
          isMarked = true
          skipSpaces()
        }
      }
      return isMarked || items.isEmpty ? items : nil
    }

    private mutating func skipSpaces() {
      while position < text.count, text[position] <= 0x20 { position += 1 }
    }

    /// The text up to the closing quote, with its escapes resolved; `nil` when there is no closing quote.
    private mutating func quoted(_ quote: UInt8) -> [UInt8]? {
      position += 1
      var item: [UInt8] = []
      while position < text.count, text[position] != quote {
        if text[position] == UInt8(ascii: "\\"), position + 1 < text.count {
          position += 1
          if text[position] == UInt8(ascii: "u"), let scalar = escapedScalar() {
            item.append(contentsOf: UTF8.encode(scalar)!)
            continue
          }
        }
        item.append(text[position])
        position += 1
      }
      guard position < text.count else { return nil }
      position += 1
      return item
    }

    /// `u00e9`, or two such with a surrogate pair.
    private mutating func escapedScalar() -> Unicode.Scalar? {
      guard let high = hexadecimal(at: position + 1) else { return nil }
      if let scalar = Unicode.Scalar(high) {
        position += 5
        return scalar
      }
      guard (0xD800..<0xDC00).contains(high), let low = hexadecimal(at: position + 7),
        (0xDC00..<0xE000).contains(low)
      else { return nil }
      position += 11
      return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private func hexadecimal(at start: Int) -> UInt32? {
      guard start + 4 <= text.count else { return nil }
      return UInt32(String(decoding: text[start..<start + 4], as: UTF8.self), radix: 16)
    }
  }
}
