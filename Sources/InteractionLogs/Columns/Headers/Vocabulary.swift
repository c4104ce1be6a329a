/// Words for one meaning of a column, the likelier ones first.
struct HeaderWordList<Meaning: Hashable & Sendable>: Sendable {
  let meaning: Meaning
  /// Words that go together, such as `sender` and `recipient`, are of one family.
  var family: PeopleFamily?
  /// Whether the words mean this only where no other word does.
  var isWeak = false
  let words: [String]
}

/// Words of headers, ready to be looked up.
///
/// A header has a meaning when one of its words stands in it and nothing but qualifiers beside it: `msg_created_at` is
/// `created at` of a `msg`, but `from_date` is no sender.
struct Vocabulary<Meaning: Hashable & Sendable>: Sendable {
  /// What a header was found to mean.
  struct Match: Hashable, Sendable {
    let meaning: Meaning
    let family: PeopleFamily?
    let isWeak: Bool
    /// The place of the word among those of its meaning; smaller is likelier.
    let rank: Int
    /// The words beside it.
    let qualifiers: [String]

    /// What makes one match surer than another: smaller is surer.
    var order: (Int, Int, Int) { (isWeak ? 1 : 0, rank, qualifiers.count) }
  }

  private struct Entry: Sendable {
    let meaning: Meaning
    let family: PeopleFamily?
    let isWeak: Bool
    let rank: Int
  }

  /// Nobody writes longer headers in one word.
  private static var longestWord: Int { 40 }

  /// By the words of an entry, joined by spaces.
  private let entries: [String: [Entry]]
  /// The same by the letters alone; only entries that are long enough to be found inside a longer word.
  private let compactEntries: [String: [Entry]]
  private let longestPhrase: Int
  private let qualifiers: [Meaning: Set<String>]

  /// - Parameter qualifiers: for each meaning the words that may stand beside a word of it.
  init(_ lists: [HeaderWordList<Meaning>], qualifiers: (Meaning) -> Set<String>) {
    var entries: [String: [Entry]] = [:]
    var compact: [String: [Entry]] = [:]
    var longest = 1
    var ranks: [Meaning: Int] = [:]
    for list in lists {
      for word in list.words {
        let text = HeaderText(word)
        let rank = ranks[list.meaning, default: 0]
        let entry = Entry(meaning: list.meaning, family: list.family, isWeak: list.isWeak, rank: rank)
        ranks[list.meaning] = rank + 1
        entries[text.words.joined(separator: " "), default: []].append(entry)
        let isWide = text.joined.utf8.count > text.joined.count
        if text.joined.count >= (isWide ? 2 : 4) { compact[text.joined, default: []].append(entry) }
        longest = max(longest, text.words.count)
      }
    }
    self.entries = entries
    compactEntries = compact
    longestPhrase = longest
    let meanings = Set(lists.map(\.meaning))
    self.qualifiers = Dictionary(uniqueKeysWithValues: meanings.map { ($0, qualifiers($0)) })
  }

  /// Whether a qualifier stands beside words of a meaning.
  func isQualifier(_ word: String, of meaning: Meaning) -> Bool { qualifiers[meaning]?.contains(word) ?? false }

  /// What a header may mean: the surest match of each meaning and family, the surest first.
  ///
  /// - Complexity: O(words²), or O(letters³) for a header in one word.
  func matches(_ header: String) -> [Match] {
    let text = HeaderText(header)
    guard !text.words.isEmpty, text.words.count <= 12 else { return [] }
    var found: [Match] = phraseMatches(text.words)
    let joined = Array(text.joined.prefix(Self.longestWord + 1))
    if joined.count <= Self.longestWord {
      found += text.words.count == 1 ? compactMatches(joined) : exactMatches(String(joined))
    }
    var best: [Match] = []
    for match in found.sorted(by: { $0.order < $1.order })
    where !best.contains(where: { $0.meaning == match.meaning && $0.family == match.family }) {
      best.append(match)
    }
    return best
  }

  private func phraseMatches(_ words: [String]) -> [Match] {
    var found: [Match] = []
    for start in words.indices {
      for end in (start + 1)...min(words.count, start + longestPhrase) where end > start {
        let phrase = words[start..<end].joined(separator: " ")
        let rest = Array(words[..<start] + words[end...])
        for entry in entries[phrase] ?? [] where rest.allSatisfy({ isQualifier($0, of: entry.meaning) }) {
          found.append(match(entry, rest))
        }
      }
    }
    return found
  }

  private func exactMatches(_ joined: String) -> [Match] {
    (compactEntries[joined] ?? []).map { match($0, []) }
  }

  /// A header in one word: `senderaddress`, `送信者アドレス`.
  private func compactMatches(_ letters: [Character]) -> [Match] {
    var found: [Match] = []
    for start in letters.indices {
      for end in letters.indices.dropFirst(start + 1).map({ $0 }) + [letters.count] {
        for entry in compactEntries[String(letters[start..<end])] ?? [] {
          guard let before = split(letters[..<start], of: entry.meaning),
            let after = split(letters[end...], of: entry.meaning)
          else { continue }
          found.append(match(entry, before + after))
        }
      }
    }
    return found
  }

  /// Letters as qualifiers that follow each other; `nil` where they are none.
  private func split(_ letters: ArraySlice<Character>, of meaning: Meaning) -> [String]? {
    if letters.isEmpty { return [] }
    for length in (1...letters.count).reversed() {
      let word = String(letters.prefix(length))
      if isQualifier(word, of: meaning), let rest = split(letters.dropFirst(length), of: meaning) {
        return [word] + rest
      }
    }
    return nil
  }

  private func match(_ entry: Entry, _ rest: [String]) -> Match {
    Match(meaning: entry.meaning, family: entry.family, isWeak: entry.isWeak, rank: entry.rank, qualifiers: rest)
  }
}
