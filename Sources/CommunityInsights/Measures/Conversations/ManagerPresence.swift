import MemberNetworks
import Statistics

/// Who the managers of a community are, and how large their part is, in the period of a record.
///
/// Members are all on the roster, and all who wrote or were written to in the period.
struct ManagerPresence {
  /// For each member of the record.
  let isManager: [Bool]
  let managerCount: Int
  let memberCount: Int
  /// Managers who wrote in the period.
  let writingManagerCount: Int
  /// Conversations opened in the period.
  let openingCount: Int
  /// Those of them that a manager opened.
  let managerOpeningCount: Int
  /// The part of all managers' messages, or of those that open a conversation, that one manager wrote: the larger of
  /// the two, from 0 to 1.
  let largestPart: Double

  /// - Complexity: O(members + interactions + messages of the period).
  init(_ record: CommunityRecord) {
    let isManager = record.members.map(\.isManager)
    self.isManager = isManager
    let (authors, parents) = (record.messages.authors, record.messages.parents)
    var isPresent = record.members.map(\.isOnRoster)
    var written = [Int](repeating: 0, count: isManager.count)
    var opened = written
    var (openings, byManagers) = (0, 0)
    for message in record.messageRange {
      let author = Int(authors[message])
      written[author] += 1
      guard parents[message] == MessageHistory.opening else { continue }
      openings += 1
      opened[author] += 1
      if isManager[author] { byManagers += 1 }
    }
    for member in record.interactions.sources { isPresent[Int(member)] = true }
    for member in record.interactions.targets { isPresent[Int(member)] = true }
    for member in written.indices where written[member] > 0 { isPresent[member] = true }
    memberCount = isPresent.count { $0 }
    managerCount = isPresent.indices.count { isPresent[$0] && isManager[$0] }
    writingManagerCount = written.indices.count { written[$0] > 0 && isManager[$0] }
    openingCount = openings
    managerOpeningCount = byManagers
    largestPart = max(Self.largestPart(written, isManager), Self.largestPart(opened, isManager))
  }

  private static func largestPart(_ counts: [Int], _ isManager: [Bool]) -> Double {
    let own = zip(counts, isManager).filter(\.1).map(\.0)
    return Double(own.max() ?? 0) / Double(max(1, own.reduce(0, +)))
  }

  /// The managers' share of openings divided by their share of members; `nil` without openings or managers.
  var initiationRatio: Double? {
    guard openingCount > 0, managerCount > 0 else { return nil }
    return Double(managerOpeningCount) / Double(openingCount) / managerShare
  }

  /// Wilson's interval of their share of openings, divided by their share of members, which is known without error.
  var initiationInterval: Interval? {
    guard openingCount > 0, managerCount > 0 else { return nil }
    let share = WilsonInterval(successes: managerOpeningCount, of: openingCount)
    return Interval(lower: share.lower / managerShare, upper: share.upper / managerShare, method: .wilson)
  }

  /// What numbers about what managers write rest on.
  func evidence(conversations: Int? = nil) -> Evidence {
    Evidence(members: writingManagerCount, conversations: conversations, largestPart: largestPart)
  }

  private var managerShare: Double { Double(managerCount) / Double(memberCount) }
}
