import CommunityInsights

/// One row a pair of members who interacted, in the order of the analysis: `ties.csv` with all columns, `copgraph measure
/// --of ties` with some.
public struct TiesCSV: AnalysisWriter {
  /// The columns, in order; the two ends first.
  public var columns: [TieColumn]

  public init(columns: [TieColumn] = TieColumn.allCases) { self.columns = columns }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.putCSVRow(columns.map { .text($0.name) })
    let (members, clock) = (analysis.members, analysis.log.clock)
    for tie in analysis.ties {
      sink.putCSVRow(columns.lazy.map { $0.cell(of: tie, members: members, clock: clock) }, ids: 2)
      try sink.handOnIfFull()
    }
  }
}
