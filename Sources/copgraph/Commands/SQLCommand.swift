import ArgumentParser
import InteractionLogs

/// `copgraph sql`: the query by which a database counts a log into ties.
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Print the SQL query by which a database counts a log into ties.",
    discussion: """
      For logs that are too large for one machine: run the query where the log is, save what it gives as CSV, and analyse \
      that: copgraph analyze ties.csv. Names are told apart as copgraph does it.
      """)

  @Option(help: "The SQL of the engine: \(SQLDialect.allCases.map(\.rawValue).joined(separator: ", ")).")
  var dialect: SQLDialect

  @Option(help: "The table with the log, as in schema.table.")
  var table: String

  @Option(help: "Its column with the sender or actor.")
  var source = "source"

  @Option(help: "Its column with the recipient.")
  var target = "target"

  @Option(help: "Its column with the time; none for no column.")
  var time = "timestamp"

  @Option(help: "What that column holds: timestamp, seconds, milliseconds or microseconds.")
  var timeUnit = SQLDialect.TimeUnit.timestamp

  @Option(help: "Its column with the weight (default: each row counts 1).")
  var weight: String?

  @Option(help: "Its column with the kind of interaction (default: none).")
  var kindColumn: String?

  @Option(help: "How long the periods are by which ties are counted: day, week, month or none.")
  var period = TiePeriod.month

  @Option(help: "A table with all members, also those without a tie.")
  var members: String?

  @Option(help: "Its column with the ids.")
  var memberID = "id"

  @Option(help: "A table of other names of members, with the columns alias and member.")
  var aliases: String?

  @OptionGroup var filter: FilterArguments

  func validate() throws {
    if kindColumn == nil && (filter.kind != nil || filter.kindWeight != nil) {
      throw ValidationError("--kind and --kind-weight need the column of kinds: name it with --kind-column.")
    }
    if time == "none" && (filter.since != nil || filter.until != nil) {
      throw ValidationError("--since and --until need the column of times: name it with --time.")
    }
  }

  func run() throws {
    var query = TiesQuery(dialect: dialect, table: table)
    (query.source, query.target) = (source, target)
    query.time = time == "none" ? nil : time
    query.timeUnit = timeUnit
    query.weight = weight
    query.kind = kindColumn
    query.period = period
    (query.since, query.until) = (filter.since, filter.until)
    query.filter = filter.ofRows
    query.excludedMembers = filter.excludeMember
    query.aliases = aliases
    query.members = members.map { ($0, memberID) }
    try StandardOutput.write(Array("\(query.text());\n".utf8))
  }
}

extension SQLDialect: ExpressibleByArgument {}
extension SQLDialect.TimeUnit: ExpressibleByArgument {}
extension TiePeriod: ExpressibleByArgument {}
