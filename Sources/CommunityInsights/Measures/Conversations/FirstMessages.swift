import MemberNetworks

/// The first messages of those who came to a community while its log was already running, and what came of them.
///
/// A newcomer is a member who is first seen, writing or written to, at least ``newAfterDays`` after the log began:
/// those seen before may have been there all along. An answer is a message of somebody else that replies to the first
/// message, or to another message of the newcomer in the same conversation.
struct FirstMessages {
  struct FirstMessage {
    var member: Int
    var time: Int64
    /// When it was first answered; `nil` for never.
    var answer: Int64?
    /// When the newcomer wrote the next message; `nil` for never.
    var next: Int64?

    func isAnswered(within microseconds: Int64) -> Bool { answer.map { $0 - time <= microseconds } ?? false }

    func isFollowed(within microseconds: Int64) -> Bool { next.map { $0 - time <= microseconds } ?? false }
  }

  static let newAfterDays = 90

  /// Those written in the period of the record, in the order of time.
  let all: [FirstMessage]

  /// - Complexity: O(members + messages).
  init(_ record: CommunityRecord) {
    let messages = record.messages
    let newFrom = record.logBegin + LogTime.days(Self.newAfterDays)
    var found: [FirstMessage] = []
    // For each member the index in `found`, and the conversation of the first message.
    var index = [Int](repeating: -1, count: record.members.count)
    var roots: [Int32] = []
    for message in messages.times.firstIndex(atLeast: newFrom)..<messages.count {
      let (author, time) = (Int(messages.authors[message]), messages.times[message])
      if messages.isReply(message) {
        let asker = index[Int(messages.authors[Int(messages.parents[message])])]
        if asker >= 0, found[asker].answer == nil, roots[asker] == messages.roots[message] {
          found[asker].answer = time
        }
      }
      guard record.firstSeen[author] >= newFrom else { continue }
      if index[author] >= 0 {
        let first = index[author]
        if found[first].next == nil && time > found[first].time { found[first].next = time }
      } else {
        index[author] = found.count
        found.append(FirstMessage(member: author, time: time))
        roots.append(messages.roots[message])
      }
    }
    let times = record.period
    all = found.filter { times.contains($0.time) }
  }
}
