/// Chooses the columns of who acts and towards whom, as a pair that fits together.
///
/// By the headers and by the contents: both columns should hold addresses, or both names, or both ids; `from` goes with
/// `to` and `sender` with `recipient`; people who act should be acted towards as well.
struct PeopleChoice {
  struct Pair {
    var source: PeopleCandidate
    var target: PeopleCandidate
  }

  let file: String
  let headers: [String]
  let contents: [ColumnContents]
  /// The values of the columns that are candidates.
  private let values: [Int: Set<String>]
  private let sources: [PeopleCandidate]
  private let targets: [PeopleCandidate]

  /// - Parameters:
  ///   - source: the column that the user has named as who acts.
  ///   - target: the column that the user has named as towards whom.
  ///   - free: which other columns have no role yet.
  init(
    file: String, headers: [String], contents: [ColumnContents], matches: [[Vocabulary<LogMeaning>.Match]],
    source: Int?,
    target: Int?, free: (Int) -> Bool
  ) {
    (self.file, self.headers, self.contents) = (file, headers, contents)
    let (sources, targets) = PeopleCandidate.all(headers: headers, contents: contents, matches: matches, free: free)
    func named(_ column: Int, _ others: [PeopleCandidate]) -> [PeopleCandidate] {
      let known = others.filter { $0.column == column }
      if !known.isEmpty { return known }
      let aspect = PeopleCandidate.aspect(headers[column], contents[column])
      return [PeopleCandidate(column: column, family: nil, isWeak: false, rank: 0, aspect: aspect)]
    }
    let all = PeopleCandidate.all(headers: headers, contents: contents, matches: matches) { _ in true }
    self.sources = source.map { named($0, all.sources) } ?? sources
    self.targets = target.map { named($0, all.targets) } ?? targets
    let columns = Set((self.sources + self.targets).map(\.column))
    values = Dictionary(uniqueKeysWithValues: columns.map { ($0, contents[$0].values) })
  }

  /// The pair that fits best; `nil` where there is none.
  ///
  /// - Throws: ``InputError`` when another pair fits as well.
  func pair() throws(InputError) -> Pair? {
    var best: (pair: Pair, score: [Int])?
    var rivals: [Pair] = []
    for source in sources {
      for target in targets where target.column != source.column {
        let score = score(source, target)
        let pair = Pair(source: source, target: target)
        if let known = best, !known.score.dropLast().lexicographicallyPrecedes(score.dropLast()) {
          if known.score.dropLast() != score.dropLast() { continue }
          rivals.append(pair)
          if known.score.lexicographicallyPrecedes(score) {
            rivals.append(known.pair)
            best = (pair, score)
          }
        } else {
          rivals = []
          best = (pair, score)
        }
      }
    }
    guard let best else { return nil }
    for rival in rivals {
      try checkAlike(best.pair.source, rival.source, option: "source", who: "who acts")
      try checkAlike(best.pair.target, rival.target, option: "target", who: "towards whom")
    }
    return best.pair
  }

  /// The column of who acts in a log that does not say towards whom.
  ///
  /// - Throws: ``InputError`` when another one is as likely.
  func sourceAlone() throws(InputError) -> Int? {
    func score(_ candidate: PeopleCandidate) -> [Int] {
      [
        contents[candidate.column].filled > 0 ? 1 : 0, candidate.isWeak ? 0 : 1, -candidate.aspect.rawValue,
        -candidate.rank,
      ]
    }
    let ordered = sources.filter { $0.family != .numbered }
      .sorted { score($1).lexicographicallyPrecedes(score($0)) }
    guard let best = ordered.first else { return nil }
    for rival in ordered.dropFirst() where !best.isWeak && score(rival).dropLast() == score(best).dropLast() {
      try checkAlike(best, rival, option: "source", who: "who acts")
    }
    return best.column
  }

  var target: Int? { targets.min { ($0.isWeak ? 1 : 0, $0.rank) < ($1.isWeak ? 1 : 0, $1.rank) }?.column }

  /// Refuses two columns in which nobody can be the same person.
  func checkFit(_ source: Int, _ target: Int) throws(InputError) {
    guard isAtOdds(source, target) else { return }
    func description(_ column: Int) -> String {
      let sort =
        switch contents[column].shape {
        case .address: "addresses"
        case .number: "numbers"
        case .date, .timeOfDay: "times"
        default: "names"
        }
      let example = contents[column].cells.first { CellShape($0) != .blank } ?? ""
      return "'\(InputError.printable(headers[column], limit: 40))' holds \(sort) ('"
        + "\(InputError.printable(ColumnContents.trimmed(example), limit: 40))')"
    }
    throw InputError(
      .data, file: file,
      problem: "\(description(source)) but \(description(target)), so that nobody who acts could ever be acted towards",
      remedy: "name two columns that call people the same with --source NAME --target NAME; if these two do, name them")
  }

  // MARK: - Scores

  /// How well two columns go together: what counts most comes first, the order in the list of words last.
  private func score(_ source: PeopleCandidate, _ target: PeopleCandidate) -> [Int] {
    let isFamily = source.family != nil && source.family == target.family
    let isFilled = contents[source.column].filled > 0 && contents[target.column].filled > 0
    let overlaps = !values[source.column]!.isDisjoint(with: values[target.column]!)
    return [
      isAtOdds(source.column, target.column) ? 0 : isFilled ? 2 : 1,
      isFamily ? (source.isWeak ? 1 : 2) : 0,
      (source.isWeak ? 0 : 1) + (target.isWeak ? 0 : 1),
      overlaps ? 1 : 0,
      source.aspect == target.aspect ? 1 : 0,
      -source.aspect.rawValue - target.aspect.rawValue,
      -source.rank - target.rank,
    ]
  }

  /// Whether two columns are of different sorts nearly throughout, or no people at all.
  private func isAtOdds(_ source: Int, _ target: Int) -> Bool {
    let sorts: [CellShape] = [.address, .number, .text, .date, .timeOfDay]
    func sort(_ column: Int) -> CellShape? { sorts.first { contents[column].share($0) >= 0.9 } }
    guard let one = sort(source), let other = sort(target) else { return false }
    if one == .date || one == .timeOfDay || other == .date || other == .timeOfDay { return true }
    return one != other && values[source]!.isDisjoint(with: values[target]!)
  }

  private func checkAlike(
    _ one: PeopleCandidate, _ other: PeopleCandidate, option: String, who: String
  ) throws(InputError) {
    guard one.column != other.column, contents[one.column].cells != contents[other.column].cells else { return }
    let names = [one, other].sorted { $0.column < $1.column }.map { "'\(InputError.printable(headers[$0.column]))'" }
    throw InputError(
      .data, file: file, line: nil, problem: "both \(names[0]) and \(names[1]) may be \(who)",
      remedy: "say which it is with --\(option) NAME")
  }
}
