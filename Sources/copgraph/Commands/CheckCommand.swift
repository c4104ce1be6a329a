import ArgumentParser
import CommunityInsights
import InteractionLogs
import MemberNetworks
import SafeFiles

/// `copgraph check`: how a log would be read, without analysing it.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell how a log would be read: columns, rows, time span, problems.")

  @OptionGroup var log: LogArguments

  @Option(
    help: "Write names that may be one person to this file: a table for --aliases, to look through first.",
    completion: .file())
  var suggestAliases: String?

  @OptionGroup var forcing: ForceArguments

  @Flag(help: "Print the result as JSON.")
  var json = false

  @OptionGroup var talk: TalkArguments

  func run() throws {
    try Run.command(threads: MeasureArguments.cores, isQuiet: talk.quiet) { run in
      let loaded = try log.networkSource.load(control: run.control, keepsHistory: true)
      if let suggestAliases {
        try forcing.output(suggestAliases, option: "--suggest-aliases", inputs: log.inputPaths)
          .write(AliasSuggestions(loaded.health).bytes)
      }
      if json { return try StandardOutput.write(jsonBytes(loaded)) }
      guard !talk.quiet else { return }
      let next = NextStep.afterCheck(Array(CommandLine.arguments.dropFirst()))
      try StandardOutput.writeLine(CheckText(loaded, nextStep: next).text(width: StandardOutput.width))
    }
  }

  private struct Result: Encodable {
    var log: LogSummary
    var health: LogHealth
    var members: Int
    var ties: Int
    var membersNotInTable: Int?
    var memberTable: MemberTableSummary?
  }

  private func jsonBytes(_ loaded: LoadedNetwork) throws -> [UInt8] {
    try JSONDialect.bytes(
      Result(
        log: loaded.summary, health: loaded.health, members: loaded.network.members.count,
        ties: loaded.network.ties.count,
        membersNotInTable: loaded.network.hasRoster ? loaded.network.unlistedCount : nil,
        memberTable: loaded.memberTable))
  }
}
