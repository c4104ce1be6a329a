import CommunityInsights

/// The columns that the lens adds to the table of members and to graph files; the raw value is the name.
public enum StandingColumn: String, CaseIterable, Sendable {
  case roleInNetwork = "role_in_network"
  case participation

  /// What it says of a member, in one line.
  var summary: String {
    switch self {
    case .roleInNetwork: "What the member is to the network, by its structure alone"
    case .participation: "How regularly the member takes part"
    }
  }

  /// What it can be.
  var range: String {
    switch self {
    case .roleInNetwork: NetworkRole.allCases.map(\.rawValue).joined(separator: ", ")
    case .participation: ParticipationBand.allCases.map(\.rawValue).joined(separator: ", ")
    }
  }

  /// How it is decided.
  var convention: String {
    switch self {
    case .roleInNetwork: "the first that fits; see the report"
    case .participation: "core: active in at least half of the periods; active: in at least a quarter"
    }
  }

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

extension TableColumn {
  init(_ column: StandingColumn) {
    self.init(column.rawValue, .text, column.summary, range: column.range, convention: column.convention)
  }
}
