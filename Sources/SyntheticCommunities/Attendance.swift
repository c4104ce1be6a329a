import GraphCore

/// Who takes part at the moment: newcomers who have arrived, and nobody who has left.
///
/// Members outside the core take part by spells. In between they answer what they are asked, but do not open threads,
/// join them or come to mind.
struct Attendance {
  /// How long a spell is, in days.
  private static let spellDays = 28

  private var hasArrived: [Bool]

  /// For every member the first second at which the member no longer takes part.
  private var leaves: [Int]

  /// For every member whether the current spell is one of taking part.
  private var isEngaged: [Bool]

  /// Those who take part this week, with running sums of how often they write.
  private var writers: [Int] = []
  private var runningSums: [Double] = []

  init(plan: CommunityPlan, roster: Roster) {
    isEngaged = roster.members.map { _ in true }
    hasArrived = roster.members.map { !$0.habits.isNewcomer && $0.habits.reach != .none }
    leaves = roster.members.map { member in
      guard let day = member.habits.leaves else { return .max }
      return (day.daysSinceEpoch - plan.start.daysSinceEpoch) * WorkRhythm.secondsPerDay
    }
  }

  func isPresent(_ member: Int, at time: Int) -> Bool { hasArrived[member] && time < leaves[member] }

  /// Whether others would think of writing to the member.
  func comesToMind(_ member: Int, at time: Int) -> Bool { isEngaged[member] && isPresent(member, at: time) }

  mutating func arrive(_ member: Int) { hasArrived[member] = true }

  mutating func leave(_ member: Int) { leaves[member] = 0 }

  /// Takes note of who has come and gone, and draws new spells when the old ones are over; for the first day of every
  /// week, for it looks at the whole roster.
  ///
  /// - Complexity: O(members).
  mutating func refresh(day: Int, _ roster: Roster, using random: inout SeededGenerator) {
    if day % Self.spellDays == 0 {
      for member in roster.members.indices {
        isEngaged[member] = random.chance(Temper.spells(roster.members[member].habits.engagement))
      }
    }
    writers.removeAll(keepingCapacity: true)
    runningSums.removeAll(keepingCapacity: true)
    var sum = 0.0
    for member in roster.members.indices where comesToMind(member, at: day * WorkRhythm.secondsPerDay) {
      sum += roster.members[member].habits.activity
      writers.append(member)
      runningSums.append(sum)
    }
  }

  /// One of those who take part, the busy ones more often.
  func drawWriter(using random: inout SeededGenerator) -> Int? {
    if writers.isEmpty { return nil }
    return writers[random.position(in: writers.indices, ofRunningSums: runningSums)]
  }
}
