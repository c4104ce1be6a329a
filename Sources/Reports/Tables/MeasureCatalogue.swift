import CommunityInsights

/// All measures, one row each: those of members and ties from the lists of their columns, those of the community from
/// their files, those for researchers from their tables.
public struct MeasureCatalogue {
  /// One measure.
  public struct Row: Sendable {
    /// `member`, `tie` or `community`, or for researchers what `copgraph measure --of` takes, `chance`, `ego` or
    /// `comparison`.
    public var of: String
    public var name: String
    public var summary: String
    public var range: String
    public var convention: String
    public var source: String
  }

  /// Measures of members, then of ties, then of the community, each part in the order in which reports have them; then
  /// those for researchers.
  public let rows: [Row]

  public init() {
    let ofMembers = MemberColumn.all.map {
      Row(
        of: "member", name: $0.name, summary: $0.summary, range: $0.range, convention: $0.convention, source: $0.source)
    }
    let ofTies = TieColumn.allCases.map {
      Row(of: "tie", name: $0.name, summary: $0.summary, range: $0.range, convention: $0.convention, source: $0.source)
    }
    let ofCommunity = CommunityMeasure.all.map {
      Row(
        of: "community", name: $0.rawValue, summary: $0.meaning.withoutFullStop, range: "",
        convention: "answers: \($0.question.heading)", source: $0.source ?? "")
    }
    let forResearchers = ResearchTable.measures.flatMap { of, columns in
      columns.map { column in
        Row(
          of: of, name: column.name, summary: column.summary, range: column.range ?? "",
          convention: column.convention ?? "", source: column.source ?? "")
      }
    }
    rows = ofMembers + ofTies + ofCommunity + forResearchers
  }

  /// Writes the table as CSV.
  public func write(to sink: ByteSink) {
    sink.putCSVRow(["of", "measure", "summary", "range", "convention", "source"].map { .text($0) })
    for row in rows {
      sink.putCSVRow(
        [row.of, row.name, row.summary, row.range, row.convention, row.source].map {
          $0.isEmpty ? .undefined : .text($0)
        })
    }
  }
}

extension String {
  fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
