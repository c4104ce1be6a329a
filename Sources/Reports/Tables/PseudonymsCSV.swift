import CommunityInsights

/// What the public is told of members, one row a pseudonym: `members.csv` for that audience.
///
/// `participation` is empty where a band has too few members to be told.
public struct PseudonymsCSV: AnalysisWriter {
  public init() {}

  static let columns = [
    TableColumn(MemberColumn.member.name, .text, "Pseudonym of the member"), TableColumn(StandingColumn.participation),
  ]

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.putCSVRow(Self.columns.map { .text($0.name) })
    for member in analysis.pseudonyms {
      sink.putCSVRow([.text(member.pseudonym), Cell(member.band?.rawValue)])
      try sink.handOnIfFull()
    }
  }
}
