import CommunityInsights
import InteractionLogs

/// How a log was read, in lines for a terminal.
struct LogDescription {
  let lines: [String]
  /// How it is known what answers what; empty where nothing is known of messages.
  let answers: [String]

  init(_ log: LogSummary) {
    lines = log.files.flatMap { Self.lines(of: $0) }
    answers = Self.answers(in: log)
  }

  private static func answers(in log: LogSummary) -> [String] { threads(in: log) + history(of: log) }

  /// What is called threads and does not behave like conversations.
  private static func threads(in log: LogSummary) -> [String] {
    guard let threads = log.doubtedThreads else { return [] }
    let column = log.files.flatMap(\.columns).first { $0.role == .thread }?.header
    let name = column.map { "'\($0)'" } ?? "the column"
    return [
      "Threads: \(name) has \(Wording.count(threads.threads, "value", "values")) for "
        + "\(Wording.count(threads.rows, "row", "rows")), and most go on as long as the log: hardly conversations. "
        + (threads.areUsed
          ? "Used all the same (--thread none leaves them out)." : "Not used (--thread \(column ?? "NAME") uses them).")
    ]
  }

  private static func history(of log: LogSummary) -> [String] {
    guard let history = log.history, history.messages > 0 else { return [] }
    let source =
      switch history.replySource {
      case .replyColumn: "the messages that they reply to"
      case .threads: "threads"
      case .recency: "how soon somebody turned back"
      }
    return [
      "Answers are known from \(source): \(Wording.count(history.messages, "message", "messages")), "
        + "\(Wording.count(history.openingMessages, "conversation", "conversations"))."
    ]
  }

  private static func lines(of file: FileSummary) -> [String] {
    let words = RowWords(file.rowKind)
    let count =
      file.delimiter == nil ? Wording.count(file.rows, "entry", "entries") : Wording.count(file.rows, "row", "rows")
    var lines = ["Read \(file.name): \(count), \(layout(of: file))."]
    if !file.columns.isEmpty { lines.append("  Columns: \(columns(of: file)).") }
    if file.skippedLines > 0 {
      lines.append("  Skipped: \(Wording.count(file.skippedLines, "line", "lines")) beside the table.")
    }
    if file.repeatedHeaders > 0 {
      lines.append("  Skipped: the header, \(Wording.count(file.repeatedHeaders, "time", "times")) more.")
    }
    lines.append("  A row is: \(rows(of: file)).")
    if let first = file.first, let last = file.last, file.clock != .none {
      lines.append(
        "  Time: \(file.clock.string(first)) to \(file.clock.string(last))\(unit(of: file.clock))\(times(of: file)).")
      if let zone = file.unusedZone {
        lines.append(
          "  Zone: '\(zone)' in the header is not used, for it is not known or means several (--timezone says it).")
      }
    }
    lines.append("  Taken: \(taken(of: file)).")
    if file.selfInteractions > 0 {
      lines.append(
        "  Left out: \(Wording.count(file.selfInteractions, words.singular, words.plural)) of members with themselves."
      )
    }
    if file.messagesToEverybody > 0 {
      lines.append(
        file.rowKind == .acts
          ? "  Alone: \(Wording.count(file.messagesToEverybody, "entry", "entries")) by one member."
          : "  To everybody: \(Wording.count(file.messagesToEverybody, "message", "messages")).")
    }
    if file.eventsLeftOut > 0 {
      lines.append("  Left out: \(Wording.count(file.eventsLeftOut, "event", "events")) with too many members.")
    }
    if file.outsidePeriod > 0 {
      lines.append(
        "  Left out: \(Wording.count(file.outsidePeriod, words.singular, words.plural)) outside the period.")
    }
    for leftOut in file.leftOut {
      lines.append("  Left out: \(Wording.count(leftOut.count, "entry", "entries")): \(leftOut.reason.rawValue).")
    }
    if file.listRows > 0 {
      let separators = file.listSeparators.joined(separator: " or ")
      lines.append(
        "  Several people in one cell: \(Wording.count(file.listRows, "row", "rows")), parted by \(separators)"
          + (file.listSeparators.contains("commas") ? " (--commas keep says otherwise)." : "."))
    }
    for name in file.absentNames {
      lines.append("  Nobody: '\(name.text)', \(Wording.count(name.count, "time", "times")) (\(name.absence.words)).")
    }
    for rejection in file.rejected {
      lines.append("  Rejected: \(Wording.count(rejection.count, "row", "rows")): \(rejection.reason.rawValue).")
    }
    return lines
  }

  /// What a row is taken for, and the option that says otherwise.
  private static func rows(of file: FileSummary) -> String {
    let rows = RowWords.rows(file.rowKind, isDirected: !file.isUndirected)
    return switch file.rowKindBasis {
    case .option: "\(rows), as --rows says"
    case .format: "\(rows), as the format says (--rows says otherwise)"
    case .columns: "\(rows), as the columns show (--rows says otherwise)"
    case .data: "\(rows), as the order in pairs shows (--rows directed or --rows acts says otherwise)"
    case .none:
      "not known (--rows says it: "
        + "\(RowKind.allCases.filter { $0 != .interactions }.map(\.rawValue).joined(separator: ", ")))"
    }
  }

  private static func layout(of file: FileSummary) -> String {
    let table = file.delimiter.map { "\($0.name)-separated, \(file.hasHeader ? "with" : "without") header" }
    return (file.format ?? table ?? "")
      + (file.encoding.map { ", \($0)\(file.isEncodingGuessed ? " by guess (--encoding says otherwise)" : "")" } ?? "")
  }

  private static func columns(of file: FileSummary) -> String {
    let used = file.columns.map { column in
      "\(option(for: column.role)) = \(column.header.map { "'\($0)'" } ?? "column \(column.position)")"
    }
    let further = file.furtherColumns.map { "\($0.use) = '\($0.header)'" }
    let unused =
      file.unusedColumns.isEmpty
      ? ""
      : "; not used: "
        + file.unusedColumns.map { header in
          "'\(header)'" + (file.rowNumberColumns.contains(header) ? " (it numbers the rows)" : "")
        }.joined(separator: ", ")
    return (used + further).joined(separator: ", ") + unused
  }

  /// What the option is called that names a column.
  private static func option(for role: ColumnRole) -> String { role == .replyTo ? "reply-to" : role.rawValue }

  /// How times are read, where that is not plain.
  private static func times(of file: FileSummary) -> String {
    (file.timeFormat.map { ", read as \($0)" } ?? "")
      + (file.timeZone.map { ", in the zone \($0)" }
        ?? (file.lacksZones ? ", in UTC where no zone is written (--timezone says otherwise)" : ""))
  }

  private static func unit(of clock: Clock) -> String { clock == .secondsFromStart ? " seconds" : "" }

  private static func taken(of file: FileSummary) -> String {
    let words = RowWords(file.rowKind)
    // Those of members with themselves are told apart.
    let interactions = Wording.count(file.interactions - file.selfInteractions, words.singular, words.plural)
    if file.events > 0 { return "\(interactions) at \(Wording.count(file.events, "event", "events"))" }
    guard file.messages > 0 else { return interactions }
    let unknown =
      file.repliesToUnknown == 0
      ? ""
      : ", \(Wording.count(file.repliesToUnknown, "answers a message", "answer messages")) that the log does not have"
    return "\(interactions) from \(Wording.count(file.messages, "message", "messages")); "
      + "\(Wording.count(file.openingMessages, "opens", "open")) a conversation\(unknown)"
  }
}

extension Absence {
  fileprivate var words: String {
    switch self {
    case .missing: "a missing value"
    case .placeholder: "a placeholder for people that the log does not name"
    case .group: "a channel, or everybody"
    }
  }
}
