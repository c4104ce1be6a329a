/// The beginning of a file, as far as it tells whether the file is a certain document of XML.
struct XMLOpening {
  /// The name of the outermost element without a prefix; `nil` where the text is no XML.
  let root: String?
  /// The text from the outermost element on.
  let rest: ArraySlice<UInt8>

  init(_ opening: InputFile.Opening) {
    var text = opening.text.drop { $0 <= 0x20 }
    while text.starts(with: "<?".utf8) || text.starts(with: "<!".utf8) {
      guard let end = Self.end(of: text) else { break }
      text = text[end...].drop { $0 <= 0x20 }
    }
    let name = text.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    guard text.first == UInt8(ascii: "<"), let first = name.first, first >= 0x41 else {
      (root, rest) = (nil, [])
      return
    }
    let colon = name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex
    root = String(decoding: name[colon...], as: UTF8.self)
    rest = text
  }

  /// The place behind a declaration, a comment or an instruction.
  private static func end(of text: ArraySlice<UInt8>) -> Int? {
    if text.starts(with: "<!--".utf8) { return text.firstRange(of: "-->".utf8)?.upperBound }
    if text.starts(with: "<?".utf8) { return text.firstRange(of: "?>".utf8)?.upperBound }
    // A document type may hold declarations of its own.
    var depth = 0
    for (place, byte) in zip(text.indices, text) {
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
      if byte == UInt8(ascii: ">") && depth <= 0 { return place + 1 }
    }
    return nil
  }
}
