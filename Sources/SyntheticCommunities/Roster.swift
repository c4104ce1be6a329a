import GraphCore
import Numbers

/// Who is there: departments, their people, and the habits of each.
///
/// Departments are ranges of members. The first member of a department is its core: there from the start, known in
/// other departments. The last department is an outpost when there are three or more.
struct Roster {
  private(set) var members: [SyntheticMember] = []
  private(set) var departments: [Range<Int>] = []

  /// The manager whose conduct the plan sets.
  private(set) var leadingManager: Int?

  /// The outpost, and the two members who link it to the rest.
  private(set) var bridge: (outpost: Int, inside: Int, outside: Int)?

  /// The department that drifts off when the plan says so: neither the first, where the bridge begins, nor the outpost.
  var driftingDepartment: Int? { departments.count >= 3 ? 1 : nil }

  /// Of the roster, how many in 100 never write, have one contact, come during the log, and leave during the log.
  private static let silentPercent = 4
  private static let pendantPercent = 3
  private static let newcomerPercent = 28
  private static let leaverPercent = 9

  init(plan: CommunityPlan, using random: inout SeededGenerator) {
    layOutDepartments(plan, using: &random)
    namePeople(plan, using: &random)
    var others = assignRoles(plan, using: &random)
    random.shuffle(&others)
    assignEngagement(others, using: &random)
    assignComingAndGoing(others, plan, using: &random)
    behaveAsManagers(plan)
  }

  // MARK: - Phases

  /// Departments differ in size, by a factor of about two; the outpost is a handful of people.
  private mutating func layOutDepartments(_ plan: CommunityPlan, using random: inout SeededGenerator) {
    let hasOutpost = plan.departments >= 3
    let outpostSize = hasOutpost ? max(4, min(plan.members / 17, plan.members / (2 * plan.departments))) : 0
    let ordinary = plan.departments - (hasOutpost ? 1 : 0)
    let shares = (0..<ordinary).map { _ in random.number(in: 5...10) }
    let total = shares.reduce(0, +)
    let people = plan.members - outpostSize
    var (begin, sum) = (0, 0)
    for share in shares {
      sum += share
      let end = people * sum / total
      departments.append(begin..<end)
      begin = end
    }
    if hasOutpost { departments.append(begin..<plan.members) }
  }

  private mutating func namePeople(_ plan: CommunityPlan, using random: inout SeededGenerator) {
    var names = PersonNames()
    for (department, range) in departments.enumerated() {
      let isOutpost = plan.departments >= 3 && department == plan.departments - 1
      for _ in range {
        let (name, address) = names.next(using: &random)
        var member = SyntheticMember(
          id: address, name: name, group: isOutpost ? "Field Lab" : departmentName(department),
          joined: plan.start + random.number(in: -2200 ... -30), department: department)
        // Most people of a department share a subject, so that departments and communities overlap, not coincide.
        member.habits.community =
          random.chance(65) ? department % plan.communities : random.below(plan.communities)
        members.append(member)
      }
    }
  }

  /// Gives out the roles, the cores and the ends of the bridge; returns the members who have none of these.
  private mutating func assignRoles(_ plan: CommunityPlan, using random: inout SeededGenerator) -> [Int] {
    var others = Array(members.indices)
    let outpost = plan.departments >= 3 ? plan.departments - 1 : nil
    if let outpost { others.removeAll { departments[outpost].contains($0) } }
    for range in departments { members[range.lowerBound].habits.isBroker = true }
    for manager in 0..<plan.managers { members[departments[manager].lowerBound + 1].role = .manager }
    if plan.managers > 0 {
      leadingManager = departments[0].lowerBound + 1
      for index in members.indices where members[index].role != .manager {
        members[index].manager = departments[members[index].department % plan.managers].lowerBound + 1
      }
    }
    let cores = Set(departments.map(\.lowerBound))
    others.removeAll { cores.contains($0) || members[$0].role == .manager }
    random.shuffle(&others)
    let ordinaryCores = departments.indices.filter { $0 != outpost }.map { departments[$0].lowerBound }
    for facilitator in 0..<plan.facilitators {
      let member = facilitator < ordinaryCores.count ? ordinaryCores[facilitator] : others.removeLast()
      members[member].role = .facilitator
      members[member].habits.isBroker = true
      members[member].habits.engagement = .core
    }
    for _ in 0..<plan.sponsors {
      let sponsor = others.removeLast()
      members[sponsor].role = .sponsor
      members[sponsor].manager = nil
    }
    if let outpost {
      let insider = others.last { members[$0].department == 0 } ?? departments[0].lowerBound
      others.removeAll { $0 == insider }
      bridge = (outpost, insider, departments[outpost].lowerBound)
      members[insider].habits.engagement = .active
      members[departments[outpost].lowerBound].habits.engagement = .active
    }
    return others
  }

  /// A core of one member in eight, as many active ones and a half more, and a wide periphery: the shares that Wenger,
  /// McDermott and Snyder ("Cultivating Communities of Practice", 2002) saw in communities that thrive.
  private mutating func assignEngagement(_ others: [Int], using random: inout SeededGenerator) {
    let coreCount = members.count * 12 / 100
    let activeCount = members.count * 18 / 100
    var (core, active) = (members.filter { $0.habits.engagement == .core }.count, 0)
    for range in departments where core < coreCount && members[range.lowerBound].habits.engagement != .core {
      guard members[range.lowerBound].department != bridge?.outpost else { continue }
      members[range.lowerBound].habits.engagement = .core
      core += 1
    }
    for member in others.reversed() {
      if core < coreCount {
        members[member].habits.engagement = .core
        members[member].habits.isBroker = random.chance(40)
        core += 1
      } else if active < activeCount {
        members[member].habits.engagement = .active
        members[member].habits.isBroker = random.chance(25)
        active += 1
      }
    }
    if let bridge {
      for member in departments[bridge.outpost].dropFirst().prefix(2) { members[member].habits.engagement = .active }
    }
    for index in members.indices {
      members[index].habits.activity =
        switch members[index].habits.engagement {
        case .core: 20 + 28 * random.unitUniform() + (random.chance(20) ? 30 : 0)
        case .active: 6 + 8 * random.unitUniform()
        case .peripheral: 1 + 3 * random.unitUniform()
        }
    }
  }

  /// Says who never writes, who has one contact, who comes and who leaves. `others` has the busiest last, so the
  /// silent and the pendants, taken from the front, come from the periphery.
  private mutating func assignComingAndGoing(
    _ others: [Int], _ plan: CommunityPlan, using random: inout SeededGenerator
  ) {
    func count(_ percent: Int) -> Int { max(1, members.count * percent / 100) }
    var rest = others[...]
    for member in rest.prefix(count(Self.silentPercent)) { members[member].habits.reach = .none }
    rest = rest.dropFirst(count(Self.silentPercent))
    for member in rest.prefix(count(Self.pendantPercent)) { members[member].habits.reach = .one }
    rest = rest.dropFirst(count(Self.pendantPercent))

    var remaining = Array(rest)
    random.shuffle(&remaining)
    let newcomers = remaining.prefix(min(count(Self.newcomerPercent), remaining.count * 2 / 3))
    let days = plan.end.daysSinceEpoch - plan.start.daysSinceEpoch
    // One after the other at even distances, give or take, so that every quarter sees some.
    let span = Double(max(1, days - 30))
    for (turn, member) in newcomers.enumerated() {
      members[member].habits.isNewcomer = true
      let share = (Double(turn) + random.unitUniform()) / Double(newcomers.count)
      members[member].joined = plan.start + Int(saturating: share * span)
    }
    for member in remaining.dropFirst(newcomers.count).prefix(count(Self.leaverPercent)) {
      members[member].habits.leaves = plan.start + random.number(in: days / 5...days)
    }
  }

  private mutating func behaveAsManagers(_ plan: CommunityPlan) {
    for index in members.indices where members[index].role == .manager {
      members[index].habits.reach = .none
    }
    guard let leadingManager, plan.manager != .absent else { return }
    let writers = members.filter { $0.habits.reach != .none }
    members[leadingManager].habits.reach = .some
    members[leadingManager].habits.engagement = .active
    members[leadingManager].habits.isBroker = true
    // By spells, as other active members, and over the whole time as much as the mean of all who write.
    func share(_ engagement: SyntheticMember.Habits.Engagement) -> Double { Double(Temper.spells(engagement)) / 100 }
    let written = writers.reduce(0) { $0 + $1.habits.activity * share($1.habits.engagement) }
    members[leadingManager].habits.activity = written / Double(writers.count) / share(.active)
  }
}

/// The name of a department other than the outpost.
private func departmentName(_ index: Int) -> String {
  let names = [
    "Platform", "Data", "Design", "Operations", "Research", "Support", "Security", "Mobile", "Quality", "Training",
  ]
  return index < names.count ? names[index] : "Department \(index + 1)"
}
