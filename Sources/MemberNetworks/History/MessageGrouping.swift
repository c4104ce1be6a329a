import InteractionLogs

/// Which rows are one message.
///
/// Rows of one author at one time are, unless they differ in their id, in their thread or in what they reply to: an
/// e-mail to several is one message however many rows it has. Where times tell no more than days, only the recipients in one
/// row of the log are of one message, or the rows with one id. Rows of members with themselves are no messages in logs
/// that name neither messages nor threads, where nobody could answer them; and in logs without messages no row is one.
struct MessageGrouping {
  /// In ``messages``: a row that is not part of a message.
  static let none: Int32 = -1

  /// For each row its message; messages count from 0 in the order of their first rows.
  private(set) var messages: [Int32]
  /// For each message its first row.
  private(set) var firstRows: [Int32] = []
  /// Whether rows of one time need not be one message.
  private let areDays: Bool

  /// Groups rows that are in the order of time.
  ///
  /// - Parameter areDays: whether times tell no more than days.
  /// - Complexity: O(rows).
  init(_ rows: HistoryRows, areDays: Bool = false) {
    messages = [Int32](repeating: Self.none, count: rows.count)
    self.areDays = areDays
    if rows.keys.distinct == [InteractionBatch.absent] { groupByAuthor(rows) } else { groupByKey(rows) }
  }

  private mutating func groupByKey(_ rows: HistoryRows) {
    var latest = PairIndex()
    for row in 0..<rows.count {
      let replySource = rows.replySources[row]
      if replySource == nil || replySource == .recency && rows.sources[row] == rows.targets[row] { continue }
      let (author, key) = (UInt32(bitPattern: rows.sources[row]), rows.keys[row])
      if let message = latest[author, key], areOne(row, Int(firstRows[Int(message)]), rows) {
        messages[row] = message
      } else {
        messages[row] = Int32(firstRows.count)
        latest.set(author, key, to: messages[row])
        firstRows.append(Int32(row))
      }
    }
  }

  /// The same where rows have neither ids nor threads, so that an author alone tells the latest message.
  private mutating func groupByAuthor(_ rows: HistoryRows) {
    var latest = [Int32](repeating: Self.none, count: 1 + Int(rows.sources.max() ?? 0))
    for row in 0..<rows.count {
      let replySource = rows.replySources[row]
      if replySource == nil || replySource == .recency && rows.sources[row] == rows.targets[row] { continue }
      let author = Int(rows.sources[row])
      if latest[author] >= 0, areOne(row, Int(firstRows[Int(latest[author])]), rows) {
        messages[row] = latest[author]
      } else {
        latest[author] = Int32(firstRows.count)
        messages[row] = latest[author]
        firstRows.append(Int32(row))
      }
    }
  }

  /// Takes no row for a part of a message.
  mutating func forgetMessages() {
    for row in messages.indices { messages[row] = Self.none }
    firstRows = []
  }

  /// Gives ``messages`` away, so that the caller can change them in place.
  mutating func takeMessages() -> [Int32] {
    defer { messages = [] }
    return messages
  }

  /// Whether two rows of the same author, with the same id or thread, are one message.
  private func areOne(_ row: Int, _ other: Int, _ rows: HistoryRows) -> Bool {
    // Without times only an id says that two rows are one message.
    let hasID = rows.replySources[row] == .replyColumn
    let isKnown = hasID || rows.times[row] != Instant.absentMicroseconds && (!areDays || rows.areContinued[row])
    return isKnown && rows.times[row] == rows.times[other] && rows.replyTos[row] == rows.replyTos[other]
      && rows.replySources[row] == rows.replySources[other] && rows.scopes[row] == rows.scopes[other]
  }

  /// All rows that are part of messages, one message after the other, and where the rows of each message begin; the last
  /// entry of `begins` is where all end.
  func rowsByMessage() -> (rows: [Int32], begins: [Int32]) {
    var ends = [Int32](repeating: 0, count: firstRows.count + 1)
    for message in messages where message != Self.none { ends[Int(message)] += 1 }
    for message in firstRows.indices { ends[message + 1] += ends[message] }
    var rows = [Int32](repeating: 0, count: Int(ends[firstRows.count]))
    // Filled from behind, so that the end of each message's rows moves to their begin.
    for (row, message) in messages.enumerated().reversed() where message != Self.none {
      ends[Int(message)] -= 1
      rows[Int(ends[Int(message)])] = Int32(row)
    }
    return (rows, ends)
  }
}
