import InteractionLogs

extension Findings.Past {
  /// So many of those who connected most are looked at.
  private static let topCount = 5

  /// Who is not counted among the members any more.
  var sentence: String {
    let gone = whole.members.count - recent.members.count
    guard gone > 0 else { return "" }
    let others = Wording.count(gone, "other, who was active before, is", "others, who were active before, are")
    return " \(others) not counted."
  }

  /// Those who connected most over the whole log and were not seen lately; `nil` where they are all there.
  var gone: Finding? {
    let members = whole.members
    let ranked = members.indices.filter { (members[$0].betweenness ?? 0) > 0 }
      .sorted { (members[$1].betweenness!, $0) < (members[$0].betweenness!, $1) }
      .prefix(Self.topCount)
    let present = Set(recent.indices)
    let gone = ranked.filter { !present.contains($0) }
    guard !gone.isEmpty else { return nil }
    let days = lastSeen(Set(gone))
    let who = gone.map { member in
      "\(names[member])\(days[member].map { " (last seen \(Wording.day(of: $0, clock: whole.log.clock)))" } ?? "")"
    }
    let verb = gone.count == 1 ? "has" : "have"
    return Finding(
      .holdsTogether,
      "Of the \(Wording.count(ranked.count, "member", "members")) through whom most shortest paths passed over the whole log, "
        + "\(Wording.count(gone.count)) \(verb) not been active since \(recent.period.firstDay): "
        + "\(Wording.list(who, of: who.count)).",
      members: gone)
  }

  /// When each of some members had their last interaction.
  private func lastSeen(_ some: Set<Int>) -> [Int: Instant] {
    var days: [Int: Instant] = [:]
    for tie in whole.ties {
      guard let last = tie.last else { continue }
      for member in [tie.memberA, tie.memberB] where some.contains(member) {
        days[member] = max(days[member] ?? last, last)
      }
    }
    return days
  }
}
