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

  /// How many rejected rows are shown one by one.
  private static let shownRejections = 10

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
      if !talk.quiet { try StandardOutput.writeLine(text(loaded)) }
    }
  }

  private func text(_ loaded: LoadedNetwork) -> String {
    let description = LogDescription(loaded.summary)
    var lines = HealthNotes(loaded.health, loaded.summary).sentences.map { "Note: \($0)" } + description.lines
    for row in loaded.rejected.prefix(Self.shownRejections) {
      let column = row.column.map { ", column '\($0)'" } ?? ""
      lines.append("    \(row.file), line \(row.line)\(column): \(row.reason.rawValue): \(Wording.shortened(row.text))")
    }
    if loaded.rejected.count > Self.shownRejections {
      lines.append("    … and \(Wording.count(loaded.rejected.count - Self.shownRejections, "more row", "more rows")).")
    }
    lines += description.answers + [Wording.scope(of: loaded.summary)].compactMap { $0 } + [rows(loaded.health.rows)]
    lines.append(members(loaded))
    if let description = MemberTableDescription(loaded) {
      lines += description.lines
      if let warning = description.warning { lines.append("  Mind: \(warning)") }
    }
    return lines.joined(separator: "\n")
  }

  /// What became of all rows, where not all were used.
  private func rows(_ rows: LogHealth.Rows) -> String {
    let parts = [
      (rows.used, "used"), (rows.withThemselves, "of members with themselves"),
      (rows.outsidePeriod, "outside the period"),
      (rows.filtered, "left out by filters"), (rows.setApart, "kept apart"), (rows.rejected, "rejected"),
    ].filter { $0.0 > 0 }.map { "\(Wording.count($0.0)) \($0.1)" }
    return "Rows: \(Wording.count(rows.all)) = \(parts.joined(separator: " + "))."
  }

  private func members(_ loaded: LoadedNetwork) -> String {
    let network = loaded.network
    let counts =
      "Network: \(Wording.count(network.members.count, "member", "members")), "
      + "\(Wording.count(network.ties.count, "tie", "ties"))"
    guard network.hasRoster else { return counts + ". No member table: people who never interacted cannot be seen." }
    let unlisted = network.unlistedCount
    return counts
      + (unlisted == 0 ? "." : "; \(Wording.count(unlisted, "member is", "members are")) not in the member table.")
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
