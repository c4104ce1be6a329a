import CommunityInsights
import InteractionLogs
import MemberNetworks

/// What became of a member table, in lines for a terminal.
struct MemberTableDescription {
  let table: MemberTableSummary
  let unusedColumns: [String]
  private let members: [Member]
  /// Whether each of them is in a row of the log.
  private let areInLog: [Bool]
  private static let mostNames = 3

  /// `nil` where there is no table.
  init?(_ loaded: LoadedNetwork) {
    guard let table = loaded.memberTable else { return nil }
    self.table = table
    unusedColumns = loaded.unusedMemberColumns
    members = loaded.network.members
    var areInLog = [Bool](repeating: false, count: members.count)
    for tie in loaded.network.ties { (areInLog[tie.memberA], areInLog[tie.memberB]) = (true, true) }
    for author in loaded.history?.messages.authors ?? [] { areInLog[Int(author)] = true }
    self.areInLog = areInLog
  }

  var lines: [String] {
    let used = [
      ("id", table.id), ("name", table.name), ("group", table.group), ("role", table.role), ("manager", table.manager),
      ("joined", table.joined),
    ].compactMap { use, header in header.map { "\(use) = '\($0)'" } }
    let unused =
      unusedColumns.isEmpty
      ? ""
      : "; not used: "
        + unusedColumns.map { header in
          // What might have been the group instead.
          let mayBeGroup = table.group != nil && !MemberHeaders.columns(.group, in: [header]).isEmpty
          return "'\(header)'" + (mayBeGroup ? " (--group takes it)" : "")
        }.joined(separator: ", ")
    var lines = [
      "Member table: \(Wording.count(table.members, "member", "members")), "
        + "\(Wording.count(table.managers, "manager", "managers"))\(managers)."
    ]
    lines.append("  Columns: \(used.joined(separator: ", "))\(unused).")
    lines.append(
      "  In the log: \(table.inLogs) of \(table.members); the log has "
        + "\(Wording.count(table.namesInLogs, "member", "members")).")
    lines += [
      names(members.indices.filter { !members[$0].isOnRoster }, "In the log and not in the table"),
      names(members.indices.filter { members[$0].isOnRoster && !areInLog[$0] }, "In the table and not in the log"),
      unknownManagers,
    ].compactMap { $0 }
    if table.respelt > 0 {
      lines.append(
        "  Taken as the log writes them, in other letter case or with other zeros: "
          + "\(Wording.count(table.respelt, "id", "ids")).")
    }
    return lines
  }

  private func names(_ places: [Int], _ what: String) -> String? {
    if places.isEmpty { return nil }
    let shown = places.prefix(Self.mostNames).map { "'\(Wording.shortenedInside(members[$0].id))'" }
    return "  \(what): \(Wording.list(shown, of: places.count))."
  }

  /// Which column and value make the managers.
  private var managers: String {
    let leaders = Set(members.compactMap { $0.manager == $0.id ? nil : $0.manager })
    let found = members.filter(\.isManager)
    let byReports = found.count { leaders.contains($0.id) }
    var roles: [String] = []
    for role in found.filter({ !leaders.contains($0.id) }).compactMap(\.role) where !roles.contains(role) {
      roles.append(role)
    }
    let shown = roles.prefix(Self.mostNames).map { "'\(Wording.shortened($0, to: 30))'" }
    let ways = [
      byReports == 0 || table.manager == nil ? nil : "\(byReports) named in '\(table.manager!)'",
      roles.isEmpty || table.role == nil ? nil : "'\(table.role!)' is \(Wording.list(shown, of: roles.count))",
    ].compactMap { $0 }
    return ways.isEmpty ? "" : " (\(ways.joined(separator: "; ")))"
  }

  /// Managers whom the table names and does not list.
  private var unknownManagers: String? {
    let ids = Set(members.map(\.id))
    var unknown: [String] = []
    for name in members.compactMap(\.manager) where !ids.contains(name) && !unknown.contains(name) {
      unknown.append(name)
    }
    guard !unknown.isEmpty, let column = table.manager else { return nil }
    let shown = unknown.prefix(Self.mostNames).map { "'\(Wording.shortenedInside($0))'" }
    return "  In '\(column)' and no member: \(Wording.list(shown, of: unknown.count))."
  }

  /// What the user has to know before believing what is told of the members; `nil` where the table fits.
  var warning: String? {
    guard table.fitsPoorly else { return nil }
    return
      "only \(table.inLogs) of the \(table.members) ids in the column '\(table.id)' of the member table occur in the "
      + "log; another column may hold the names that the log uses (--member-id NAME), or the table is of other people."
  }
}
