import CommunityInsights
import InteractionLogs

/// The section of a report that says how the log was read and how far it can be trusted.
struct LogTables {
  let analysis: Analysis

  init(_ analysis: Analysis) { self.analysis = analysis }

  private var log: LogSummary { analysis.log }
  private var words: RowWords { RowWords(log.rowKind) }

  /// The tables are for the community: others see how complete the log is.
  var section: ReportPage.Section {
    let tables = analysis.audience == .community ? [rows, columns] + (log.rejectedRows > 0 ? [rejected] : []) : []
    return .init(
      sectionID: "log", heading: "How the log was read", introduction: "\(completeness) \(rowKind)\(zones)\(roster)",
      blocks: tables)
  }

  private var completeness: String {
    if log.rejectedRows == 0 { return "Every row of the log could be used." }
    guard analysis.audience == .community else {
      return
        "\(Wording.share(Double(log.rejectedRows) / Double(max(1, log.rows)))) of the rows of the log could not be "
        + "used."
    }
    return
      "\(Wording.count(log.rejectedRows, "row", "rows")) could not be used; each is in rejected.csv with its reason."
  }

  /// What a row was taken for, where that is not a message.
  private var rowKind: String {
    if log.rowKind == .messages { return "" }
    return "Rows are taken for \(RowWords.rows(log.rowKind, isDirected: log.isDirected)). "
  }

  /// In which zone times are that are written without one, where that is not UTC.
  private var zones: String {
    var zones: [String] = []
    for zone in log.files.compactMap(\.timeZone) where !zones.contains(zone) { zones.append(zone) }
    return zones.isEmpty ? "" : "Times without a zone are taken for those of \(zones.joined(separator: " and ")). "
  }

  private var roster: String {
    analysis.hasRoster
      ? "Members come from the log and from the member table."
      : "There was no member table, so that members who \(words.never) are missing from everything above."
  }

  private var rows: ReportPage.Block {
    let table = DocumentTable(
      "Each log, and what became of its rows.", of: log.files,
      columns: [
        .text("Log"), .number("Rows"), .number(words.heading), .number("With oneself"), .number("Outside the period"),
        .number("Rejected"), .text("First"), .text("Last"),
      ]
    ) { file in
      [
        Wording.shortened(file.name), Wording.count(file.rows), Wording.count(file.interactions),
        Wording.count(file.selfInteractions), Wording.count(file.outsidePeriod), Wording.count(file.rejectedRows),
        time(file.first, file.clock), time(file.last, file.clock),
      ]
    }
    return .init(blockHeading: "Rows", table: table)
  }

  private var columns: ReportPage.Block {
    let used = log.files.flatMap { file in file.columns.map { (file, $0) } }
    let table = DocumentTable(
      "Which columns were used, and for what. Columns that are not listed were not read.", of: used,
      columns: [.text("Used as"), .text("Column"), .number("Position"), .text("Log")]
    ) { file, column in
      [
        column.role.meaning(of: log.rowKind), column.header.map { Wording.shortened($0) } ?? "(no header)",
        Wording.count(column.position), Wording.shortened(file.name),
      ]
    }
    return .init(blockHeading: "Columns", table: table)
  }

  private var rejected: ReportPage.Block {
    let table = DocumentTable(
      "Rows that could not be used, by reason. All of them are in rejected.csv, with line and text.", of: log.rejected,
      columns: [.text("Reason"), .number("Rows"), .number("Share of all rows")]
    ) { rejection in
      [
        rejection.reason.rawValue, Wording.count(rejection.count),
        Wording.share(log.rows == 0 ? nil : Double(rejection.count) / Double(log.rows)),
      ]
    }
    return .init(blockHeading: "Rejected rows", table: table)
  }

  private func time(_ instant: Instant?, _ clock: Clock) -> String {
    instant.map { Wording.day(of: $0, clock: clock) } ?? Wording.undefined
  }
}

extension ColumnRole {
  /// What the column is used as, in words.
  fileprivate func meaning(of kind: RowKind) -> String {
    switch self {
    case .source where kind == .attendance: "who took part"
    case .thread where kind == .attendance: "in which event"
    case .source where kind == .contacts: "the one"
    case .target where kind == .contacts: "the other"
    case .source: "who acted"
    case .target: "towards whom"
    case .time: "when"
    case .weight: "how much"
    case .kind: "kind of interaction"
    case .id: "identity of the message"
    case .thread: "thread"
    case .replyTo: "message replied to"
    case .cc: "who got a copy"
    case .bcc: "who got a hidden copy"
    }
  }
}
