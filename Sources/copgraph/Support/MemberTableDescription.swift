import CommunityInsights
import MemberNetworks

/// What became of a member table, in lines for a terminal.
struct MemberTableDescription {
  let table: MemberTableSummary
  let unusedColumns: [String]

  /// `nil` where there is no table.
  init?(_ loaded: LoadedNetwork) {
    guard let table = loaded.memberTable else { return nil }
    self.table = table
    unusedColumns = loaded.unusedMemberColumns
  }

  var lines: [String] {
    let used = [
      ("id", table.id), ("name", table.name), ("group", table.group), ("role", table.role), ("manager", table.manager),
      ("joined", table.joined),
    ].compactMap { use, header in header.map { "\(use) = '\($0)'" } }
    let unused =
      unusedColumns.isEmpty ? "" : "; not used: \(unusedColumns.map { "'\($0)'" }.joined(separator: ", "))"
    var lines = [
      "Member table: \(Wording.count(table.members, "member", "members")), "
        + "\(Wording.count(table.managers, "manager", "managers"))."
    ]
    lines.append("  Columns: \(used.joined(separator: ", "))\(unused).")
    lines.append(
      "  In the log: \(table.inLogs) of \(table.members); the log has "
        + "\(Wording.count(table.namesInLogs, "member", "members")).")
    if table.respelt > 0 {
      lines.append(
        "  Taken as the log writes them, in other letter case or with other zeros: "
          + "\(Wording.count(table.respelt, "id", "ids")).")
    }
    return lines
  }

  /// What the user has to know before believing what is told of the members; `nil` where the table fits.
  var warning: String? {
    guard table.fitsPoorly else { return nil }
    return
      "only \(table.inLogs) of the \(table.members) ids in the column '\(table.id)' of the member table occur in the "
      + "log; another column may hold the names that the log uses (--member-id NAME), or the table is of other people."
  }
}
