import ArgumentParser
import InteractionLogs
import MemberNetworks

/// Which logs to read, and how: shared by all commands that read one.
struct LogArguments: ParsableArguments {
  @Argument(help: "The logs, read as if they were one; - is the standard input.", completion: .file())
  var logs: [String]

  @Option(help: "A table of the members: id, name, group, role, manager.", completion: .file())
  var members: String?

  @Option(help: "A table of other names of members: alias, member.", completion: .file())
  var aliases: String?

  @Option(help: "The column of who acted: its header, or its number from 1.")
  var source: String?

  @Option(help: "The column of towards whom.")
  var target: String?

  @Option(help: "The column of when.")
  var time: String?

  @Option(help: "The column of how much; without one a row counts 1.")
  var weight: String?

  @Option(help: "The column of the kind of interaction.")
  var kind: String?

  @Option(help: "The column of the id of a message.")
  var id: String?

  @Option(help: "The column of the thread or conversation of a message.")
  var thread: String?

  @Option(help: "The column of the id of the message that is replied to.")
  var replyTo: String?

  @Flag(
    help: """
      Each row is a member at an event, or in a thread or page (--thread names the column); members of the same one are       tied.
      """)
  var twoMode = false

  @Option(help: "With --two-mode: events with more members than this are left out.")
  var largestEvent = LogReadingOptions().largestEvent

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

  @Option(help: "The zone of times without one: an offset such as +01:00, or a name such as Europe/Berlin (default: UTC).")
  var timezone: String?

  @Option(help: "The decimal mark of weights: point or comma.")
  var decimal: DecimalMark?

  @Option(help: "Only interactions at or after this time (2025-01-31, 2025-01-31T09:00:00Z, or seconds).")
  var since: Instant?

  @Option(help: "Only interactions before this time.")
  var until: Instant?

  @Flag(help: "Make the first row that cannot be used an error.")
  var strict = false

  /// What the options say, for the layer that reads.
  var networkSource: NetworkSource {
    var options = LogReadingOptions(
      columns: ColumnOverrides(
        source: source, target: target, time: time, weight: weight, kind: kind, id: id, thread: thread,
        replyTo: replyTo),
      isStrict: strict, since: since, until: until)
    options.isTwoMode = twoMode
    options.dateOrder = dates
    options.dateFormat = dateFormat
    options.timeZone = timezone
    options.decimalMark = decimal
    options.encoding = encoding
    options.largestEvent = largestEvent
    return NetworkSource(
      logs: logs.map { LogInput(path: $0) }, memberTable: members.map { LogInput(path: $0) },
      aliases: aliases.map { LogInput(path: $0) }, options: options)
  }

  /// What the community is called: the first log's name without folder and extension, or that of its folder when the name
  /// says nothing.
  var title: String { Self.title(of: logs[0]) }

  /// The same for one log.
  static func title(of log: String) -> String {
    guard log != "-" else { return "standard-input" }
    let parts = log.split(separator: "/").map(String.init)
    let file = parts.last ?? "log"
    let name = file.lastIndex(of: ".").map { $0 == file.startIndex ? file : String(file[..<$0]) } ?? file
    let saysNothing = ["interactions", "edges", "log", "messages", "ties"].contains(name.lowercased())
    return saysNothing && parts.count > 1 && parts[parts.count - 2] != ".." && parts[parts.count - 2] != "."
      ? parts[parts.count - 2] : name
  }

  func validate() throws {
    if logs.count(where: { $0 == "-" }) + [members, aliases].count(where: { $0 == "-" }) > 1 {
      throw ValidationError("The standard input (-) can only be read once; give files for the others.")
    }
    guard largestEvent >= 2 else { throw ValidationError("--largest-event is at least 2, not \(largestEvent).") }
    if let since, let until, until <= since {
      throw ValidationError("--until is not after --since, so no interaction is left; swap or widen them.")
    }
  }
}

extension DateOrder: ExpressibleByArgument {}

extension DecimalMark: ExpressibleByArgument {}

extension Instant: ExpressibleByArgument {
  public init?(argument: String) { self.init(parsing: argument) }
}
