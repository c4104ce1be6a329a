import InteractionLogs

/// Tells whether a log may be of people and what they take part in, although nothing says so.
enum TwoSides {
  private static let fewestTies = 12
  private static let fewestOnASide = 4

  /// Whether the rows may be anything, and no name occurs on both sides in a network so dense that, of one sort of people,
  /// some would.
  ///
  /// - Complexity: O(members + ties).
  static func areSeen(in network: MemberNetwork) -> Bool {
    guard [.interactions, .ties].contains(network.rowKind), network.isDirected,
      network.ties.count >= max(fewestTies, network.members.count)
    else { return false }
    var (act, areActedTowards) = (
      [Bool](repeating: false, count: network.members.count), [Bool](repeating: false, count: network.members.count)
    )
    for tie in network.ties {
      if tie.aToB > 0 && tie.bToA > 0 { return false }
      let (source, target) = tie.aToB > 0 ? (tie.memberA, tie.memberB) : (tie.memberB, tie.memberA)
      act[source] = true
      areActedTowards[target] = true
    }
    return zip(act, areActedTowards).allSatisfy { !($0 && $1) } && act.count { $0 } >= fewestOnASide
      && areActedTowards.count { $0 } >= fewestOnASide
  }
}
