import CommunityInsights
import GraphMeasures

extension ResearchTable {
  /// Numbers about the network as a whole.
  public init(_ rows: [NetworkNumbers.Row]) {
    let hasChance = rows.contains { $0.chance != nil }
    self.init(
      "numbers",
      columns: [TableColumn("measure", .text, "Name of the number"), TableColumn("value", .number, "Its value")]
        + (hasChance ? Self.chanceColumns : []),
      rows: rows.map { row in
        [.text(row.statistic.name), Cell(row.value)] + (hasChance ? Self.cells(of: row.chance) : [])
      })
  }

  static let networkMeasures = NetworkStatistic.all.map { statistic in
    TableColumn(
      statistic.name, .number, statistic.summary, range: statistic.range, convention: statistic.convention,
      source: statistic.source)
  }

  /// A number beside what chance has.
  static let chanceColumns = [
    TableColumn(
      "expected", .number, "Mean of the number in random networks in which every member has as many ties",
      convention: "with --null degree; switches of ties, ten tries a tie; no weights", source: "Maslov & Sneppen 2002"),
    TableColumn("standard_deviation", .number, "Standard deviation of the number in those networks", range: "from 0"),
    TableColumn(
      "z", .number, "By how many standard deviations the number is above the expected one",
      convention: "empty where random networks all have the same"),
    TableColumn("as_extreme", .whole, "How many random networks are at least as far from the expected number"),
    TableColumn("replicates", .whole, "How many random networks have the number at all"),
    TableColumn(
      "p", .number, "Probability that chance alone gives a number at least as far from the expected one",
      range: "0 to 1",
      convention: "(as_extreme + 1) / (replicates + 1), both sides", source: "Davison & Hinkley 1997"),
  ]

  /// Their cells; empty where there is nothing to compare.
  static func cells(of chance: NullComparison?) -> [Cell] {
    guard let chance else { return chanceColumns.map { _ in .undefined } }
    return [
      Cell(chance.mean), Cell(chance.standardDeviation), Cell(chance.standardScore),
      chance.observed == nil ? .undefined : .whole(chance.asExtremeCount), .whole(chance.sampleCount),
      Cell(chance.pValue),
    ]
  }

  /// How often three members are tied in each way.
  public init(_ rows: [TriadNumbers.Row]) {
    let hasChance = rows.contains { $0.chance != nil }
    self.init(
      "triads",
      columns: [
        TableColumn("triad", .text, "Name of the pattern"), TableColumn("arcs", .text, "Who turned to whom in it"),
      ] + Self.triadMeasures + (hasChance ? Self.chanceColumns : []),
      rows: rows.map { row in
        let arcs = row.pattern.arcs
        return [
          .text(row.pattern.rawValue), arcs.isEmpty ? .undefined : .text(arcs), .whole(row.count), Cell(row.share),
        ]
          + (hasChance ? Self.cells(of: row.chance) : [])
      })
  }

  static let triadMeasures = [
    TableColumn(
      "count", .whole, "Triples of members who are tied in this way", range: "from 0",
      convention: "16 patterns, or 4 where rows have no direction", source: "Holland & Leinhardt 1970"),
    TableColumn("share", .number, "Their share of all triples of members", range: "0 to 1"),
  ]
}
