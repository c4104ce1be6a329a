import InteractionLogs

/// Finds days on which a log changes as no community does: many come who never return, or many of the busiest leave
/// together.
struct Ruptures {
  private static let day: Int64 = 86_400_000_000
  /// The fewest new members of a burst.
  private static let fewestNew = 20
  /// The fewest members who fall silent together.
  private static let fewestSilenced = 8

  private let interactions: InteractionHistory
  /// Whether an interaction is that of its source; else it is that of both.
  private let areDirected: Bool
  /// The first and the last day of each member; `first > last` for who was never active.
  private var days: [(first: Int64, last: Int64)]
  private var span: (first: Int64, last: Int64) = (0, 0)

  /// - Complexity: O(members + interactions).
  init(_ network: MemberNetwork, _ history: CommunityHistory) {
    interactions = history.interactions
    areDirected = network.isDirected
    days = Array(repeating: (.max, .min), count: network.members.count)
    for index in 0..<interactions.count {
      note(Int(interactions.sources[index]), interactions.times[index])
      note(Int(interactions.targets[index]), interactions.times[index])
    }
    for index in 0..<history.messages.count {
      note(Int(history.messages.authors[index]), history.messages.times[index])
    }
    let active = days.filter { $0.first <= $0.last }
    if let first = active.map(\.first).min(), let last = active.map(\.last).max() { span = (first, last) }
  }

  private mutating func note(_ member: Int, _ time: Int64) {
    let day = time.flooredDivision(by: Self.day).quotient
    days[member] = (min(days[member].first, day), max(days[member].last, day))
  }

  /// Days with at least 20 new members, ten times as many as on a usual day with new members, of whom four in five never
  /// return. The first tenth of the log is no such day: there everybody is new.
  ///
  /// - Complexity: O(members · log members).
  func bursts() -> [LogHealth.Burst] {
    var newcomers: [Int64: (all: Int, once: Int)] = [:]
    for member in days where member.first <= member.last {
      newcomers[member.first, default: (0, 0)].all += 1
      if member.first == member.last { newcomers[member.first]!.once += 1 }
    }
    let counts = newcomers.values.map(\.all).sorted()
    guard !counts.isEmpty else { return [] }
    let usual = counts[counts.count / 2]
    let begin = span.first + (span.last - span.first) / 10
    return newcomers.filter { day, count in
      day > begin && day < span.last && count.all >= max(Self.fewestNew, 10 * usual) && 5 * count.once >= 4 * count.all
    }.sorted { $0.key < $1.key }.map { day, count in
      LogHealth.Burst(day: Instant(microseconds: day * Self.day), newMembers: count.all, neverReturned: count.once)
    }
  }

  /// The week in which the members fell silent who had been the source of most interactions in the eight weeks before: at
  /// least half of them, by at least eight members, while the log goes on for a month and a tenth of its length. At most
  /// one.
  ///
  /// - Complexity: O(members + interactions + days).
  func breaks() -> [LogHealth.Break] {
    let length = Int(span.last - span.first) + 1
    guard length < 100_000 else { return [] }
    // By the day on which a member was last active: how many there are, and what they did in the eight weeks before.
    var silenced = [Int](repeating: 0, count: length)
    var theirs = [Int](repeating: 0, count: length)
    var all = [Int](repeating: 0, count: length)
    for member in days where member.first <= member.last { silenced[Int(member.last - span.first)] += 1 }
    for index in 0..<interactions.count {
      let day = interactions.times[index].flooredDivision(by: Self.day).quotient
      func count(_ member: Int32) {
        let last = days[Int(member)].last
        all[Int(day - span.first)] += 1
        if last - day < 56 { theirs[Int(last - span.first)] += 1 }
      }
      count(interactions.sources[index])
      if !areDirected { count(interactions.targets[index]) }
    }
    var best: LogHealth.Break?
    let end = length - 1 - max(30, length / 10)
    for day in stride(from: 6, through: end, by: 1) {
      let week = day - 6...day
      let (members, count) = (silenced[week].reduce(0, +), theirs[week].reduce(0, +))
      guard members >= Self.fewestSilenced else { continue }
      let share = Double(count) / Double(max(1, all[max(0, day - 62)...day].reduce(0, +)))
      guard share >= 0.5, share > best?.share ?? 0 else { continue }
      best = LogHealth.Break(
        day: Instant(microseconds: (span.first + Int64(day)) * Self.day), silenced: members, share: share)
    }
    return best.map { [$0] } ?? []
  }
}
