import CommunityInsights

/// What the public is told of members, one row a pseudonym: `members.csv` for that audience.
///
/// `participation` is empty where a band has too few members to be told.
public struct PseudonymsCSV: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.putCSVRow([.text(MemberColumn.member.name), .text(StandingColumn.participation.rawValue)])
    for member in analysis.pseudonyms {
      sink.putCSVRow([.text(member.pseudonym), Cell(member.band?.rawValue)])
      try sink.handOnIfFull()
    }
  }
}
