/// How a log is written, found out from its first rows.
struct LogLayout {
  var delimiter: Delimiter
  var lineEnd: UInt8
  var hasHeader: Bool
  /// The header, or the numbers of the columns.
  var columnNames: [String]
  var form: LogForm
  /// How times are read; `nil` without a time column.
  var time: TimeLayout?
  /// Pieces of the time that have columns of their own, by position.
  var timeParts: [TimePart: Int] = [:]
  /// Why the sample does not show how times are read; the whole column may.
  var timeDoubt: InputError?
  /// How weights are written.
  var weightStyle = NumberStyle()
  /// How several recipients are written into one cell.
  var recipientStyle = RecipientStyle()
  /// How it is known what a message answers, `nil` where there are no messages; a log may have the columns for it
  /// although they are not read.
  var replySource: ReplySource?
  /// The position in a row of each role that is used.
  var positions: [ColumnRole: Int]

  var columnCount: Int { columnNames.count }

  var hasTime: Bool { positions[.time] != nil || timeParts[.year] != nil }

  var clock: Clock { hasTime ? time?.clock ?? .calendar : .none }

  var mappedColumns: [MappedColumn] {
    ColumnRole.allCases.compactMap { role in
      positions[role].map { position in
        MappedColumn(role: role, header: hasHeader ? columnNames[position] : nil, position: position + 1)
      }
    }
  }

  var unusedColumns: [String] {
    let used = Set(positions.values)
    return columnNames.indices.filter { !used.contains($0) }.map { columnNames[$0] }
  }
}

/// Finds the layout of a log from a sample of its rows.
struct LayoutDetector {
  /// How many rows are looked at.
  static let sampleRows = 1000

  let file: String
  let options: LogReadingOptions

  /// - Parameter sample: the beginning of the log, without byte order mark.
  /// - Throws: ``InputError`` when the columns cannot be told.
  func layout(of sample: DelimitedSample) throws(InputError) -> LogLayout {
    let (delimiter, rows) = try delimiterAndRows(sample)
    let hasHeader = options.hasHeader ?? isHeader(rows)
    let columnCount = hasHeader ? rows[0].count : DelimitedSample.commonest(rows.map(\.count))
    let headers = hasHeader ? rows[0].map(Self.trimmed) : nil
    let data = Array(hasHeader ? rows.dropFirst() : rows[...]).filter { $0.count == columnCount }
    var positions = try overrides(headers: headers, columnCount: columnCount)
    if let headers {
      recognize(headers, into: &positions)
    } else {
      guess(data, columnCount: columnCount, into: &positions)
    }
    let names = headers ?? (1...max(1, columnCount)).map { String($0) }
    let form = try form(&positions, names: names, hasHeader: hasHeader)
    let replySource = Self.replySource(form, positions)
    keepMessageColumns(form, replySource, &positions)
    var layout = LogLayout(
      delimiter: delimiter, lineEnd: sample.lineEnd, hasHeader: hasHeader, columnNames: names, form: form,
      replySource: replySource, positions: positions)
    try findValueStyles(&layout, data)
    return layout
  }

  // MARK: - Delimiter and header

  /// The delimiter under which most header words are recognised, then most rows have the same number of fields, then
  /// that number is largest.
  private func delimiterAndRows(_ sample: DelimitedSample) throws(InputError) -> (Delimiter, [[String]]) {
    if let delimiter = options.delimiter {
      let rows = sample.rows(delimiter, limit: Self.sampleRows)
      if !rows.isEmpty { return (delimiter, rows) }
    }
    var best: (delimiter: Delimiter, score: (Int, Int, Int))?
    for delimiter in Delimiter.allCases {
      let rows = sample.rows(delimiter, limit: 100)
      guard let first = rows.first else { continue }
      let width = DelimitedSample.commonest(rows.map(\.count))
      let share = 100 * rows.count { $0.count == width } / rows.count
      let recognized = first.count > 1 ? ColumnRecognition.recognizedRoles(in: first) : 0
      // One recognised word may be chance ("to" in a sentence); half the rows being alike is not.
      guard recognized > 1 || (width > 1 && share >= 50) else { continue }
      let score = (recognized, share, width)
      if best == nil || score > best!.score { best = (delimiter, score) }
    }
    if let best { return (best.delimiter, sample.rows(best.delimiter, limit: Self.sampleRows)) }
    let first = sample.rows(.comma, limit: 1).first?.joined(separator: ",") ?? ""
    throw InputError(
      .data, file: file, line: 1, text: first, problem: "no columns can be told apart",
      remedy: "separate the fields with commas, semicolons, tabs or vertical bars, and name the columns with "
        + "--source NAME --target NAME")
  }

  private func isHeader(_ rows: [[String]]) -> Bool {
    let first = rows[0].map(Self.trimmed)
    let named = ColumnRole.allCases.compactMap { options.columns[$0] }.filter { Int($0) == nil }
    if named.contains(where: { ColumnRecognition.position(named: $0, headers: first, columnCount: 0) != nil }) {
      return true
    }
    let recognized = ColumnRecognition.recognizedRoles(in: first)
    if recognized > 1 { return true }
    if first.contains(where: Self.isValue) { return false }
    if recognized > 0 { return true }
    return first.indices.contains { column in
      let cells = rows.dropFirst().compactMap { $0.count == first.count ? Self.trimmed($0[column]) : nil }
      return cells.count(where: Self.isValue) * 2 > cells.count
    }
  }

  /// Whether a cell holds a number or a time, which a header never does.
  private static func isValue(_ cell: String) -> Bool {
    DecimalNumber.parse(cell) != nil || TimeColumn.isWrittenTime(cell)
  }

  private static func trimmed(_ cell: String) -> String {
    Array(cell.utf8).withUnsafeBufferPointer { String(decoding: $0.trimmed, as: UTF8.self) }
  }

  // MARK: - Columns

  private func overrides(headers: [String]?, columnCount: Int) throws(InputError) -> [ColumnRole: Int] {
    var positions: [ColumnRole: Int] = [:]
    for role in ColumnRole.allCases {
      guard let name = options.columns[role] else { continue }
      guard let position = ColumnRecognition.position(named: name, headers: headers, columnCount: columnCount) else {
        let columns = headers.map { "among \(Self.list($0))" } ?? "in a log of \(columnCount) columns without header"
        throw InputError(
          .usage, file: file, column: name, problem: "there is no such column \(columns)",
          remedy: headers == nil ? "give its number from 1" : "give one of these names")
      }
      if let other = positions.first(where: { $0.value == position })?.key {
        throw InputError(
          .usage, file: file, column: name, problem: "is named both as \(other.rawValue) and as \(role.rawValue)",
          remedy: "name two different columns")
      }
      positions[role] = position
    }
    return positions
  }

  private func recognize(_ headers: [String], into positions: inout [ColumnRole: Int]) {
    for role in ColumnRole.allCases where positions[role] == nil {
      let taken = Set(positions.values)
      // A column that has a role already is not a candidate for another.
      let free = headers.indices.map { taken.contains($0) ? "" : headers[$0] }
      if let position = ColumnRecognition.position(of: ColumnRecognition.words(for: role), in: free) {
        positions[role] = position
      }
    }
  }

  /// Without a header: dates are times; the first two other columns are source and target; then a column of numbers is
  /// the time if it looks like one, and the weight otherwise.
  private func guess(_ rows: [[String]], columnCount: Int, into positions: inout [ColumnRole: Int]) {
    let columns = (0..<columnCount).map { column in TimeColumn(rows.map { $0[column] }) }
    func free(_ column: Int) -> Bool { !positions.values.contains(column) }
    if positions[.time] == nil { positions[.time] = columns.indices.first { free($0) && columns[$0].isMostlyDates } }
    for role in [ColumnRole.source, .target] where positions[role] == nil {
      positions[role] = columns.indices.first(where: free)
    }
    for column in columns.indices where free(column) && columns[column].isMostlyNumbers {
      if positions[.time] == nil && columns[column].looksLikeTimes {
        positions[.time] = column
      } else if positions[.weight] == nil {
        positions[.weight] = column
      }
    }
  }

  /// Tells the form of the log from the columns it has.
  private func form(
    _ positions: inout [ColumnRole: Int], names: [String], hasHeader: Bool
  ) throws(InputError) -> LogForm {
    if options.isTwoMode { return try attendance(&positions, names: names, hasHeader: hasHeader) }
    if positions[.source] != nil {
      if positions[.target] != nil { return .interactions }
      if positions[.id] != nil && positions[.replyTo] != nil { return .replies }
      if positions[.thread] != nil { return .conversations }
    }
    let found =
      positions[.source].map { "only who acts was recognised ('\(names[$0])')" }
      ?? positions[.target].map { "only towards whom was recognised ('\(names[$0])')" }
      ?? "no column was recognised as who acts and towards whom"
    throw InputError(
      .data, file: file, line: hasHeader ? 1 : nil, problem: "\(found) among the columns \(Self.list(names))",
      remedy: "name the columns with --source NAME --target NAME")
  }

  /// Finds the column of events: that of threads, one with a header word of events, or else the one that would be the
  /// target.
  private func attendance(
    _ positions: inout [ColumnRole: Int], names: [String], hasHeader: Bool
  ) throws(InputError) -> LogForm {
    let others = names.indices.map { [positions[.source], positions[.time]].contains($0) ? "" : names[$0] }
    let named = hasHeader ? ColumnRecognition.position(of: ColumnRecognition.eventWords, in: others) : nil
    let event = positions[.thread] ?? named ?? positions[.target]
    guard positions[.source] != nil, let event else {
      throw InputError(
        .data, file: file, line: hasHeader ? 1 : nil,
        problem: "no columns were recognised as who took part in what among the columns \(Self.list(names))",
        remedy: "name the columns with --source NAME --thread NAME")
    }
    for role in [ColumnRole.target, .weight, .kind] { positions[role] = nil }
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

  /// Drops the columns that nothing is known by, or that nobody asks for.
  private func keepMessageColumns(
    _ form: LogForm, _ replySource: ReplySource?, _ positions: inout [ColumnRole: Int]
  ) {
    let areRead = form != .interactions || options.readsMessages
    if !areRead || replySource != .replyColumn {
      positions[.id] = nil
      positions[.replyTo] = nil
    }
    // Ids may be numbers within a thread, so that both are needed to know what is answered.
    if form != .attendance && (!areRead || replySource == .recency) { positions[.thread] = nil }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(30).map { "'\(InputError.printable($0, limit: 40))'" }.joined(separator: ", ")
    return names.count > 30 ? shown + ", …" : shown
  }
}
