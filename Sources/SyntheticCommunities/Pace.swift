import GraphCore

/// How many threads are opened each day, so that the log ends up with about the rows that the plan asks for: what is
/// left to write is spread over what is left of the time, by the weight of each day and the mean length of threads so far.
struct Pace {
  let dayCount: Int
  private let interactions: Int
  private let dayWeights: [Double]

  /// For each day the weight of it and of all later ones.
  private let remainingWeights: [Double]

  private(set) var messageCount = 0
  private(set) var threadCount = 0

  /// Threads that will be opened apart from those of ``openings(onDay:using:)``.
  private var plannedThreads = 0

  init(plan: CommunityPlan, roster: Roster, rhythm: WorkRhythm) {
    dayCount = plan.end.daysSinceEpoch - plan.start.daysSinceEpoch
    interactions = plan.interactions
    let attendance = Pace.activityPresent(plan, roster, dayCount: dayCount)
    dayWeights = attendance.enumerated().map { day, activity in Double(rhythm.weight(ofDay: day)) * activity }
    var remaining = dayWeights
    for day in stride(from: dayCount - 2, through: 0, by: -1) { remaining[day] += remaining[day + 1] }
    remainingWeights = remaining
  }

  /// For each day the summed activity of those who have come and not left: the community writes more as it grows.
  private static func activityPresent(_ plan: CommunityPlan, _ roster: Roster, dayCount: Int) -> [Double] {
    var changes = [Double](repeating: 0, count: dayCount + 1)
    func clamped(_ day: CalendarDay) -> Int {
      max(0, min(dayCount, day.daysSinceEpoch - plan.start.daysSinceEpoch))
    }
    for member in roster.members where member.habits.reach != .none {
      changes[clamped(member.joined)] += member.habits.activity
      if let leaves = member.habits.leaves { changes[clamped(leaves)] -= member.habits.activity }
    }
    for day in 0..<dayCount { changes[day + 1] += changes[day] }
    return changes.dropLast().map { max(0, $0) }
  }

  /// How many threads members open on a day of their own accord.
  func openings(onDay day: Int, using random: inout SeededGenerator) -> Int {
    guard dayWeights[day] > 0 else { return 0 }
    // As if ten threads of an ordinary length had been there before.
    let meanLength = Double(messageCount + 24) / Double(threadCount + 10)
    let remaining = Double(interactions - messageCount) - Double(plannedThreads) * meanLength
    let steady = Double(interactions) * dayWeights[day] / remainingWeights[0]
    // What is left over near the end is not crowded into the last days.
    let rows = min(max(0, remaining) * dayWeights[day] / remainingWeights[day], 2 * steady)
    return random.rounded(rows / meanLength * (0.4 + 1.2 * random.unitUniform()))
  }

  mutating func threadIsPlanned() { plannedThreads += 1 }

  mutating func plannedThreadBegins() { plannedThreads -= 1 }

  /// Counts a message that opens a thread; gives the numbers of both.
  mutating func countOpening() -> (thread: Int, message: Int) {
    threadCount += 1
    return (threadCount, countReply())
  }

  /// Counts a message, and gives its number.
  mutating func countReply() -> Int {
    messageCount += 1
    return messageCount
  }
}
