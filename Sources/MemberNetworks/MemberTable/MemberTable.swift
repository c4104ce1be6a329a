import InteractionLogs

/// The roster: who belongs to the community, with what is known about each.
public struct MemberTable: Sendable, Hashable {
  /// The members in the order of the table, each once.
  public let members: [Member]
  /// Headers of the columns that are not used.
  public let unusedColumns: [String]
  /// Headers of the columns that say more of a member than its fields have room for, in the order of ``Member/further``;
  /// empty where they are not kept.
  public let furtherColumns: [String]

  /// Makes a table of members that are known already; ``Member/isOnRoster`` and ``Member/isManager`` are set.
  ///
  /// - Parameter managerRoles: the roles whose members are managers; `nil` for those that ``ManagerRole`` knows.
  /// - Precondition: no id occurs twice.
  public init(
    members: [Member], unusedColumns: [String] = [], furtherColumns: [String] = [], managerRoles: [String]? = nil
  ) {
    let leaders = Set(members.compactMap { $0.manager == $0.id ? nil : $0.manager })
    let roles = managerRoles.map { Set($0.map { $0.lowercased() }) }
    func isManager(_ role: String) -> Bool { roles?.contains(role.lowercased()) ?? ManagerRole.includes(role) }
    self.members = members.map { member in
      var member = member
      member.isOnRoster = true
      member.isManager = leaders.contains(member.id) || member.role.map(isManager) ?? false
      return member
    }
    self.unusedColumns = unusedColumns
    self.furtherColumns = furtherColumns
    precondition(Set(members.map(\.id)).count == members.count, "an id occurs once")
  }

  private init(kept: [Member], of table: MemberTable) {
    members = kept
    (unusedColumns, furtherColumns) = (table.unusedColumns, table.furtherColumns)
  }

  /// Reads a member table: delimited text with a header.
  ///
  /// Columns are known by their headers, in the languages that logs are read in: id (or member, email, user …), name,
  /// group (or department, team, site …), role (or title, position …), manager (or reports to …), joined (or member
  /// since, hired …; left unused unless it holds dates). Ids are normalised like the names of a log.
  ///
  /// - Throws: `InputError` when the table cannot be read, has no column of ids, a row without id, or an id twice with
  ///   different data.
  public static func read(_ input: LogInput) throws -> MemberTable {
    try MemberTableFile(input, columns: MemberTableColumns()).table
  }

  /// The table without some members; whoever they manage stays managed by them.
  func filtered(_ isKept: (Member) -> Bool) -> MemberTable {
    MemberTable(kept: members.filter(isKept), of: self)
  }
}
