import GraphCore

/// A community that never was, with its roster and its log, for examples, tests and benchmarks.
///
/// ```swift
/// let community = try SyntheticCommunity(plan: CommunityPlan())
/// try community.writeMembers { try membersFile.write($0) }
/// try community.writeInteractions { try logFile.write($0) }
/// ```
///
/// The people have working days, departments and subjects. A few of them write most messages. Threads open with a
/// message to one or several members, or to everybody; most are answered after minutes, hours or days. People come and
/// go, some have a single contact, and some on the roster never write. The facts that the plan plants come on top.
public struct SyntheticCommunity: Sendable {
  public let plan: CommunityPlan

  /// The roster, department by department.
  public var members: [SyntheticMember] { roster.members }

  let roster: Roster
  private let contacts: ContactNetwork
  private let conversationsSeed: UInt64

  /// Makes the roster, and who knows whom.
  ///
  /// - Throws: a ``CommunityPlanError`` if the plan cannot be carried out.
  /// - Complexity: O(members + contacts), about ten contacts a member.
  public init(plan: CommunityPlan) throws(CommunityPlanError) {
    try plan.validate()
    var random = SeededGenerator(seed: plan.seed)
    self.plan = plan
    roster = Roster(plan: plan, using: &random)
    contacts = ContactNetwork(plan: plan, roster: roster, using: &random)
    conversationsSeed = random.next()
  }

  /// The index of the manager whose conduct the plan sets; `nil` without managers.
  public var leadingManager: Int? { roster.leadingManager }

  /// The name of the department whose contact with others falls to nothing, if the plan says so.
  public var driftingGroup: String? {
    guard plan.driftingDepartment, let department = roster.driftingDepartment else { return nil }
    return members[roster.departments[department].lowerBound].group
  }

  /// The indices of the two members who are the only link between the outpost and the rest; `nil` with fewer than three
  /// departments.
  public var bridge: (inside: Int, outside: Int)? { roster.bridge.map { ($0.inside, $0.outside) } }

  /// Calls `body` with every message of the log in the order of time; the same messages at each call.
  ///
  /// - Complexity: O(messages · log(threads that wait at one time)) time; memory for the roster and for these threads.
  public func forEachMessage(_ body: (SyntheticMessage) throws -> Void) rethrows {
    var conversations = Conversations(
      plan: plan, roster: roster, contacts: contacts, random: SeededGenerator(seed: conversationsSeed))
    try conversations.run(body)
  }
}
