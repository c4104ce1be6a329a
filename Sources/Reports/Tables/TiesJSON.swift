import CommunityInsights

/// One object a tie, in the order of the analysis, with the chosen columns: `copgraph measure --of ties --format json`.
public struct TiesJSON: AnalysisWriter {
  /// The entries of each object, in order.
  public var columns: [TieColumn]

  public init(columns: [TieColumn] = TieColumn.allCases) { self.columns = columns }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    let (members, clock) = (analysis.members, analysis.log.clock)
    var json = JSONPrinter(sink: sink, marksDoubles: true)
    try json.document { json in
      json.entry("schema_version", .whole(analysis.schemaVersion))
      try json.entry("ties", array: analysis.ties) { json, tie in
        json.object { json in
          for column in columns { json.entry(column.name, column.cell(of: tie, members: members, clock: clock)) }
        }
      }
    }
  }
}
