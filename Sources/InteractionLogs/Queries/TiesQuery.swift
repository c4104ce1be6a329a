/// The query by which a database counts a log into ties by period, for logs that are too large for one machine: rows of
/// `source,target,period,count,first,last[,kind]`, which are read again as a log (see `docs/ties.md`).
///
/// Names are told apart as they are where the log itself is read: white space around and within them does not count,
/// `Name <a@b.org>` is the address, addresses are the same in any case, texts for missing values and placeholders are
/// nobody, and what somebody says to themselves is left out. Characters that nobody sees are left as they are, and a cell
/// is taken for one recipient.
public struct TiesQuery: Sendable {
  public var dialect: SQLDialect
  /// The table with the log, as in `schema.table`.
  public var table: String
  public var source = "source"
  public var target = "target"
  public var time: String?
  public var timeUnit = SQLDialect.TimeUnit.timestamp
  public var weight: String?
  public var kind: String?
  public var period = TiePeriod.month
  public var since: Instant?
  public var until: Instant?
  /// Kinds and weights; patterns of members are in ``excludedMembers``.
  public var filter = RowFilterOptions()
  /// Patterns of names that are left out, with `*` and `?`.
  public var excludedMembers: [String] = []
  /// A table with the columns `alias` and `member`.
  public var aliases: String?
  /// A table with everybody, also those who do nothing, and its column of ids.
  public var members: (table: String, id: String)?

  public init(dialect: SQLDialect, table: String) {
    self.dialect = dialect
    self.table = table
  }

  /// The query, one statement without a semicolon.
  ///
  /// - Throws: ``InputError`` for a pattern that cannot be written as a regular expression of every engine.
  public func text() throws(InputError) -> String {
    var parts = [namedLog, counted(try exclusions)]
    var query = "SELECT \(selected.joined(separator: ", "))\nFROM ties"
    if let members {
      let id = cleaned(dialect.name(members.id))
      parts.append("people AS (\n  SELECT \(id) AS member\n  FROM \(dialect.name(members.table))\n)")
      // A count of 0 makes somebody known, and no tie.
      let blanks = selected.dropFirst(2).map { $0 == column("count") ? "0" : "''" }
      query += "\nUNION ALL\nSELECT \((["member", "member"] + blanks).joined(separator: ", "))\nFROM people\n"
      query += "WHERE \(isSomebody("member").joined(separator: "\n  AND "))"
    }
    return "\(note)WITH \(parts.joined(separator: ", "))\n\(query)"
  }

  // MARK: - Parts

  private var note: String {
    switch dialect {
    case .bigquery: ""
    case .duckdb: "-- For times without a zone: SET TimeZone = 'UTC';\n"
    case .postgres, .spark, .trino: "-- For times without a zone: SET TIME ZONE 'UTC';\n"
    }
  }

  private func column(_ name: String) -> String { dialect.name(name) }

  private var selected: [String] {
    let times = ["first", "last"].map {
      time == nil ? "'' AS \(column($0))" : "\(dialect.iso(column($0))) AS \(column($0))"
    }
    return [column("source"), column("target"), column("period"), column("count")] + times
      + (kind == nil ? [] : [column("kind")])
  }

  /// The rows with names told apart, times read and weights multiplied.
  private var namedLog: String {
    var columns = ["\(cleaned(column(source))) AS source", "\(cleaned(column(target))) AS target"]
    if let time { columns.append("\(dialect.time(column(time), unit: timeUnit)) AS happened") }
    columns.append("\(weighed) AS amount")
    if let kind { columns.append("trim(CAST(\(column(kind)) AS \(dialect.text))) AS kind") }
    return "log AS (\n  SELECT \(columns.joined(separator: ",\n    "))\n  FROM \(dialect.name(table))\n)"
  }

  private var weighed: String {
    let amount = weight.map { "CAST(\(column($0)) AS \(dialect == .bigquery ? "FLOAT64" : "DOUBLE PRECISION"))" } ?? "1"
    let adjusted = dialect == .spark ? amount.replacing("DOUBLE PRECISION", with: "DOUBLE") : amount
    guard let kind, !filter.kindWeights.isEmpty else { return adjusted }
    let text = "lower(trim(CAST(\(column(kind)) AS \(dialect.text))))"
    let cases = filter.kindWeights.map { "WHEN \(dialect.literal($0.kind.lowercased())) THEN \($0.weight)" }
    return "\(adjusted) * CASE \(text) \(cases.joined(separator: " ")) ELSE 1 END"
  }

  private func counted(_ exclusions: [String]) -> String {
    var source = "log"
    var (one, other) = ("log.source", "log.target")
    if let aliases {
      let table = dialect.name(aliases)
      for (place, side) in [("senders", "source"), ("recipients", "target")] {
        source += "\n  LEFT JOIN \(table) AS \(place) ON \(cleaned("\(place).\(column("alias"))")) = log.\(side)"
      }
      one = "COALESCE(\(cleaned("senders.\(column("member"))")), log.source)"
      other = "COALESCE(\(cleaned("recipients.\(column("member"))")), log.target)"
    }
    var conditions = isSomebody("log.source") + isSomebody("log.target") + ["\(one) <> \(other)"]
    if time != nil {
      if let since { conditions.append("log.happened >= \(dialect.literal(since))") }
      if let until { conditions.append("log.happened < \(dialect.literal(until))") }
    }
    if kind != nil && !filter.kinds.isEmpty {
      let kinds = filter.kinds.map { dialect.literal($0.lowercased()) }.joined(separator: ", ")
      conditions.append("lower(log.kind) IN (\(kinds))")
    }
    for pattern in exclusions {
      for name in aliases == nil ? [one, other] : [one, other, "log.source", "log.target"] {
        conditions.append("NOT (\(dialect.matches("lower(\(name))", pattern)))")
      }
    }
    var columns = ["\(one) AS source", "\(other) AS target"]
    columns.append("\(time == nil ? "''" : dialect.period(period, of: "log.happened")) AS \(column("period"))")
    if kind != nil { columns.append("log.kind AS kind") }
    let keys = columns.indices.map { String($0 + 1) }.joined(separator: ", ")
    columns.append("SUM(log.amount) AS \(column("count"))")
    if time != nil {
      columns += ["MIN(log.happened) AS \(column("first"))", "MAX(log.happened) AS \(column("last"))"]
    }
    return """
      ties AS (
        SELECT \(columns.joined(separator: ",\n    "))
        FROM \(source)
        WHERE \(conditions.joined(separator: "\n    AND "))
        GROUP BY \(keys)
      )
      """
  }

  // MARK: - Names

  /// A name without what does not count.
  private func cleaned(_ column: String) -> String {
    let text = "CAST(\(column) AS \(dialect.text))"
    let single = "trim(\(dialect.replacing("\\s+", with: .space, in: text)))"
    let address = "lower(\(dialect.replacing("^.*<([^<>]+)>$", with: .firstGroup, in: single)))"
    return "CASE WHEN \(dialect.matches(single, "^([^<>]*<)?[^<>@ ]+@[^<>@ ]+>?$")) THEN \(address) ELSE \(single) END"
  }

  /// What holds for a name that stands for a person.
  private func isSomebody(_ name: String) -> [String] {
    let missing = MissingValue.words.map(dialect.literal).joined(separator: ", ")
    let placeholders = PlaceholderName.names.sorted().map(dialect.literal).joined(separator: ", ")
    return [
      "\(name) <> ''", "\(name) NOT IN (\(missing))",
      "\(dialect.trimming("[](){}<>:", from: "lower(\(name))")) NOT IN (\(placeholders))",
    ]
  }

  private var exclusions: [String] {
    get throws(InputError) {
      var expressions: [String] = []
      for pattern in excludedMembers {
        guard !pattern.contains(where: { "\\^[]".contains($0) }) else {
          throw InputError(
            .usage, text: pattern, problem: "--exclude-member cannot be written in SQL with one of [ ] ^ \\",
            remedy: "write the pattern with * and ? alone")
        }
        let expression = pattern.lowercased().map { character in
          switch character {
          case "*": ".*"
          case "?": "."
          case let other where other.isLetter || other.isNumber || " @_-".contains(other): String(other)
          case let other: "[\(other)]"
          }
        }
        expressions.append("^\(expression.joined())$")
      }
      return expressions
    }
  }
}
