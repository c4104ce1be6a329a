/// The index of a name in a ``NameTable``.
public typealias NameIndex = UInt32

/// Some consecutive interactions of one log, as columns of equal length.
///
/// A batch has up to ``capacity`` interactions; the reader uses the same memory for the next one.
public struct InteractionBatch: Sendable {
  /// The most interactions a batch holds.
  public static let capacity = 65_536

  /// Who acted: indices of member names.
  public internal(set) var sources: [NameIndex] = []
  /// Towards whom: indices of member names.
  public internal(set) var targets: [NameIndex] = []
  /// When, in microseconds (see ``Instant``); empty when the log has no time column.
  public internal(set) var times: [Int64] = []
  /// How much, finite and above 0; empty when the log has no weight column, and every interaction counts 1.
  public internal(set) var weights: [Double] = []
  /// Of what kind: indices into ``LogNames/kinds``, where "" stands for no kind; empty when the log has no such column.
  public internal(set) var kinds: [NameIndex] = []
  /// In which thread: indices into ``LogNames/threads``; empty unless ``LogReadingOptions/readsThreads``.
  public internal(set) var threads: [NameIndex] = []

  init() {
    sources.reserveCapacity(Self.capacity)
    targets.reserveCapacity(Self.capacity)
  }

  /// How many interactions the batch holds.
  public var count: Int { sources.count }

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
  }
}

/// The names that occur in logs, each interned once.
public struct LogNames: Sendable {
  /// The people: everyone who is the source or the target of an interaction, or the author of a message.
  public var members = NameTable(identity: .people)
  /// The kinds of interaction.
  public var kinds = NameTable(identity: .trimmed)
  /// The threads; empty unless ``LogReadingOptions/readsThreads``.
  public var threads = NameTable(identity: .trimmed)

  public init() {}
}
