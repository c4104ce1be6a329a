/// Chats saved as text: `date, time - Name: text`, `[date, time] Name: text`, `12:00 <name> text`.
struct ChatTranscript: TextFormat {
  var refusal: (problem: String, remedy: String)? {
    (
      "is a chat saved as text, not a table",
      "leave out the options that say how a table is written; chats of WhatsApp and logs of IRC clients are read"
    )
  }

  func recognizes(_ sample: TextSample) -> Bool {
    let lines = sample.lines.prefix(60)
    let messages = lines.count(where: Self.isMessage)
    let begins = lines.prefix(10).contains(where: Self.isMessage)
    // A message of several lines is one line of a chat among others.
    return begins && messages >= 2 && 4 * messages >= lines.count
  }

  private static func isMessage(_ line: String) -> Bool {
    let characters = Array(line.prefix(80).filter { !$0.unicodeScalars.allSatisfy(isMark) })
    let isBracketed = characters.first == "["
    var position = isBracketed ? 1 : 0
    let start = position
    var digits = 0
    // The date and the time: digits, their marks, and AM or PM.
    while position < characters.count, isOfTime(characters, position) {
      if characters[position].isNumber { digits += 1 }
      position += 1
    }
    guard digits >= 3, position > start, characters[start..<position].contains(":") else { return false }
    let rest = String(characters[position...])
    let before = String(characters[start..<position])
    if isBracketed { return rest.hasPrefix("]") && before.contains { "/.-".contains($0) } || rest.hasPrefix("] <") }
    if rest.hasPrefix("<") || rest.hasPrefix("-!-") || rest.hasPrefix("*") { return true }
    // The hyphen of `9:05 - Ada:` is taken for one of the date's.
    guard before.hasSuffix(" - ") || before.hasSuffix(" – ") else { return false }
    return before.contains { "/.".contains($0) } && before.count >= 12 && rest.contains(": ")
  }

  private static func isOfTime(_ characters: [Character], _ position: Int) -> Bool {
    let character = characters[position]
    if character.isNumber || " ,./:-–\u{202F}\u{A0}".contains(character) { return true }
    guard "aApP".contains(character) || "mM".contains(character) else { return false }
    let around = characters[max(0, position - 1)..<min(characters.count, position + 3)]
    return around.contains { "mM".contains($0) }
      && (position == 0 || !characters[position - 1].isLetter || "aApP".contains(characters[position - 1]))
      && (position + 2 >= characters.count || !characters[position + 2].isLetter)
  }

  /// Marks of writing direction, which phones put before dates.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200E || scalar.value == 0x200F || (0x202A...0x202E).contains(scalar.value)
  }
}
