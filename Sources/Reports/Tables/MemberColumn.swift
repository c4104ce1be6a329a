import CommunityInsights

/// A column that a member can have.
///
/// ``allCases`` is the one list behind `members.csv`, the attributes of nodes in graph files, and `copgraph measure` and
/// `copgraph measures`: who adds a measure of members adds its row here.
public struct MemberColumn: Sendable {
  /// The column's name, everywhere.
  public let name: String
  /// What its cells are.
  public let kind: Cell.Kind
  /// The measures to compute for the column; `nil` where it is always there.
  public let group: MeasureGroup?
  /// What it says of a member, in one line.
  public let summary: String
  /// Between which bounds it lies; n is the number of members.
  public let range: String
  /// Which of several usual definitions it is.
  public let convention: String
  /// Who defined it.
  public let source: String
  private let value: @Sendable (MemberMetrics) -> Cell

  init(
    _ name: String, _ kind: Cell.Kind, _ summary: String, group: MeasureGroup? = nil, range: String = "",
    convention: String = "", source: String = "", _ value: @escaping @Sendable (MemberMetrics) -> Cell
  ) {
    self.name = name
    self.kind = kind
    self.group = group
    self.summary = summary
    self.range = range
    self.convention = convention
    self.source = source
    self.value = value
  }

  /// The column of this name; `nil` where there is none.
  public static func named(_ name: String) -> MemberColumn? { all.first { $0.name == name } }

  /// Every column that there can be: those that analyses have, and what stands in the place of one where it is estimated.
  public static var all: [MemberColumn] { allCases + [estimatedBetweenness] }

  /// The columns of an analysis with these options.
  public static func columns(_ options: AnalysisOptions) -> [MemberColumn] {
    allCases.map { $0.adapted(to: options) }
  }

  /// What stands in the place of the column with these options.
  public func adapted(to options: AnalysisOptions) -> MemberColumn {
    options.betweennessError != nil && name == "betweenness" ? .estimatedBetweenness : self
  }

  /// Whether its numbers are estimates.
  public var isEstimate: Bool { self == .estimatedBetweenness }

  /// The member's value.
  public func cell(of member: MemberMetrics) -> Cell { value(member) }
}

extension MemberColumn: Equatable {
  public static func == (a: MemberColumn, b: MemberColumn) -> Bool { a.name == b.name }
}

extension MemberColumn {
  /// Who the member is: the first column of every table.
  public static let member = MemberColumn("member", .text, "Identity of the member") { .text($0.member) }

  /// All columns, in their order.
  public static let allCases: [MemberColumn] = identity + ties + centralities + cohesion + holes + cuts + brokerage

  private static let identity = [
    member,
    MemberColumn("name", .text, "Name in the member table") { Cell($0.name) },
    MemberColumn("group", .text, "Group in the member table") { Cell($0.group) },
    MemberColumn("role", .text, "Role in the member table") { Cell($0.role) },
    MemberColumn("manager", .text, "Member to whom this one reports, by the member table") {
      $0.manager.map(Cell.id) ?? .undefined
    },
    MemberColumn(
      "community", .whole, "Cluster that the network shows", group: .communities, range: "from 1, by decreasing size",
      convention: "Leiden on modularity; empty for members without a tie", source: "Traag, Waltman & van Eck 2019"
    ) { Cell($0.community) },
    MemberColumn(
      "component", .whole, "Members who are connected, directly or through others", range: "from 1, by decreasing size",
      convention: "directions ignored"
    ) { .whole($0.component) },
    MemberColumn(
      "strong_component", .whole, "Members who can all reach one another along the direction of interactions",
      range: "from 1, by decreasing size", convention: "empty where rows have no direction", source: "Tarjan 1972"
    ) { Cell($0.strongComponent) },
  ]

  private static let ties = [
    MemberColumn("degree", .whole, "Number of ties", range: "0 to n − 1") { .whole($0.degree) },
    MemberColumn("in_degree", .whole, "Members who turned to this member", range: "0 to n − 1") { Cell($0.inDegree) },
    MemberColumn("out_degree", .whole, "Members to whom this member turned", range: "0 to n − 1") {
      Cell($0.outDegree)
    },
    MemberColumn("strength", .number, "Sum of the weights of all interactions", range: "from 0") { Cell($0.strength) },
  ]

  /// In the place of `betweenness` where that is estimated.
  static let estimatedBetweenness = MemberColumn(
    "betweenness_estimated", .number, "Estimate of betweenness, for large networks", group: .betweenness,
    range: "0 to (n − 1)(n − 2) / 2",
    convention: "with --betweenness-error: off by more than that share of all pairs in one of ten runs at most",
    source: "Borassi & Natale 2019"
  ) { Cell($0.estimatedBetweenness) }

  private static let centralities = [
    MemberColumn(
      "betweenness", .number, "Shortest paths between others that pass through the member", group: .betweenness,
      range: "0 to (n − 1)(n − 2) / 2", convention: "raw count of pairs, ends of paths excluded, exact",
      source: "Freeman 1977; Brandes 2001"
    ) { Cell($0.betweenness) },
    MemberColumn(
      "closeness", .number, "How near the member is to everybody else", group: .distances, range: "0 to 1",
      convention: "Wasserman–Faust, for networks that are not connected", source: "Wasserman & Faust 1994"
    ) { Cell($0.closeness) },
    MemberColumn(
      "harmonic", .number, "Sum of 1 / distance to all others", group: .distances, range: "0 to n − 1",
      convention: "not divided by n − 1", source: "Boldi & Vigna 2014"
    ) { Cell($0.harmonic) },
    MemberColumn(
      "eccentricity", .number, "Longest distance to anybody who is reachable", group: .distances,
      range: "from 1 in ties",
      convention: "inward with --directed; empty where nobody is reachable", source: "Hage & Harary 1995"
    ) { Cell($0.eccentricity) },
    MemberColumn(
      "reach_count", .whole, "Others who are reachable, directly or through others", group: .distances,
      range: "0 to n − 1", convention: "those who can reach the member with --directed"
    ) { Cell($0.reachCount) },
    MemberColumn(
      "pagerank", .number, "Attention from members who get attention themselves", group: .pagerank, range: "0 to 1",
      convention: "damping 0.85 unless --damping says otherwise; adds up to 1", source: "Brin & Page 1998"
    ) { Cell($0.pagerank) },
    MemberColumn(
      "eigenvector", .number, "Ties to members who are well tied themselves", group: .eigenvector, range: "0 to 1",
      convention: "each component scaled to a maximum of 1", source: "Bonacich 1972"
    ) { Cell($0.eigenvector) },
  ]

  private static let cohesion = [
    MemberColumn(
      "core_number", .whole, "How deep the member sits in the dense core", group: .cores, range: "0 to n − 1",
      convention: "largest k of a k-core with the member", source: "Batagelj & Zaveršnik 2003"
    ) { Cell($0.coreNumber) },
    MemberColumn(
      "clustering", .number, "Share of pairs of contacts who know each other", group: .clustering, range: "0 to 1",
      convention: "undefined with fewer than two contacts", source: "Watts & Strogatz 1998"
    ) { Cell($0.clustering) },
  ]

  private static let holes = [
    MemberColumn(
      "constraint", .number, "How much all contacts lead to the same people", group: .structuralHoles, range: "from 0",
      convention: "on the whole network; can exceed 1", source: "Burt 1992"
    ) { Cell($0.constraint) },
    MemberColumn(
      "effective_size", .number, "Contacts minus their redundancy", group: .structuralHoles, range: "0 to n − 1",
      source: "Burt 1992; Borgatti 1997"
    ) { Cell($0.effectiveSize) },
    MemberColumn(
      "efficiency", .number, "Effective size over contacts", group: .structuralHoles, range: "0 to 1",
      source: "Burt 1992"
    ) { Cell($0.efficiency) },
  ]

  private static let cuts = [
    MemberColumn(
      "is_articulation", .truth, "Whether losing the member would disconnect others", group: .cuts,
      convention: "cut member (articulation point)", source: "Hopcroft & Tarjan 1973"
    ) { Cell($0.isArticulation) },
    MemberColumn(
      "cut_off_if_lost", .whole, "Members who would be disconnected from the main group", group: .cuts,
      range: "0 to n − 1",
      convention: "from the largest part of their component that remains", source: "Hopcroft & Tarjan 1973"
    ) { Cell($0.cutOffIfLost) },
    MemberColumn(
      "block_count", .whole, "Blocks that the member is in", group: .cuts, range: "0 to degree",
      convention: "biconnected components; a bridge is one of two members", source: "Hopcroft & Tarjan 1973"
    ) { Cell($0.blockCount) },
    MemberColumn(
      "core_distance", .whole, "Steps to the nearest member of the core", group: .cores, range: "0 to n − 1",
      convention: "empty where there is no path"
    ) { Cell($0.coreDistance) },
  ]
  private static let brokerage = [
    broker("coordinator", "Pairs of others between whom the member stands, all three of one group", \.coordinator),
    broker("gatekeeper", "Pairs that the member links from another group to the own", \.gatekeeper),
    broker("representative", "Pairs that the member links from the own group to another", \.representative),
    broker("consultant", "Pairs of one other group that the member links", \.consultant),
    broker("liaison", "Pairs of two other groups that the member links", \.liaison),
  ]

  private static func broker(
    _ name: String, _ summary: String, _ count: @escaping @Sendable (Brokerage) -> Int
  ) -> MemberColumn {
    MemberColumn(
      name, .whole, summary, group: .brokerage, range: "from 0",
      convention: "pairs without a tie; empty without a group", source: "Gould & Fernandez 1989"
    ) { Cell($0.brokerage.map(count)) }
  }
}

extension TableColumn {
  init(_ column: MemberColumn) {
    func told(_ text: String) -> String? { text.isEmpty ? nil : text }
    self.init(
      column.name, column.kind, column.summary, range: told(column.range), convention: told(column.convention),
      source: told(column.source))
  }
}
