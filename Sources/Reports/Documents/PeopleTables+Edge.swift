import CommunityInsights

extension PeopleTables {
  /// Members at the edge of the network, or beyond it.
  var edge: ReportPage.Section {
    .init(
      sectionID: "edge", heading: "At the edge, or cut off",
      introduction:
        "Newcomers start at the edge, and some members are content there. The question is whether those who would like "
        + "to come closer find a way in: an introduction by somebody they know already works best.",
      blocks: [isolates, smallComponents, dependents, distances])
  }

  private var isolates: ReportPage.Block {
    let heading = "Members without any tie"
    let isolates = analysis.isolation.isolates
    guard !isolates.isEmpty else {
      let reason =
        analysis.hasRoster
        ? "There are none: every member on the list has \(words.withSomebody)."
        : "There are none in the log. Members who \(words.never) can only be seen with a member table (--members)."
      return .init(blockHeading: heading, message: reason)
    }
    return .init(
      blockHeading: heading,
      nameList: list(
        "\(Wording.count(isolates.count, "member has", "members have")) \(words.withNobody) in this log.",
        names(isolates.prefix(Self.listedNames)), of: isolates.count, rest: "members.csv (degree 0)"))
  }

  private var smallComponents: ReportPage.Block {
    let heading = "Separate groups"
    let components = analysis.isolation.smallComponents
    guard !components.isEmpty else {
      return .init(
        blockHeading: heading, message: "There are none: all members with a tie are connected.")
    }
    let table = DocumentTable(
      "Groups of members who have ties with one another, but none to the largest connected part.", of: components,
      limit: Self.topRows, allIn: "members.csv (component)",
      columns: [.text("Members"), .number("Number", measure: "component")]
    ) { component in
      let shown = names(component.prefix(8)).joined(separator: ", ")
      return [component.count > 8 ? shown + ", …" : shown, Wording.count(component.count)]
    }
    return .init(blockHeading: heading, table: table)
  }

  private var dependents: ReportPage.Block {
    let heading = "Members connected to the rest through one other member only"
    let dependents = analysis.isolation.dependents
    guard !dependents.isEmpty else {
      return .init(blockHeading: heading, message: "There are none: everybody has at least two ways into the network.")
    }
    let gatekeepers = Dictionary(grouping: dependents, by: \.gatekeeper).sorted {
      ($0.value.count, $1.key) > ($1.value.count, $0.key)
    }
    let table = DocumentTable(
      "By that member, most frequent first.", of: gatekeepers,
      limit: Self.topRows, allIn: "summary.json (dependents)",
      columns: [.text("Way runs through"), .number("Members"), .text("Who depends on it")]
    ) { gatekeeper, dependents in
      let shown = names(dependents.prefix(8).map(\.member)).joined(separator: ", ")
      return [
        names[gatekeeper], Wording.count(dependents.count), dependents.count > 8 ? shown + ", …" : shown,
      ]
    }
    return .init(blockHeading: heading, table: table.leading(to: gatekeepers.map { dot($0.key) }))
  }

  private var distances: ReportPage.Block {
    let counts = analysis.isolation.membersByCoreDistance
    let heading = "Steps to the core"
    guard !counts.isEmpty else { return .init(blockHeading: heading, message: "There is no core.") }
    let reached = counts.reduce(0, +)
    let rows = counts.enumerated().map { steps, count in
      (steps == 0 ? "0 (in the core)" : Wording.count(steps), count)
    }
    let unreached = members.count - reached
    let table = DocumentTable(
      "How many members are how many steps from the nearest member of the core.",
      of: rows + (unreached > 0 ? [("not connected", unreached)] : []),
      columns: [.text("Steps"), .number("Members", measure: "core_number"), .number("Share")]
    ) { [$0.0, Wording.count($0.1), Wording.share(Double($0.1) / Double(members.count))] }
    return .init(blockHeading: heading, table: table)
  }

  private func list(_ explanation: String, _ names: [String], of count: Int, rest: String) -> ReportPage.NameList {
    let missing = count - names.count
    return .init(
      explanation: explanation, names: names,
      rest: missing > 0 ? "and \(Wording.count(missing)) more; all are in \(rest)" : nil)
  }
}
