import MemberNetworks

/// All ties between the members of two groups.
struct GroupContact: Sendable {
  /// The numbers of the two groups, the lower first.
  let groups: GroupPair
  /// Indices of the ties, ascending.
  let ties: [Int]
  /// The members on whom the contact rests, if they are two at most: without them no tie is left. `nil` if it takes
  /// more.
  let keepers: [Int]?
  /// Both ends of a single tie, else ``keepers``: whom to turn to about the contact.
  let keepersOrEnds: [Int]

  /// Whether one member, or one tie, is all there is.
  var isFragile: Bool { keepers?.count == 1 }

  fileprivate init(_ groups: GroupPair, ties: [Int], in all: [Tie]) {
    self.groups = groups
    self.ties = ties
    let ties = ties.map { all[$0] }
    keepers = Self.keepers(of: ties)
    keepersOrEnds = ties.count == 1 ? [ties[0].memberA, ties[0].memberB] : keepers ?? []
  }

  /// A smallest vertex cover of the two-sided graph that the ties form, if it has two members at most. Every cover
  /// holds an end of the first tie, so there are two ways to begin.
  private static func keepers(of ties: [Tie]) -> [Int]? {
    let ends = [ties[0].memberA, ties[0].memberB]
    for end in ends where ties.allSatisfy({ $0.joins(end) }) { return [end] }
    for end in ends {
      let rest = ties.filter { !$0.joins(end) }
      for other in [rest[0].memberA, rest[0].memberB] where rest.allSatisfy({ $0.joins(other) }) {
        return [end, other]
      }
    }
    return nil
  }

  /// The contacts of all pairs of groups that have any, by the numbers of the groups.
  ///
  /// - Complexity: O(ties + contacts · log contacts).
  static func all(in ties: [Tie], _ grouping: Grouping) -> [GroupContact] {
    var tiesOfPair: [GroupPair: [Int]] = [:]
    for (index, tie) in ties.enumerated() {
      if let pair = grouping.pair(tie.memberA, tie.memberB) { tiesOfPair[pair, default: []].append(index) }
    }
    return tiesOfPair.sorted { $0.key < $1.key }.map { GroupContact($0.key, ties: $0.value, in: ties) }
  }
}

/// Two different groups.
struct GroupPair: Hashable, Comparable, Sendable {
  let low: Int
  let high: Int

  static func < (left: GroupPair, right: GroupPair) -> Bool { (left.low, left.high) < (right.low, right.high) }
}

extension Grouping {
  /// The groups of two members; `nil` if one of them has none, or both the same.
  func pair(_ memberA: Int, _ memberB: Int) -> GroupPair? {
    guard let a = groupOfMember[memberA], let b = groupOfMember[memberB], a != b else { return nil }
    return GroupPair(low: min(a, b), high: max(a, b))
  }
}

extension Tie {
  fileprivate func joins(_ member: Int) -> Bool { memberA == member || memberB == member }
}
