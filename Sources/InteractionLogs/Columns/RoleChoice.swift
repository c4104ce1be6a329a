/// Chooses the columns of all that is not people: by the header, and by whether the contents can be what it says.
struct RoleChoice {
  let headers: [String]
  let contents: [ColumnContents]
  let matches: [[Vocabulary<LogMeaning>.Match]]
  /// Whether the user has switched a role off.
  let isOff: (ColumnRole) -> Bool

  /// Fills the roles that have no column yet.
  func choose(
    into positions: inout [ColumnRole: Int], timeParts: inout [TimePart: Int], directionColumn: inout Int?
  ) {
    var taken = Set(positions.values)
    func take(_ role: ColumnRole, _ column: Int?) {
      guard positions[role] == nil, !isOff(role), let column else { return }
      positions[role] = column
      taken.insert(column)
    }
    directionColumn = self.directionColumn(taken)
    if let directionColumn { taken.insert(directionColumn) }
    if positions[.time] == nil && !isOff(.time) {
      chooseTime(taken, &positions, &timeParts)
      taken.formUnion(positions.values)
      taken.formUnion(timeParts.values)
    }
    take(.weight, best(.weight, taken) { isWeight($0, $1) })
    take(.kind, best(.kind, taken) { column, _ in contents[column].filled > 0 })
    let people = [positions[.source], positions[.target]].compactMap { $0 }
      .reduce(into: Set<String>()) { $0.formUnion(contents[$1].values) }
    take(.replyTo, best(.replyTo, taken) { column, _ in holdsMessages(column, people, taken) })
    take(.id, idColumn(taken, people, replyTo: positions[.replyTo]))
    take(.thread, best(.thread, taken) { _, _ in true })
    take(.cc, copies(.cc, taken, target: positions[.target]))
    take(.bcc, copies(.bcc, taken, target: positions[.target]))
  }

  /// The free column that most likely has a meaning, among those whose contents can have it.
  private func best(
    _ meaning: LogMeaning, _ taken: Set<Int>, where canBe: (Int, Vocabulary<LogMeaning>.Match) -> Bool
  ) -> Int? {
    candidates(meaning, taken).filter { canBe($0.column, $0.match) }.min { $0.match.order < $1.match.order }?.column
  }

  private func candidates(
    _ meaning: LogMeaning, _ taken: Set<Int>
  ) -> [(column: Int, match: Vocabulary<LogMeaning>.Match)] {
    headers.indices.filter { !taken.contains($0) }.compactMap { column in
      matches[column].first { $0.meaning == meaning }.map { (column, $0) }
    }
  }

  // MARK: - Times

  /// One column with all of a time; or a date and a time of day; or year, month and day.
  private func chooseTime(
    _ taken: Set<Int>, _ positions: inout [ColumnRole: Int], _ timeParts: inout [TimePart: Int]
  ) {
    let parts = calendarParts(taken)
    let whole = candidates(.time, taken).filter { contents[$0.column].filled > 0 && !parts.values.contains($0.column) }
    let readable = whole.filter { contents[$0.column].isMostlyTimes }
    // A header that surely means a time is believed, so that what is wrong with the times is said.
    let best = (readable.isEmpty ? whole.filter { !$0.match.isWeak || contents[$0.column].holdsTimes } : readable)
      .min { $0.match.order < $1.match.order }
    guard let column = best?.column ?? (parts.isEmpty ? onlyDates(taken) : nil) else {
      timeParts = parts
      if parts.isEmpty, let column = period(taken) { (positions[.time], timeParts) = (column, [.period: column]) }
      return
    }
    positions[.time] = column
    if !contents[column].isMostlyTimes, PeriodCell.areAll(contents[column].cells) {
      timeParts = [.period: column]
      return
    }
    guard contents[column].shape == .date, !holdsTimesOfDay(column) else { return }
    var others = taken
    others.insert(column)
    guard let clock = self.best(.timeOfDay, others, where: { column, _ in contents[column].shape == .timeOfDay })
    else { return }
    timeParts = [.timeOfDay: clock]
  }

  /// The one column of written dates, whatever it is called, unless its header speaks of another date.
  private func onlyDates(_ taken: Set<Int>) -> Int? {
    let dates = headers.indices.filter {
      !taken.contains($0) && contents[$0].share(.date) >= 0.9 && !HeaderWords.namesAnotherDate(headers[$0])
    }
    return dates.count == 1 ? dates[0] : nil
  }

  /// The column of weeks, months or years, the finest of them.
  private func period(_ taken: Set<Int>) -> Int? {
    let weeks = headers.indices.filter { !taken.contains($0) && HeaderWords.namesAWeek(headers[$0]) }
    let others = [LogMeaning.day, .month, .year].flatMap { candidates($0, taken).map(\.column) }
    return (weeks + others).first { PeriodCell.areAll(contents[$0].cells) }
  }

  /// The columns of year and month, of a day where there is one, and of what is finer; empty where one is missing.
  private func calendarParts(_ taken: Set<Int>) -> [TimePart: Int] {
    func column(_ meaning: LogMeaning) -> Int? {
      best(meaning, taken) { column, _ in contents[column].filled > 0 && contents[column].shape != .date }
    }
    guard let year = column(.year), let month = column(.month), contents[year].shape == .number else { return [:] }
    var parts: [TimePart: Int] = [.year: year, .month: month]
    guard let day = column(.day) else {
      // What says more than a number, such as `Mar 2025`, needs no year beside it.
      return contents[month].shape == .number && !PeriodCell.areAll(contents[month].cells) ? parts : [:]
    }
    guard contents[day].shape == .number else { return [:] }
    parts[.day] = day
    parts[.hour] =
      column(.hour) ?? best(.timeOfDay, taken) { column, _ in contents[column].shape == .timeOfDay }
    if parts[.hour] != nil { parts[.minute] = column(.minute) }
    return parts
  }

  private func holdsTimesOfDay(_ column: Int) -> Bool {
    contents[column].cells.contains { $0.contains(":") }
  }

  // MARK: - Others

  /// Counts of so many rows that are 1, 2, 3 … number the rows; those of fewer may be counts.
  private static let fewestRowNumbers = 20

  private static func numbersRows(_ contents: ColumnContents, _ header: String) -> Bool {
    // A letter may stand for either.
    contents.numbersRows(fewest: HeaderText(header).joined.count == 1 ? 3 : fewestRowNumbers)
  }

  /// The columns that are called like a weight and number the rows.
  static func rowNumbers(_ contents: [ColumnContents], _ header: HeaderRow) -> [Int] {
    contents.indices.filter { column in
      header.matches[column].contains { $0.meaning == .weight && $0.isWeak }
        && numbersRows(contents[column], header.cells[column])
    }
  }

  /// Whether a column can say how much a row counts: a column that numbers the rows does not.
  private func isWeight(_ column: Int, _ match: Vocabulary<LogMeaning>.Match) -> Bool {
    guard contents[column].filled > 0 else { return false }
    if !match.isWeak { return true }
    return contents[column].shape == .number && !Self.numbersRows(contents[column], headers[column])
  }

  /// The column of who gets a copy, by what the target column names people by: both addresses, or both names.
  private func copies(_ meaning: LogMeaning, _ taken: Set<Int>, target: Int?) -> Int? {
    let aspect = target.flatMap { HeaderWords.aspect(of: headers[$0]) }
    let alike = best(meaning, taken) { column, _ in HeaderWords.aspect(of: headers[column]) == aspect }
    return alike ?? best(meaning, taken) { _, _ in true }
  }

  /// Whether what is replied to are messages: ids of mail look like addresses, but the `Reply-To` of mail is one.
  private func holdsMessages(_ column: Int, _ people: Set<String>, _ taken: Set<Int>) -> Bool {
    guard contents[column].shape == .address else { return true }
    let values = contents[column].values
    return candidates(.id, taken).contains { !contents[$0.column].values.isDisjoint(with: values) }
      && values.isDisjoint(with: people)
  }

  /// The column of ids in which most of the answered ones are found, and of these the likeliest by its header.
  private func idColumn(_ taken: Set<Int>, _ people: Set<String>, replyTo: Int?) -> Int? {
    let candidates = candidates(.id, taken).filter { candidate in
      contents[candidate.column].shape != .address || contents[candidate.column].values.isDisjoint(with: people)
    }
    let answered = replyTo.map { contents[$0].values } ?? []
    let wanted = replyTo.flatMap { column in matches[column].first { $0.meaning == .replyTo }?.qualifiers } ?? []
    return candidates.min { a, b in
      // `reply_to_post_number` is about `post_number`, whatever other ids there are.
      func score(_ candidate: (column: Int, match: Vocabulary<LogMeaning>.Match)) -> (Int, Int, Int, Int, Int) {
        let isNamed = !wanted.isEmpty && HeaderText(headers[candidate.column]).words == wanted
        let found = answered.isEmpty ? 0 : answered.intersection(contents[candidate.column].values).count
        let order = candidate.match.order
        return (isNamed ? 0 : 1, -found, order.0, order.1, order.2)
      }
      return score(a) < score(b)
    }?.column
  }

  /// The column that says `Directed` or `Undirected`.
  private func directionColumn(_ taken: Set<Int>) -> Int? {
    best(.direction, taken) { column, _ in
      let values = contents[column].cells.map { ColumnContents.trimmed($0).lowercased() }.filter { !$0.isEmpty }
      return !values.isEmpty && values.allSatisfy { Directedness(cell: $0) != nil }
    }
  }
}

/// Whether a row has a direction, as a column of its own says it.
enum Directedness: Equatable {
  case directed, undirected

  /// - Parameter cell: in lower case.
  init?(cell: String) {
    switch cell {
    case "directed", "gerichtet", "dirigé", "dirigido", "diretto": self = .directed
    case "undirected", "mutual", "ungerichtet", "non dirigé", "no dirigido", "non diretto": self = .undirected
    default: return nil
    }
  }

  /// The rows of a log must agree.
  static func mixed(file: String, line: Int? = nil, column: String, text: String? = nil) -> InputError {
    InputError(
      .data, file: file, line: line, column: column, text: text,
      problem: "some rows have a direction and some have none",
      remedy: "split the log in two, or write both directions of each row that has none")
  }
}
