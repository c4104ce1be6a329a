import GraphCore
import InteractionLogs

/// A network, and what was found on the way to it.
public struct LoadedNetwork: Sendable {
  public var network: MemberNetwork
  public var summary: LogSummary
  /// The rows that were not taken.
  public var rejected: RejectedRows
  /// Headers of the columns of the member table that are not used.
  public var unusedMemberColumns: [String]
}

/// The way from files to a network in one call.
public struct NetworkSource: Sendable, Hashable {
  /// The logs, read as if they were one.
  public var logs: [LogInput]
  /// The roster.
  public var memberTable: LogInput?
  /// Other names of members.
  public var aliases: LogInput?
  public var options: LogReadingOptions

  public init(
    logs: [LogInput], memberTable: LogInput? = nil, aliases: LogInput? = nil,
    options: LogReadingOptions = LogReadingOptions()
  ) {
    self.logs = logs
    self.memberTable = memberTable
    self.aliases = aliases
    self.options = options
  }

  /// Reads everything and makes the network.
  ///
  /// - Parameters:
  ///   - control: hears of progress ("reading") and can stop the run.
  ///   - requiresTies: whether a network without any tie is an error; a check of a log wants to report it, an analysis
  ///     cannot begin.
  /// - Throws: `InputError` for what is wrong with the input; `CancellationError`.
  public func load(control: RunControl = RunControl(), requiresTies: Bool = false) throws -> LoadedNetwork {
    guard !logs.isEmpty else {
      throw InputError(.usage, problem: "no log is given", remedy: "name a log, or - for the standard input")
    }
    let memberTable = try memberTable.map { try MemberTable.read($0) }
    let aliases = try aliases.map { try Aliases.read($0) }
    var builder = MemberNetworkBuilder(memberTable: memberTable, aliases: aliases)
    var names = LogNames()
    let (summary, rejected) = try InteractionLogReader(options: options).read(
      logs, names: &names, progress: { control.report("reading", done: Int($0 * 1000), of: 1000) },
      isCancelled: { control.cancellation.isCancelled }, consume: { builder.add($0) })
    let network = builder.network(names: names.members, clock: summary.clock)
    if requiresTies { try checkTies(network, summary) }
    return LoadedNetwork(
      network: network, summary: summary, rejected: rejected, unusedMemberColumns: memberTable?.unusedColumns ?? [])
  }

  private func checkTies(_ network: MemberNetwork, _ summary: LogSummary) throws(InputError) {
    guard network.ties.isEmpty else { return }
    let file = logs.count == 1 ? logs[0].name : "\(logs.count) logs"
    if network.selfInteractionCount > 0 {
      throw InputError(
        .data, file: file,
        problem: "there is no tie between two members: all \(network.selfInteractionCount) interactions are of members "
          + "with themselves",
        remedy: "check which columns are source and target")
    }
    if summary.outsidePeriod > 0 {
      throw InputError(
        .data, file: file,
        problem:
          "there is no tie between two members in the period asked for; \(summary.outsidePeriod) interactions lie "
          + "outside it", remedy: "widen --since and --until")
    }
    throw InputError(
      .data, file: file, problem: "there is no tie between two members: nobody answers anybody",
      remedy: "check which columns hold the ids of messages and of the messages they reply to, or the threads")
  }
}
