/// The heads of the messages in a file, one after the other; bodies are passed over, whatever their length.
struct MailScanner {
  /// The fields of a message.
  struct Head {
    /// The lines above the first blank one, each with LF behind it.
    var text: [UInt8]
    /// The line at which the message begins, from 1.
    var line: Int
    /// Whether it is longer than what is kept of it.
    var isTooLong = false
  }

  private static let longestHeadBytes = LogFileReading.longestRowBytes

  private var lines: LineReader
  /// Whether lines that begin with `From ` separate messages; otherwise the file is one message.
  private let isMailbox: Bool
  private var isAtStart = true
  /// Where the line stands that may separate messages: what follows shows it.
  private var separator: Int?
  private var isBehindBlankLine = true
  /// The head that is being read, while there is one.
  private var head: Head?

  init(_ source: ByteSource, from start: Int, isMailbox: Bool) {
    lines = LineReader(source, from: start)
    self.isMailbox = isMailbox
  }

  /// The next head; `nil` behind the last one.
  mutating func next() throws -> Head? {
    if !isMailbox { return try nextAlone() }
    while let line = try lines.next() {
      if let found = take(line) { return found }
    }
    defer { head = nil }
    return head
  }

  /// Takes a line of a mailbox; the head that ends with it.
  private mutating func take(_ line: UnsafeBufferPointer<UInt8>) -> Head? {
    defer { isBehindBlankLine = line.isEmpty }
    if let place = separator {
      separator = nil
      if MailField.name(of: line) != nil {
        defer {
          head = Head(text: [], line: place)
          append(line)
        }
        return head
      }
    }
    if line.first == UInt8(ascii: "F"), MailSeparator.isOne(line, behindBlankLine: isBehindBlankLine) {
      separator = lines.line
      return nil
    }
    guard head != nil else { return nil }
    if line.isEmpty {
      defer { head = nil }
      return head
    }
    append(line)
    return nil
  }

  private mutating func nextAlone() throws -> Head? {
    guard isAtStart else { return nil }
    isAtStart = false
    while let line = try lines.next() {
      if line.isEmpty && head != nil { break }
      // Above the fields there may be blank lines, and in some stores a count of bytes.
      if head == nil, MailField.name(of: line) == nil { continue }
      if head == nil { head = Head(text: [], line: lines.line) }
      append(line)
    }
    return head
  }

  private mutating func append(_ line: UnsafeBufferPointer<UInt8>) {
    guard head!.text.count + line.count < Self.longestHeadBytes else {
      head!.isTooLong = true
      return
    }
    head!.text.append(contentsOf: line)
    head!.text.append(0x0A)
  }
}

/// The lines between the messages of a mailbox (RFC 4155): `From ada@example.org Mon Feb  3 08:00:00 2025`.
enum MailSeparator {
  /// Whether a line is one, if the field of a message follows. Texts that begin with this word have another mark before it,
  /// mostly; so a time and a year have to stand there, or nothing at all.
  static func isOne(_ line: UnsafeBufferPointer<UInt8>, behindBlankLine: Bool) -> Bool {
    guard line.starts(with: "From ".utf8) || line.elementsEqual("From".utf8) else { return false }
    let words = line.dropFirst(5).split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
    if words.isEmpty || words.count == 1 && words[0].elementsEqual("-".utf8) { return behindBlankLine }
    let hasYear = words.contains { $0.count == 4 && $0.allSatisfy(\.isDigit) }
    let hasTime = words.contains { word in
      word.count >= 4 && word.contains(UInt8(ascii: ":")) && word.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ":") }
    }
    return hasYear && hasTime
  }
}
