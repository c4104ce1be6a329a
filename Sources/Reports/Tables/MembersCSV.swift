import CommunityInsights

/// One row a member, in the order of the analysis: `members.csv` with all columns, `copgraph measure` with some.
public struct MembersCSV: AnalysisWriter {
  /// The columns, in order.
  public var columns: [MemberColumn]

  public init(columns: [MemberColumn] = MemberColumn.allCases) { self.columns = columns }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.putCSVRow(columns.map { .text($0.rawValue) })
    for member in analysis.members {
      sink.putCSVRow(columns.lazy.map { $0.cell(of: member) })
      try sink.handOnIfFull()
    }
  }
}
