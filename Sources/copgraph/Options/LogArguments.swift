import ArgumentParser
import InteractionLogs
import MemberNetworks

/// Which logs to read, and how: shared by all commands that read one.
struct LogArguments: ParsableArguments {
  @Argument(
    help: """
      The logs, read as if they were one: files, folders, archives; - is the standard input; \
      sqlite:FILE?query=SELECT… and postgresql://HOST/NAME?query=SELECT… are of a database.
      """,
    completion: .file())
  var logs: [String]

  @Option(help: "Member table: id, name, group, role, manager.", completion: .file())
  var members: String?

  @Option(help: "Table of other names of members: alias, member.", completion: .file())
  var aliases: String?

  @Option(help: "Column with the ids in the member table (header, or number from 1).")
  var memberID: String?

  @Option(help: "Column with the groups in the member table; none for no column.")
  var group: String?

  @Option(help: "Column with the roles in the member table; none for no column.")
  var role: String?

  @Option(help: "Column with the managers in the member table; none for no column.")
  var manager: String?

  @Option(parsing: .singleValue, help: "A role, as written in the table, whose members are managers. Repeatable.")
  var managerRole: [String] = []

  @Option(help: "Column with the sender or actor (header, or number from 1).")
  var source: String?

  @Option(help: "Column with the recipient (header or number).")
  var target: String?

  @Option(help: "Column with the time; none for no column, as for all columns below.")
  var time: String?

  @Option(help: "Column with the weight (default: each row counts 1).")
  var weight: String?

  @Option(help: "Column with the kind of interaction.")
  var kindColumn: String?

  @Option(help: "Column with the id of the message.")
  var id: String?

  @Option(help: "Column with the thread or conversation.")
  var thread: String?

  @Option(help: "Column with the id of the message that is answered.")
  var replyTo: String?

  @Option(help: "Column with the recipients of copies.")
  var cc: String?

  @Option(help: "Column with the recipients of hidden copies.")
  var bcc: String?

  @Flag(inversion: .prefixedNo, help: "Whether the first row names the columns. Default: found out.")
  var header: Bool?

  @Option(help: "How many lines at the beginning of each log are no part of it.")
  var skipLines = 0

  @Option(
    help: """
      What a row says: messages, replies, directed (mail), acts, contacts, attendance, ties or interactions. Default: \
      found out.
      """)
  var rows: RowKind?

  @Flag(
    help: """
      The same as --rows attendance: each row is a member at an event, or in a thread or page (--thread names the \
      column); members of the same one are tied.
      """)
  var twoMode = false

  @Option(help: "With --two-mode: events with more members than this are left out.")
  var largestEvent = LogReadingOptions().largestEvent

  @Option(help: "What commas between names do: separate several people, or keep, as in Roe, Rick. Default: found out.")
  var commas: CommaUse?

  @Option(help: "Encoding of the logs, such as windows-1251 or shift_jis. Default: found out.")
  var encoding: String?

  @Option(help: "The order of day, month and year in the dates: dmy, mdy or ymd.")
  var dates: DateOrder?

  @Option(
    help: """
      How times are written: a pattern such as %d.%m.%Y %H:%M; or what numbers count: unix, seconds (from the log's own \
      start), milliseconds, microseconds, nanoseconds, ticks, filetime, excel, excel-1904.
      """)
  var dateFormat: String?

  @Option(
    help: "The zone of times without one: an offset such as +01:00, or a name such as Europe/Berlin (default: UTC).")
  var timezone: String?

  @Option(help: "The decimal mark of weights: point or comma.")
  var decimal: DecimalMark?

  @OptionGroup var filter: FilterArguments

  @Flag(help: "Leave out rows that repeat an earlier one in every column.")
  var distinct = false

  @Option(help: "Look at the members of this group alone.")
  var inGroup: String?

  @Option(help: "Look at this member, by id or name, and whoever is within --steps ties.")
  var around: String?

  @Option(help: "With --around: how many ties away at most.")
  var steps = 1

  @Flag(help: "Go on even if more than half of the rows cannot be used.")
  var allowRejected = false

  @Flag(help: "Make the first row that cannot be used an error.")
  var strict = false

  /// What the options say, for the layer that reads.
  var networkSource: NetworkSource {
    var options = LogReadingOptions(
      columns: ColumnOverrides(
        source: source, target: target, time: time, weight: weight, kind: kindColumn, id: id, thread: thread,
        replyTo: replyTo, cc: cc, bcc: bcc),
      isStrict: strict, since: filter.since, until: filter.until, hasHeader: header)
    options.skippedLines = skipLines
    options.dateOrder = dates
    options.dateFormat = dateFormat
    options.timeZone = timezone
    options.decimalMark = decimal
    options.rowKind = rows ?? (twoMode ? .attendance : nil)
    options.encoding = encoding
    options.commas = commas
    options.largestEvent = largestEvent
    options.allowsRejected = allowRejected
    options.filter = filter.ofRows
    options.filter.isDistinct = distinct
    var source = NetworkSource(
      logs: logs.map { LogInput(path: $0) }, memberTable: members.map { LogInput(path: $0) },
      aliases: aliases.map { LogInput(path: $0) }, options: options)
    source.excludedMembers = filter.excludeMember
    source.memberColumns = MemberTableColumns(
      id: memberID, group: group, role: role, manager: manager, managerRoles: managerRole)
    if inGroup != nil || around != nil { source.scope = NetworkScope(group: inGroup, around: around, steps: steps) }
    return source
  }

  /// The files that are read, as the user named them.
  var inputPaths: [String] {
    (logs + [members, aliases].compactMap { $0 }).compactMap { path in
      DatabaseAddress(path).map(\.file) ?? path
    }
  }

  /// Whether members are left out, so that lists of the user may have some who are not in the network.
  var isPart: Bool {
    inGroup != nil || around != nil || !filter.excludeMember.isEmpty || filter.since != nil || filter.until != nil
  }

  /// What the community is called: the first log's name without folder and extension, or that of its folder when the name
  /// says nothing.
  var title: String { Self.title(of: logs[0]) }

  /// The same for one log.
  static func title(of log: String) -> String {
    guard log != "-" else { return "standard-input" }
    if let address = DatabaseAddress(log) { return address.title }
    let parts = log.split(separator: "/").map(String.init)
    let file = parts.last ?? "log"
    let name = file.lastIndex(of: ".").map { $0 == file.startIndex ? file : String(file[..<$0]) } ?? file
    let saysNothing = ["interactions", "edges", "log", "messages", "ties"].contains(name.lowercased())
    let title =
      saysNothing && parts.count > 1 && parts[parts.count - 2] != ".." && parts[parts.count - 2] != "."
      ? parts[parts.count - 2] : name
    // It names a folder, too, and a name of dots leads to another one.
    let visible = title.drop { $0 == "." || $0 == " " }
    return visible.isEmpty ? "log" : String(visible)
  }

  func validate() throws {
    if logs.count(where: { $0 == "-" }) + [members, aliases].count(where: { $0 == "-" }) > 1 {
      throw ValidationError("The standard input (-) can only be read once; give files for the others.")
    }
    guard skipLines >= 0 else { throw ValidationError("--skip-lines is at least 0, not \(skipLines).") }
    guard (1...1_000_000).contains(steps) else { throw ValidationError("--steps is at least 1, not \(steps).") }
    if let rows, twoMode, rows != .attendance {
      throw ValidationError("--two-mode means --rows attendance, not \(rows.rawValue); give one of the two.")
    }
    guard largestEvent >= 2 else { throw ValidationError("--largest-event is at least 2, not \(largestEvent).") }
  }
}

extension DateOrder: ExpressibleByArgument {}

extension DecimalMark: ExpressibleByArgument {}
extension RowKind: ExpressibleByArgument {}
extension CommaUse: ExpressibleByArgument {}

extension Instant: ExpressibleByArgument {
  public init?(argument: String) { self.init(parsing: argument) }
}
