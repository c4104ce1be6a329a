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
