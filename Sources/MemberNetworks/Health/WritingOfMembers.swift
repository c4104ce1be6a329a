import GraphCore
import InteractionLogs

/// How members write, as far as it tells programs from people: whether they ever answer, and whether somebody could have
/// written that fast.
struct WritingOfMembers {
  /// So many messages in one minute nobody writes by hand.
  private static let mostAMinute = 30
  private static let minute: Int64 = 60_000_000
  /// Somebody who never answers may still be one whose questions are; fewer answers than one in so many say that nobody
  /// takes them for questions.
  private static let answersSought = 10

  private var openings: [Int]
  private var answeredOpenings: [Int]
  private var replies: [Int]
  private var isFlooding: [Bool]

  /// - Returns: `nil` where there are no messages.
  /// - Complexity: O(members + messages).
  init?(_ messages: MessageHistory, memberCount: Int) {
    guard messages.count > 0 else { return nil }
    openings = [Int](repeating: 0, count: memberCount)
    (answeredOpenings, replies) = (openings, openings)
    isFlooding = [Bool](repeating: false, count: memberCount)
    var isAnswered = [Bool](repeating: false, count: messages.count)
    for message in 0..<messages.count {
      let author = Int(messages.authors[message])
      if messages.isOpening(message) { openings[author] += 1 }
      if messages.isReply(message) { replies[author] += 1 }
      let root = Int(messages.roots[message])
      let opener = Int(messages.authors[root])
      if author != opener && messages.isOpening(root) && !isAnswered[root] {
        isAnswered[root] = true
        answeredOpenings[opener] += 1
      }
    }
    noteFloods(messages, memberCount: memberCount)
  }

  private mutating func noteFloods(_ messages: MessageHistory, memberCount: Int) {
    let (order, begins) = CountingSort.sorted(0..<messages.count, keyCount: memberCount) { Int(messages.authors[$0]) }
    for member in 0..<memberCount {
      let own = begins[member]..<begins[member + 1]
      guard own.count >= Self.mostAMinute else { continue }
      isFlooding[member] = own.dropLast(Self.mostAMinute - 1).contains { first in
        let (begin, end) = (messages.times[order[first]], messages.times[order[first + Self.mostAMinute - 1]])
        guard begin != Instant.absentMicroseconds else { return false }
        let (span, isTooLong) = end.subtractingReportingOverflow(begin)
        return !isTooLong && span <= Self.minute
      }
    }
  }

  /// How many conversations a member opened.
  func openingCount(_ member: Int) -> Int { openings[member] }

  /// Whether a member wrote faster than anybody can, and hardly ever answered: who sends a series of patches answers,
  /// too.
  func isFlood(_ member: Int) -> Bool {
    isFlooding[member] && Self.answersSought * replies[member] <= openings[member]
  }

  /// Whether a member opened so many conversations, answered nobody, and was hardly ever answered.
  func neverAnswers(_ member: Int, atLeast fewest: Int) -> Bool {
    openings[member] >= fewest && replies[member] == 0
      && Self.answersSought * answeredOpenings[member] < openings[member]
  }
}
