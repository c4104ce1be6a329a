import GraphCore
import InteractionLogs
import Numbers

/// A network, and what was found on the way to it.
public struct LoadedNetwork: Sendable {
  public var network: MemberNetwork
  /// What happened, one by one; `nil` for a log without times, and when none was asked for.
  public var history: CommunityHistory?
  public var summary: LogSummary
  /// What is odd about the logs.
  public var health: LogHealth
  /// The rows that were not taken.
  public var rejected: RejectedRows
  /// Headers of the columns of the member table that are not used.
  public var unusedMemberColumns: [String]
  /// Headers of the columns of ``Member/further``, see ``MemberTableColumns/keepsFurther``.
  public var furtherMemberColumns: [String] = []
  /// What became of the member table; `nil` without one.
  public var memberTable: MemberTableSummary?
  /// Why there is no tie between two members; `nil` where there is one.
  public var withoutTies: InputError?

  public init(
    network: MemberNetwork, history: CommunityHistory?, summary: LogSummary, health: LogHealth = LogHealth(),
    rejected: RejectedRows, unusedMemberColumns: [String], memberTable: MemberTableSummary? = nil
  ) {
    self.memberTable = memberTable
    self.health = health
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
  /// Which of its columns is what, where its header does not say it.
  public var memberColumns = MemberTableColumns()
  /// Other names of members.
  public var aliases: LogInput?
  public var options: LogReadingOptions
  /// Patterns of the names of members who are left out, see ``MemberPatterns``.
  public var excludedMembers: [String] = []
  /// What part of the network is looked at; `nil` for all of it.
  public var scope: NetworkScope?
  /// How far to find out of which kinds the interactions of each tie are, see ``Tie/kinds``.
  public var kinds = Kinds.none

  /// How far ties know of which kinds their interactions are.
  public enum Kinds: Sendable, Hashable {
    /// Not at all.
    case none
    /// Of as many kinds as a reader can choose from, the rest as "other"; not at all where there are too many ties for
    /// anybody to look at one by one.
    case mostFrequent
    /// Of every kind.
    case all

    var table: KindTable? {
      switch self {
      case .none: nil
      case .mostFrequent: KindTable(mostPairs: 500_000, mostKinds: 8)
      case .all: KindTable()
      }
    }
  }

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
  ///   - requiresTies: whether a network without any tie is an error, which else is in ``LoadedNetwork/withoutTies``: a
  ///     check of a log wants to report it, a report cannot begin.
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
    let tableFile = try memberTable.map { try MemberTableFile($0, columns: memberColumns) }
    // Names in the table are looked at before it is known which column holds the ids that the logs use.
    var memberTable = excludedMembers.isEmpty ? nil : try tableFile?.table
    let aliases = try aliases.map { try Aliases.read($0) }
    let patterns = MemberPatterns(excludedMembers, memberTable: memberTable, aliases: aliases)
    var building = MemberNetworkBuilder.Options()
    building.keepsHistory = keepsHistory
    building.replyWithin = replyWithin
    building.largestEvent = options.largestEvent
    building.kinds = kinds
    var options = options
    options.readsMessages = keepsHistory
    options.listedNames = tableFile?.listedNames ?? []
    options.excludesMembers = !excludedMembers.isEmpty
    func read() throws -> Reading {
      try self.read(options, patterns, MemberNetworkBuilder(aliases: aliases, options: building), control)
    }
    // Taken apart at once, so that the builder has one owner and copies nothing.
    var (names, summary, rejected, builder) = try read()
    options.knownLists = listsToTakeApart(in: names)
    if !options.knownLists.isEmpty { (names, summary, rejected, builder) = try read() }
    try patterns.check()
    let fitted = try tableFile.map { try $0.table(fitting: names.people(aliases)) }
    memberTable = fitted?.table
    builder.memberTable = memberTable?.filtered { !patterns.fit($0.id) }
    try checkMeetings(builder, names)
    let built = builder.build(
      names: names, clock: summary.clock, reading: RowReading(summary),
      // Where threads are all that tells who answers whom, there is nothing else to go by.
      trustsThreads: options.columns.namesColumn(for: .thread) || summary.files.contains { $0.form == .conversations })
    let (network, history) = (built.network, built.history)
    for (file, counts) in built.counts { summary.files[file].add(counts) }
    for (file, stray) in built.stray { summary.files[file].setApart(stray) }
    summary.settle(built.reading)
    summary.doubtedThreads = built.doubtedThreads
    summary.history = history.map { HistorySummary($0.messages, withoutTime: built.countWithoutTime) }
    let loaded = LoadedNetwork(
      network: network, history: history, summary: summary,
      health: LogHealth(history, summary, built), rejected: rejected,
      unusedMemberColumns: memberTable?.unusedColumns ?? [], memberTable: fitted?.summary)
    var narrowed = try scope.map { try loaded.narrowed(to: $0) } ?? loaded
    narrowed.furtherMemberColumns = memberTable?.furtherColumns ?? []
    narrowed.withoutTies = withoutTies(narrowed.network, summary)
    if requiresTies, let error = narrowed.withoutTies { throw error }
    return narrowed
  }

  private typealias Reading = (
    names: LogNames, summary: LogSummary, rejected: RejectedRows, builder: MemberNetworkBuilder
  )

  /// One way through the logs.
  private func read(
    _ options: LogReadingOptions, _ patterns: MemberPatterns, _ builder: MemberNetworkBuilder, _ control: RunControl
  ) throws -> Reading {
    let queue = BuilderQueue(builder, threads: control.threads)
    var names = LogNames()
    let (summary, rejected) = try InteractionLogReader(options: options).read(
      logs, names: &names, threads: control.threads,
      excludesMember: options.excludesMembers ? { patterns.fit($0) } : nil,
      progress: { control.report("reading", done: Int(saturating: $0 * 1000), of: 1000) },
      isCancelled: { control.cancellation.isCancelled }, consume: { queue.add($0) })
    return (names, summary, rejected, queue.finish())
  }

  /// The names that are lists of others, where the logs can be read once more: only the end of a log may show that a
  /// cell is a list, and not one name with a comma.
  private func listsToTakeApart(in names: LogNames) -> Set<String> {
    guard options.commas == nil, logs.allSatisfy(\.canBeReadAgain) else { return [] }
    return CommaLists.found(in: names.members)
  }

  /// Attendance at large events ties so many pairs that no memory would hold them.
  private func checkMeetings(_ builder: MemberNetworkBuilder, _ names: LogNames) throws(InputError) {
    guard let crowd = builder.crowd() else { return }
    let event = names.threads.name(at: crowd.event)
    throw InputError(
      .data, file: logs.count == 1 ? logs[0].name : "\(logs.count) logs", text: event,
      problem: "the events tie more than \(Participations.mostMeetings / 1_000_000) million pairs of members, this one "
        + "alone with \(crowd.participants) members",
      remedy: "leave large events out with a smaller --largest-event (now \(options.largestEvent)), or take a shorter "
        + "period with --since and --until")
  }

  private func withoutTies(_ network: MemberNetwork, _ summary: LogSummary) -> InputError? {
    guard network.ties.isEmpty else { return nil }
    let file = logs.count == 1 ? logs[0].name : "\(logs.count) logs"
    if network.selfInteractionCount > 0 {
      return InputError(
        .data, file: file,
        problem: "there is no tie between two members: all \(network.selfInteractionCount) interactions are of members "
          + "with themselves",
        remedy: "check which columns are source and target")
    }
    if scope != nil {
      return InputError(
        .data, file: file, problem: "there is no tie between two of the \(network.members.count) members asked for",
        remedy: "look at another group or member, or further around with --steps")
    }
    if summary.eventsLeftOut > 0 {
      return InputError(
        .data, file: file,
        problem: "there is no tie between two members: \(summary.eventsLeftOut) of \(summary.events) events have more "
          + "than \(options.largestEvent) members and are left out", remedy: "raise --largest-event")
    }
    if summary.files.contains(where: { $0.filteredRows > 0 }) {
      return InputError(
        .data, file: file, problem: "there is no tie between two members in the rows that the filters leave",
        remedy: "leave out --kind or --exclude-member, or choose others")
    }
    if summary.outsidePeriod > 0 {
      return InputError(
        .data, file: file,
        problem:
          "there is no tie between two members in the period asked for; \(summary.outsidePeriod) interactions lie "
          + "outside it", remedy: "widen --since and --until")
    }
    return InputError(
      .data, file: file, problem: "there is no tie between two members: nobody answers anybody",
      remedy: "check which columns hold the ids of messages and of the messages they reply to, or the threads")
  }
}

extension LogSummary {
  /// Notes what the rows of all logs together were found to say.
  fileprivate mutating func settle(_ rows: RowReading) {
    guard rows != RowReading(self) else { return }
    for index in files.indices {
      (files[index].rowKind, files[index].rowKindBasis) = (rows.kind, rows.basis)
      files[index].isUndirected = !rows.isDirected
    }
  }
}

extension FileSummary {
  /// Notes rows whose time cannot be right; the period is that of the others.
  fileprivate mutating func setApart(_ stray: StrayRows.File) {
    setApartRows = stray.rows
    interactions -= stray.interactions
    selfInteractions -= stray.selfInteractions
    selfRows -= min(selfRows, stray.selfInteractions)
    setApartTimes = stray.times.prefix(100).map { Instant(microseconds: $0) }
    first = stray.first <= stray.last ? Instant(microseconds: stray.first) : nil
    last = stray.first <= stray.last ? Instant(microseconds: stray.last) : nil
  }

  fileprivate mutating func add(_ counts: ResolvedCounts) {
    interactions += counts.interactions
    selfInteractions += counts.selfInteractions
    openingMessages += counts.openingMessages
    repliesToUnknown += counts.repliesToUnknown
    events += counts.events
    eventsLeftOut += counts.eventsLeftOut
  }
}

extension HistorySummary {
  init(_ messages: MessageHistory, withoutTime: Int) {
    self.init(
      replySource: messages.replySource, messages: messages.count,
      openingMessages: messages.parents.count { $0 == MessageHistory.opening },
      repliesToUnknown: messages.parents.count { $0 == MessageHistory.unknownParent }, withoutTime: withoutTime)
  }
}
