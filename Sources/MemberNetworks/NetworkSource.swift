import GraphCore
import InteractionLogs
import Numbers

/// A network, and what was found on the way to it.
public struct LoadedNetwork: Sendable {
  public var network: MemberNetwork
  /// What happened, one by one; `nil` for a log without times, and when none was asked for.
  public var history: CommunityHistory?
  public var summary: LogSummary
  /// The rows that were not taken.
  public var rejected: RejectedRows
  /// Headers of the columns of the member table that are not used.
  public var unusedMemberColumns: [String]

  public init(
    network: MemberNetwork, history: CommunityHistory?, summary: LogSummary, rejected: RejectedRows,
    unusedMemberColumns: [String]
  ) {
    self.network = network
    self.history = history
    self.summary = summary
    self.rejected = rejected
    self.unusedMemberColumns = unusedMemberColumns
  }
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

  /// How long after a message another one towards its author counts as the answer, in microseconds, where the log
  /// names neither messages nor threads: seven days.
  public static let defaultReplyWithin: Int64 = 7 * 86_400_000_000

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
  ///   - keepsHistory: whether to keep interactions and messages one by one, in ``LoadedNetwork/history``.
  ///   - replyWithin: how recent an answer is, see ``defaultReplyWithin``.
  /// - Throws: `InputError` for what is wrong with the input; `CancellationError`.
  /// - Complexity: O(bytes + names · log names + ties); with a history O(interactions · log interactions) more unless
  ///   they are in the order of time.
  public func load(
    control: RunControl = RunControl(), requiresTies: Bool = false, keepsHistory: Bool = false,
    replyWithin: Int64 = NetworkSource.defaultReplyWithin
  ) throws -> LoadedNetwork {
    guard !logs.isEmpty else {
      throw InputError(.usage, problem: "no log is given", remedy: "name a log, or - for the standard input")
    }
    let memberTable = try memberTable.map { try MemberTable.read($0) }
    let aliases = try aliases.map { try Aliases.read($0) }
    var builder = MemberNetworkBuilder(memberTable: memberTable, aliases: aliases, keepsHistory: keepsHistory)
    var names = LogNames()
    var options = options
    options.readsMessages = keepsHistory
    var (summary, rejected) = try InteractionLogReader(options: options).read(
      logs, names: &names, progress: { control.report("reading", done: Int(saturating: $0 * 1000), of: 1000) },
      isCancelled: { control.cancellation.isCancelled }, consume: { builder.add($0) })
    let countWithoutTime = builder.countWithoutTime
    let (network, history) = builder.networkAndHistory(names: names, clock: summary.clock, replyWithin: replyWithin)
    summary.history = history.map { HistorySummary($0.messages, withoutTime: countWithoutTime) }
    if requiresTies { try checkTies(network, summary) }
    return LoadedNetwork(
      network: network, history: history, summary: summary, rejected: rejected,
      unusedMemberColumns: memberTable?.unusedColumns ?? [])
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

extension HistorySummary {
  fileprivate init(_ messages: MessageHistory, withoutTime: Int) {
    self.init(
      replySource: messages.replySource, messages: messages.count,
      openingMessages: messages.parents.count { $0 == MessageHistory.opening },
      repliesToUnknown: messages.parents.count { $0 == MessageHistory.unknownParent }, withoutTime: withoutTime)
  }
}
