import CommunityInsights

/// The columns that a member can have: the one list behind `members.csv`, `copgraph measure`, and the attributes of
/// nodes in graph files. The raw value is the column's name in all of them.
public enum MemberColumn: String, CaseIterable, Sendable {
  case member, name, group, role, community, component, degree
  case inDegree = "in_degree"
  case outDegree = "out_degree"
  case strength, betweenness, closeness, harmonic, pagerank, eigenvector
  case coreNumber = "core_number"
  case clustering, constraint
  case effectiveSize = "effective_size"
  case efficiency
  case isArticulation = "is_articulation"
  case cutOffIfLost = "cut_off_if_lost"
  case coreDistance = "core_distance"

  /// What its cells are.
  public var kind: Cell.Kind {
    switch self {
    case .member, .name, .group, .role: .text
    case .community, .component, .degree, .inDegree, .outDegree, .coreNumber, .cutOffIfLost, .coreDistance: .whole
    case .strength, .betweenness, .closeness, .harmonic, .pagerank, .eigenvector: .number
    case .clustering, .constraint, .effectiveSize, .efficiency: .number
    case .isArticulation: .truth
    }
  }

  /// The member's value.
  public func cell(of member: MemberMetrics) -> Cell {
    switch self {
    case .member: .text(member.member)
    case .name: Cell(member.name)
    case .group: Cell(member.group)
    case .role: Cell(member.role)
    case .community: Cell(member.community)
    case .component: .whole(member.component)
    case .degree: .whole(member.degree)
    case .inDegree: Cell(member.inDegree)
    case .outDegree: Cell(member.outDegree)
    case .strength: Cell(member.strength)
    case .betweenness: Cell(member.betweenness)
    case .closeness: Cell(member.closeness)
    case .harmonic: Cell(member.harmonic)
    case .pagerank: Cell(member.pagerank)
    case .eigenvector: Cell(member.eigenvector)
    case .coreNumber: Cell(member.coreNumber)
    case .clustering: Cell(member.clustering)
    case .constraint: Cell(member.constraint)
    case .effectiveSize: Cell(member.effectiveSize)
    case .efficiency: Cell(member.efficiency)
    case .isArticulation: Cell(member.isArticulation)
    case .cutOffIfLost: Cell(member.cutOffIfLost)
    case .coreDistance: Cell(member.coreDistance)
    }
  }
}
