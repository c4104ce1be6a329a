/// Finds out whom the messages of a log answer, when all logs have been read.
///
/// In logs with ids a message answers the author of the message whose id it names; that message may come later, or in
/// another log. In logs with threads it answers the latest earlier message, by time and then by order in the logs, that
/// somebody else wrote in the same thread. Messages outside the period are answered, but do not answer.
///
/// - Complexity: memory grows with the messages, 48 bytes each and the texts of their ids.
struct MessageResolver {
  private struct Message {
    var author: NameIndex
    /// The id of the message answered, or the thread; `absent` when the row has none.
    var reference: NameIndex
    var kind: NameIndex
    var thread: NameIndex
    var time: Int64
    var weight: Double
    var isOutside: Bool
  }

  /// The messages of one log.
  private struct Log {
    var file: Int
    var form: LogForm
    var firstMessage: Int
  }

  private static let absent = NameIndex.max

  private var authors = NameTable(identity: .people)
  private var ids = NameTable(identity: .trimmed)
  private var threads = NameTable(identity: .trimmed)
  private var messages: [Message] = []
  /// The author of the first message with each id; `absent` for an id that is only referred to.
  private var authorOfID: [NameIndex] = []
  private var logs: [Log] = []
  private var hasTimes = false
  private var hasWeights = false
  private var hasKinds = false
  private var hasThreads = false

  // MARK: - Collecting

  /// Begins the messages of the log that is file number `file`.
  mutating func begin(file: Int, form: LogForm) {
    logs.append(Log(file: file, form: form, firstMessage: messages.count))
  }

  mutating func add(
    author: RowAssembler.Field, time: Int64, weight: Double?, id: RowAssembler.Field?, replyTo: RowAssembler.Field?,
    thread: RowAssembler.Field?, kind: NameIndex?, isOutside: Bool
  ) {
    let author = authors.intern(author)
    let threadIndex = thread.map { threads.intern($0) } ?? Self.absent
    if let id {
      let index = idIndex(id)
      if authorOfID[index] == Self.absent { authorOfID[index] = author }
    }
    let reference = logs.last!.form == .replies ? replyTo.map { NameIndex(idIndex($0)) } ?? Self.absent : threadIndex
    messages.append(
      Message(
        author: author, reference: reference, kind: kind ?? Self.absent, thread: threadIndex, time: time,
        weight: weight ?? 1, isOutside: isOutside))
    if time != Instant.absentMicroseconds { hasTimes = true }
    if weight != nil { hasWeights = true }
    if kind != nil { hasKinds = true }
    if thread != nil { hasThreads = true }
  }

  private mutating func idIndex(_ id: RowAssembler.Field) -> Int {
    let index = Int(ids.intern(id))
    if index == authorOfID.count { authorOfID.append(Self.absent) }
    return index
  }

  // MARK: - Resolving

  /// Gives out the interactions in the order of the logs and counts them, and the messages without one, in `state`.
  mutating func resolve(
    readsThreads: Bool, state: inout LogReadingState, consume: (borrowing InteractionBatch) throws -> Void
  ) throws {
    guard !messages.isEmpty else { return }
    let answered = answeredInThreads()
    var names = [NameIndex](repeating: Self.absent, count: authors.count)
    func name(_ author: NameIndex) -> NameIndex {
      if names[Int(author)] == Self.absent {
        names[Int(author)] = state.names.members.intern(authors.name(at: author))!
      }
      return names[Int(author)]
    }
    for (number, log) in logs.enumerated() {
      let end = number + 1 < logs.count ? logs[number + 1].firstMessage : messages.count
      for index in log.firstMessage..<end where !messages[index].isOutside {
        let message = messages[index]
        let answeredAuthor =
          log.form == .replies
          ? (message.reference == Self.absent ? Self.absent : authorOfID[Int(message.reference)]) : answered[index]
        guard answeredAuthor != Self.absent else {
          if log.form == .replies && message.reference != Self.absent {
            state.files[log.file].repliesToUnknown += 1
          } else {
            state.files[log.file].openingMessages += 1
          }
          continue
        }
        state.files[log.file].interactions += 1
        if answeredAuthor == message.author { state.files[log.file].selfInteractions += 1 }
        state.batch.sources.append(name(message.author))
        state.batch.targets.append(name(answeredAuthor))
        if hasTimes { state.batch.times.append(message.time) }
        if hasWeights { state.batch.weights.append(message.weight) }
        if hasKinds {
          state.batch.kinds.append(message.kind == Self.absent ? state.names.kinds.internAny("") : message.kind)
        }
        if readsThreads && hasThreads {
          let thread = message.thread == Self.absent ? "" : threads.name(at: message.thread)
          state.batch.threads.append(state.names.threads.internAny(thread))
        }
        if state.batch.count >= InteractionBatch.capacity { try state.flush(consume) }
      }
    }
    try state.flush(consume)
  }

  /// For each message of a log with threads, the author of the latest earlier message of someone else in its thread.
  private func answeredInThreads() -> [NameIndex] {
    var answered = [NameIndex](repeating: Self.absent, count: messages.count)
    var order: [Int] = []
    for (number, log) in logs.enumerated() where log.form == .conversations {
      let end = number + 1 < logs.count ? logs[number + 1].firstMessage : messages.count
      order += (log.firstMessage..<end).filter { messages[$0].reference != Self.absent }
    }
    order.sort { a, b in
      (messages[a].reference, messages[a].time, a) < (messages[b].reference, messages[b].time, b)
    }
    var thread = Self.absent
    var speaker = Self.absent
    var speakerBefore = Self.absent
    for index in order {
      let message = messages[index]
      if message.reference != thread {
        (thread, speaker, speakerBefore) = (message.reference, Self.absent, Self.absent)
      }
      if message.author != speaker { (speaker, speakerBefore) = (message.author, speaker) }
      // `speakerBefore` is now the last author other than this one.
      answered[index] = speakerBefore
    }
    return answered
  }
}
