import InteractionLogs

/// Finds the message that a reply names.
///
/// An id that several messages have stands for the first of them, unless ids are numbers within a thread: then each
/// thread has a message 1, and a reply means the one of its own thread. A cell may hold several ids, as the references of
/// a mail do; the last one that is known counts.
struct MessagesByID {
  private let rows: HistoryRows
  private let names: LogNames
  private let areWithinThreads: Bool
  /// The first message with an id, by id; where ids are numbers within threads by id and thread.
  private var messageOfID: [Int32] = []
  private var messageInThread = PairIndex()

  /// - Complexity: O(messages).
  init(_ rows: HistoryRows, _ grouping: MessageGrouping, _ names: LogNames) {
    self.rows = rows
    self.names = names
    let messages = grouping.firstRows.enumerated().filter { _, row in
      rows.replySources[Int(row)] == .replyColumn && rows.keys[Int(row)] != InteractionBatch.absent
    }.map { (message: Int32($0), row: Int($1)) }
    areWithinThreads = Self.areNumbersWithinThreads(messages.map(\.row), rows, names)
    messageOfID = Array(repeating: MessageHistory.unknownParent, count: names.messageIDs.count)
    for (message, row) in messages {
      let id = rows.keys[row]
      if !areWithinThreads {
        if messageOfID[Int(id)] < 0 { messageOfID[Int(id)] = message }
      } else if messageInThread[id, rows.scopes[row]] == nil {
        messageInThread.set(id, rows.scopes[row], to: message)
      }
    }
  }

  /// The message that is answered by the one of a row; `nil` when it is in none of the logs.
  func answered(by row: Int) -> Int32? {
    let id = rows.replyTos[row]
    if let message = message(id, inThread: rows.scopes[row]) { return message }
    let text = names.messageIDs.name(at: id)
    guard text.utf8.contains(where: Self.separates) else { return nil }
    for part in text.utf8.split(whereSeparator: Self.separates).reversed() {
      guard let id = names.messageIDs.index(of: String(part) ?? "") else { continue }
      if let message = message(id, inThread: rows.scopes[row]) { return message }
    }
    return nil
  }

  private func message(_ id: NameIndex, inThread thread: NameIndex) -> Int32? {
    if areWithinThreads { return messageInThread[id, thread] }
    return messageOfID[Int(id)] < 0 ? nil : messageOfID[Int(id)]
  }

  /// White space, commas and semicolons, and the brackets around the ids of mail.
  private static func separates(_ byte: UInt8) -> Bool { byte <= 0x20 || [0x2C, 0x3B, 0x3C, 0x3E].contains(byte) }

  /// Whether all ids are whole numbers that come again in other threads, and never in the same one.
  private static func areNumbersWithinThreads(_ messages: [Int], _ rows: HistoryRows, _ names: LogNames) -> Bool {
    var threadOfID: [NameIndex: NameIndex] = [:]
    var seen = PairIndex()
    var comesAgain = false
    for row in messages {
      let (id, thread) = (rows.keys[row], rows.scopes[row])
      guard thread != InteractionBatch.absent, seen[id, thread] == nil else { return false }
      seen.set(id, thread, to: 0)
      if let first = threadOfID[id] {
        if first != thread { comesAgain = true }
      } else {
        threadOfID[id] = thread
      }
    }
    guard comesAgain else { return false }
    return threadOfID.keys.allSatisfy { id in
      names.messageIDs.name(at: id).utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }
}
