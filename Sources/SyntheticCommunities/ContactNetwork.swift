import GraphCore

/// Who knows whom. Members only ever write to their contacts, so the ties of the log are ties of this network.
///
/// Within a department every member knows a host, who was there before; beyond that, members know more people the more
/// they take part. Brokers know people in other departments, by preference those with the same subject.
struct ContactNetwork {
  private let graph: Graph

  /// For every contact, the running sum along its row of how readily the member writes to that contact.
  private let runningSums: [Double]

  /// For every member the contact they write to first; `nil` for those without contacts.
  let hosts: [Int?]

  init(plan: CommunityPlan, roster: Roster, using random: inout SeededGenerator) {
    var builder = ContactBuilder(roster: roster)
    builder.tieDepartments(using: &random)
    builder.tieBrokers(plan, using: &random)
    builder.tieManager(plan, using: &random)
    builder.tieOutpost()
    graph = Graph(
      nodeCount: roster.members.count, sources: builder.sources, targets: builder.targets, isDirected: false)
    hosts = builder.hosts
    runningSums = Self.readiness(graph, roster.members, using: &random)
  }

  /// People write to those who write a lot, to their own department rather than to others, and to some just so.
  private static func readiness(
    _ graph: Graph, _ members: [SyntheticMember], using random: inout SeededGenerator
  ) -> [Double] {
    var sums: [Double] = []
    sums.reserveCapacity(graph.arcCount)
    for node in 0..<graph.nodeCount {
      var sum = 0.0
      for arc in graph.row(of: node) {
        let contact = members[Int(graph.targets[arc])]
        let closeness = contact.department == members[node].department ? 1 : 0.3
        sum += (3 + contact.habits.activity) * closeness * Double(random.number(in: 1...4))
        sums.append(sum)
      }
    }
    return sums
  }

  func contactCount(of member: Int) -> Int { graph.degree(of: member) }

  /// - Complexity: O(log contacts).
  func areAcquainted(_ a: Int, _ b: Int) -> Bool { graph.arc(from: a, to: b) != nil }

  /// One of the member's contacts, drawn by how readily the member writes to them; `nil` if there are none.
  ///
  /// - Complexity: O(log contacts).
  func drawContact(of member: Int, using random: inout SeededGenerator) -> Int? {
    let row = graph.row(of: member)
    if row.isEmpty { return nil }
    return Int(graph.targets[random.position(in: row, ofRunningSums: runningSums)])
  }
}

/// The pairs of a ``ContactNetwork`` while they are being collected; the same pair may come up more than once.
private struct ContactBuilder {
  let roster: Roster
  var sources: [NodeIndex] = []
  var targets: [NodeIndex] = []
  var hosts: [Int?]

  init(roster: Roster) {
    self.roster = roster
    hosts = Array(repeating: nil, count: roster.members.count)
  }

  private mutating func tie(_ a: Int, _ b: Int) {
    sources.append(NodeIndex(a))
    targets.append(NodeIndex(b))
  }

  private func habits(_ member: Int) -> SyntheticMember.Habits { roster.members[member].habits }

  /// How many contacts in other departments a broker looks for, and others of whom one in five looks for one.
  private static let brokerContacts = 5...10
  private static let outsiderPercent = 20

  // MARK: - Phases

  /// Hosts make each department one piece; the core of the department greets half of the newcomers. Further contacts are drawn among those who take part.
  mutating func tieDepartments(using random: inout SeededGenerator) {
    for department in roster.departments {
      let connected = department.filter { habits($0).reach != .none }
      // Newcomers come last, so that hosts are people who are already there.
      let inOrder = connected.filter { !habits($0).isNewcomer } + connected.filter { habits($0).isNewcomer }
      let known = Pool(connected.filter { habits($0).reach == .some }, roster)
      var possibleHosts = [department.lowerBound]
      hosts[department.lowerBound] = inOrder.dropFirst().first { habits($0).canHost }
      for member in inOrder where member != department.lowerBound {
        let greets = habits(member).isNewcomer && random.chance(50)
        let host = greets ? department.lowerBound : possibleHosts[random.below(possibleHosts.count)]
        hosts[member] = host
        tie(member, host)
        if habits(member).canHost { possibleHosts.append(member) }
        guard habits(member).reach == .some else { continue }
        for _ in 0..<contactsSought(by: member, using: &random) {
          let contact = known.draw(using: &random)
          if contact != member { tie(member, contact) }
        }
      }
    }
  }

  private func contactsSought(by member: Int, using random: inout SeededGenerator) -> Int {
    switch habits(member).engagement {
    case .core: random.number(in: 9...16)
    case .active: random.number(in: 4...9)
    case .peripheral: random.number(in: 2...5)
    }
  }

  /// The cores of neighbouring departments know each other; brokers, and a few others, know people in other
  /// departments who share their subject.
  mutating func tieBrokers(_ plan: CommunityPlan, using random: inout SeededGenerator) {
    let inside = roster.departments.indices.filter { $0 != roster.bridge?.outpost }
    for (earlier, later) in zip(inside, inside.dropFirst()) {
      let (member, host) = (roster.departments[later].lowerBound, roster.departments[earlier].lowerBound)
      hosts[member] = host
      tie(member, host)
    }
    let reachable = roster.members.indices.filter {
      habits($0).reach == .some && roster.members[$0].department != roster.bridge?.outpost
        && roster.members[$0].role != .manager
    }
    guard inside.count > 1 else { return }
    let everybody = Pool(reachable, roster)
    let bySubject = (0..<plan.communities).map { subject in
      Pool(reachable.filter { habits($0).community == subject }, roster)
    }
    for member in reachable {
      let isBroker = habits(member).isBroker
      guard isBroker || random.chance(Self.outsiderPercent) else { continue }
      let subject = bySubject[habits(member).community]
      for _ in 0..<(isBroker ? random.number(in: Self.brokerContacts) : 1) {
        let pool = random.chance(80) ? subject : everybody
        let contact = pool.draw(using: &random)
        if roster.members[contact].department != roster.members[member].department { tie(member, contact) }
      }
    }
  }

  /// A participating manager knows as many people as a broker; a dominating one knows most of the active community.
  mutating func tieManager(_ plan: CommunityPlan, using random: inout SeededGenerator) {
    guard let manager = roster.leadingManager, habits(manager).reach == .some else { return }
    let reachable = roster.members.indices.filter {
      habits($0).reach == .some && roster.members[$0].department != roster.bridge?.outpost && $0 != manager
    }
    switch plan.manager {
    case .absent: return
    case .participating:
      let pool = Pool(reachable, roster)
      for _ in 0..<random.number(in: Self.brokerContacts) { tie(manager, pool.draw(using: &random)) }
    case .dominating:
      var known = Array(reachable)
      random.shuffle(&known)
      for member in known.prefix(min(2000, known.count * 2 / 3)) { tie(manager, member) }
    }
  }

  mutating func tieOutpost() {
    guard let bridge = roster.bridge else { return }
    hosts[bridge.outside] = bridge.inside
    tie(bridge.inside, bridge.outside)
  }
}

/// Members to draw from, those who take part more coming up more often.
private struct Pool {
  private let members: [Int]
  private let runningSums: [Double]

  init(_ members: [Int], _ roster: Roster) {
    self.members = members
    var sum = 0.0
    runningSums = members.map {
      sum += 2 + roster.members[$0].habits.activity.squareRoot()
      return sum
    }
  }

  func draw(using random: inout SeededGenerator) -> Int {
    members[random.position(in: members.indices, ofRunningSums: runningSums)]
  }
}
