/// Finds the people of a chat whom its texts mention: `@Ada Novak`, `@491711234567`.
struct WhatsAppMentions {
  /// The names by which they can be mentioned, and who that is.
  private var names: [String: String] = [:]
  private var longest = 0

  init(_ people: some Sequence<String>) {
    for person in people {
      add(person, for: person)
      let digits = String(person.filter(\.isASCIIDigit))
      if digits.count >= 7, person.allSatisfy({ $0.isASCIIDigit || "+-() .\u{A0}".contains($0) }) {
        add(digits, for: person)
      }
    }
  }

  private mutating func add(_ name: String, for person: String) {
    names[name] = person
    longest = max(longest, name.count)
  }

  /// Whom a line of text mentions.
  ///
  /// - Complexity: O(length · longest name).
  func people(in text: Substring.UnicodeScalarView) -> [String] {
    guard text.contains("@") else { return [] }
    let characters = Array(WhatsAppLine.visible(text))
    var people: [String] = []
    for (place, character) in characters.enumerated() where character == "@" {
      if place > 0, isOfWord(characters[place - 1]) { continue }
      var start = place + 1
      while start < characters.count, characters[start] == "~" || characters[start] == "\u{202F}" { start += 1 }
      if let person = person(in: characters, from: start) { people.append(person) }
    }
    return people
  }

  /// Whose name stands here: of several the one with the longest.
  private func person(in characters: [Character], from start: Int) -> String? {
    var end = min(characters.count, start + longest)
    while end > start {
      let isWhole = end == characters.count || !isOfWord(characters[end]) || !isOfWord(characters[end - 1])
      if isWhole, let person = names[String(characters[start..<end])] { return person }
      end -= 1
    }
    return nil
  }

  private func isOfWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
