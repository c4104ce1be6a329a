import CommunityInsights
import InteractionLogs

/// A table of the report folder, as `schema.json` tells of it.
struct FolderTable {
  var file: ReportFile
  /// In the order of the file.
  var columns: [TableColumn]
  /// The columns that together name a row; empty where rows have no name.
  var key: [String] = []
  /// Columns that hold ids of members, which stand in `members.csv`.
  var membersIn: [String] = []

  /// The tables among some files of a folder, in their order.
  ///
  /// - Parameter files: those that there are for the audience of the analysis.
  static func all(of analysis: Analysis, in files: [ReportFile]) -> [FolderTable] {
    files.compactMap { table($0, of: analysis) }
  }

  private static func table(_ file: ReportFile, of analysis: Analysis) -> FolderTable? {
    switch file {
    case .members where analysis.audience == .community:
      let columns = MemberColumn.allCases.map(TableColumn.init)
      let standings = StandingColumn.columns(of: analysis).map(TableColumn.init)
      return FolderTable(file: file, columns: columns + standings, key: [MemberColumn.member.name])
    case .members:
      return FolderTable(file: file, columns: PseudonymsCSV.columns, key: [MemberColumn.member.name])
    case .ties:
      let ends = TieColumn.ends.map(\.name)
      return FolderTable(
        file: file, columns: TieColumn.allCases.map { TableColumn($0, analysis.log) }, key: ends, membersIn: ends)
    case .timeline:
      return FolderTable(file: file, columns: TimelineCSV.columns(of: analysis), key: ["begin"])
    case .membersOverTime:
      return FolderTable(
        file: file, columns: MembersOverTimeCSV.columns(of: analysis.log), key: ["member", "begin"],
        membersIn: ["member"])
    case .rejected: return FolderTable(file: file, columns: RejectedCSV.columns)
    default: return nil
    }
  }
}
