/// Finds `@name` in a text that people wrote in Markdown, outside of code, of what they quote and of addresses.
struct HandleMentions {
  typealias Text = UnsafeBufferPointer<UInt8>

  /// Bytes besides letters and digits that names may have.
  private let marks: Set<UInt8>
  /// Whether `@name/more` is a team or a group, and nobody.
  private let hasTeams: Bool

  static let github = HandleMentions(marks: "-", hasTeams: true)
  static let gitlab = HandleMentions(marks: "-_.", hasTeams: true)
  static let mattermost = HandleMentions(marks: "-_.", hasTeams: false)

  private init(marks: String, hasTeams: Bool) {
    self.marks = Set(marks.utf8)
    self.hasTeams = hasTeams
  }

  /// The names, without the sign and without marks at their end, in the order of the text.
  ///
  /// - Complexity: O(bytes).
  func names(in text: Text?) -> [String] {
    guard let text, text.contains(UInt8(ascii: "@")) else { return [] }
    return MarkdownProse.pieces(of: text).flatMap(names(inPiece:))
  }

  private func names(inPiece piece: Text) -> [String] {
    var names: [String] = []
    var position = 0
    while let sign = piece[position...].firstIndex(of: UInt8(ascii: "@")) {
      position = sign + 1
      if sign > 0, isOfWord(piece[sign - 1]) { continue }
      let name = piece[position...].prefix(while: isOfName)
      position = name.endIndex
      if position < piece.count {
        if hasTeams && piece[position] == UInt8(ascii: "/") || piece[position] == UInt8(ascii: "@") { continue }
      }
      guard let last = name.lastIndex(where: { !marks.contains($0) }) else { continue }
      names.append(String(decoding: name[...last], as: UTF8.self))
    }
    return names
  }

  private func isOfName(_ byte: UInt8) -> Bool { Self.isLetter(byte) || byte.isDigit || marks.contains(byte) }

  /// What stands before the sign in an address or in a path.
  private func isOfWord(_ byte: UInt8) -> Bool {
    Self.isLetter(byte) || byte.isDigit || byte >= 0x80 || "._-+/@=".utf8.contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}
