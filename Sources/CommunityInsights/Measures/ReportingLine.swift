import MemberNetworks

/// Who reports to whom, by the member table.
///
/// Two members are on one line if one reports to the other, or both report to the same manager. Members of whom nothing
/// is known (nobody they report to, nobody who reports to them) are on no line and are not compared.
struct ReportingLine: Sendable {
  /// For each member the number of the manager; `nil` for nobody, or for somebody who is no member.
  private let managerOfMember: [Int?]
  private let isKnown: [Bool]

  /// - Returns: `nil` where no member reports to another.
  init?(_ members: [Member]) {
    var indices: [String: Int] = [:]
    for (index, member) in members.enumerated() { indices[member.id] = index }
    managerOfMember = members.enumerated().map { index, member in
      member.manager.flatMap { indices[$0] }.flatMap { $0 == index ? nil : $0 }
    }
    var isKnown = managerOfMember.map { $0 != nil }
    for case let manager? in managerOfMember { isKnown[manager] = true }
    self.isKnown = isKnown
    guard isKnown.contains(true) else { return nil }
  }

  /// Whether a tie between two members crosses the line; `nil` if that is not known.
  func isCrossed(by memberA: Int, _ memberB: Int) -> Bool? {
    guard isKnown[memberA], isKnown[memberB] else { return nil }
    let (a, b) = (managerOfMember[memberA], managerOfMember[memberB])
    return !(a == memberB || b == memberA || a != nil && a == b)
  }

  /// The share of all pairs of `members` of whom the line is known that are not on one line: what chance would give.
  ///
  /// - Complexity: O(members).
  func crossingShare(ofPairsAmong members: [Int]) -> Double? {
    let known = members.filter { isKnown[$0] }
    guard known.count > 1 else { return nil }
    var reports: [Int: Int] = [:]
    for member in known { if let manager = managerOfMember[member] { reports[manager, default: 0] += 1 } }
    // Members with the same manager, and members with their manager if that is one of them; two who are each other's
    // manager are still one pair.
    let present = Set(known)
    let siblings = reports.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let reporting = known.filter { managerOfMember[$0].map(present.contains) ?? false }
    let mutual = reporting.count { managerOfMember[managerOfMember[$0]!] == $0 }
    let onLine = siblings + reporting.count - mutual / 2
    return 1 - Double(onLine) / Double(known.count * (known.count - 1) / 2)
  }
}
