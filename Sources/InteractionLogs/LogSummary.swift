/// What a column of a log is taken for.
public enum ColumnRole: String, Sendable, Hashable, Codable, CaseIterable {
  case source, target, time, weight, kind, id, thread, replyTo, cc, bcc
}

/// A column that is used, and what for.
public struct MappedColumn: Sendable, Hashable, Codable {
  public var role: ColumnRole
  /// The word in the header; `nil` for a log without header.
  public var header: String?
  /// The position in a row, from 1.
  public var position: Int
}

/// A column that is used beside those that have a role: a piece of a time, or whether rows have a direction.
public struct FurtherUse: Sendable, Hashable, Codable {
  /// What it is used for, in words.
  public var use: String
  public var header: String
}

/// How a log says who interacts with whom.
public enum LogForm: String, Sendable, Hashable, Codable {
  /// Each row has a source and one or more targets.
  case interactions
  /// Each row is a message with an id, and perhaps the id of the message that it replies to.
  case replies
  /// Each row is a message in a thread; it answers the latest earlier message of someone else there.
  case conversations
  /// Each row says that somebody took part in an event, a thread, a page. Those who take part in the same are tied:
  /// every pair interacts once, when the later of the two comes. The direction means nothing, and there are no messages.
  case attendance
}

/// How many rows were rejected for a reason.
public struct RejectionCount: Sendable, Hashable, Codable {
  public var reason: RejectionReason
  public var count: Int
}

/// A text that is nobody: rows with it as a source, and recipients of this name, are counted and left out.
public struct AbsentName: Sendable, Hashable, Codable {
  public var text: String
  public var absence: Absence
  public var count: Int
}

/// What was found in one log.
public struct FileSummary: Sendable, Hashable, Codable {
  /// The log, as the user named it.
  public var name: String
  /// What separates the fields of a row; `nil` for what is no delimited text.
  public var delimiter: Delimiter?
  /// What the log is an export of, or how its table is kept; `nil` for delimited text.
  public var format: String?
  /// The encoding of the text, where it is not UTF-8.
  public var encoding: String?
  /// Whether that is no more than likely.
  public var isEncodingGuessed = false
  public var hasHeader: Bool
  public var form: LogForm
  /// The columns in use, in the order of their roles.
  public var columns: [MappedColumn]
  /// Names that have several ids in an unused column beside them, as far as the beginning of the log shows it.
  public var sharedNames: [SharedName] = []
  /// Further columns in use.
  public var furtherColumns: [FurtherUse] = []
  /// Headers of the columns that are not used.
  public var unusedColumns: [String]
  /// Those of them that are called like a weight, and are not used because they number the rows.
  public var rowNumberColumns: [String] = []
  /// How times are to be read; `none` without a time column.
  public var clock: Clock
  /// How times were read, where they are not written as ISO 8601 or in seconds.
  public var timeFormat: String?
  /// The zone of times that are written without one, where it is not UTC.
  public var timeZone: String?
  /// Whether there are times of day that are written without one.
  public var lacksZones = false
  /// A zone that the header names and that is not used, for it is not known or means several.
  public var unusedZone: String?
  /// How it is known what a message answers; `nil` in a log without messages.
  public var replySource: ReplySource? = .recency
  /// What a row says.
  public var rowKind = RowKind.interactions
  /// How it is known what a row says.
  public var rowKindBasis = RowKindBasis.none
  /// Whether interactions have no direction.
  public var isUndirected = false

  /// Whether the places of rows are numbers of entries and not of lines.
  public var countsEntries = false
  /// Lines above the header, or above the first row, that are no part of the table: comments, titles; also those below
  /// it, and those with nothing but delimiters.
  public var skippedLines = 0
  /// How often the header came again among the rows.
  public var repeatedHeaders = 0
  /// Rows read, rejected ones included; headers, blank lines and skipped ones are not rows.
  public var rows = 0
  /// Interactions taken; a row with several recipients gives several.
  public var interactions = 0
  /// Interactions taken whose source and target are the same name.
  public var selfInteractions = 0
  /// Interactions, or messages, that are left out because of `since` and `until`.
  public var outsidePeriod = 0
  /// Rows with several people in one cell.
  public var listRows = 0
  /// What separates people in these cells, as words, in the order of their first row.
  public var listSeparators: [String] = []
  /// Rows that the filters leave out.
  public var filteredRows = 0
  /// Entries of an export that are no rows of a log, such as notices and what bots write.
  public var leftOutRows = 0
  /// Why these are left out, the reasons in the order of their declaration; only those that occur.
  public var leftOut: [LeftOutCount] = []
  /// Rows of nothing but interactions of members with themselves.
  public var selfRows = 0
  /// Rows outside the period.
  public var outsideRows = 0
  /// Rows that are kept apart because their time cannot be right.
  public var setApartRows = 0
  /// The times of these rows, the earliest first, at most a hundred of them.
  public var setApartTimes: [Instant] = []
  /// Messages taken, in a log of messages.
  public var messages = 0
  /// Messages taken that answer nobody, in a log of messages.
  public var openingMessages = 0
  /// Messages taken that answer a message which is in none of the logs.
  public var repliesToUnknown = 0
  /// Rows without a target, in a log of interactions that has ids or threads: messages to nobody in particular.
  public var messagesToEverybody = 0
  /// Events with a participant, in a two-mode log.
  public var events = 0
  /// Those of them that are left out because of ``LogReadingOptions/largestEvent``.
  public var eventsLeftOut = 0
  /// Rows that are not taken because they name nobody: the source, or all recipients, are among ``absentNames``.
  public var namelessRows = 0
  /// Texts that stand where somebody is named and are nobody, in the order of their first row.
  public var absentNames: [AbsentName] = []
  /// Rejected rows by reason, the reasons in the order of their declaration; only those that occur.
  public var rejected: [RejectionCount] = []
  /// The earliest instant of what was taken.
  public var first: Instant?
  /// The latest instant of what was taken.
  public var last: Instant?

  /// How many rows were rejected.
  public var rejectedRows: Int { rejected.reduce(0) { $0 + $1.count } }

  /// How many rows tell of an interaction, a message or a participation that was taken.
  public var usedRows: Int {
    rows - selfRows - outsideRows - filteredRows - leftOutRows - setApartRows - namelessRows - rejectedRows
  }
}

extension FileSummary {
  /// What is known of an export before it is read.
  init(export name: String, format: String) {
    self.name = name
    self.format = format
    hasHeader = false
    form = .interactions
    columns = []
    unusedColumns = []
    clock = .calendar
  }
}

/// What the history of a community holds.
public struct HistorySummary: Sendable, Hashable, Codable {
  /// How it is known what messages answer; of several logs the way that is least sure. Says nothing without messages.
  public var replySource: ReplySource
  public var messages: Int
  /// Messages that open a conversation.
  public var openingMessages: Int
  /// Messages that answer one which is in none of the logs, or outside the period.
  public var repliesToUnknown: Int
  /// Interactions and messages that are left out because they have no time.
  public var withoutTime: Int

  public init(replySource: ReplySource, messages: Int, openingMessages: Int, repliesToUnknown: Int, withoutTime: Int) {
    self.replySource = replySource
    self.messages = messages
    self.openingMessages = openingMessages
    self.repliesToUnknown = repliesToUnknown
    self.withoutTime = withoutTime
  }
}

/// The part of a network that is looked at.
public struct ScopeDescription: Sendable, Hashable, Codable {
  /// The members of this group alone.
  public var group: String?
  /// A member, and whoever is near.
  public var around: String?
  /// How many ties away from that member at most.
  public var steps: Int?
  /// How many members are in it.
  public var members: Int
  /// Of how many.
  public var allMembers: Int

  public init(group: String?, around: String?, steps: Int?, members: Int, allMembers: Int) {
    self.group = group
    self.around = around
    self.steps = steps
    self.members = members
    self.allMembers = allMembers
  }
}

/// A column that was recognised as threads and does not behave like one: values that many rows have go on as long as
/// the log does.
public struct DoubtedThreads: Sendable, Hashable, Codable {
  /// How many values there are.
  public var threads: Int
  /// How many rows have one.
  public var rows: Int
  /// Whether they are taken for threads all the same.
  public var areUsed: Bool

  public init(threads: Int, rows: Int, areUsed: Bool) {
    self.threads = threads
    self.rows = rows
    self.areUsed = areUsed
  }
}

/// What was found in all logs together: what `copgraph check` prints.
public struct LogSummary: Sendable, Hashable, Codable {
  /// One entry a log, in the order given.
  public var files: [FileSummary]
  /// What the history holds, where one is kept.
  public var history: HistorySummary?
  /// What part of the network is looked at; `nil` for all of it.
  public var scope: ScopeDescription?
  /// The threads that do not behave like conversations; `nil` where there are none, or they do.
  public var doubtedThreads: DoubtedThreads?

  public var rows: Int { files.reduce(0) { $0 + $1.rows } }
  public var interactions: Int { files.reduce(0) { $0 + $1.interactions } }
  public var selfInteractions: Int { files.reduce(0) { $0 + $1.selfInteractions } }
  public var outsidePeriod: Int { files.reduce(0) { $0 + $1.outsidePeriod } }
  public var messages: Int { files.reduce(0) { $0 + $1.messages } }
  public var openingMessages: Int { files.reduce(0) { $0 + $1.openingMessages } }
  public var repliesToUnknown: Int { files.reduce(0) { $0 + $1.repliesToUnknown } }
  public var messagesToEverybody: Int { files.reduce(0) { $0 + $1.messagesToEverybody } }
  public var events: Int { files.reduce(0) { $0 + $1.events } }
  public var eventsLeftOut: Int { files.reduce(0) { $0 + $1.eventsLeftOut } }
  public var rejectedRows: Int { files.reduce(0) { $0 + $1.rejectedRows } }
  public var first: Instant? { files.compactMap(\.first).min() }
  public var last: Instant? { files.compactMap(\.last).max() }

  /// The clock of the logs that have times; logs with different clocks cannot be read together.
  public var clock: Clock { files.map(\.clock).first { $0 != .none } ?? .none }

  /// How it is known what messages answer; of several logs the way that is least sure, `nil` without messages.
  public var replySource: ReplySource? { files.compactMap(\.replySource).leastSure }

  /// Whether a log says who took part in what, so that there are no messages and no replies.
  public var isTwoMode: Bool { files.contains { $0.form == .attendance } }

  /// What a row says that is true of the rows of all logs: of different kinds, contacts where one has no direction, and
  /// interactions otherwise.
  public var rowKind: RowKind {
    let kinds = Set(files.map(\.rowKind))
    if kinds.count == 1 { return kinds.first! }
    return isDirected ? .interactions : .contacts
  }

  /// Whether it means anything who is the source and who the target of a row, in all logs.
  public var isDirected: Bool { !files.contains { $0.isUndirected || $0.rowKind.isUndirected } }

  /// Rejected rows of all logs by reason.
  public var rejected: [RejectionCount] {
    RejectionReason.allCases.compactMap { reason in
      let count = files.flatMap(\.rejected).filter { $0.reason == reason }.reduce(0) { $0 + $1.count }
      return count == 0 ? nil : RejectionCount(reason: reason, count: count)
    }
  }
}
