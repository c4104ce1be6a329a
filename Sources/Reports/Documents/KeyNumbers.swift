import CommunityInsights
import InteractionLogs

/// A number, what it counts, one sentence on what it means, and the measure that it is, where that has a definition.
private typealias Entry = (value: String?, label: String, explanation: String, measure: String?)

extension ReportPage.NumberGroup {
  /// The numbers about the network as a whole, each with one sentence on what it means; those that are undefined, or
  /// not shown to the audience, are left out.
  ///
  /// - Parameter definitions: the anchors of the definitions that the document has.
  static func all(of analysis: Analysis, definitions: Set<String>) -> [ReportPage.NumberGroup] {
    let groups = [
      ("Size", size(analysis)), ("How closely it is knit", closeness(analysis)),
      ("What it depends on", dependence(analysis.network)),
    ]
    return groups.map { title, entries in
      ReportPage.NumberGroup(
        groupTitle: title,
        numbers: entries.compactMap { entry in
          guard let value = entry.value, value != Wording.undefined else { return nil }
          let anchor = entry.measure.map(ReportPage.Definition.anchor)
          return ReportPage.KeyNumber(
            value: value, label: entry.label, explanation: entry.explanation,
            definitionAnchor: anchor.flatMap { definitions.contains($0) ? $0 : nil })
        })
    }
  }

  private static func size(_ analysis: Analysis) -> [Entry] {
    let (network, words) = (analysis.network, RowWords(analysis.log.rowKind))
    let members = network.memberCount
    let largest = network.shown(.largestComponentSize)
    let share = members == 0 ? nil : largest.map { Double($0) / Double(members) }
    // Who has no tie is no group.
    let parts = network.shown(.componentCount).flatMap { all in
      network.shown(.isolateCount).map { all - $0 <= 1 ? nil : all - $0 }
    }.map { count in
      count.map { " There are \(Wording.count($0)) groups that are not connected." } ?? " There is no other group."
    }
    let meanDegree = analysis.meanTieCount
    return [
      (Wording.count(members), "members", "People in the log or in the member table.", nil),
      amount(analysis, words),
      (Wording.count(network.tieCount), "ties", "Pairs of members who \(words.didOnce).", "tie"),
      (
        meanDegree.map(Wording.amount), "ties per member", "\(words.howManyOthers("a member")), on average.", "degree"
      ),
      (
        largest.map { Wording.count($0) }, "in the main group",
        "Members who can reach one another over ties: \(Wording.share(share)) of all.\(parts ?? "")", "component"
      ),
      (
        network.communityCount.map { Wording.count($0) }, "clusters found",
        "Sets of members who have more ties with one another than chance would give them "
          + "(modularity \(Wording.number(network.modularity))"
          + "\(network.modularityByChance.map { "; by chance \(Wording.number($0))" } ?? "")).", "community"
      ),
    ]
  }

  /// How much there was of what rows say.
  private static func amount(_ analysis: Analysis, _ words: RowWords) -> Entry {
    let explanation =
      switch words.kind {
      case .messages, .directed, .interactions, .ties:
        "Messages, replies or contacts between two different members, counted with their weights."
      case .replies: "Replies of one member to another, counted with their weights."
      case .acts: "What one member did towards another, counted with its weight."
      case .contacts: "Contacts between two different members, counted with their weights."
      case .attendance: "Events at which members met."
      }
    // What encounters weigh says nothing to a reader.
    return words.kind == .attendance
      ? (Wording.count(analysis.log.events - analysis.log.eventsLeftOut), "events", explanation, nil)
      : (Wording.amount(analysis.network.interactionCount), words.plural, explanation, "strength")
  }

  private static func closeness(_ analysis: Analysis) -> [Entry] {
    let network = analysis.network
    let reachable = network.reachableShare.map { "\(Wording.share($0)) of " } ?? ""
    let unit = analysis.options.isWeighted ? "Length of the shortest path" : "Steps along the shortest path"
    return [
      (
        network.density.map(Wording.share), "density", "Of all pairs that could have a tie, the share that has one.",
        "density"
      ),
      (
        network.reciprocity.map(Wording.share), "reciprocity",
        "Of all ties from one member to another, the share that also goes back.", "reciprocity"
      ),
      (
        network.transitivity.map(Wording.share), "transitivity",
        "How often two contacts of the same member are in contact themselves.", "transitivity"
      ),
      (
        network.meanDistance.map(Wording.number), "mean distance",
        "\(unit) between two members, on average over the \(reachable)pairs that are connected at all.", "mean_distance"
      ),
      (
        network.diameter.map(Wording.amount), "diameter", "\(unit) between the two members who are furthest apart.",
        "mean_distance"
      ),
      (
        network.coreSize.map { Wording.count($0) }, "members in the core",
        "Each of them has at least \(Wording.count(network.highestCoreNumber ?? 0, "tie", "ties")) inside the core.",
        "core_number"
      ),
    ]
  }

  private static func dependence(_ network: NetworkMetrics) -> [Entry] {
    [
      (
        network.bridgeCount.map { Wording.count($0) }, "bridge ties", "Ties whose loss splits the network.", "is_bridge"
      ),
      (
        network.articulationMemberCount.map { Wording.count($0) }, "cut members",
        "Members whose leaving splits the network.", "is_articulation"
      ),
      (network.shown(.isolateCount).map { Wording.count($0) }, "isolates", "Members without any tie.", "degree"),
      (
        network.shown(.pendantCount).map { Wording.count($0) }, "pendants", "Members who are tied in by a single tie.",
        "degree"
      ),
      (
        network.degreeCentralization.map(Wording.share), "degree centralization",
        "How far ties gather on one member: 0% when all have equally many, 100% when one has them all.",
        "centralization"
      ),
      (
        network.betweennessCentralization.map(Wording.share), "betweenness centralization",
        "How far shortest paths between others pass through one member: 100% when all of them do.", "centralization"
      ),
    ]
  }
}
