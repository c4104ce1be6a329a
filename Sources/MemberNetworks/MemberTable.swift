import InteractionLogs

/// The roster: who belongs to the community, with what is known about each.
public struct MemberTable: Sendable, Hashable {
  /// The members in the order of the table, each once.
  public let members: [Member]
  /// Headers of the columns that are not used.
  public let unusedColumns: [String]

  /// Makes a table of members that are known already; ``Member/isOnRoster`` and ``Member/isManager`` are set.
  ///
  /// - Precondition: no id occurs twice.
  public init(members: [Member], unusedColumns: [String] = []) {
    let leaders = Set(members.compactMap { $0.manager == $0.id ? nil : $0.manager })
    self.members = members.map { member in
      var member = member
      member.isOnRoster = true
      member.isManager = leaders.contains(member.id) || member.role.map(ManagerRole.includes) ?? false
      return member
    }
    self.unusedColumns = unusedColumns
    precondition(Set(members.map(\.id)).count == members.count, "an id occurs once")
  }

  /// Reads a member table: delimited text with a header.
  ///
  /// Columns known by their header: id (or member, email, user …), name, group (or department, team, site …), role (or
  /// title, position …), manager (or reports to …), joined (or member since, hired …; left unused unless it holds dates).
  /// Ids are normalised like the names of a log.
  ///
  /// - Throws: `InputError` when the table cannot be read, has no column of ids, a row without id, or an id twice with
  ///   different data.
  public static func read(_ input: LogInput) throws -> MemberTable {
    let table = try DelimitedTable.read(input)
    let columns = try MemberColumns(table)
    var lines: [String: Int] = [:]
    var members: [Member] = []
    var indices: [String: Int] = [:]
    for row in table.rows.dropFirst() {
      let member = columns.member(row)
      guard !member.id.isEmpty else {
        throw InputError(
          .data, file: table.file, line: row.line, column: table.rows[0].fields[columns.id],
          problem: "the row has no id", remedy: "give every member an id, the one that the log uses")
      }
      if let line = lines[member.id] {
        if members[indices[member.id]!] == member { continue }
        throw InputError(
          .data, file: table.file, line: row.line, text: member.id,
          problem: "the member stands on line \(line) already, with other data", remedy: "remove one of the two rows")
      }
      lines[member.id] = row.line
      indices[member.id] = members.count
      members.append(member)
    }
    guard !members.isEmpty else {
      throw InputError(
        .data, file: table.file, problem: "has no member", remedy: "give one row a member below a header")
    }
    return MemberTable(members: members, unusedColumns: columns.unused.map { table.rows[0].fields[$0] })
  }
}

/// Which column of a member table holds what.
private struct MemberColumns {
  static let idWords = [
    "id", "member", "memberid", "email", "emailaddress", "mail", "user", "userid", "username", "login", "account",
    "node",
    "person", "personid", "employee", "employeeid", "handle", "nick", "screenname",
  ]
  static let nameWords = ["name", "fullname", "displayname", "realname", "label", "firstname"]
  static let groupWords = [
    "group", "department", "dept", "team", "site", "division", "unit", "location", "office", "section", "organization",
    "organisation", "org", "company", "faction", "community",
  ]
  static let roleWords = ["role", "title", "jobtitle", "position", "function", "job"]
  static let managerWords = [
    "manager", "managerid", "reportsto", "reportstoid", "supervisor", "supervisorid", "boss", "lead", "manageremail",
    "linemanager",
  ]
  static let joinedWords = [
    "joined", "joinedat", "joinedon", "joindate", "datejoined", "membersince", "since", "start", "startdate", "started",
    "hired", "hiredate", "hiredat", "hiredon",
  ]

  let id: Int
  let name: Int?
  let group: Int?
  let role: Int?
  let manager: Int?
  let joined: Int?
  let unused: [Int]

  init(_ table: DelimitedTable) throws(InputError) {
    let byName = table.column(named: Self.nameWords)
    // A table of names alone is a table of ids.
    guard let id = table.column(named: Self.idWords) ?? byName else {
      let found = table.rows[0].fields.map { "'\($0)'" }.joined(separator: ", ")
      throw InputError(
        .data, file: table.file, line: 1, problem: "no column of ids was recognised among \(found)",
        remedy: "call the column that holds the names used in the log 'id'")
    }
    self.id = id
    name = byName == id ? nil : byName
    group = table.column(named: Self.groupWords)
    role = table.column(named: Self.roleWords)
    manager = table.column(named: Self.managerWords)
    joined = table.column(named: Self.joinedWords).flatMap { Self.holdsDates($0, of: table) ? $0 : nil }
    let used = [id, name, group, role, manager, joined].compactMap { $0 }
    unused = table.rows[0].fields.indices.filter { !used.contains($0) }
  }

  func member(_ row: DelimitedTable.Row) -> Member {
    func text(_ column: Int?) -> String? { column.flatMap { row.fields[$0].isEmpty ? nil : row.fields[$0] } }
    let identity = NameIdentity.people
    return Member(
      id: identity.canonical(row.fields[id]), name: text(name), group: text(group), role: text(role),
      manager: text(manager).map { identity.canonical($0) }, joined: text(joined).flatMap(Self.date), isOnRoster: true)
  }

  private static func holdsDates(_ column: Int, of table: DelimitedTable) -> Bool {
    table.rows.dropFirst().allSatisfy { $0.fields[column].isEmpty || date($0.fields[column]) != nil }
  }

  /// A date; a plain number is none, for who can tell whether 2019 is a year?
  private static func date(_ text: String) -> Instant? { Double(text) == nil ? Instant(parsing: text) : nil }
}
