import InteractionLogs

/// Interactions and messages as they come from the logs, one row each: what a history is made from, and what tells whom
/// messages answer.
///
/// Columns of equal length; the rarer ones take no memory until they say something.
///
/// - Complexity: 16 bytes a row, and 8 for weights, 8 for ids or threads with replies.
struct HistoryRows: Sendable {
  /// In ``targets``: nobody in particular.
  static let nobody: Int32 = -1

  /// Who acted: names of the log, then people, and members in the end.
  private(set) var sources: [Int32] = []
  /// Towards whom, or ``nobody``.
  private(set) var targets: [Int32] = []
  private(set) var times: [Int64] = []
  private(set) var weights = SparseColumn<Double>(usual: 1)
  /// How it is known what the row's message answers; `nil` for a row that is part of none.
  private(set) var replySources = SparseColumn<ReplySource?>(usual: nil)
  /// The id of the row's message, or its thread where replies are known by threads.
  private(set) var keys = SparseColumn<NameIndex>(usual: InteractionBatch.absent)
  /// The id of the message that is replied to.
  private(set) var replyTos = SparseColumn<NameIndex>(usual: InteractionBatch.absent)
  /// The thread of a message that has an id, too.
  private(set) var scopes = SparseColumn<NameIndex>(usual: InteractionBatch.absent)
  /// The number of the log that the row is from.
  private(set) var files = SparseColumn<Int32>(usual: 0)
  /// Whether the row is a message whose target is whoever it answers.
  private(set) var areUnaddressed = SparseColumn<Bool>(usual: false)
  /// Whether the row is outside the period: it may be answered, and is no part of a history.
  private(set) var areOutside = SparseColumn<Bool>(usual: false)
  /// Whether the row is of the same row of the log as the one before, which has several recipients.
  private(set) var areContinued = SparseColumn<Bool>(usual: false)
  /// The threads that had begun before the period, with repetitions.
  private(set) var earlierThreads: [NameIndex] = []
  /// When somebody last acted towards somebody before the period, by the pair of their names.
  private(set) var earlierTimes: [NamePair: Int64] = [:]
  /// How many rows had no time and are left out of the history.
  private(set) var countWithoutTime = 0

  /// Whether rows are kept that nothing needs to be found out about.
  let keepsInteractions: Bool

  init(keepsInteractions: Bool) { self.keepsInteractions = keepsInteractions }

  var count: Int { sources.count }

  struct NamePair: Hashable {
    var source: NameIndex
    var target: NameIndex
  }

  // MARK: - Collecting

  /// - Complexity: O(rows of the batch).
  mutating func append(_ batch: borrowing InteractionBatch) {
    earlierThreads += batch.earlier.threads
    for index in 0..<batch.earlier.sources.count {
      let pair = NamePair(source: batch.earlier.sources[index], target: batch.earlier.targets[index])
      earlierTimes[pair] = max(batch.earlier.times[index], earlierTimes[pair] ?? .min)
    }
    guard batch.form != .attendance, batch.form != .interactions || keepsInteractions else { return }
    let isUnaddressed = batch.form != .interactions
    guard isUnaddressed || !batch.times.isEmpty else {
      countWithoutTime += batch.count
      return
    }
    if count == 0 { replySources = SparseColumn(usual: batch.replySource) }
    precondition(count + batch.count < Int(Int32.max), "a history holds fewer than 2³¹ rows")
    if appendPlain(batch) { return }
    let keyColumn = batch.ids.isEmpty ? batch.threads : batch.ids
    let scopeColumn = batch.ids.isEmpty ? [] : batch.threads
    var continuations = batch.continuations[...]
    for index in 0..<batch.count {
      let isContinued = continuations.first == Int32(index)
      if isContinued { continuations.removeFirst() }
      let time = batch.times.isEmpty ? Instant.absentMicroseconds : batch.times[index]
      if time == Instant.absentMicroseconds {
        countWithoutTime += 1
        if !isUnaddressed { continue }
      }
      let place = sources.count
      areContinued.append(isContinued, at: place)
      weights.append(batch.weights.isEmpty ? 1 : batch.weights[index], at: place)
      replySources.append(batch.replySource, at: place)
      keys.append(keyColumn.isEmpty ? InteractionBatch.absent : keyColumn[index], at: place)
      replyTos.append(batch.replyTos.isEmpty ? InteractionBatch.absent : batch.replyTos[index], at: place)
      scopes.append(scopeColumn.isEmpty ? InteractionBatch.absent : scopeColumn[index], at: place)
      files.append(Int32(batch.file), at: place)
      areUnaddressed.append(isUnaddressed, at: place)
      areOutside.append(batch.isOutside(index), at: place)
      sources.append(Int32(bitPattern: batch.sources[index]))
      // The index that stands for no name becomes the number that stands for nobody.
      targets.append(Int32(bitPattern: batch.targets[index]))
      times.append(time)
    }
  }

  /// Adds a batch of interactions of which nothing is known but who, towards whom and when, column by column.
  ///
  /// - Returns: `false`, and does nothing, where there is more to a row.
  private mutating func appendPlain(_ batch: borrowing InteractionBatch) -> Bool {
    let isPlain =
      batch.form == .interactions && batch.weights.isEmpty && batch.ids.isEmpty && batch.threads.isEmpty
      && batch.areOutside.isEmpty && batch.replySource == replySources.usual && replySources.entries.isEmpty
      && weights.entries.isEmpty && keys.entries.isEmpty && replyTos.entries.isEmpty && scopes.entries.isEmpty
      && areUnaddressed.entries.isEmpty && areOutside.entries.isEmpty
      && (files.entries.isEmpty && batch.file == Int(files.usual))
    guard isPlain, !batch.times.contains(Instant.absentMicroseconds) else { return false }
    areContinued.append(count: batch.count, at: count, others: batch.continuations)
    // The index that stands for no name becomes the number that stands for nobody.
    sources.append(contentsOf: batch.sources.lazy.map { Int32(bitPattern: $0) })
    targets.append(contentsOf: batch.targets.lazy.map { Int32(bitPattern: $0) })
    times.append(contentsOf: batch.times)
    return true
  }

  /// Adds an interaction between two people at an event.
  mutating func append(_ meeting: Meeting) {
    guard keepsInteractions else { return }
    guard meeting.time != Instant.absentMicroseconds else {
      countWithoutTime += 1
      return
    }
    if count == 0 { replySources = SparseColumn(usual: nil) }
    let place = sources.count
    let isSameTime = place > 0 && times[place - 1] == meeting.time && sources[place - 1] == meeting.one
    areContinued.append(isSameTime, at: place)
    weights.append(meeting.weight, at: place)
    replySources.append(nil, at: place)
    keys.append(InteractionBatch.absent, at: place)
    replyTos.append(InteractionBatch.absent, at: place)
    scopes.append(InteractionBatch.absent, at: place)
    files.append(meeting.file, at: place)
    areUnaddressed.append(false, at: place)
    areOutside.append(false, at: place)
    sources.append(meeting.one)
    targets.append(meeting.other)
    times.append(meeting.time)
  }

  // MARK: - Preparing

  /// Puts people in the place of names.
  mutating func identify(_ people: People) {
    for row in 0..<count {
      sources[row] = areOutside[row] ? people.ofEarlierName[Int(sources[row])] : people.ofName[Int(sources[row])]
      if targets[row] != Self.nobody { targets[row] = people.ofName[Int(targets[row])] }
    }
  }

  /// Whether times tell no more than days: all are midnights.
  ///
  /// - Complexity: O(rows), and O(1) for most logs that tell more.
  var areDays: Bool {
    times.allSatisfy { $0 % 86_400_000_000 == 0 || $0 == Instant.absentMicroseconds }
  }

  /// Whether all rows, which are in the order of time, have the same time.
  var isOneTime: Bool { times.first == times.last }

  /// Keeps a row out of the history: its time cannot be right.
  mutating func setApart(_ row: Int) { areOutside.set(row, to: true, count: count) }

  /// Makes the author of the message that is answered the target of a message that has none.
  mutating func address(_ row: Int, to target: Int32) { targets[row] = target }

  /// Puts members in the place of people.
  mutating func renumber(_ memberOfPerson: [Int32]) {
    for row in 0..<count {
      sources[row] = memberOfPerson[Int(sources[row])]
      if targets[row] != Self.nobody { targets[row] = memberOfPerson[Int(targets[row])] }
    }
  }

  /// Takes rows that name a thread for rows that do not.
  mutating func forgetThreads() {
    for row in 0..<count where replySources[row] == .threads {
      replySources.set(.recency, at: row, of: count)
      keys.set(InteractionBatch.absent, at: row, of: count)
    }
    earlierThreads = []
  }

  /// Puts the member with the smaller index first in every row, so that the order in which a log has them changes
  /// nothing.
  mutating func forgetDirections() {
    for row in 0..<count where targets[row] != Self.nobody && targets[row] < sources[row] {
      (sources[row], targets[row]) = (targets[row], sources[row])
    }
  }

  /// Puts the rows into the order of time; rows of equal time stay in the order of the logs.
  ///
  /// - Complexity: O(rows · log rows), and O(rows) when they are in order already.
  mutating func sortByTime() {
    if zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }) { return }
    var order = Array(0..<Int32(count))
    times.withUnsafeBufferPointer { times in
      order.sort { a, b in
        let (one, other) = (times[Int(a)], times[Int(b)])
        return one == other ? a < b : one < other
      }
    }
    sources = order.map { sources[Int($0)] }
    targets = order.map { targets[Int($0)] }
    times = order.map { times[Int($0)] }
    weights.arrange(order)
    replySources.arrange(order)
    keys.arrange(order)
    replyTos.arrange(order)
    scopes.arrange(order)
    files.arrange(order)
    areUnaddressed.arrange(order)
    areOutside.arrange(order)
    areContinued.arrange(order)
  }
}

extension HistoryRows {
  /// Whether a row is no part of a history: outside the period, or without a time.
  func isLeftOut(_ row: Int) -> Bool { areOutside[row] || times[row] == Instant.absentMicroseconds }

  /// Drops what is no interaction of the history between two different members, with its entry in a column beside the
  /// rows.
  mutating func keepInteractions(_ column: inout [Int32]) {
    let kept = (0..<count).map { sources[$0] != targets[$0] && targets[$0] != Self.nobody && !isLeftOut($0) }
    if kept.allSatisfy({ $0 }) { return }
    column.keep(kept)
    times.keep(kept)
    weights.keep(kept)
    replySources.keep(kept)
    keys.keep(kept)
    replyTos.keep(kept)
    scopes.keep(kept)
    files.keep(kept)
    areUnaddressed.keep(kept)
    areOutside.keep(kept)
    areContinued.keep(kept)
    sources.keep(kept)
    targets.keep(kept)
  }
}
