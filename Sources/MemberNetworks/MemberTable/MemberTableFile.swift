import InteractionLogs

/// A member table as it lies in a file, before it is known which column the logs call people by.
struct MemberTableFile {
  private let source: DelimitedTable
  private let options: MemberTableColumns
  /// The columns that may hold ids, the likeliest first.
  private let idColumns: [Int]
  private let name, group, role, manager, joined: Int?
  /// When the member of each row joined; empty where no column says it.
  private let joiningDates: [Instant?]

  private let headers: [String]
  private let rows: [DelimitedTable.Row]
  /// The columns that the table does not have: the name, made of first and last name.
  private let namesInParts: NamesInParts?

  /// - Throws: `InputError` when the table cannot be read, a column that is named is not there, or none holds ids.
  init(_ input: LogInput, columns: MemberTableColumns) throws {
    let source = try DelimitedTable.read(input)
    (self.source, options) = (source, columns)
    let parts = NamesInParts(source)
    namesInParts = parts
    (headers, rows) = (parts?.headers ?? source.rows[0].fields, parts?.rows ?? Array(source.rows.dropFirst()))
    let (headers, rows) = (headers, rows)
    func named(_ name: String?, _ meaning: MemberMeaning) throws(InputError) -> Int? {
      guard let name else { return MemberHeaders.columns(meaning, in: headers).first }
      if name == ColumnOverrides.none { return nil }
      guard let position = MemberHeaders.position(named: name, in: headers) else {
        throw InputError(
          .usage, file: source.file, column: name,
          problem: "there is no such column among \(MemberHeaders.list(headers))",
          remedy: "give one of these names, or a number from 1")
      }
      return position
    }
    let whole = MemberHeaders.columns(.name, in: headers)
    let names = parts?.joined ?? (whole.isEmpty ? MemberHeaders.columns(.firstName, in: headers) : whole)
    let known = MemberHeaders.columns(.id, in: headers)
    if let id = columns.id, let column = try named(id, .id) {
      idColumns = [column]
    } else {
      // A table of names alone is a table of ids.
      let likeliest = known.isEmpty ? Array(names.prefix(1)) : known
      idColumns = likeliest + (parts?.joined ?? []).filter { !likeliest.contains($0) }
    }
    guard !idColumns.isEmpty else {
      throw InputError(
        .data, file: source.file, line: 1,
        problem: "no column of ids was recognised among \(MemberHeaders.list(headers))",
        remedy: "name the column that holds the names used in the log with --member-id NAME")
    }
    name = idColumns.count == 1 ? names.first { [idColumns] in $0 != idColumns[0] } : names.first
    group = try named(columns.group, .group)
    role = try named(columns.role, .role)
    manager = try named(columns.manager, .manager)
    var dates: [Instant?]?
    joined = MemberHeaders.columns(.joined, in: headers).first { column in
      dates = MemberHeaders.dates(rows.map { $0.fields[column] })
      return dates != nil
    }
    joiningDates = joined == nil ? [] : dates ?? []
  }

  /// Whoever the table lists, by any column that may hold ids: even a name that usually stands for nobody.
  var listedNames: Set<String> { Set(rows.flatMap { row in idColumns.map { Self.id(row.fields[$0]) } }) }

  /// The table by the likeliest ids, for when no log is known.
  ///
  /// - Throws: `InputError` when a row has no id, or an id occurs twice with different data.
  var table: MemberTable { get throws(InputError) { try table(ids: idColumns[0]) { $0 } } }

  /// The table by the ids that the logs use, and how well it fits them.
  ///
  /// Of the columns that may hold ids the one of which most occur in the logs is taken. An id that the logs write in
  /// other letter case or with other leading zeros, and so one of them only, is taken as they write it.
  ///
  /// - Parameter names: the members of the logs.
  /// - Throws: `InputError` when nobody in the table occurs in the logs, besides what ``table`` throws.
  /// - Complexity: O(columns · rows + names).
  func table(
    fitting names: Set<String>
  ) throws(InputError) -> (table: MemberTable, summary: MemberTableSummary) {
    let spellings = Self.spellings(of: names)
    func spelling(_ id: String) -> String { names.contains(id) ? id : spellings[Self.looseKey(id)] ?? id }
    func matches(_ column: Int) -> Int { rows.count { names.contains(spelling(Self.id($0.fields[column]))) } }
    // The likelier header wins where as many match.
    let counts = idColumns.map { ($0, matches($0)) }
    let id = counts.reduce(counts[0]) { $1.1 > $0.1 ? $1 : $0 }
    if id.1 == 0 && !names.isEmpty { throw unfitting(names, matches) }
    // Two rows that would become one stay apart, as they are written.
    let written = rows.map { Self.id($0.fields[id.0]) }
    var claims: [String: Set<String>] = [:]
    for text in Set(written) { claims[spelling(text), default: []].insert(text) }
    func settled(_ text: String) -> String {
      let known = spelling(text)
      return claims[known, default: []].count > 1 ? text : known
    }
    let table = try table(ids: id.0, spelling: settled)
    let inLogs = table.members.filter { names.contains($0.id) }
    let summary = MemberTableSummary(
      id: headers[id.0], name: nameColumn(beside: id.0).map { headers[$0] }, group: group.map { headers[$0] },
      role: role.map { headers[$0] }, manager: manager.map { headers[$0] }, joined: joined.map { headers[$0] },
      members: table.members.count, managers: table.members.count(where: \.isManager), inLogs: inLogs.count,
      respelt: Set(written).count { settled($0) != $0 }, namesInLogs: names.count)
    return (table, summary)
  }

  // MARK: - Members

  private func nameColumn(beside id: Int) -> Int? { name == id ? nil : name }

  private func table(ids: Int, spelling: (String) -> String) throws(InputError) -> MemberTable {
    let managers = managerIDs(ids)
    let known = [ids, nameColumn(beside: ids), group, role, manager].compactMap { $0 }
    let further =
      options.keepsFurther
      ? source.rows[0].fields.indices.filter { !known.contains($0) && namesInParts?.parts.contains($0) != true } : []
    var lines: [String: Int] = [:]
    var members: [Member] = []
    var indices: [String: Int] = [:]
    for (index, row) in rows.enumerated() {
      var member = member(row, id: ids)
      member.joined = joiningDates.isEmpty ? nil : joiningDates[index]
      guard !member.id.isEmpty else {
        throw InputError(
          .data, file: source.file, line: row.line, column: headers[ids], problem: "the row has no id",
          remedy: "give every member an id, the one that the log uses")
      }
      member.id = spelling(member.id)
      member.manager = member.manager.map { spelling(managers[$0] ?? $0) }
      member.further = further.map { row.fields[$0].isEmpty ? nil : row.fields[$0] }
      if let line = lines[member.id] {
        member.further = members[indices[member.id]!].further
        if members[indices[member.id]!] == member { continue }
        throw InputError(
          .data, file: source.file, line: row.line, text: member.id,
          problem: "the member stands on line \(line) already, with other data", remedy: "remove one of the two rows")
      }
      lines[member.id] = row.line
      indices[member.id] = members.count
      members.append(member)
    }
    guard !members.isEmpty else {
      throw InputError(
        .data, file: source.file, problem: "has no member", remedy: "give one row a member below a header")
    }
    let used = known + [joined].compactMap { $0 } + (namesInParts.map { $0.joined + $0.parts } ?? [])
    return MemberTable(
      members: members, unusedColumns: headers.indices.filter { !used.contains($0) }.map { headers[$0] },
      furtherColumns: further.map { headers[$0] },
      managerRoles: options.managerRoles.isEmpty ? nil : options.managerRoles)
  }

  private func member(_ row: DelimitedTable.Row, id: Int) -> Member {
    func text(_ column: Int?) -> String? { column.flatMap { row.fields[$0].isEmpty ? nil : row.fields[$0] } }
    return Member(
      id: Self.id(row.fields[id]), name: text(nameColumn(beside: id)), group: text(group), role: text(role),
      manager: text(manager).map(Self.managerID), isOnRoster: true)
  }

  /// The ids of the managers whom the table names otherwise, by what it calls them: directories name a manager by the
  /// display name, or by a number that is another column's.
  private func managerIDs(_ ids: Int) -> [String: String] {
    guard let manager else { return [:] }
    let wanted = Set(rows.map { Self.managerID($0.fields[manager]) }.filter { !$0.isEmpty })
    let known = Set(rows.map { Self.id($0.fields[ids]) })
    let others = ([name].compactMap { $0 } + idColumns).filter { $0 != ids && $0 != manager }
    var best: [String: String] = [:]
    guard wanted.isDisjoint(with: known) else { return [:] }
    for column in others {
      var found: [String: Set<String>] = [:]
      for row in rows {
        let text = Self.id(row.fields[column])
        if wanted.contains(text) { found[text, default: []].insert(Self.id(row.fields[ids])) }
      }
      // A name that two people have names neither.
      let clear = found.filter { $0.value.count == 1 }.mapValues { $0.first! }
      if clear.count > best.count { best = clear }
    }
    return best
  }

  /// A manager as the table names them; of a path in a directory, `CN=Ben Roe,OU=Sales`, the name.
  private static func managerID(_ text: String) -> String {
    guard text.lowercased().hasPrefix("cn=") else { return id(text) }
    var name = ""
    var isEscaped = false
    for character in text.dropFirst(3) {
      if character == "," && !isEscaped { break }
      isEscaped = character == "\\" && !isEscaped
      if !isEscaped { name.append(character) }
    }
    return id(name)
  }

  private static func id(_ text: String) -> String { NameIdentity.people.canonical(text) }

  // MARK: - Spellings

  /// What letter case, leading zeros and `.0` behind a whole number do not change.
  private static func looseKey(_ id: String) -> String {
    let id = WholeNumberNames.whole(id) ?? id
    let digits = id.drop { $0 == "0" }
    return !digits.isEmpty && id.allSatisfy { $0.isASCII && $0.isNumber } ? String(digits) : id.lowercased()
  }

  /// The name of the logs for each key that only one of them has.
  private static func spellings(of names: Set<String>) -> [String: String] {
    var spellings: [String: String?] = [:]
    for name in names {
      let key = looseKey(name)
      spellings[key] = spellings.keys.contains(key) ? .some(nil) : name
    }
    return spellings.compactMapValues { $0 }
  }

  private func unfitting(_ names: Set<String>, _ matches: (Int) -> Int) -> InputError {
    let others = headers.indices.filter { !idColumns.contains($0) }.map { ($0, matches($0)) }
    let best = others.reduce((0, 0)) { $1.1 > $0.1 ? $1 : $0 }
    let ids = Self.id(rows.first?.fields[idColumns[0]] ?? "")
    let example = names.min() ?? ""
    return InputError(
      .data, file: source.file, column: headers[idColumns[0]], text: ids,
      problem: "nobody in the member table occurs in the log, which calls people like '\(example)'",
      remedy: best.1 > 0
        ? "take the ids from '\(headers[best.0])', of which \(best.1) of \(rows.count) occur there: "
          + "--member-id '\(headers[best.0])'"
        : "name the column with the names of the log with --member-id NAME, or check that it is the right table")
  }
}
