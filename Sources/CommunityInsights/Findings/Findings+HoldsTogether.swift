import Statistics

extension Findings {
  /// Who holds the network together?
  var holdsTogether: [Finding] { [connectors, load, core].compactMap { $0 } }

  private var connectors: Finding? {
    guard network.memberCount > 2, let pairs = ReachablePairs(analysis) else { return nil }
    let ranked = analysis.members.indices
      .filter { (analysis.members[$0].betweenness ?? 0) > 0 }
      .sorted { (analysis.members[$1].betweenness!, $0) < (analysis.members[$0].betweenness!, $1) }
    guard let first = ranked.first else { return nil }
    func share(_ member: Int) -> String {
      Wording.roundShare(analysis.members[member].betweenness! / pairs.count(without: member))
    }
    // Those who share the first place are not to be told apart.
    let top = analysis.members[first].betweenness!
    let equal = ranked.prefix { analysis.members[$0].betweenness! > top * (1 - 1e-9) }
    if equal.count > 1 {
      return Finding(
        .holdsTogether,
        "\(share(first)) of the shortest paths between others pass through each of "
          + "\(Wording.count(equal.count, "member", "members")), more than through anyone else: \(list(Array(equal))).",
        members: Array(equal.prefix(5)))
    }
    let next = ranked.dropFirst().prefix(4).map { "\(names[$0]) (\(share($0)))" }
    let verb = next.count == 1 ? "comes" : "come"
    let rest = next.isEmpty ? "" : " Next \(verb) \(Wording.list(next, of: next.count))."
    return Finding(
      .holdsTogether,
      "\(share(first)) of the shortest paths between others pass through \(names[first]), more than through "
        + "anyone else.\(rest)",
      members: Array(ranked.prefix(5)))
  }

  /// The fewest members in whose hands half of all giving and receiving is; where there is a lens, it says so of
  /// giving.
  private var load: Finding? {
    guard analysis.lens?[.loadConcentration]?.headline == nil else { return nil }
    guard let count = GiniCoefficient.fewest(carrying: 0.5, of: analysis.members.map(\.strength)) else { return nil }
    let ranked = analysis.members.indices.sorted {
      (analysis.members[$1].strength, $0) < (analysis.members[$0].strength, $1)
    }
    let half =
      switch words.doing {
      case .interacting: "half of all \(words.plural)"
      case .beingInContact: "half of all contacts"
      case .meeting: "half of all attendance at events"
      }
    let busiest = Array(ranked.prefix(min(count, 5)))
    return Finding(
      .holdsTogether,
      "\(Wording.capitalized(membersWithShare(count))) \(count == 1 ? "accounts" : "account") for \(half), both sides "
        + "counted: \(list(Array(ranked.prefix(count)))).",
      members: busiest)
  }

  private var core: Finding? {
    guard let size = network.coreSize, let number = network.highestCoreNumber, number > 1 else { return nil }
    let inCore = analysis.members.indices.filter { analysis.members[$0].coreNumber == number }
    return Finding(
      .holdsTogether,
      "The innermost core is \(membersWithShare(size)) who each have ties with at least \(number) others of the core.",
      members: inCore)
  }
}
