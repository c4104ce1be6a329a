import ArgumentParser
import CommunityInsights
import Reports

/// `copgraph simulate`: what would change if some members left or met.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Show what would change if members left, or if some met.",
    discussion: """
      Compares the community as the log shows it with the same log without some members, or with further ties: every \
      headline number before and after, who would be cut off, and both networks drawn with each member in the same \
      place. With names, for the community itself.
      """)

  @OptionGroup var log: LogArguments

  @Option(help: "Members who leave, by id or name; may be given more than once.")
  var without: [String] = []

  @Option(help: "Two members who meet, as A,B; may be given more than once.")
  var add: [PairArgument] = []

  @Flag(help: "All managers leave.")
  var managersLeave = false

  @Option(help: "Remove the N members whose loss would fragment the network most.")
  var top = 0

  @OptionGroup var measures: MeasureArguments
  @OptionGroup(title: "Over time, conversations") var lens: LensArguments
  @OptionGroup var output: ComparisonArguments
  @OptionGroup var talk: TalkArguments

  private var request: Scenario.Request {
    var request = Scenario.Request()
    request.without = without
    request.adding = add.map(\.pair)
    request.managersLeave = managersLeave
    request.top = top
    return request
  }

  func validate() throws {
    if request.isEmpty {
      throw ValidationError("Say what happens: --without MEMBER, --add A,B, --managers-leave or --top 3.")
    }
    guard (0...10).contains(top) else { throw ValidationError("--top is from 1 to 10, not \(top).") }
  }

  func run() throws {
    try Run.command(threads: measures.threadCount, isQuiet: talk.quiet) { run in
      let folder = output.folder(default: "\(log.title)-what-if", inputs: log.inputPaths + lens.inputPaths)
      try folder.validate()
      // Before and after are the same log: how a number would differ in another log says nothing about the change.
      var lens = try lens.options()
      lens.resamples = 0
      let loaded = try log.networkSource.load(
        control: run.control, requiresTies: true, keepsHistory: true, replyWithin: lens.replyWithinMicroseconds)
      let analyzer = Analyzer(
        options: measures.analysisOptions(log), lens: lens, generator: Copgraph.configuration.version)
      let scenario = try Scenario(request, of: loaded.network, control: run.control)
      let simulation = try Simulation(
        scenario, of: loaded, analyzer: analyzer, title: output.title ?? log.title, control: run.control)
      let report = try run.drawing([]) { try ComparisonReport(simulation, isDrawn: !output.noDiagrams) }
      try output.finish(report, in: folder, run, isQuiet: talk.quiet)
    }
  }
}

/// `A,B` on the command line.
struct PairArgument: ExpressibleByArgument {
  var pair: MemberPair

  init?(argument: String) {
    let names = argument.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
    guard names.count == 2, names.allSatisfy({ !$0.isEmpty }) else { return nil }
    pair = MemberPair(names[0], names[1])
  }
}
