import Numbers

/// A line of a chat that WhatsApp has written as text, if it begins with a time: `25/01/25, 09:05 - Ada: text` on one
/// system, `[25.01.25, 09:05:12] Ada: text` on the other.
struct WhatsAppLine {
  /// The date and the time with the same marks in all languages: `25/01/25 09:05:12 PM`. Which number is the day, the whole
  /// chat shows.
  let stamp: String
  /// Whether points part the numbers of the date: no language writes the month first so.
  let hasPoints: Bool
  /// What stands behind.
  let rest: Substring.UnicodeScalarView

  /// Where the time ends at the latest.
  private static let longestStamp = 60

  init?(_ text: String) {
    let scalars = text[...].unicodeScalars.drop { Self.isInvisible($0) }
    guard let first = scalars.first, first == "[" || first.properties.numericType == .decimal else { return nil }
    guard let (end, next) = first == "[" ? Self.bracket(scalars) : Self.dash(scalars) else { return nil }
    let start = first == "[" ? scalars.index(after: scalars.startIndex) : scalars.startIndex
    guard let stamp = WhatsAppStamp(scalars[start..<end]) else { return nil }
    self.stamp = stamp.text
    hasPoints = stamp.hasPoints
    rest = scalars[next...]
  }

  private static func bracket(
    _ text: Substring.UnicodeScalarView
  ) -> (end: String.Index, next: String.Index)? {
    guard let end = text.prefix(longestStamp).firstIndex(of: "]") else { return nil }
    let next = text.index(after: end)
    return (end, text[next...].firstIndex { $0 != " " } ?? text.endIndex)
  }

  private static func dash(_ text: Substring.UnicodeScalarView) -> (end: String.Index, next: String.Index)? {
    var end = text.startIndex
    for scalar in text.prefix(longestStamp) {
      let next = text.index(after: end)
      if scalar.properties.isWhitespace, next < text.endIndex, text[next] == "-" || text[next] == "–" {
        let behind = text.index(after: next)
        if behind < text.endIndex, text[behind].properties.isWhitespace { return (end, text.index(after: behind)) }
      }
      end = next
    }
    return nil
  }

  /// Marks of writing direction and byte order marks.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// A text without such marks.
  static func visible(_ text: some Sequence<Unicode.Scalar>) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text where !isInvisible(scalar) { kept.append(scalar) }
    return String(kept)
  }
}

/// A date and a time as phones write it in their languages.
private struct WhatsAppStamp {
  var text = ""
  var hasPoints = false

  /// What stands beside times in some languages and says nothing.
  private static let fillers: Set<String> = ["klo", "kl", "um", "at", "à", "h", "в", "г", "às", "a las"]
  private static let mornings: Set<String> = [
    "am", "上午", "午前", "早上", "凌晨", "清晨", "오전", "ص", "πμ", "fm", "ap", "de", "дп", "sa", "öö", "पूर्वाह्न",
  ]
  private static let afternoons: Set<String> = [
    "pm", "下午", "午後", "晚上", "傍晚", "中午", "오후", "م", "μμ", "em", "ip", "du", "пп", "ch", "ös", "अपराह्न",
  ]

  init?(_ stamp: Substring.UnicodeScalarView) {
    var numbers: [String] = []
    var separators: [Unicode.Scalar?] = []
    var (letters, isInNumber) = ("", false)
    for scalar in stamp where !WhatsAppLine.isInvisible(scalar) {
      if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
        if !isInNumber {
          numbers.append("")
          separators.append(nil)
        }
        isInNumber = true
        numbers[numbers.count - 1] += String(Int(saturating: digit))
        continue
      }
      isInNumber = false
      if scalar.properties.isWhitespace { continue }
      if scalar.properties.isAlphabetic, !"年月日년월일".unicodeScalars.contains(scalar) {
        letters.unicodeScalars.append(scalar)
      } else if let last = separators.indices.last {
        separators[last] = separators[last] ?? scalar
      }
    }
    guard (5...6).contains(numbers.count), let meridiem = Self.meridiem(letters.lowercased()) else { return nil }
    let clock = numbers[3...]
    guard clock.first!.count <= 2, clock.dropFirst().allSatisfy({ $0.count == 2 }),
      numbers[1].count <= 2, numbers[0].count <= 4, numbers[2].count <= 4
    else { return nil }
    hasPoints = separators[0] == "." && numbers[0].count <= 2
    text = numbers[..<3].joined(separator: "/") + " " + clock.joined(separator: ":") + meridiem
  }

  /// What the letters in a stamp say of the time; `nil` for letters that no language has there.
  private static func meridiem(_ letters: String) -> String? {
    if letters.isEmpty || fillers.contains(letters) { return "" }
    var letters = letters
    for filler in fillers where letters.count > 2 && letters.hasPrefix(filler) { letters.removeFirst(filler.count) }
    return mornings.contains(letters) ? " AM" : afternoons.contains(letters) ? " PM" : nil
  }
}
