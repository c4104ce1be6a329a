import ArgumentParser
import CommunityInsights
import InteractionLogs
import MemberNetworks
import Reports

/// `copgraph compare`: two communities, or two periods of one.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two communities, or one before and after a day.",
    discussion: """
      With two logs, compares two communities; with one log and a day, the same community before that day and from it \
      on. Differences come with intervals where both numbers have one, and both networks are drawn. With names, for \
      the communities themselves.

        copgraph compare spring.csv autumn.csv
        copgraph compare interactions.csv --before 2024-09-01
        copgraph compare interactions.csv --before 2024-07-01 --after 2024-09-01
        copgraph compare advice.csv friendship.csv --qap --members members.csv --with same:group
      """)

  @OptionGroup var log: LogArguments

  @Option(help: "The member table of the second log. Default: that of the first.", completion: .file())
  var otherMembers: String?

  @Option(help: "The day on which the first period ends. Default: that of --after.")
  var before: Instant?

  @Option(help: "The day on which the second period begins. Default: that of --before.")
  var after: Instant?

  @OptionGroup var measures: MeasureArguments
  @OptionGroup(title: "Over time, conversations") var lens: LensArguments
  @OptionGroup(title: "Tie by tie") var regression: RegressionArguments
  @OptionGroup var output: ComparisonArguments
  @OptionGroup var talk: TalkArguments

  /// Where the first period ends and the second begins; `nil` when two logs are compared.
  private var days: (end: Instant, begin: Instant)? {
    guard let end = before ?? after, let begin = after ?? before else { return nil }
    return (end, begin)
  }

  func validate() throws {
    if let days {
      guard log.logs.count == 1 else {
        throw ValidationError("--before and --after are for one log, and \(log.logs.count) are given.")
      }
      if log.logs == ["-"] {
        throw ValidationError("Two periods need the log twice, so it cannot be the standard input (-); give a file.")
      }
      if days.begin < days.end { throw ValidationError("--after is before --before; swap them.") }
      if let since = log.filter.since, days.end <= since { throw Self.emptyPeriod("--since") }
      if let until = log.filter.until, until <= days.begin { throw Self.emptyPeriod("--until") }
    } else if log.logs.count != 2 {
      throw ValidationError("Give two logs, or one log with --before DAY.")
    } else if log.logs.contains("-") {
      throw ValidationError("Two logs are compared from files, not from the standard input (-).")
    }
  }

  private static func emptyPeriod(_ option: String) -> ValidationError {
    ValidationError("The days leave one of the two periods empty, because of \(option); choose others.")
  }

  func run() throws {
    if regression.qap { return try runRegression() }
    try Run.command(threads: measures.threadCount, isQuiet: talk.quiet) { run in
      let inputs = log.inputPaths + lens.inputPaths + [otherMembers].compactMap { $0 }
      let folder = output.folder(default: defaultName, inputs: inputs)
      try folder.validate()
      let (first, second) = sides()
      let lens = try lens.options()
      let analyses = try [first, second].map { side in
        let loaded = try side.source.load(
          control: run.control, requiresTies: true, keepsHistory: true, replyWithin: lens.replyWithinMicroseconds)
        var options = measures.analysisOptions(log)
        (options.since, options.until) = (side.source.options.since, side.source.options.until)
        let analyzer = Analyzer(options: options, lens: lens, generator: Copgraph.configuration.version)
        return try analyzer.analyze(loaded, title: side.name, control: run.control)
      }
      let report = try run.drawing([]) {
        try ComparisonReport(
          analyses[0], analyses[1], names: (first.name, second.name),
          title: output.title ?? (days == nil ? "\(first.name) and \(second.name)" : log.title),
          isDrawn: !output.noDiagrams)
      }
      try output.finish(report, in: folder, run, isQuiet: talk.quiet)
    }
  }

  /// One side of the comparison.
  struct Side {
    var name: String
    var source: NetworkSource
  }

  private var defaultName: String {
    days == nil ? "\(log.title)-and-\(LogArguments.title(of: log.logs[1]))" : "\(log.title)-before-after"
  }

  func sides() -> (Side, Side) {
    var (first, second) = (log.networkSource, log.networkSource)
    if let days {
      first.options.until = days.end
      second.options.since = days.begin
      return (Side(name: "before", source: first), Side(name: "after", source: second))
    }
    first.logs = [log.networkSource.logs[0]]
    second.logs = [log.networkSource.logs[1]]
    if let otherMembers { second.memberTable = LogInput(path: otherMembers) }
    let names = log.logs.map(LogArguments.title(of:))
    let areDifferent = names[0] != names[1]
    return (
      Side(name: areDifferent ? names[0] : LogInput(path: log.logs[0]).name, source: first),
      Side(name: areDifferent ? names[1] : LogInput(path: log.logs[1]).name, source: second)
    )
  }
}
