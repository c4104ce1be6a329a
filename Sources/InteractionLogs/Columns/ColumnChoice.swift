/// Decides which column of a log is what.
struct ColumnChoice {
  let file: String
  let options: LogReadingOptions
  let header: HeaderRow?
  let contents: [ColumnContents]
  /// The header, or the numbers of the columns.
  let names: [String]

  private(set) var positions: [ColumnRole: Int] = [:]
  private(set) var timeParts: [TimePart: Int] = [:]
  private(set) var directionColumn: Int?
  private(set) var form = LogForm.interactions
  private(set) var replySource: ReplySource?
  private(set) var rowKind = (RowKind.interactions, RowKindBasis.none)
  /// Whether interactions have no direction.
  private(set) var isUndirected = false
  private var people: PeopleChoice.Pair?

  init(file: String, options: LogReadingOptions, header: HeaderRow?, contents: [ColumnContents]) throws(InputError) {
    (self.file, self.options, self.header, self.contents) = (file, options, header, contents)
    names = header?.cells ?? (1...max(1, contents.count)).map { String($0) }
  }

  /// - Throws: ``InputError`` when a column that the user names is not there, or it cannot be told which column is what.
  mutating func choose() throws(InputError) {
    positions = try overrides()
    let isOff = { [columns = options.columns] (role: ColumnRole) in columns.switchesOff(role) }
    if let header {
      try choosePeople(header)
      let others = RoleChoice(headers: names, contents: contents, matches: header.matches, isOff: isOff)
      others.choose(into: &positions, timeParts: &timeParts, directionColumn: &directionColumn)
    } else {
      let unnamed = UnnamedColumns(file: file, contents: contents, isAttendance: options.rowKind == .attendance)
      try unnamed.choose(into: &positions, isOff: isOff)
    }
    form = try chosenForm()
    replySource = Self.replySource(form, positions)
    let direction = try direction()
    let choice = RowKindChoice(
      form: form, replySource: replySource, positions: positions,
      hasTime: positions[.time] != nil || !timeParts.isEmpty, contents: contents, people: people,
      direction: direction, meanings: Set(header?.matches.joined().map(\.meaning) ?? []))
    rowKind = options.rowKind.map { ($0, .option) } ?? choice.kind
    isUndirected =
      rowKind.0.isUndirected || direction == .undirected
      || rowKind.0 == .ties && direction == nil && people?.source.isUndirected == true
  }

  /// The columns that are read: not those by which nothing is known, or for which nobody asks.
  var usedPositions: [ColumnRole: Int] {
    var used = positions
    let areRead = form != .interactions || options.readsMessages
    if !areRead || replySource != .replyColumn { (used[.id], used[.replyTo]) = (nil, nil) }
    // Ids may be numbers within a thread, so that both are needed to know what is answered.
    if form != .attendance && (!areRead || replySource == .recency) { used[.thread] = nil }
    if form != .interactions { (used[.cc], used[.bcc]) = (nil, nil) }
    return used
  }

  // MARK: - What the user names

  /// The position of a column that the user names: its number from 1, or its header as written or nearly so.
  static func position(named name: String, headers: [String]?, columnCount: Int) -> Int? {
    if let number = Int(name), (1...max(1, columnCount)).contains(number) { return number - 1 }
    guard let headers else { return nil }
    if let exact = headers.firstIndex(of: name) { return exact }
    let wanted = HeaderText(name).joined
    return wanted.isEmpty ? nil : headers.firstIndex { HeaderText($0).joined == wanted }
  }

  private func overrides() throws(InputError) -> [ColumnRole: Int] {
    var positions: [ColumnRole: Int] = [:]
    let headers = header?.cells
    if options.columns.switchesOff(.source) {
      throw InputError(
        .usage, problem: "--source none leaves nobody who acts", remedy: "name the column of who acts, or leave it out")
    }
    for role in ColumnRole.allCases where !options.columns.switchesOff(role) {
      guard let name = options.columns[role] else { continue }
      guard let position = Self.position(named: name, headers: headers, columnCount: contents.count) else {
        let columns = headers.map { "among \(Self.list($0))" } ?? "in a log of \(contents.count) columns without header"
        throw InputError(
          .usage, file: file, column: name, problem: "there is no such column \(columns)",
          remedy: headers == nil ? "give its number from 1" : "give one of these names")
      }
      if let other = ColumnRole.allCases.first(where: { positions[$0] == position }) {
        throw InputError(
          .usage, file: file, column: name, problem: "is named both as \(other.rawValue) and as \(role.rawValue)",
          remedy: "name two different columns")
      }
      positions[role] = position
    }
    return positions
  }

  // MARK: - People

  private mutating func choosePeople(_ header: HeaderRow) throws(InputError) {
    let taken = Set(positions.values)
    let (source, target) = (positions[.source], positions[.target])
    let choice = PeopleChoice(
      file: file, headers: names, contents: contents, matches: header.matches, source: source, target: target,
      free: { !taken.contains($0) })
    if !options.columns.switchesOff(.target) && options.rowKind != .attendance, let pair = try choice.pair() {
      (positions[.source], positions[.target]) = (pair.source.column, pair.target.column)
      people = pair
      if source == nil || target == nil { try choice.checkFit(pair.source.column, pair.target.column) }
    } else if source == nil {
      positions[.source] = try choice.sourceAlone()
      if positions[.source] == nil && target == nil && !options.columns.switchesOff(.target) {
        positions[.target] = choice.target
      }
    }
    if options.rowKind == .attendance && positions[.source] == nil { positions[.source] = try choice.sourceAlone() }
  }

  // MARK: - Form

  /// Tells the form of the log from the columns it has.
  private mutating func chosenForm() throws(InputError) -> LogForm {
    if options.rowKind == .attendance { return try attendance() }
    if positions[.source] != nil {
      if positions[.target] != nil { return .interactions }
      if positions[.id] != nil && positions[.replyTo] != nil { return .replies }
      if positions[.thread] != nil, !mayTakePart { return .conversations }
    }
    let found =
      positions[.source].map { "only who acts was recognised ('\(names[$0])')" }
      ?? positions[.target].map { "only towards whom was recognised ('\(names[$0])')" }
      ?? "no column was recognised as who acts and towards whom"
    var remedy = "name the columns with --source NAME --target NAME"
    if positions[.source] != nil, let event = eventColumn() {
      remedy += ", or say --rows attendance if a row is somebody at what '\(names[event])' names"
      if event == positions[.thread] { remedy += ", or --thread '\(names[event])' if it is what somebody wrote in it" }
    }
    let members = header.map { Set($0.cells.flatMap { HeaderWords.members.matches($0).map(\.meaning) }) } ?? []
    if members.contains(.id) || members.contains(.name), members.subtracting([.id, .name]).count >= 1 {
      remedy += "; if it is a table of members, give it with --members beside a log"
    }
    throw InputError(
      .data, file: file, line: header == nil ? nil : 1, problem: "\(found) among the columns \(Self.list(names))",
      remedy: remedy)
  }

  /// Whether a row may be somebody at an event, by what the header calls the member: `attendee`; a `participant` in a
  /// thread or a conversation writes.
  private var mayTakePart: Bool {
    guard header != nil, options.rowKind == nil, !options.columns.namesColumn(for: .thread),
      let source = positions[.source], let thread = positions[.thread]
    else { return false }
    let words = HeaderText(names[thread]).words
    return HeaderWords.namesAGuest(names[source])
      || HeaderWords.namesAParticipant(names[source]) && !words.contains(where: ["thread", "conversation"].contains)
  }

  /// The free column whose header most likely names events.
  private func eventColumn() -> Int? {
    let taken = [positions[.source], positions[.time]].compactMap { $0 } + Array(timeParts.values)
    let matches = header?.matches ?? []
    if let thread = positions[.thread] { return thread }
    return matches.indices.filter { !taken.contains($0) && contents[$0].filled > 0 }
      .compactMap { column in matches[column].first { $0.meaning == .event }.map { (column, $0) } }
      .min { $0.1.order < $1.1.order }?.0
  }

  /// Finds the column of events: that of threads, one with a header word of events, or else the one that would be the
  /// target.
  private mutating func attendance() throws(InputError) -> LogForm {
    let taken = [positions[.source], positions[.time]].compactMap { $0 } + Array(timeParts.values)
    let matches = header?.matches ?? []
    let target = matches.indices.filter { !taken.contains($0) }
      .first { column in matches[column].contains { $0.meaning == .target } }
    let event = positions[.thread] ?? eventColumn() ?? positions[.target] ?? target
    guard positions[.source] != nil, let event else {
      throw InputError(
        .data, file: file, line: header == nil ? nil : 1,
        problem: "no columns were recognised as who took part in what among the columns \(Self.list(names))",
        remedy: "name the columns with --source NAME --thread NAME")
    }
    for role in [ColumnRole.target, .weight, .kind, .id, .replyTo, .cc, .bcc] { positions[role] = nil }
    positions[.thread] = event
    return .attendance
  }

  /// The surest way that the columns allow; `nil` in a log without messages.
  private static func replySource(_ form: LogForm, _ positions: [ColumnRole: Int]) -> ReplySource? {
    switch form {
    case .attendance: nil
    case .replies: .replyColumn
    case .conversations: .threads
    case .interactions where positions[.id] != nil && positions[.replyTo] != nil: .replyColumn
    case .interactions where positions[.thread] != nil: .threads
    case .interactions: .recency
    }
  }

  /// What the column of directions says of all rows; `nil` without one.
  private func direction() throws(InputError) -> Directedness? {
    guard let column = directionColumn else { return nil }
    let cells = contents[column].cells.map { ColumnContents.trimmed($0).lowercased() }
    let found = Set(cells.compactMap { Directedness(cell: $0) == .undirected })
    guard found.count == 1 else {
      throw Directedness.mixed(file: file, column: names[column])
    }
    return found == [true] ? .undirected : .directed
  }

  static func list(_ names: [String]) -> String {
    InputError.list(names, limit: 30)
  }
}
