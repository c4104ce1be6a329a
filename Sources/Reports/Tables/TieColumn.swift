import CommunityInsights
import InteractionLogs

/// A column that a tie can have.
///
/// ``allCases`` is the one list behind `ties.csv`, the attributes of edges in graph files, and `copgraph measure --of
/// ties` and `copgraph measures`: who adds a measure of ties adds its row here.
public struct TieColumn: Sendable {
  /// A tie with what its cells are made from.
  struct Row {
    var tie: TieMetrics
    /// The members of the analysis, which the tie refers to.
    var members: [MemberMetrics]
    /// The clock of the log, which says how instants are shown.
    var clock: Clock
  }

  /// The column's name, everywhere.
  public let name: String
  /// The measures to compute for the column; `nil` where it is always there.
  public let group: MeasureGroup?
  /// What it says of a tie, in one line.
  public let summary: String
  /// Between which bounds it lies; n is the number of members.
  public let range: String
  /// Which of several usual definitions it is.
  public let convention: String
  /// Who defined it.
  public let source: String
  private let dayKind: Cell.Kind
  private let value: @Sendable (Row) -> Cell

  init(
    _ name: String, _ kind: Cell.Kind, _ summary: String, group: MeasureGroup? = nil, range: String = "",
    convention: String = "", source: String = "", _ value: @escaping @Sendable (Row) -> Cell
  ) {
    self.name = name
    dayKind = kind
    self.group = group
    self.summary = summary
    self.range = range
    self.convention = convention
    self.source = source
    self.value = value
  }

  /// What its cells are, in a log with this clock: times are numbers where they count seconds.
  public func kind(_ clock: Clock = .calendar) -> Cell.Kind {
    clock == .secondsFromStart && Self.times.contains(self) ? .number : dayKind
  }

  /// The tie's value.
  ///
  /// - Parameters:
  ///   - members: the members of the analysis, which the tie refers to.
  ///   - clock: the clock of the log, which says how instants are shown.
  public func cell(of tie: TieMetrics, members: [MemberMetrics], clock: Clock) -> Cell {
    value(Row(tie: tie, members: members, clock: clock))
  }

  /// The column of this name; `nil` where there is none.
  public static func named(_ name: String) -> TieColumn? { allCases.first { $0.name == name } }
}

extension TieColumn: Equatable {
  public static func == (a: TieColumn, b: TieColumn) -> Bool { a.name == b.name }
}

extension TieColumn {
  /// All columns, in their order.
  public static let allCases: [TieColumn] = ends + members + attributes

  /// What an edge of a graph file says of itself, beyond its two ends.
  public static let attributes: [TieColumn] = directions + times + cuts + paths

  public static let memberA = TieColumn(
    "member_a", .text, "Identity of one of the two, the first in the order of members.csv"
  ) { .text($0.members[$0.tie.memberA].member) }

  public static let memberB = TieColumn("member_b", .text, "Identity of the other") {
    .text($0.members[$0.tie.memberB].member)
  }

  /// Which two members it ties: the first columns of every table.
  public static let ends = [memberA, memberB]

  private static let members = [
    TieColumn("name_a", .text, "Name of member_a in the member table") { Cell($0.members[$0.tie.memberA].name) },
    TieColumn("name_b", .text, "Name of member_b in the member table") { Cell($0.members[$0.tie.memberB].name) },
    TieColumn("group_a", .text, "Group of member_a in the member table") { Cell($0.members[$0.tie.memberA].group) },
    TieColumn("group_b", .text, "Group of member_b in the member table") { Cell($0.members[$0.tie.memberB].group) },
  ]

  /// How much of the strength goes each way.
  static let directions = [
    TieColumn(
      "a_to_b", .number, "What went from member_a to member_b, weights added up", range: "from 0",
      convention: "1 a row where the log has no weights; half of all where rows have no direction"
    ) { Cell($0.tie.aToB) },
    TieColumn(
      "b_to_a", .number, "What went from member_b to member_a, weights added up", range: "from 0",
      convention: "1 a row where the log has no weights; half of all where rows have no direction"
    ) { Cell($0.tie.bToA) },
  ]

  static let times = [
    TieColumn("first", .text, "When they first interacted") { time($0.tie.first, $0.clock) },
    TieColumn("last", .text, "When they last interacted") { time($0.tie.last, $0.clock) },
  ]

  private static let cuts = [
    TieColumn(
      "is_bridge", .truth, "Whether losing the tie would disconnect members", group: .cuts, convention: "cut edge",
      source: "Tarjan 1974"
    ) { Cell($0.tie.isBridge) },
    TieColumn(
      "block", .whole, "Members who stay together whichever one of them leaves", group: .cuts,
      range: "from 1, by decreasing number of members", convention: "biconnected component",
      source: "Hopcroft & Tarjan 1973"
    ) { Cell($0.tie.block) },
    TieColumn(
      "local_bridge_span", .whole, "How far apart the two would be without their tie", group: .localBridges,
      range: "from 3",
      convention: "for members without a common contact; empty for bridges", source: "Granovetter 1973"
    ) { Cell($0.tie.localBridgeSpan) },
  ]

  private static let paths = [
    TieColumn(
      "edge_betweenness", .number, "Shortest paths between members that pass through the tie", group: .betweenness,
      range: "from 1",
      convention: "raw count of pairs, ends of paths included; the sum of both directions with --directed",
      source: "Girvan & Newman 2002"
    ) { Cell($0.tie.edgeBetweenness) },
    TieColumn(
      "disparity", .number, "How likely so strong a tie is by chance, given what its members do in all",
      group: .disparity, range: "0 to 1", convention: "the smaller of both ends, strengths both ways together",
      source: "Serrano, Boguñá & Vespignani 2009"
    ) { Cell($0.tie.disparity) },
  ]

  /// A time as its log has it: as a date, or as seconds.
  private static func time(_ instant: Instant?, _ clock: Clock) -> Cell {
    clock == .secondsFromStart ? Cell(instant.map { Double($0.microseconds) / 1e6 }) : Cell(instant.map(clock.string))
  }
}

extension TableColumn {
  /// - Parameter log: what is counted, and the clock.
  init(_ column: TieColumn, _ log: LogSummary) {
    let isTime = TieColumn.times.contains(column)
    self.init(column.name, isTime ? .instant(log.clock) : .cells(column.kind(log.clock)), column.summary)
    if !column.range.isEmpty { range = column.range }
    if !column.convention.isEmpty { convention = column.convention }
    if !column.source.isEmpty { source = column.source }
    if TieColumn.directions.contains(column) { unit = RowWords(log.rowKind).plural }
    if isTime && log.clock == .secondsFromStart { unit = "seconds from the start of the log" }
    if column.name == "local_bridge_span" { unit = "steps" }
  }
}
