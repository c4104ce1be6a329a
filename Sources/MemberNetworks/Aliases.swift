import InteractionLogs

/// Other names of members: who is the same person.
public struct Aliases: Sendable, Hashable {
  /// For each alias the member that it stands for, chains followed.
  private let members: [String: String]

  /// How many aliases there are.
  public var count: Int { members.count }

  /// The id of the member that `id` stands for; `id` itself when it is no alias.
  public func member(for id: String) -> String { members[id] ?? id }

  /// Reads a table of two columns, alias and member, with or without header; further columns are ignored.
  ///
  /// An alias of an alias stands for the member at the end of the chain. Names are normalised like those of a log.
  ///
  /// - Throws: `InputError` when the table cannot be read or has one column, a name is missing, an alias stands for two
  ///   members, or aliases stand for each other in a circle.
  public static func read(_ input: LogInput) throws -> Aliases {
    let table = try DelimitedTable.read(input)
    guard table.rows[0].fields.count > 1 else {
      throw InputError(
        .data, file: table.file, line: 1, text: table.rows[0].fields[0], problem: "there is one column only",
        remedy: "give two columns, alias and member")
    }
    let header = columns(of: table)
    var direct: [String: (member: String, line: Int)] = [:]
    for row in table.rows.dropFirst(header == nil ? 0 : 1) {
      let alias = NameIdentity.people.canonical(row.fields[header?.alias ?? 0])
      let member = NameIdentity.people.canonical(row.fields[header?.member ?? 1])
      guard !alias.isEmpty && !member.isEmpty else {
        throw InputError(
          .data, file: table.file, line: row.line, problem: "a name is missing", remedy: "give both alias and member")
      }
      if alias == member { continue }
      if let earlier = direct[alias], earlier.member != member {
        throw InputError(
          .data, file: table.file, line: row.line, text: alias,
          problem: "the alias stands for '\(earlier.member)' on line \(earlier.line) already",
          remedy: "keep one of the two rows")
      }
      direct[alias] = direct[alias] ?? (member, row.line)
    }
    return Aliases(members: try followingChains(direct, file: table.file))
  }

  /// The positions of the columns when the first row is a header.
  private static func columns(of table: DelimitedTable) -> (alias: Int, member: Int)? {
    let aliasWords = ["alias", "aliases", "aka", "alternative", "othername", "from", "old", "variant", "duplicate"]
    let memberWords = ["member", "memberid", "id", "canonical", "person", "name", "to", "user", "new", "email"]
    guard let alias = table.column(named: aliasWords) else { return nil }
    guard let member = table.column(named: memberWords), member != alias else { return (alias, alias == 0 ? 1 : 0) }
    return (alias, member)
  }

  /// The names of a circle in their order, the first once more at the end; of a long one its beginning.
  private static func description(ofCircle names: ArraySlice<String>) -> String {
    let mostNames = 5
    let shown = names.prefix(mostNames).map { "'\(shortened($0))'" }
    let rest = names.count - mostNames
    return (shown + [rest > 0 ? "… (\(rest) more)" : "'\(shortened(names.first!))'"]).joined(separator: " → ")
  }

  private static func shortened(_ name: String) -> String {
    name.count > 60 ? name.prefix(60) + "…" : name
  }

  private static func followingChains(
    _ direct: [String: (member: String, line: Int)], file: String
  ) throws(InputError) -> [String: String] {
    var members: [String: String] = [:]
    // By line, so that of several circles the one that begins first is reported.
    for alias in direct.keys.sorted(by: { direct[$0]!.line < direct[$1]!.line }) {
      var chain = [alias]
      var onChain: Set<String> = [alias]
      var end = direct[alias]!.member
      while let known = members[end] ?? direct[end]?.member {
        guard onChain.insert(end).inserted else {
          let circle = chain[chain.firstIndex(of: end)!...]
          throw InputError(
            .data, file: file, line: direct[alias]!.line, text: alias,
            problem: "aliases stand for each other in a circle: \(description(ofCircle: circle))",
            remedy: "let one of them be the member")
        }
        chain.append(end)
        end = known
      }
      for link in chain { members[link] = end }
    }
    return members
  }
}
