import GraphCore
import MemberNetworks

/// A row of a made-up log of interactions, from which a log is written and a history is computed in the plainest way.
struct OracleRow {
  var time: Int64
  var source: Int
  /// Empty for a message to everybody.
  var targets: [Int]
  /// The id or the thread.
  var key: Int?
  var replyTo: Int?
}

/// Messages and their parents, found by looking through all earlier messages.
struct OracleHistory {
  struct Message {
    var row: OracleRow
    var recipients: Set<Int>
    var parent: Int32
  }

  private(set) var messages: [Message] = []

  init(_ rows: [OracleRow], _ replySource: MessageHistory.ReplySource, within: Int64) {
    let order = rows.indices.sorted { (rows[$0].time, $0) < (rows[$1].time, $1) }
    for row in order.map({ rows[$0] }) {
      if replySource == .recency && Set(row.targets) == [row.source] { continue }
      let latest = messages.lastIndex { $0.row.source == row.source && $0.row.key == row.key }
      if let latest, messages[latest].row.time == row.time, messages[latest].row.replyTo == row.replyTo {
        messages[latest].recipients.formUnion(row.targets)
      } else {
        messages.append(Message(row: row, recipients: Set(row.targets), parent: 0))
      }
    }
    for index in messages.indices {
      messages[index].parent =
        switch replySource {
        case .replyColumn: parentByID(of: index)
        case .threads: parentByThread(of: index)
        case .recency: parentByRecency(of: index, within: within)
        }
    }
  }

  private func parentByID(of index: Int) -> Int32 {
    guard let replyTo = messages[index].row.replyTo else { return MessageHistory.opening }
    return messages[..<index].firstIndex { $0.row.key == replyTo }.map { Int32($0) } ?? MessageHistory.unknownParent
  }

  private func parentByThread(of index: Int) -> Int32 {
    let (author, thread) = (messages[index].row.source, messages[index].row.key)
    let earlier = messages[..<index]
    let inThread = earlier.indices.filter { thread != nil && earlier[$0].row.key == thread }
    return (inThread.last { earlier[$0].row.source != author } ?? inThread.last).map { Int32($0) }
      ?? MessageHistory.opening
  }

  private func parentByRecency(of index: Int, within: Int64) -> Int32 {
    let message = messages[index]
    let answered = messages[..<index].lastIndex { earlier in
      message.recipients.subtracting([message.row.source]).contains(earlier.row.source)
        && earlier.recipients.contains(message.row.source)
    }
    if let answered, message.row.time - messages[answered].row.time <= within { return Int32(answered) }
    // Who writes again to the same people goes on from there.
    let before = message.recipients.subtracting([message.row.source]).map { recipient in
      messages[..<index].lastIndex { earlier in
        earlier.row.source == message.row.source && earlier.recipients.contains(recipient)
          && message.row.time - earlier.row.time <= within
      }
    }
    return before.contains(nil) ? MessageHistory.opening : Int32(before.compactMap(\.self).max() ?? -1)
  }
}

extension OracleRow {
  /// A row with few names, times and keys, so that everything happens that can.
  static func random(_ random: inout SeededGenerator, times: Int, keys: Int) -> OracleRow {
    OracleRow(
      time: Int64(random.below(times)), source: random.below(5),
      targets: (0..<random.below(4)).map { _ in random.below(5) },
      key: random.below(6) == 0 ? nil : random.below(keys), replyTo: random.below(3) == 0 ? nil : random.below(keys))
  }

  private static func text(_ number: Int?) -> String { number.map(String.init) ?? "" }

  /// The row in a log of the columns time, source, target, and what the replies are known by.
  func line(_ replySource: MessageHistory.ReplySource) -> String {
    let start = "\(time),m\(source),\(targets.map { "m\($0)" }.joined(separator: ";"))"
    return switch replySource {
    case .replyColumn: "\(start),\(Self.text(key)),\(Self.text(replyTo))\n"
    case .threads: "\(start),\(Self.text(key))\n"
    case .recency: "\(start)\n"
    }
  }
}
