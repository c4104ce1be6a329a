/// How many pairs of members can reach each other; ordered pairs where paths follow directions.
struct ReachablePairs {
  private let analysis: Analysis
  /// With every member as one end, too.
  private let total: Double
  private let componentSizes: [Int]
  /// Directed only: to whom each member turned, and who turned to them.
  private let contacts: (out: [[Int]], into: [[Int]])

  /// `nil` when it is not known: in a directed analysis without distances.
  init?(_ analysis: Analysis) {
    self.analysis = analysis
    let count = Double(analysis.members.count)
    var sizes = [Int](repeating: 0, count: analysis.members.count + 1)
    for member in analysis.members { sizes[member.component] += 1 }
    componentSizes = sizes
    guard analysis.options.isDirected else {
      total = sizes.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
      contacts = ([], [])
      return
    }
    guard let share = analysis.network.reachableShare else { return nil }
    total = (share * count * (count - 1)).rounded()
    var contacts = (out: [[Int]](repeating: [], count: analysis.members.count), into: [[Int]]())
    contacts.into = contacts.out
    for tie in analysis.ties {
      for (a, b, weight) in [(tie.memberA, tie.memberB, tie.aToB), (tie.memberB, tie.memberA, tie.bToA)]
      where weight > 0 {
        contacts.out[a].append(b)
        contacts.into[b].append(a)
      }
    }
    self.contacts = contacts
  }

  /// How many of the pairs are of other members.
  ///
  /// - Complexity: O(1), directed O(members + ties).
  func count(without member: Int) -> Double {
    analysis.options.isDirected
      ? total - reach(from: member, over: contacts.out) - reach(from: member, over: contacts.into)
      : total - Double(componentSizes[analysis.members[member].component] - 1)
  }

  private func reach(from member: Int, over contacts: [[Int]]) -> Double {
    var seen = [Bool](repeating: false, count: contacts.count)
    seen[member] = true
    var found = [member]
    var next = 0
    while next < found.count {
      for contact in contacts[found[next]] where !seen[contact] {
        seen[contact] = true
        found.append(contact)
      }
      next += 1
    }
    return Double(found.count - 1)
  }
}
