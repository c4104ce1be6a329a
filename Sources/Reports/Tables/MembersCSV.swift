import CommunityInsights

/// One row a member, in the order of the analysis: `members.csv` with all columns, `copgraph measure` with some.
public struct MembersCSV: AnalysisWriter {
  /// The columns, in order.
  public var columns: [MemberColumn]
  /// The columns of the lens, behind the others; the analysis has to have them.
  public var standings: [StandingColumn]

  public init(columns: [MemberColumn] = MemberColumn.allCases, standings: [StandingColumn] = []) {
    self.columns = columns
    self.standings = standings
  }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.putCSVRow(columns.map { .text($0.name) } + standings.map { .text($0.rawValue) })
    for (index, member) in analysis.members.enumerated() {
      let cells = columns.map { $0.cell(of: member) } + standings.map { $0.cell(ofMember: index, in: analysis) }
      sink.putCSVRow(cells, ids: columns.first == .member ? 1 : 0)
      try sink.handOnIfFull()
    }
  }
}
