/// A script without its comments and without the spaces and line breaks that nothing needs, so that a report carries less
/// of it.
///
/// Nothing is renamed: what runs is what was written. Strings, templates and regular expressions
/// are left as they are. It knows as much of JavaScript as the scripts of this house use: semicolons end all statements,
/// and a regular expression begins after a sign, never after a word.
struct CompactScript {
  private(set) var text = ""
  private var rest: Substring

  init(_ script: String) {
    rest = script[...]
    while let sign = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if sign.isWhitespace {
        takeSpace()
      } else if sign == "\"" || sign == "'" || sign == "`" || (sign == "/" && beginsExpression) {
        takeQuoted(until: sign)
      } else {
        text.append(rest.removeFirst())
      }
    }
  }

  /// Whether a slash begins a regular expression and is no division.
  private var beginsExpression: Bool { text.last.map { "(,=!&|?:{};[\n".contains($0) } ?? true }

  /// One space between two words, or between signs that would become another, or one line break where there was one; else
  /// nothing.
  private mutating func takeSpace() {
    let space = rest.prefix { $0.isWhitespace }
    rest = rest[space.endIndex...]
    guard let last = text.last, let next = rest.first else { return }
    if Self.isOfWord(last) && Self.isOfWord(next) || last == next && "+-/".contains(last) {
      text.append(space.contains(where: \.isNewline) ? "\n" : " ")
    }
  }

  private static func isOfWord(_ sign: Character) -> Bool { sign.isLetter || sign.isNumber || "_$#".contains(sign) }

  /// A string, a template or a regular expression; a quoted sign behind a backslash, or a slash between brackets, does not
  /// end it.
  private mutating func takeQuoted(until end: Character) {
    text.append(rest.removeFirst())
    var isInBrackets = false
    while let sign = rest.popFirst() {
      text.append(sign)
      if sign == "\\", let next = rest.popFirst() {
        text.append(next)
      } else if sign == end && !isInBrackets {
        return
      } else if end == "/" {
        isInBrackets = sign == "[" || isInBrackets && sign != "]"
      }
    }
  }
}
