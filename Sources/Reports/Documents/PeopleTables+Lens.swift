import CommunityInsights

/// What the lens shows of members: for the community alone.
extension PeopleTables {
  private static let namesARole = 12

  // MARK: - Roles in the network

  /// Who has which role in the network; `nil` where that is not known.
  var roles: ReportPage.Fold? {
    guard let standings = analysis.lens?.standings, standings.count == members.count, !standings.isEmpty else {
      return nil
    }
    let bearers = Dictionary(grouping: standings.indices) { standings[$0].role }
    let rows = NetworkRole.allCases.compactMap { role in bearers[role].map { (role, $0) } }
    let table = DocumentTable(
      "What members are to the network, by its structure alone; each has the first role that fits."
        + (isPast ? " Over the whole log, those included who have left." : ""), of: rows,
      columns: [.text("Role"), .number("Members", measure: "role_in_network"), .text("What it means"), .text("Who")]
    ) { role, members in
      let shown = names(members.prefix(Self.namesARole)).joined(separator: ", ")
      // The many whom nothing sets apart need no list.
      let who = role == .member ? Wording.undefined : members.count > Self.namesARole ? shown + ", …" : shown
      return [role.rawValue, Wording.count(members.count), role.meaning, who]
    }
    return .init(foldTitle: "Roles in the network", foldBlocks: [.init(table: table)])
  }

  // MARK: - Introductions

  /// Who might like to meet, with the reason; `nil` where nobody is suggested.
  var introductions: ReportPage.Fold? {
    guard let introductions = analysis.lens?.introductions, !introductions.isEmpty else { return nil }
    let table = DocumentTable(
      "Pairs without a tie who might like to meet: first those with a contact in common, then those whose tie would "
        + "bring the community closest together. Ask both before you introduce them.",
      of: introductions, columns: [.text("Could meet"), .text("with"), .text("Because")]
    ) { introduction in
      let reason = introduction.reason(words) { names[$0] }
      return [
        names[introduction.memberA], names[introduction.memberB], Wording.capitalized(reason),
      ]
    }
    let count = Wording.count(introductions.count, "pair", "pairs")
    return .init(
      foldID: "introductions", foldTitle: "Who could meet whom: \(count)",
      foldBlocks: [.init(table: table.leading(to: introductions.map { dot($0.memberA) }))])
  }

  // MARK: - Between groups

  /// Who stands between groups; `nil` where groups are not known, or nobody does.
  var brokers: ReportPage.Section? {
    let isDirected = analysis.log.isDirected
    func total(_ member: Int) -> Int { members[member].brokerage?.betweenGroups(isDirected: isDirected) ?? 0 }
    let ranked = members.indices.filter { total($0) > 0 }.sorted { (-total($0), $0) < (-total($1), $1) }
    guard !ranked.isEmpty else { return nil }
    let table = DocumentTable(
      "Brokers between groups, most frequent first (Gould and Fernandez).", of: ranked,
      limit: Self.topRows, allIn: "members.csv",
      columns: [
        .text("Member"), .text("Group"), .number("Gatekeeper", measure: "brokerage"),
      ] + (isDirected ? [.number("Representative", measure: "brokerage")] : [])
        + [
          .number("Liaison", measure: "brokerage"), .number("Consultant", measure: "brokerage"),
          .number("Coordinator", measure: "brokerage"),
        ]
    ) { member in
      let brokerage = members[member].brokerage ?? Brokerage()
      let counts =
        [brokerage.gatekeeper] + (isDirected ? [brokerage.representative] : [])
        + [brokerage.liaison, brokerage.consultant, brokerage.coordinator]
      return [names[member], text(members[member].group)] + counts.map { Wording.count($0) }
    }
    return .init(
      sectionID: "brokers", heading: "Members who link groups",
      introduction: (isDirected
        ? "A gatekeeper takes what comes from another group in, a representative carries it out, a liaison links two "
        : "A gatekeeper links somebody of the own group with somebody of another, a liaison links two ")
        + "groups that are both not their own, a consultant two members of another group, and a coordinator two of the "
        + "own. The numbers count pairs of others who have no tie with each other.",
      blocks: [.init(table: table.leading(to: ranked.map(dot)))])
  }
}

extension NetworkRole {
  /// What the role means, in half a sentence.
  var meaning: String {
    switch self {
    case .connector: "stands between many others who do not know one another"
    case .bridge: "is the sole link to others"
    case .specialist: "sits deep inside one cluster"
    case .newcomer: "came to the community not long ago"
    case .peripheral: "is at the edge"
    case .isolate: "has no tie"
    case .member: "takes part, and nothing in the network sets them apart"
    }
  }
}

extension Brokerage {
  /// How often a member links different groups; without directions, gatekeepers and representatives are the same.
  fileprivate func betweenGroups(isDirected: Bool) -> Int {
    gatekeeper + (isDirected ? representative : 0) + consultant + liaison
  }
}
