/// The fields at the head of a message: `Name: value`, with values that go on in lines that begin with white space.
struct MailFields {
  private var values: [String: [[UInt8]]] = [:]

  /// What the reader looks at; the others are not kept.
  private static let wanted: Set<String> = [
    "from", "sender", "to", "cc", "bcc", "reply-to", "date", "message-id", "in-reply-to", "references", "list-id",
    "list-post", "mailing-list", "x-mailing-list", "auto-submitted", "precedence", "x-precedence", "content-type",
    "return-path", "subject", "x-autoreply", "x-autorespond", "x-vacation", "x-failed-recipients",
    "x-list-administrivia", "x-original-from", "x-original-sender", "x-mailfrom",
  ]

  init(_ head: [UInt8]) {
    var name: String?
    for line in head.split(separator: 0x0A) {
      if line.first == 0x20 || line.first == 0x09 {
        guard let name else { continue }
        values[name]![values[name]!.count - 1].append(contentsOf: [0x20] + line.drop { $0 == 0x20 || $0 == 0x09 })
      } else if let colon = line.withUnsafeBufferPointer({ MailField.name(of: $0)?.count }) {
        let text = String(decoding: line.prefix(colon), as: UTF8.self).lowercased()
        name = Self.wanted.contains(text) ? text : nil
        if name != nil {
          let value = line.dropFirst(colon).drop { $0 != UInt8(ascii: ":") }.dropFirst().drop {
            $0 == 0x20 || $0 == 0x09
          }
          values[text, default: []].append(Array(value))
        }
      } else {
        name = nil
      }
    }
  }

  func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of the first such field, as it is written but unfolded.
  subscript(name: String) -> [UInt8]? { values[name]?.first }

  /// The values of all such fields.
  func all(_ name: String) -> [[UInt8]] { values[name] ?? [] }

  /// The value of a field that is but a word, in lower case: up to what stands behind it in parentheses or as a parameter.
  func word(_ name: String) -> String? {
    self[name].map { value in
      String(decoding: value.prefix { $0 > 0x20 && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "(") }, as: UTF8.self)
        .lowercased()
    }
  }
}

/// One field of a message.
enum MailField {
  /// The name of the field that a line begins with; `nil` for a line that is no field.
  static func name(of line: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>>? {
    let name = line.prefix(80).prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
    guard !name.isEmpty else { return nil }
    let colon = line[name.endIndex...].prefix(8).drop { $0 == 0x20 }.first
    return colon == UInt8(ascii: ":") ? name : nil
  }
}

/// How mail is told from other texts.
enum MailOpening {
  enum Kind {
    /// Messages one after the other, each below a line that begins with `From `.
    case mailbox
    /// One message.
    case message
  }

  /// Fields that mail has; a message has its author and some of the others.
  private static let usual: Set<String> = [
    "to", "cc", "bcc", "subject", "date", "received", "return-path", "message-id", "mime-version", "delivered-to",
    "content-type", "reply-to", "in-reply-to", "references", "list-id", "x-mailer", "user-agent",
  ]

  /// What a text is; `nil` for what is no mail.
  static func kind(of text: [UInt8]) -> Kind? {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    // A text that is not seen as a whole may end within a line.
    lines = lines.prefix(2000)
    while let first = lines.first, first.allSatisfy({ $0 <= 0x20 }) { lines = lines.dropFirst() }
    guard let first = lines.first.map(withoutReturn) else { return nil }
    if first.starts(with: "From ".utf8) || first.elementsEqual("From".utf8) {
      let isOne = Array(first).withUnsafeBufferPointer { MailSeparator.isOne($0, behindBlankLine: true) }
      return isOne && isHead(lines.dropFirst(), least: 1) ? .mailbox : nil
    }
    if first.count < 12 && !first.isEmpty && first.allSatisfy({ $0.isDigit || $0 == 0x20 }) {
      lines = lines.dropFirst()
    }
    return isHead(lines, least: 2) ? .message : nil
  }

  /// Whether these are fields down to a blank line, as far as can be seen, with an author and some other usual ones.
  private static func isHead(_ lines: ArraySlice<ArraySlice<UInt8>>, least: Int) -> Bool {
    var names: Set<String> = []
    for (index, line) in lines.enumerated() {
      let line = withoutReturn(line)
      if line.isEmpty { break }
      if line.first == 0x20 || line.first == 0x09 {
        if index == 0 { return false }
        continue
      }
      guard
        let name = line.withUnsafeBufferPointer({ MailField.name(of: $0).map { String(decoding: $0, as: UTF8.self) } })
      else {
        if index + 1 == lines.count || line.starts(with: ">From ".utf8) { break }
        return false
      }
      names.insert(name.lowercased())
    }
    return names.contains("from") && names.intersection(usual).count >= least
  }

  private static func withoutReturn(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.last == 0x0D ? line.dropLast() : line
  }
}
