import InteractionLogs

/// Finds out which message each message answers.
///
/// Messages are visited in the order of time, and a message can only answer one that was visited before it. So whatever
/// a log says (a message that answers itself, or a later one, or messages that answer each other in a circle), parents
/// are always earlier. Whom a message answers is another matter: the author of the message whose id it names, whenever that
/// was written.
struct ReplyFinder {
  /// What the messages answer.
  struct Answers {
    /// For each message its parent; see ``MessageHistory/parents``.
    var parents: [Int32]
    /// For each message the one whose author it answers; ``MessageHistory/opening`` where it answers nobody, or goes on from
    /// its author's own, ``MessageHistory/unknownParent`` where that message is in none of the logs.
    var answered: [Int32]
  }

  private let rows: HistoryRows
  private let grouping: MessageGrouping
  private let names: LogNames
  /// In microseconds, see ``MessageHistory/ReplySource/recency``.
  private let replyWithin: Int64
  /// When somebody last acted towards another before the period: indices into ``earlierTimes`` by pair of people.
  private var earlierPairs = PairIndex()
  private var earlierTimes: [Int64] = []

  init(
    _ rows: HistoryRows, _ grouping: MessageGrouping, _ people: People, _ names: LogNames, replyWithin: Int64
  ) {
    self.rows = rows
    self.grouping = grouping
    self.names = names
    self.replyWithin = replyWithin
    noteEarlierMessages(people)
  }

  /// - Complexity: O(rows).
  func answers() -> Answers {
    let none = [Int32](repeating: MessageHistory.opening, count: grouping.firstRows.count)
    var answers = Answers(parents: none, answered: none)
    let used = rows.replySources.distinct
    if used.contains(.replyColumn) { findByID(&answers) }
    if used.contains(.threads) { findByThread(&answers) }
    if used.contains(.recency) { findByRecency(&answers.parents) }
    return answers
  }

  private func isKnown(by source: ReplySource, _ row: Int) -> Bool { rows.replySources[row] == source }

  // MARK: - By the id of the message that is replied to

  private func findByID(_ answers: inout Answers) {
    let messagesOfID = MessagesByID(rows, grouping, names)
    for (message, firstRow) in grouping.firstRows.enumerated() where isKnown(by: .replyColumn, Int(firstRow)) {
      guard rows.replyTos[Int(firstRow)] != InteractionBatch.absent else { continue }
      let answered = messagesOfID.answered(by: Int(firstRow)) ?? MessageHistory.unknownParent
      answers.answered[message] = answered
      // A message cannot go on from itself or from a later one.
      answers.parents[message] = answered < message ? answered : MessageHistory.unknownParent
    }
  }

  // MARK: - By thread

  /// The end of a thread: its latest message, and the latest of anybody but the author of that; below 0 where there is
  /// none.
  private struct ThreadEnd {
    var latest = MessageHistory.opening
    var latestOfOthers = MessageHistory.opening
  }

  /// A message answers the latest earlier one of somebody else, or goes on from its author's own where there is none.
  private func findByThread(_ answers: inout Answers) {
    var ends = [ThreadEnd](repeating: ThreadEnd(), count: names.threads.count)
    for thread in rows.earlierThreads { ends[Int(thread)].latest = MessageHistory.unknownParent }
    for (message, firstRow) in grouping.firstRows.enumerated() where isKnown(by: .threads, Int(firstRow)) {
      let thread = rows.keys[Int(firstRow)]
      guard thread != InteractionBatch.absent else { continue }
      var end = ends[Int(thread)]
      if end.latest >= 0 && author(end.latest) != author(Int32(message)) { end.latestOfOthers = end.latest }
      answers.answered[message] = end.latestOfOthers
      answers.parents[message] = end.latestOfOthers >= 0 ? end.latestOfOthers : end.latest
      end.latest = Int32(message)
      ends[Int(thread)] = end
    }
  }

  private func author(_ message: Int32) -> Int32 { rows.sources[Int(grouping.firstRows[Int(message)])] }

  // MARK: - By recency

  /// A message by B answers the latest message by A that had B among its recipients, where A is among its own recipients
  /// and that message is recent. One that answers nothing goes on from its author's own where all of its recipients had
  /// a recent one: who writes again before there is an answer opens no second conversation.
  private func findByRecency(_ parents: inout [Int32]) {
    var latest = LatestMessages()
    let (order, begins) = grouping.rowsByMessage()
    for (message, firstRow) in grouping.firstRows.enumerated() where isKnown(by: .recency, Int(firstRow)) {
      let author = UInt32(bitPattern: rows.sources[Int(firstRow)])
      let time = rows.times[Int(firstRow)]
      let own = order[Int(begins[message])..<Int(begins[message + 1])]
      var answered = MessageHistory.opening
      var previous: Int32? = MessageHistory.opening
      for row in own {
        let recipient = recipient(row)
        let place = latest.place(author, recipient)
        func recent(_ source: UInt32, _ target: UInt32) -> Int32? {
          latest.latest(source, target, at: place).flatMap { isRecent($0.time, at: time) ? $0.number : nil }
        }
        // A recipient may be named twice, and then answers what was said before this message.
        answered = max(answered, recent(recipient, author) ?? MessageHistory.opening)
        previous = previous.flatMap { known in recent(author, recipient).map { max(known, $0) } }
        if own.count == 1 { latest.set(author, recipient, at: place, to: .init(number: Int32(message), time: time)) }
      }
      parents[message] = parent(answered: answered, previous: previous, author, own, at: time)
      if own.count == 1 { continue }
      for row in own {
        let place = latest.place(author, recipient(row))
        latest.set(author, recipient(row), at: place, to: .init(number: Int32(message), time: time))
      }
    }
  }

  /// What a message answers or goes on from.
  ///
  /// - Parameters:
  ///   - answered: the latest of the recent messages to its author by those it is to; below 0 for none.
  ///   - previous: the latest of its author's recent messages to them; `nil` where one of them had none.
  private func parent(
    answered: Int32, previous: Int32?, _ author: UInt32, _ own: ArraySlice<Int32>, at time: Int64
  ) -> Int32 {
    if answered >= 0 { return answered }
    if earlierTimes.isEmpty { return previous ?? MessageHistory.opening }
    if own.contains(where: { wroteEarlier(recipient($0), author, at: time) }) { return MessageHistory.unknownParent }
    if let previous { return previous }
    return own.allSatisfy { wroteEarlier(author, recipient($0), at: time) }
      ? MessageHistory.unknownParent : MessageHistory.opening
  }

  private func recipient(_ row: Int32) -> UInt32 { UInt32(bitPattern: rows.targets[Int(row)]) }

  private func isRecent(_ earlier: Int64, at time: Int64) -> Bool {
    let (wait, isTooLong) = time.subtractingReportingOverflow(earlier)
    return !isTooLong && wait <= replyWithin
  }

  private func wroteEarlier(_ source: UInt32, _ target: UInt32, at time: Int64) -> Bool {
    guard let index = earlierPairs[source, target] else { return false }
    return isRecent(earlierTimes[Int(index)], at: time)
  }

  private mutating func noteEarlierMessages(_ people: People) {
    func person(_ name: NameIndex) -> UInt32 { UInt32(people.ofEarlierName[Int(name)]) }
    // In any order: of the pairs of names that are one pair of people the latest time counts.
    for (pair, time) in rows.earlierTimes {
      let (source, target) = (person(pair.source), person(pair.target))
      if let index = earlierPairs[source, target] {
        earlierTimes[Int(index)] = max(earlierTimes[Int(index)], time)
      } else {
        earlierPairs.set(source, target, to: Int32(earlierTimes.count))
        earlierTimes.append(time)
      }
    }
  }
}
