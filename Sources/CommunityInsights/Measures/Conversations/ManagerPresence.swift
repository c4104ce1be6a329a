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

  /// - Complexity: O(members + interactions + messages of the period).
  init(_ record: CommunityRecord) {
    let isManager = record.members.map(\.isManager)
    self.isManager = isManager
    let (authors, parents) = (record.messages.authors, record.messages.parents)
    var isPresent = record.members.map(\.isOnRoster)
    var writes = [Bool](repeating: false, count: isManager.count)
    var (openings, byManagers) = (0, 0)
    for message in record.messageRange {
      let author = Int(authors[message])
      writes[author] = true
      guard parents[message] == MessageHistory.opening else { continue }
      openings += 1
      if isManager[author] { byManagers += 1 }
    }
    for member in record.interactions.sources { isPresent[Int(member)] = true }
    for member in record.interactions.targets { isPresent[Int(member)] = true }
    for member in writes.indices where writes[member] { isPresent[member] = true }
    memberCount = isPresent.count { $0 }
    managerCount = isPresent.indices.count { isPresent[$0] && isManager[$0] }
    writingManagerCount = writes.indices.count { writes[$0] && isManager[$0] }
    openingCount = openings
    managerOpeningCount = byManagers
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

  private var managerShare: Double { Double(managerCount) / Double(memberCount) }
}
