/// The tags in a text of HTML, one after the other.
///
/// For texts that a program made, whose attributes are in quotes; what is no tag is passed over.
struct HTMLTags: Sequence, IteratorProtocol {
  struct Tag {
    /// In lower case.
    var name: String
    var isEnd: Bool
    var attributes: [String: String] = [:]

    /// The words of the attribute `class`.
    var classes: [Substring] { (attributes["class"] ?? "").split(separator: " ") }
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func next() -> Tag? {
    while let open = text[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = open + 1
      let isEnd = position < text.count && text[position] == UInt8(ascii: "/")
      if isEnd { position += 1 }
      let name = word(until: " \t\r\n/>")
      guard let first = name.first, first.isASCII, first.isLetter else { continue }
      var tag = Tag(name: name.lowercased(), isEnd: isEnd)
      while let (key, value) = attribute() { tag.attributes[key] = value }
      return tag
    }
    return nil
  }

  /// The next attribute of a tag; `nil` at its end.
  private mutating func attribute() -> (String, String)? {
    while position < text.count, text[position] <= 0x20 || text[position] == UInt8(ascii: "/") { position += 1 }
    guard position < text.count, text[position] != UInt8(ascii: ">") else { return nil }
    let key = word(until: "= \t\r\n/>").lowercased()
    guard position < text.count, text[position] == UInt8(ascii: "=") else {
      // A stray sign would be met again and again.
      if key.isEmpty { position += 1 }
      return (key, "")
    }
    position += 1
    guard position < text.count else { return nil }
    let quote = text[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return (key, word(until: " \t\r\n>")) }
    position += 1
    let value = word(until: quote == UInt8(ascii: "\"") ? "\"" : "'")
    position = Swift.min(text.count, position + 1)
    return (key, value)
  }

  private mutating func word(until ends: StaticString) -> String {
    let start = position
    let ends = UnsafeBufferPointer(start: ends.utf8Start, count: ends.utf8CodeUnitCount)
    while position < text.count, !ends.contains(text[position]) { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }
}
