/// The answers in one file of Qualtrics.
struct QualtricsAnswers {
  /// A column of a question over a roster.
  private struct Item {
    var column: Int
    /// What the columns of one question have in common.
    var question: String
    var tag: String
    var person: String
  }

  private struct Answer {
    var record: TableRecord
    /// When it was given, as it is written.
    var time: String
  }

  private let table: RecordTable
  private let file: InputFile
  private var questions: TableRecord?
  private var ids: TableRecord?
  private var answers: [Answer] = []

  init(_ table: RecordTable, file: InputFile) {
    self.table = table
    self.file = file
  }

  /// Takes the next row below the short names.
  mutating func take(_ record: TableRecord, _ rows: inout ExportRows) throws {
    if questions == nil {
      questions = record
    } else if ids == nil {
      ids = record
    } else if isTest(record) {
      try rows.leaveOut(.test)
    } else {
      answers.append(
        Answer(record: record, time: record[table.column("EndDate", "RecordedDate", "StartDate")]))
    }
  }

  /// Whether an answer is one of a preview, or spam; exports write words or numbers.
  private func isTest(_ record: TableRecord) -> Bool {
    let (status, channel) = (record[table.column("Status")].lowercased(), record[table.column("DistributionChannel")])
    return status.contains("preview") || status.contains("spam")
      || ["1", "8", "9", "12", "17", "40", "48"].contains(status)
      || channel.lowercased() == "preview"
  }

  /// Hands over the ratings.
  ///
  /// - Throws: ``InputError`` when no question lists people who answered.
  func give(to rows: inout ExportRows) throws {
    let items = self.items()
    let known = Dictionary(items.map { (Self.folded($0.person), $0.person) }, uniquingKeysWith: { first, _ in first })
    let selfColumn = self.selfColumn(items, known)
    let respondents = answers.map { respondent($0.record, known, selfColumn) }
    let named = Set(respondents.compactMap { $0 }.map(Self.folded))
    // Questions over other things than people are asked in the same way.
    let rosters = Set(items.filter { named.contains(Self.folded($0.person)) }.map(\.question))
    guard !rosters.isEmpty else {
      throw InputError(
        .data, file: file.name, problem: "is a survey in which no question lists the people who answered it",
        remedy:
          "give the recipients the names that the question has, or write who chose whom as CSV: source,target,weight")
    }
    let ratings = items.filter { rosters.contains($0.question) }
    for item in ratings { rows.member(item.person) }
    let latest = self.latest(respondents)
    for (place, answer) in answers.enumerated() {
      guard let respondent = respondents[place] else {
        try rows.reject(.noAuthor, in: file, line: answer.record.line, text: "")
        continue
      }
      rows.member(respondent)
      guard latest[Self.folded(respondent)] == place else {
        try rows.leaveOut(.repeated)
        continue
      }
      for item in ratings {
        try give(answer.record, respondent, item, kind: rosters.count > 1 ? item.tag : nil, &rows)
      }
    }
  }

  private func give(
    _ record: TableRecord, _ respondent: String, _ item: Item, kind: String?, _ rows: inout ExportRows
  ) throws {
    let cell = record[item.column]
    if MissingValue.isMissing(cell) { return }
    // Where people are ticked, the cell repeats what was ticked.
    guard let weight = Self.folded(cell) == Self.folded(item.person) ? 1 : NetworkTies.number(cell) else {
      return try rows.reject(.unreadableWeight, in: file, line: record.line, column: item.tag, text: "")
    }
    // A question that was seen and not answered is -99; other negative numbers say why nobody answered, too.
    if weight <= 0 { return }
    try rows.add(ExportRow(source: respondent, targets: [ExportRow.Target(item.person, kind: kind)], weight: weight))
  }

  /// For each respondent the place of the latest answer, of two at the same time that of the second.
  private func latest(_ respondents: [String?]) -> [String: Int] {
    let times = self.times()
    var latest: [String: Int] = [:]
    for (place, respondent) in respondents.enumerated() {
      guard let key = respondent.map(Self.folded) else { continue }
      if let known = latest[key], let before = times[known], let now = times[place], before > now { continue }
      latest[key] = place
    }
    return latest
  }

  /// When answers were given. Dates that do not begin with the year are as in America, where that fits all of them: so the
  /// program writes them.
  private func times() -> [Instant?] {
    let ways = [DateOrder.yearMonthDay, .monthDayYear, .dayMonthYear].lazy.map { order in
      answers.map { Instant(written: $0.time, order: order) }
    }
    return ways.first { !$0.contains(nil) } ?? answers.map { Instant(written: $0.time) }
  }

  // MARK: - Columns

  /// The columns of questions that have several, with a number or nothing in each cell.
  private func items() -> [Item] {
    guard let questions, let ids else { return [] }
    var items: [Item] = []
    for column in table.header.indices {
      guard let question = Self.question(ofID: ids[column]), let mark = questions[column].ranges(of: " - ").last else {
        continue
      }
      let text = questions[column]
      let person = ColumnContents.trimmed(String(text[mark.upperBound...]))
      if person.isEmpty { continue }
      let tag = table.header[column].split(separator: "_").first.map(String.init) ?? table.header[column]
      items.append(Item(column: column, question: question, tag: tag, person: person))
    }
    let counts = Dictionary(items.map { ($0.question, 1) }, uniquingKeysWith: +)
    return items.filter { counts[$0.question]! > 1 }
  }

  /// `QID1` of `{"ImportId":"QID1_4"}`; `nil` for a text and for what is no question.
  private static func question(ofID cell: String) -> String? {
    guard let open = cell.firstRange(of: "\"QID") else { return nil }
    let id = cell[cell.index(after: open.lowerBound)...].prefix { $0 != "\"" }
    guard let mark = id.lastIndex(of: "_"), id[id.index(after: mark)...].allSatisfy(\.isNumber) else { return nil }
    return String(id[..<mark])
  }

  /// The column in which respondents chose or wrote their own names: most of its answers are in the roster.
  private func selfColumn(_ items: [Item], _ known: [String: String]) -> Int? {
    let rated = Set(items.map(\.column))
    return table.header.indices.first { column in
      guard !rated.contains(column), let ids, Self.isQuestion(ids[column]) else { return false }
      let cells = answers.map { $0.record[column] }.filter { !$0.isEmpty }
      return cells.count > 1 && 10 * cells.count(where: { known[Self.folded($0)] != nil }) >= 6 * cells.count
    }
  }

  private static func isQuestion(_ cell: String) -> Bool { cell.contains("\"QID") }

  /// Who gave an answer, as the roster calls them.
  private func respondent(_ record: TableRecord, _ known: [String: String], _ selfColumn: Int?) -> String? {
    let first = record[table.column("RecipientFirstName")]
    let last = record[table.column("RecipientLastName")]
    let full = [first, last].filter { !$0.isEmpty }.joined(separator: " ")
    let others = [
      "\(last), \(first)", "\(last) \(first)", record[table.column("ExternalReference")],
      record[table.column("RecipientEmail")], record[selfColumn],
    ]
    if let name = ([full] + others).lazy.compactMap({ known[Self.folded($0)] }).first { return name }
    return [full, record[selfColumn]].first { !$0.isEmpty }
  }

  private static func folded(_ name: String) -> String { NameIdentity.people.canonical(name).lowercased() }
}
