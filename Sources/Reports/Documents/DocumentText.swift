import Mustache

/// Escapes text for HTML, in content and in quoted attributes.
///
/// Mustache's own escaping goes by characters as people see them, so that a quote followed by a combining accent passes
/// it unchanged; a parser of HTML goes by code points. Control characters, which HTML does not allow, show as U+FFFD.
struct HTMLText: MustacheContentType {
  func escapeText(_ text: String) -> String {
    guard text.utf8.contains(where: Self.isSpecial) else { return text }
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count + 32)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}": escaped.unicodeScalars.append("\u{FFFD}")
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: byte < 0x20 || byte == 0x7F
    }
  }
}

/// Escapes text for Markdown (CommonMark with GitHub's tables), within a paragraph, a heading or a cell.
///
/// Whatever could begin markup is escaped; line breaks and control characters become spaces, so that a text can neither
/// leave its cell nor begin a block.
struct MarkdownText: MustacheContentType {
  func escapeText(_ text: String) -> String {
    if text.utf8.allSatisfy(Self.isPlain) { return text }
    let listMarker = Self.listMarker(in: text)
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count + 32)
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      switch scalar {
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": escaped += " "
      case _ where offset == listMarker || Self.isMarkup(scalar, after: escaped):
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Letters, digits and what stands between them in names and numbers; most of a table.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "%"): true
    default: false
    }
  }

  /// Where the character is that would make a list, a line or a heading of the text: a first "-", "+" or "=", or what
  /// follows a first number in "1. " and "1) ".
  private static func listMarker(in text: String) -> Int? {
    let scalars = text.unicodeScalars
    let digits = scalars.prefix(10).prefix { ("0"..."9").contains($0) }.count
    let marker = scalars.dropFirst(digits).first
    switch (digits, marker) {
    case (0, "-"), (0, "+"), (0, "="): return 0
    case (1..., "."), (1..., ")"):
      let next = scalars.dropFirst(digits + 1).first
      return next == nil || next == " " ? digits : nil
    default: return nil
    }
  }

  /// Whether a character could begin markup, or end it, after the text before it.
  private static func isMarkup(_ scalar: Unicode.Scalar, after text: String) -> Bool {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "#", "$": true
    // Addresses become links wherever they stand.
    case ".": text.suffix(3).lowercased() == "www"
    case ":": ["http", "https", "ftp"].contains(where: String(text.suffix(5)).lowercased().hasSuffix)
    default: false
    }
  }
}
