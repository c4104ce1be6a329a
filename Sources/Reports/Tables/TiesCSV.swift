import CommunityInsights

/// One row a pair of members who interacted, in the order of the analysis: `ties.csv`.
public struct TiesCSV: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.putCSVRow(TieColumn.allCases.map { .text($0.rawValue) })
    let (members, clock) = (analysis.members, analysis.log.clock)
    for tie in analysis.ties {
      sink.putCSVRow(TieColumn.allCases.lazy.map { $0.cell(of: tie, members: members, clock: clock) }, ids: 2)
      try sink.handOnIfFull()
    }
  }
}
