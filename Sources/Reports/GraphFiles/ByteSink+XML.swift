/// XML 1.0 in UTF-8.
extension ByteSink {
  /// Writes a text for content or for an attribute in double quotes.
  ///
  /// Characters that XML cannot hold in any form (most control characters, U+FFFE, U+FFFF) are left out; line breaks
  /// and tabs become references, for a parser would turn them into spaces in an attribute.
  func putXML(_ text: String) {
    guard text.utf8.contains(where: Self.needsCareInXML) else { return put(text) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": put("&amp;")
      case "<": put("&lt;")
      case ">": put("&gt;")
      case "\"": put("&quot;")
      case "'": put("&#39;")
      case "\t": put("&#9;")
      case "\n": put("&#10;")
      case "\r": put("&#13;")
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
      case "\u{20}"..."\u{7E}": put(UInt8(scalar.value))
      default: put(bytes: UTF8.encode(scalar)!)
      }
    }
  }

  /// What XML can hold of a text.
  static func writableInXML(_ text: String) -> String {
    guard text.utf8.contains(where: needsCareInXML) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          switch scalar {
          case "\t", "\n", "\r": true
          case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": false
          default: true
          }
        }))
  }

  /// Whether a character that begins with this byte may have to be replaced; 0xEF begins U+FFFE and its neighbours.
  private static func needsCareInXML(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0xEF: true
    default: byte < 0x20
    }
  }

  /// Writes a defined value for content or for an attribute in double quotes.
  func putXML(_ cell: Cell) {
    switch cell {
    case .text(let text), .id(let text): putXML(text)
    case .whole(let number): put(number)
    case .number(let number): put(number)
    case .truth(let truth): put(truth ? "true" : "false")
    case .undefined: break
    }
  }
}
