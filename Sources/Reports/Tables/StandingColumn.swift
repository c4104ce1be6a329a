import CommunityInsights

/// The columns that the lens adds to the table of members and to graph files; the raw value is the name.
public enum StandingColumn: String, CaseIterable, Sendable {
  case roleInNetwork = "role_in_network"
  case participation

  /// The columns that an analysis has; none where it does not say where members stand.
  static func columns(of analysis: Analysis) -> [StandingColumn] {
    guard let lens = analysis.lens, !lens.standings.isEmpty, lens.standings.count == analysis.members.count else {
      return []
    }
    return allCases
  }

  /// The value of a member of an analysis that has these columns.
  func cell(ofMember index: Int, in analysis: Analysis) -> Cell {
    guard let standing = analysis.lens?.standings[index] else { return .undefined }
    switch self {
    case .roleInNetwork: return .text(standing.role.rawValue)
    case .participation: return .text(standing.band.rawValue)
    }
  }
}
