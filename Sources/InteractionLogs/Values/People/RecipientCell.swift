/// Takes a cell apart that may name several people.
///
/// Semicolons and vertical bars separate names; so do commas behind an address, and in a column that shows it (see
/// ``RecipientStyle``). Nothing in quotes or pointed brackets separates. Lists as JSON and Python write them, the groups of
/// RFC 5322 and several mentions are known.
struct RecipientCell {
  typealias Text = UnsafeBufferPointer<UInt8>

  let style: RecipientStyle

  /// Whether a cell certainly holds one name: nothing in it separates, and there are not two addresses.
  @inline(__always)
  static func isOneName(_ text: Text) -> Bool {
    var addresses = 0
    for byte in text where mayTakePart(byte) {
      if byte != UInt8(ascii: "@") { return false }
      addresses += 1
    }
    return addresses < 2
  }

  @inline(__always)
  private static func mayTakePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"),
      UInt8(ascii: "<"), UInt8(ascii: "@"):
      true
    default: false
    }
  }

  /// Whether a cell without a name says that there is none, as `undisclosed-recipients:;` and `[]` do, and is not empty
  /// by mistake.
  static func saysNobody(_ cell: Text) -> Bool {
    cell.contains { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 < UInt8(ascii: "|") }
  }

  /// Hands over the names in a cell that are not blank, in their order.
  func forEachName(in cell: Text, _ take: (Text) throws -> Void) rethrows {
    let text = cell.unguarded.trimmed
    if Self.isOneName(text) {
      if !text.isEmpty { try take(text) }
      return
    }
    if let items = QuotedList.items(in: text) {
      for item in items { try item.withUnsafeBufferPointer { if !$0.isBlank { try take($0) } } }
      return
    }
    for range in ranges(of: text) {
      let name = Text(rebasing: text[range]).trimmed
      if !name.isEmpty { try take(name) }
    }
  }

  func names(in cell: Text) -> [String] {
    var names: [String] = []
    forEachName(in: cell) { names.append(String(decoding: $0, as: UTF8.self)) }
    return names
  }

  /// What separates the names of a cell that holds several, in a word.
  static func separator(in cell: Text) -> String {
    let text = cell.unguarded.trimmed
    if QuotedList.items(in: text) != nil { return "brackets" }
    let marks = SeparatorScan(text)
    if let first = marks.hard.first { return text[first] == UInt8(ascii: "|") ? "vertical bars" : "semicolons" }
    return marks.commas.isEmpty ? "spaces" : "commas"
  }

  // MARK: - Pieces

  private func ranges(of text: Text) -> [Range<Int>] {
    let marks = SeparatorScan(text)
    var pieces: [Range<Int>] = []
    var start = 0
    for end in marks.hard + [text.count] {
      let piece = withoutGroupName(start..<end, in: text, isClosed: end < text.count)
      let commas = marks.commas.filter { piece.contains($0) }
      pieces += commas.isEmpty ? spaced(piece, in: text) : split(piece, at: commas, in: text)
      start = end + 1
    }
    return pieces
  }

  /// `Team: a@b.org, c@d.org;` names those behind the colon.
  private func withoutGroupName(_ piece: Range<Int>, in text: Text, isClosed: Bool) -> Range<Int> {
    guard isClosed, let colon = text[piece].firstIndex(of: UInt8(ascii: ":")), colon > piece.lowerBound else {
      return piece
    }
    let phrase = Text(rebasing: text[piece.lowerBound..<colon]).trimmed
    let rest = Text(rebasing: text[(colon + 1)..<piece.upperBound])
    if phrase.contains(UInt8(ascii: "@")) || phrase.contains(UInt8(ascii: "\"")) { return piece }
    guard rest.isBlank || (rest.contains(UInt8(ascii: "@")) && MailAddress(Text(rebasing: text[piece]).trimmed) == nil)
    else { return piece }
    return colon + 1..<piece.upperBound
  }

  private func split(_ piece: Range<Int>, at commas: [Int], in text: Text) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = piece.lowerBound
    for comma in commas + [piece.upperBound] {
      parts.append(start..<comma)
      start = comma + 1
    }
    let addresses = parts.map { MailAddress(Text(rebasing: text[$0]).trimmed) }
    guard addresses.contains(where: { $0 != nil }) else {
      let whole = String(decoding: Text(rebasing: text[piece]).cleanedName, as: UTF8.self)
      if style.namesWithComma.contains(whole) { return [piece] }
      return style.separatesCommas || style.knownLists.contains(whole) ? parts : [piece]
    }
    // A name may stand before an address as `Doe, Jane <jane@example.org>`.
    var names: [Range<Int>] = []
    var pending: [Range<Int>] = []
    for (part, address) in zip(parts, addresses) {
      guard let address else {
        pending.append(part)
        continue
      }
      let isNamed = address.displayName != nil && text[part].contains(UInt8(ascii: "<"))
      if isNamed, let first = pending.last, !style.singleNames.contains(cleaned(first, in: text)) {
        names += pending.dropLast() + [first.lowerBound..<part.upperBound]
      } else {
        names += pending + [part]
      }
      pending = []
    }
    return names + pending
  }

  private func cleaned(_ range: Range<Int>, in text: Text) -> String {
    String(decoding: Text(rebasing: text[range]).cleanedName, as: UTF8.self)
  }

  /// Several addresses or mentions with nothing but spaces or line ends between them.
  private func spaced(_ piece: Range<Int>, in text: Text) -> [Range<Int>] {
    guard text[piece].count(where: { $0 == UInt8(ascii: "@") }) > 1 else { return [piece] }
    let words = text[piece].split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }.map { $0.startIndex..<$0.endIndex }
    let areAll = words.count > 1 && words.allSatisfy { MailAddress(Text(rebasing: text[$0])) != nil }
    return areAll ? words : [piece]
  }
}

/// Where a cell may be taken apart.
private struct SeparatorScan {
  /// Semicolons and vertical bars.
  var hard: [Int] = []
  var commas: [Int] = []

  init(_ text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    var mayBeQuote = true
    while position < text.count {
      let byte = text[position]
      switch byte {
      case UInt8(ascii: "\"") where mayBeQuote, UInt8(ascii: "<"), UInt8(ascii: "("):
        let closing = byte == UInt8(ascii: "<") ? UInt8(ascii: ">") : byte == UInt8(ascii: "(") ? 0x29 : byte
        // What is never closed is an ordinary character.
        position = Self.end(of: text, from: position + 1, closing) ?? position
        mayBeQuote = false
      case UInt8(ascii: ";"), UInt8(ascii: "|"):
        hard.append(position)
        mayBeQuote = true
      case UInt8(ascii: ","):
        commas.append(position)
        mayBeQuote = true
      default: if byte != 0x20 { mayBeQuote = byte == UInt8(ascii: ":") }
      }
      position += 1
    }
  }

  private static func end(of text: UnsafeBufferPointer<UInt8>, from start: Int, _ closing: UInt8) -> Int? {
    var position = start
    while position < text.count, text[position] != closing {
      position += closing == UInt8(ascii: "\"") && text[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return position < text.count ? position : nil
  }
}
