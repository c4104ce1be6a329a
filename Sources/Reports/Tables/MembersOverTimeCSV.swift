import CommunityInsights
import InteractionLogs

/// One row a member and period in which the log has something of the member: `members-over-time.csv`.
///
/// By member in the order of `members.csv`, then by period; for the community itself. Periods are those of
/// `timeline.csv`, which says which of them the log covers only in part.
public struct MembersOverTimeCSV: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    let clock = analysis.log.clock
    sink.putCSVRow(Self.columns(of: analysis.log).map { .text($0.name) })
    guard let lens = analysis.lens, let activity = lens.memberActivity else { return }
    let windows = lens.timeline.windows.map { window in
      (begin: Cell.text(clock.string(Instant(microseconds: window.begin))), label: Cell.text(window.label))
    }
    for entry in activity.entries {
      let window = windows[entry.window]
      let cells: [Cell] = [
        .text(analysis.members[entry.member].member), window.begin, window.label, .truth(entry.tookPart),
        Cell(entry.isNew), .whole(entry.ties), Cell(entry.newTies), Cell(entry.strength), Cell(entry.messages),
      ]
      sink.putCSVRow(cells, ids: 1)
      try sink.handOnIfFull()
    }
  }

  static func columns(of log: LogSummary) -> [TableColumn] {
    let words = RowWords(log.rowKind)
    let known = "empty in the first period, before which nothing is known"
    return [
      TableColumn(MemberColumn.member.name, .text, MemberColumn.member.summary),
      .instant("begin", "When the period begins", log.clock),
      TableColumn("label", .text, "What the period is called"),
      TableColumn(
        "took_part", .truth, "Whether the member acted",
        convention: log.isDirected ? "false where others only turned to the member" : nil),
      TableColumn("is_new", .truth, "Whether the member took part for the first time", convention: known),
      TableColumn("ties", .whole, "Members with whom the member had \(words.plural)", range: "0 to n − 1"),
      TableColumn(
        "new_ties", .whole, "Those of them with whom there was nothing before", range: "0 to n − 1", convention: known),
      TableColumn(
        "strength", .number, "Sum of the weights of all \(words.plural) of the member", unit: words.plural,
        range: "from 0"),
      TableColumn(
        "messages", .whole, "Messages that the member wrote", range: "from 0",
        convention: "empty in a log without messages"),
    ]
  }
}
