import MemberNetworks

/// Members who may be no people: programs and shared addresses, and those who came in a burst and never came again.
struct SuspectMembers {
  /// Indices.
  let members: Set<Int>

  /// - Returns: `nil` where there are none, or hardly anybody else.
  /// - Complexity: O(members + interactions + messages).
  init?(_ health: LogHealth, _ record: CommunityRecord) {
    let unusual = Set(health.unusualMembers.map(\.member))
    let days = Set(health.bursts.map { $0.day.microseconds })
    var found = Set(record.members.indices.filter { unusual.contains(record.members[$0].id) })
    if !days.isEmpty {
      let last = Self.lastSeen(record)
      for member in record.members.indices where last[member] > .min {
        let day = record.firstSeen[member].floored(by: LogTime.day) * LogTime.day
        if days.contains(day) && last[member] < day + LogTime.day { found.insert(member) }
      }
    }
    guard !found.isEmpty, 2 * found.count <= record.members.count else { return nil }
    members = found
  }

  private static func lastSeen(_ record: CommunityRecord) -> [Int64] {
    var last = [Int64](repeating: .min, count: record.members.count)
    for index in 0..<record.interactions.count {
      for member in [record.interactions.sources[index], record.interactions.targets[index]] {
        last[Int(member)] = max(last[Int(member)], record.interactions.times[index])
      }
    }
    for index in record.messageRange {
      let author = Int(record.messages.authors[index])
      last[author] = max(last[author], record.messages.times[index])
    }
    return last
  }
}
