import CommunityInsights

/// The network as rows of `source,target,weight`, one a direction in which there were interactions, and one a tie where
/// rows have no direction: what nearly every tool reads, and copgraph itself too. Members without a tie have no row.
public struct EdgeListCSV: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.put("source,target,weight\n")
    for tie in analysis.ties {
      let a = Cell.text(analysis.members[tie.memberA].member)
      let b = Cell.text(analysis.members[tie.memberB].member)
      if !analysis.log.isDirected {
        sink.putCSVRow([a, b, Cell(tie.strength)], ids: 2)
        try sink.handOnIfFull()
        continue
      }
      if tie.aToB > 0 { sink.putCSVRow([a, b, Cell(tie.aToB)], ids: 2) }
      if tie.bToA > 0 { sink.putCSVRow([b, a, Cell(tie.bToA)], ids: 2) }
      try sink.handOnIfFull()
    }
  }
}
