extension Findings {
  /// The community at a glance.
  var shape: [Finding] { [size, pieces, distance, answered, communities].compactMap { $0 } }

  private var size: Finding {
    let interacting = network.memberCount - network.isolateCount
    let people =
      network.isolateCount == 0
      ? "All \(Wording.count(network.memberCount)) members interacted"
      : "\(Wording.count(interacting)) of \(Wording.count(network.memberCount, "member", "members")) interacted"
    let period = Wording.period(of: analysis.log).map { " \($0)" } ?? ""
    let interactions = Wording.amount(network.interactionCount)
    let noun = network.interactionCount == 1 ? "interaction" : "interactions"
    return Finding(
      .shape,
      "\(people)\(period): \(interactions) \(noun) along "
        + "\(Wording.count(network.tieCount, "tie", "ties")) between two members."
    )
  }

  private var pieces: Finding? {
    let parts = analysis.isolation.smallComponents.count + 1
    guard network.largestComponentSize > 1 else { return nil }
    if parts == 1 {
      let who = network.isolateCount == 0 ? "Everybody" : "Everybody who interacted"
      return Finding(.shape, "\(who) can reach everybody else over some chain of ties: the community is in one piece.")
    }
    return Finding(
      .shape,
      "Those who interacted fall into \(Wording.count(parts)) separate pieces; the largest holds "
        + "\(membersWithShare(network.largestComponentSize)).")
  }

  var distance: Finding? {
    guard let mean = network.meanDistance, let diameter = network.diameter, network.memberCount > 2 else { return nil }
    let ties = 2 * Double(network.tieCount) / Double(network.memberCount)
    let opening = "A member has ties with \(Wording.fixed(ties, decimals: 1)) others on average"
    if analysis.options.isWeighted { return Finding(.shape, opening + ".") }
    return Finding(
      .shape,
      "\(opening); two members who can reach each other are \(Wording.fixed(mean, decimals: 1)) steps apart on "
        + "average, and \(Wording.amount(diameter)) at most.")
  }

  /// Where there is a lens, it says so beside what chance would give.
  var answered: Finding? {
    guard analysis.lens?[.reciprocity]?.headline == nil, let reciprocity = network.reciprocity else { return nil }
    let share = Wording.roundShare(reciprocity)
    let meaning =
      switch reciprocity {
      case 0: "nobody to whom a member turned turned back; the log may only record one direction"
      case ..<0.34: "most contacts go one way"
      case ..<0.67: "give and take are mixed"
      default: "most contacts go both ways"
      }
    return Finding(.shape, "When a member turns to another, the other turns back in \(share) of cases: \(meaning).")
  }

  private var communities: Finding? {
    guard let count = network.communityCount, let modularity = network.modularity, count > 0 else { return nil }
    let largest = analysis.communities[0]
    if count == 1 { return Finding(.shape, "No separate circles stand out: everybody who interacted forms one.") }
    return Finding(
      .shape,
      "\(Wording.count(count)) circles show in who interacts with whom, and \(Self.clarity(modularity)); the largest "
        + "has \(membersWithShare(largest.size)), around \(list(largest.centralMembers)).",
      members: largest.centralMembers)
  }

  /// How clearly circles stand apart, by their modularity.
  static func clarity(_ modularity: Double) -> String {
    switch modularity {
    case ..<0.3: "they overlap a lot"
    case ..<0.5: "they are distinct but well connected"
    default: "they stand clearly apart"
    }
  }
}
