import CommunityInsights

/// A text in which the names of members lead to their dots in the picture.
struct LinkedText {
  /// The text, piece by piece.
  var runs: [Run]

  struct Run {
    var text: String
    /// The number of the dot that the text leads to; `nil` for text that is no link.
    var dot: String?
  }

  /// Text without links.
  init(_ text: String) { runs = [Run(text: text)] }

  init(_ runs: [Run]) { self.runs = runs }

  /// The text as people read it.
  var text: String { runs.map(\.text).joined() }
}

/// Finds the members in sentences about them.
struct NameLinks {
  private let names: DisplayNames
  /// Whether each member has a dot.
  private let hasDot: (Int) -> Bool

  /// - Parameter hasDot: whether a member has a dot in a picture that answers to links.
  init(_ names: DisplayNames, hasDot: @escaping (Int) -> Bool) {
    self.names = names
    self.hasDot = hasDot
  }

  /// A name that leads to its dot.
  func name(_ member: Int) -> LinkedText.Run {
    .init(text: names[member], dot: hasDot(member) ? String(member) : nil)
  }

  /// The names of some members, as at the end of a sentence: "Ada, Ben and 3 others".
  func list(_ members: some Collection<Int>, of total: Int) -> [LinkedText.Run] {
    let rest = total - members.count
    var items = members.map(name)
    if rest > 0 { items.append(.init(text: Wording.count(rest, "other", "others"))) }
    let last = items.count - 1
    return items.enumerated().flatMap { place, item in
      place == 0 ? [item] : [LinkedText.Run(text: place == last ? " and " : ", "), item]
    }
  }

  /// A sentence in which the first mention of each of some members is a link.
  ///
  /// Names without a letter are left alone: "130" may be a count.
  ///
  /// - Complexity: O(sentence · members).
  func sentence(_ sentence: String, about members: [Int]) -> LinkedText {
    var found: [(range: Range<String.Index>, member: Int)] = []
    // The longest first: "Ada Lee" before "Ada".
    for member in members.sorted(by: { (-names[$0].count, $0) < (-names[$1].count, $1) }) where hasDot(member) {
      guard names[member].contains(where: \.isLetter) else { continue }
      let places = sentence.ranges(of: names[member]).filter { range in
        isWhole(range, in: sentence) && !found.contains { $0.range.overlaps(range) }
      }
      if let first = places.first { found.append((first, member)) }
    }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    var runs: [LinkedText.Run] = []
    var end = sentence.startIndex
    for (range, member) in found {
      if end < range.lowerBound { runs.append(.init(text: String(sentence[end..<range.lowerBound]))) }
      runs.append(.init(text: String(sentence[range]), dot: String(member)))
      end = range.upperBound
    }
    if end < sentence.endIndex { runs.append(.init(text: String(sentence[end...]))) }
    return LinkedText(runs)
  }

  /// Whether a piece of a text is no part of a longer word.
  private func isWhole(_ range: Range<String.Index>, in text: String) -> Bool {
    func isWord(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber } ?? false }
    return !isWord(text[..<range.lowerBound].last) && !isWord(text[range.upperBound...].first)
  }
}
