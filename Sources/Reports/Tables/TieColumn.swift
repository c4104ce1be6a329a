import CommunityInsights
import InteractionLogs

/// The columns that a tie can have: the one list behind `ties.csv` and the attributes of edges in graph files. The raw
/// value is the column's name in all of them.
public enum TieColumn: String, CaseIterable, Sendable {
  case memberA = "member_a"
  case memberB = "member_b"
  case nameA = "name_a"
  case nameB = "name_b"
  case groupA = "group_a"
  case groupB = "group_b"
  case aToB = "a_to_b"
  case bToA = "b_to_a"
  case first, last
  case isBridge = "is_bridge"
  case localBridgeSpan = "local_bridge_span"
  case edgeBetweenness = "edge_betweenness"

  /// Who the two are.
  private static let ends: Set<TieColumn> = [.memberA, .memberB, .nameA, .nameB, .groupA, .groupB]

  /// What an edge of a graph file says of itself, beyond its two ends.
  public static let attributes: [TieColumn] = allCases.filter { !ends.contains($0) }

  /// What its cells are.
  public var kind: Cell.Kind {
    switch self {
    case .memberA, .memberB, .nameA, .nameB, .groupA, .groupB, .first, .last: .text
    case .aToB, .bToA, .edgeBetweenness: .number
    case .isBridge: .truth
    case .localBridgeSpan: .whole
    }
  }

  /// The tie's value.
  ///
  /// - Parameters:
  ///   - members: the members of the analysis, which the tie refers to.
  ///   - clock: the clock of the log, which says how instants are shown.
  public func cell(of tie: TieMetrics, members: [MemberMetrics], clock: Clock) -> Cell {
    switch self {
    case .memberA: .text(members[tie.memberA].member)
    case .memberB: .text(members[tie.memberB].member)
    case .nameA: Cell(members[tie.memberA].name)
    case .nameB: Cell(members[tie.memberB].name)
    case .groupA: Cell(members[tie.memberA].group)
    case .groupB: Cell(members[tie.memberB].group)
    case .aToB: Cell(tie.aToB)
    case .bToA: Cell(tie.bToA)
    case .first: Cell(tie.first.map(clock.string))
    case .last: Cell(tie.last.map(clock.string))
    case .isBridge: Cell(tie.isBridge)
    case .localBridgeSpan: Cell(tie.localBridgeSpan)
    case .edgeBetweenness: Cell(tie.edgeBetweenness)
    }
  }
}

extension TableColumn {
  /// - Parameter log: what is counted, and the clock.
  init(_ column: TieColumn, _ log: LogSummary) {
    let kind: Kind =
      switch column {
      case .first, .last: .instant(log.clock)
      default: .cells(column.kind)
      }
    let (weights, half) = (
      "weights added up; 1 a row where the log has none",
      log.isDirected ? "" : "; half of both, for rows have no direction"
    )
    self.init(column.rawValue, kind, column.summary)
    switch column {
    case .aToB, .bToA:
      (unit, range, convention) = (RowWords(log.rowKind).plural, "from 0", weights + half)
    case .first, .last: if log.clock == .secondsFromStart { unit = "seconds from the start of the log" }
    case .isBridge: (convention, source) = ("directions ignored", "Tarjan 1974")
    case .localBridgeSpan:
      (unit, range) = ("steps", "from 3")
      (convention, source) = ("empty where the two share a contact, and for bridges", "Granovetter 1973")
    case .edgeBetweenness:
      (range, convention, source) = (
        "from 1", "raw count of pairs, ends of paths included, exact", "Girvan & Newman 2002"
      )
    case .memberA, .memberB, .nameA, .nameB, .groupA, .groupB: break
    }
  }
}

extension TieColumn {
  /// What it says of a tie, in one line.
  var summary: String {
    switch self {
    case .memberA: "Identity of one of the two, the first in the order of members.csv"
    case .memberB: "Identity of the other"
    case .nameA: "Name of member_a in the member table"
    case .nameB: "Name of member_b in the member table"
    case .groupA: "Group of member_a in the member table"
    case .groupB: "Group of member_b in the member table"
    case .aToB: "What went from member_a to member_b"
    case .bToA: "What went from member_b to member_a"
    case .first: "When they first interacted"
    case .last: "When they last interacted"
    case .isBridge: "Whether losing the tie would disconnect members"
    case .localBridgeSpan: "How far apart the two would be without their tie"
    case .edgeBetweenness: "Shortest paths between members that pass through the tie"
    }
  }
}
