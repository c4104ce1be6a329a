/// Finds out whom the messages of a log answer, when all logs have been read.
///
/// In logs with ids a message answers the author of the message whose id it names; that message may come later, or in
/// another log. In logs with threads it answers the latest earlier message, by time and then by order in the logs, that
/// somebody else wrote in the same thread. Messages outside the period are answered, but do not answer.
///
/// - Complexity: memory grows with the messages, 40 bytes each and the texts of their ids.
struct MessageResolver {
  private struct Message {
    var author: NameIndex
    /// The id of the message itself; `absent` when the row has none.
    var id: NameIndex
    /// The id of the message answered, or the thread; `absent` when the row has none.
    var reference: NameIndex
    var kind: NameIndex
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

  private static let absent = InteractionBatch.absent

  /// The authors; those outside the period are no members, unless somebody answers them.
  private var authors = NameTable(identity: .people)
  private var messages: [Message] = []
  /// The author of the first message with each id; `absent` for an id that is only referred to.
  private var authorOfID: [NameIndex] = []
  private var logs: [Log] = []
  private var hasTimes = false
  private var hasWeights = false
  private var hasKinds = false

  // MARK: - Collecting

  /// Begins the messages of the log that is file number `file`.
  mutating func begin(file: Int, form: LogForm) {
    logs.append(Log(file: file, form: form, firstMessage: messages.count))
  }

  /// - Parameter reference: the id of the message answered, or in a log with threads the thread.
  mutating func add(
    author: RowAssembler.Field, time: Int64, weight: Double?, id: RowAssembler.Field?, reference: RowAssembler.Field?,
    kind: NameIndex?, isOutside: Bool, names: inout LogNames
  ) {
    let author = authors.intern(author)
    let idIndex = id.map { names.messageIDs.intern($0) } ?? Self.absent
    let referenceIndex: NameIndex
    if logs.last!.form == .replies {
      referenceIndex = reference.map { names.messageIDs.intern($0) } ?? Self.absent
      authorOfID.append(contentsOf: repeatElement(Self.absent, count: names.messageIDs.count - authorOfID.count))
      if id != nil && authorOfID[Int(idIndex)] == Self.absent { authorOfID[Int(idIndex)] = author }
    } else {
      referenceIndex = reference.map { names.threads.intern($0) } ?? Self.absent
    }
    messages.append(
      Message(
        author: author, id: idIndex, reference: referenceIndex, kind: kind ?? Self.absent, time: time,
        weight: weight ?? 1, isOutside: isOutside))
    if time != Instant.absentMicroseconds { hasTimes = true }
    if weight != nil { hasWeights = true }
    if kind != nil { hasKinds = true }
  }

  // MARK: - Resolving

  /// Gives out the interactions in the order of the logs and counts them, and the messages without one, in `state`.
  ///
  /// When messages are read, those without an interaction are given out too.
  mutating func resolve(
    options: LogReadingOptions, state: inout LogReadingState, consume: (borrowing InteractionBatch) throws -> Void
  ) throws {
    let answeredInThreads = answeredInThreads()
    var names = [NameIndex](repeating: Self.absent, count: authors.count)
    func name(_ author: NameIndex) -> NameIndex {
      if names[Int(author)] == Self.absent {
        names[Int(author)] = state.names.members.intern(authors.name(at: author))!
      }
      return names[Int(author)]
    }
    for (number, log) in logs.enumerated() {
      state.batch.replySource = log.form == .replies ? .replyColumn : .threads
      for index in messagesOfLog(number) {
        let message = messages[index]
        if message.isOutside {
          if options.readsMessages { noteEarlier(message, log.form, options, &state) }
          continue
        }
        let answered =
          log.form == .replies
          ? (message.reference == Self.absent ? Self.absent : authorOfID[Int(message.reference)])
          : answeredInThreads[index]
        count(message, answered: answered, log, &state.files[log.file])
        if answered == Self.absent && !options.readsMessages { continue }
        state.batch.sources.append(name(message.author))
        state.batch.targets.append(answered == Self.absent ? Self.absent : name(answered))
        append(message, log.form, options, &state)
        if state.batch.count >= InteractionBatch.capacity { try state.flush(consume) }
      }
      try state.flush(consume)
    }
  }

  private func messagesOfLog(_ number: Int) -> Range<Int> {
    logs[number].firstMessage..<(number + 1 < logs.count ? logs[number + 1].firstMessage : messages.count)
  }

  private func count(_ message: Message, answered: NameIndex, _ log: Log, _ summary: inout FileSummary) {
    if answered != Self.absent {
      summary.interactions += 1
      if answered == message.author { summary.selfInteractions += 1 }
    } else if log.form == .replies && message.reference != Self.absent {
      summary.repliesToUnknown += 1
    } else {
      summary.openingMessages += 1
    }
  }

  /// Appends all but the people.
  private func append(_ message: Message, _ form: LogForm, _ options: LogReadingOptions, _ state: inout LogReadingState)
  {
    if hasTimes { state.batch.times.append(message.time) }
    if hasWeights { state.batch.weights.append(message.weight) }
    if hasKinds {
      state.batch.kinds.append(message.kind == Self.absent ? state.names.kinds.internAny("") : message.kind)
    }
    guard options.readsMessages else { return }
    if form == .replies {
      state.batch.ids.append(message.id)
      state.batch.replyTos.append(message.reference)
    } else {
      state.batch.threads.append(message.reference)
    }
  }

  private func noteEarlier(
    _ message: Message, _ form: LogForm, _ options: LogReadingOptions, _ state: inout LogReadingState
  ) {
    guard form == .conversations, message.reference != Self.absent, let since = options.since else { return }
    if message.time < since.microseconds { state.batch.earlier.threads.append(message.reference) }
  }

  /// For each message of a log with threads, the author of the latest earlier message of someone else in its thread.
  private func answeredInThreads() -> [NameIndex] {
    var answered = [NameIndex](repeating: Self.absent, count: messages.count)
    var order: [Int] = []
    for (number, log) in logs.enumerated() where log.form == .conversations {
      order += messagesOfLog(number).filter { messages[$0].reference != Self.absent }
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
