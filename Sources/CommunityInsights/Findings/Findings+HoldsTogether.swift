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
      case .interacting: "Half of all activity is in the hands of"
      case .beingInContact: "Half of all contacts are those of"
      case .meeting: "Half of all attendance at events is that of"
      }
    let busiest = Array(ranked.prefix(min(count, 5)))
    return Finding(
      .holdsTogether,
      "\(half) \(membersWithShare(count)): \(list(Array(ranked.prefix(count)))).",
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
