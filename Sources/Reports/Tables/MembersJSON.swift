import CommunityInsights

/// One object a member, in the order of the analysis, with the chosen columns: `copgraph measure --format json`.
public struct MembersJSON: AnalysisWriter {
  /// The entries of each object, in order.
  public var columns: [MemberColumn]

  public init(columns: [MemberColumn] = MemberColumn.allCases) { self.columns = columns }

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    var json = JSONPrinter(sink: sink, marksDoubles: true)
    try json.document { json in
      json.entry("schema_version", .whole(analysis.schemaVersion))
      try json.entry("members", array: analysis.members) { json, member in
        json.object { json in
          for column in columns { json.entry(column.name, column.cell(of: member)) }
        }
      }
    }
  }
}
