import CommunityInsights

extension NetworkOverTime {
  /// The network before and after a change that has not happened; those who leave, and those who would have no tie left, are
  /// pale in the second picture.
  ///
  /// - Returns: `nil` where nobody has a tie.
  public init?(_ simulation: Simulation) {
    let (before, after) = (simulation.before, simulation.after)
    var indexBefore = [Int](repeating: 0, count: after.members.count)
    for (index, member) in simulation.indexAfter.enumerated() {
      if let member { indexBefore[member] = index }
    }
    func ties(_ ties: [TieMetrics], _ member: (Int) -> Int) -> [WindowTies.Tie] {
      ties.map { WindowTies.Tie(memberA: member($0.memberA), memberB: member($0.memberB), strength: $0.strength) }
    }
    self.init(
      before, windows: [("Before", ties(before.ties) { $0 }), ("After", ties(after.ties) { indexBefore[$0] })])
    caption =
      "Each member stands in the same place in both pictures. Pale dots are members without a tie: in the second "
      + "picture also those who leave."
    altText =
      "The network of \(DisplayText.quoted(title)) before and after. "
      + panels.map { "\($0.heading): \($0.detail)" }.joined(separator: "; ") + "."
  }
}
