/// A column that may be who acts, or towards whom.
struct PeopleCandidate {
  let column: Int
  let family: PeopleFamily?
  let isWeak: Bool
  let rank: Int
  let aspect: PersonAspect
  /// Whether a pair of such columns has no direction.
  var isUndirected = false

  /// The candidates of both sides among the columns of a log.
  ///
  /// - Parameters:
  ///   - free: which columns the user has given no other role.
  static func all(
    headers: [String], contents: [ColumnContents], matches: [[Vocabulary<LogMeaning>.Match]], free: (Int) -> Bool
  ) -> (sources: [PeopleCandidate], targets: [PeopleCandidate]) {
    func candidates(_ meaning: LogMeaning) -> [PeopleCandidate] {
      headers.indices.filter(free).flatMap { column in
        matches[column].filter { $0.meaning == meaning }.map { match in
          PeopleCandidate(
            column: column, family: match.family, isWeak: match.isWeak, rank: match.rank,
            aspect: aspect(headers[column], contents[column]))
        }
      }
    }
    var (sources, targets) = (candidates(.source), candidates(.target))
    func isWhole(_ candidate: PeopleCandidate, _ others: [PeopleCandidate]) -> Bool {
      let isLetter = HeaderText(headers[candidate.column]).joined.count == 1
      guard let family = candidate.family, family.needsBothSides || isLetter else { return true }
      return others.contains { $0.family == family && $0.column != candidate.column }
    }
    (sources, targets) = (
      sources.filter { isWhole($0, targets) }, targets.filter { isWhole($0, sources) }
    )
    for (one, other, isUndirected) in numberedPairs(headers) where free(one) && free(other) {
      func candidate(_ column: Int) -> PeopleCandidate {
        PeopleCandidate(
          column: column, family: .numbered, isWeak: false, rank: 0, aspect: aspect(headers[column], contents[column]),
          isUndirected: isUndirected)
      }
      sources.append(candidate(one))
      targets.append(candidate(other))
    }
    return (sources, targets)
  }

  /// How a column names people, by its contents and then by its header.
  static func aspect(_ header: String, _ contents: ColumnContents) -> PersonAspect {
    if contents.shape == .address { return .address }
    let named = HeaderWords.aspect(of: header) ?? .plain
    return named == .address && contents.filled > 0 ? .id : named
  }

  /// Columns whose headers differ in a number or a letter alone and are about people: `Person 1` and `Person 2`.
  static func numberedPairs(_ headers: [String]) -> [(Int, Int, isUndirected: Bool)] {
    var pairs: [(Int, Int, isUndirected: Bool)] = []
    var firsts: [[String]: Int] = [:]
    let texts = headers.map { HeaderText($0).words }
    // Columns a, b and c are no pair and something else.
    let letters = texts.count { $0.count == 1 && $0[0].count == 1 }
    for position in [0, 1] {
      for (column, words) in texts.enumerated() where words.count <= 6 {
        for (place, word) in words.enumerated() {
          guard let mark = HeaderWords.pairMarks.firstIndex(where: { $0[position] == word }) else { continue }
          let rest = words[..<place] + words[(place + 1)...]
          // Nothing but a letter is enough for a network of nodes i and j; a number alone is not.
          let isAlone = rest.isEmpty && (1...3).contains(mark) && letters == 2
          guard isAlone || (!rest.isEmpty && rest.allSatisfy(HeaderWords.namesAPerson)) else { continue }
          let key = ["\(mark)", "\(place)"] + rest
          if position == 0 {
            if firsts[key] == nil { firsts[key] = column }
          } else if let first = firsts[key] {
            // NodeXL writes who acts into the first vertex.
            pairs.append((first, column, isUndirected: !rest.contains("vertex")))
          }
        }
      }
    }
    return pairs
  }
}
