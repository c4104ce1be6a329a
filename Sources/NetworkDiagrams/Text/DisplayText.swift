/// Names as they may be shown: data of unknown origin that must not change anything but its own label.
enum DisplayText {
  /// How many scalars of one character are kept; a letter with two hundred accents stays one letter.
  private static let longestCharacter = 16

  /// The name on one line, without what XML forbids, what turns the direction of the text around it, or what has no
  /// shape at all, and with an ellipsis in place of what is beyond `limit` characters.
  static func name(_ raw: String, limit: Int) -> String {
    precondition(limit > 0)
    var characters: [Character] = []
    var isAfterSpace = true
    for character in raw {
      let visible = String.UnicodeScalarView(character.unicodeScalars.lazy.filter(isShown).prefix(longestCharacter))
      guard let first = visible.first else { continue }
      let isSpace = first.properties.isWhitespace || first.value < 0x20
      if isSpace && isAfterSpace { continue }
      isAfterSpace = isSpace
      characters.append(isSpace ? " " : Character(String(visible)))
      // One more than fits tells that something is cut off.
      if characters.count > limit + 1 { break }
    }
    if isAfterSpace && !characters.isEmpty { characters.removeLast() }
    guard !characters.isEmpty else { return "(no name)" }
    return characters.count <= limit ? String(characters) : String(characters.prefix(max(1, limit - 1))) + "…"
  }

  /// A name inside a sentence: text that runs from right to left is kept from reordering its surroundings.
  static func quoted(_ name: String) -> String {
    name.unicodeScalars.contains(where: isRightToLeft) ? "\u{2068}\(name)\u{2069}" : name
  }

  /// Whether a scalar may be part of a label: white space becomes a space, other controls go.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0x7F..<0xA0: false
    // Marks, embeddings, overrides and isolates of direction; invisible operators.
    case 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: false
    case let value where value & 0xFFFE == 0xFFFE: false
    default: true
    }
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}

// MARK: - Words

/// "Ann", "Ann and Bo", "Ann, Bo and Cy".
func enumeration(_ items: [String]) -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + last
}

/// The number with a comma between thousands: "82,927".
func grouped(_ number: Int) -> String {
  var digits = String(number.magnitude)
  var groups: [Substring] = []
  while digits.count > 3 {
    groups.insert(digits.suffix(3), at: 0)
    digits.removeLast(3)
  }
  return (number < 0 ? "-" : "") + ([digits[...]] + groups).joined(separator: ",")
}

/// "1 member", "2 members", "1,899 members".
func counted(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
}
