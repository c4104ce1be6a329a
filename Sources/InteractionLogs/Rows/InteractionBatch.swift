/// The index of a name in a ``NameTable``.
public typealias NameIndex = UInt32

/// Some consecutive interactions of one log, as columns of equal length.
///
/// A batch has up to ``capacity`` interactions; the reader uses the same memory for the next one.
///
/// A log of messages without a column of targets gives its messages, with the target ``absent``: whom they answer is found
/// out when it is known who is who. So does a log of attendance, where a row is a member at an event.
///
/// With ``LogReadingOptions/readsMessages`` the batches of a log of interactions also say which message each interaction is
/// part of, and hold the messages that are part of none.
public struct InteractionBatch: Sendable {
  /// The most interactions a batch holds.
  public static let capacity = 65_536

  /// Stands for "none" in columns of indices.
  public static let absent = NameIndex.max

  /// What log the batch is of, by its number among the inputs.
  public internal(set) var file = 0
  /// How that log says who interacts with whom.
  public internal(set) var form = LogForm.interactions

  /// Who acted: indices of member names, and for rows outside the period of ``LogNames/earlierMembers``.
  public internal(set) var sources: [NameIndex] = []
  /// Towards whom: indices of member names; ``absent`` for a message to nobody in particular, or if what it answers
  /// is still to be found.
  public internal(set) var targets: [NameIndex] = []
  /// When, in microseconds (see ``Instant``); empty when the log has no time column.
  public internal(set) var times: [Int64] = []
  /// How much, finite and above 0; empty when the log has no weight column, and every interaction counts 1.
  public internal(set) var weights: [Double] = []
  /// Of what kind: indices into ``LogNames/kinds``, where "" stands for no kind; empty when the log has no such column.
  public internal(set) var kinds: [NameIndex] = []

  /// How it is known what the messages of this batch answer; `nil` when its interactions are part of no messages.
  public internal(set) var replySource: ReplySource?
  /// In which thread, or at which event: indices into ``LogNames/threads``; empty where they are not read.
  public internal(set) var threads: [NameIndex] = []
  /// The id of the message: indices into ``LogNames/messageIDs``; empty unless messages are read and replies known by a
  /// column of them.
  public internal(set) var ids: [NameIndex] = []
  /// The id of the message that is replied to; filled like ``ids``.
  public internal(set) var replyTos: [NameIndex] = []
  /// Which rows of a log of messages lie outside the period: others may answer them, they are no part of it. Empty where
  /// none does.
  public internal(set) var areOutside: [Bool] = []
  /// The places of interactions that are of the same row of the log as the one before: a row with several recipients.
  public internal(set) var continuations: [Int32] = []
  /// What was said before the period in a log of interactions; empty unless messages are read.
  public internal(set) var earlier = EarlierMessages()

  init() {
    sources.reserveCapacity(Self.capacity)
    targets.reserveCapacity(Self.capacity)
  }

  /// How many interactions the batch holds, with the messages that are part of none.
  public var count: Int { sources.count }

  /// Whether row `index` lies outside the period.
  @inline(__always)
  public func isOutside(_ index: Int) -> Bool { !areOutside.isEmpty && areOutside[index] }

  /// What the time of interaction `index` is, if it has one.
  public func time(at index: Int) -> Instant? {
    guard !times.isEmpty, times[index] != Instant.absentMicroseconds else { return nil }
    return Instant(microseconds: times[index])
  }

  mutating func removeAll() {
    sources.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
    threads.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    replyTos.removeAll(keepingCapacity: true)
    areOutside.removeAll(keepingCapacity: true)
    continuations.removeAll(keepingCapacity: true)
    earlier.removeAll()
  }
}

/// What was said before ``LogReadingOptions/since``: it is no part of a history, but messages of the period answer it.
///
/// Where the log names the message that is replied to, nothing needs to be kept: the id is in none of the messages.
public struct EarlierMessages: Sendable {
  /// Where replies are known by threads: the threads that had begun, with repetitions.
  public internal(set) var threads: [NameIndex] = []
  /// Where they are known by recency: who acted, as an index into ``LogNames/earlierMembers``.
  public internal(set) var sources: [NameIndex] = []
  /// Towards whom, in the same table.
  public internal(set) var targets: [NameIndex] = []
  /// When, in microseconds.
  public internal(set) var times: [Int64] = []

  /// How many entries there are.
  public var count: Int { threads.count + sources.count }

  mutating func removeAll() {
    threads.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
  }
}

/// The names that occur in logs, each interned once.
public struct LogNames: Sendable {
  /// The people: everyone who is the source or the target of an interaction, or the author of a message.
  public var members = NameTable(identity: .people)
  /// The kinds of interaction.
  public var kinds = NameTable(identity: .trimmed)
  /// The threads, or the events of a two-mode log; empty where they are not read.
  public var threads = NameTable(identity: .trimmed)
  /// The ids of messages, also of those that are only replied to; empty where they are not read.
  public var messageIDs = NameTable(identity: .messages)
  /// The people of rows outside the period, of whom some are not members.
  public var earlierMembers = NameTable(identity: .people)
  /// The names beside the addresses of members.
  public internal(set) var displayNames = DisplayNames()

  public init() {}
}
