import CommunityInsights

/// The sections of a report that are about members and ties.
struct PeopleTables {
  /// How many rows the tables about some members have at most.
  static let topRows = 25
  /// Up to how many members are all in the report.
  static let allRows = 200
  /// How many names a list has at most.
  static let listedNames = 60

  let analysis: Analysis
  let names: DisplayNames
  let words: RowWords
  private let hasDot: (Int) -> Bool

  /// - Parameter hasDot: whether a member has a dot in the picture, to which the rows about the member lead.
  init(_ analysis: Analysis, hasDot: @escaping (Int) -> Bool = { _ in false }) {
    self.analysis = analysis
    self.hasDot = hasDot
    names = DisplayNames(analysis.members)
    words = RowWords(analysis.log.rowKind)
  }

  var members: [MemberMetrics] { analysis.members }

  /// The number of a member's dot; `nil` where there is none.
  func dot(_ member: Int) -> Int? { hasDot(member) ? member : nil }

  private var hasGroups: Bool { members.contains { $0.group != nil } }
  /// Whether the tables are of a longer time than what is said of the present.
  var isPast: Bool { analysis.lens?.recent != nil }
  private var hasRoles: Bool { members.contains { $0.role != nil } }

  /// The members with the highest value first, by index where it is the same; those without one are left out.
  func ranked(by value: (MemberMetrics) -> Double?) -> [Int] {
    let values = members.map { value($0) ?? 0 }
    return members.indices.filter { values[$0] > 0 }.sorted { (values[$0], $1) > (values[$1], $0) }
  }

  // MARK: - Who connects others

  var connectors: ReportPage.Section {
    let ranking = ranked(by: \.betweenness)
    let count = Double(members.count)
    let pairs = (count - 1) * (count - 2) / (analysis.options.isDirected ? 1 : 2)
    let columns: [DocumentColumn] =
      [.text("Member")] + (hasGroups ? [.text("Group")] : []) + [
        .number("Cluster", measure: "community"), .number("Ties", measure: "degree"),
        .number("Betweenness", measure: "betweenness"), .number("Share of pairs", measure: "betweenness"),
        .number("Constraint", measure: "constraint"),
      ]
    let table = DocumentTable(
      "Members through whom shortest paths between others pass, those with the most first.", of: ranking,
      limit: Self.topRows, allIn: "members.csv", columns: columns
    ) { index in
      let member = members[index]
      return [names[index]] + (hasGroups ? [text(member.group)] : []) + [
        whole(member.community), Wording.count(member.degree), Wording.fixed(member.betweenness, decimals: 1),
        Wording.share(member.betweenness.map { $0 / pairs }), Wording.fixed(member.constraint, decimals: 3),
      ]
    }
    return .init(
      sectionID: "connectors", heading: "Members who connect others",
      introduction: (isPast
        ? "Over the whole log, those included who have left: whoever stood between many others carried news and questions "
          + "between them. "
        : "Whoever stands between many others carries news and questions between them. They deserve thanks and relief, "
          + "and where much runs through one of them, a second path helps both. ")
        + "Betweenness counts the pairs of other "
        + "members whose shortest path passes through a member; a low constraint says that the contacts of a member do "
        + "not know one another.",
      blocks: [
        ranking.isEmpty
          ? .init(message: "No member stands between two others.") : .init(table: table.leading(to: ranking.map(dot)))
      ])
  }

  // MARK: - What rests on one member or one tie

  var dependence: ReportPage.Section {
    .init(
      sectionID: "dependence", heading: "What rests on one member or one tie",
      introduction:
        isPast
        ? "Over the whole log, those included who have left: without one of these members, or one of these ties, others "
          + "would not have been connected to the largest part that remains."
        : "If one of these members left, or one of these ties fell silent, others would be cut off from the largest part "
          + "that remains. One more tie around each of them is the cheapest insurance there is.",
      blocks: [articulationBlock, bridgeBlock])
  }

  private var articulationBlock: ReportPage.Block {
    let articulations = analysis.articulationMembers
    let heading = "Members whose loss would split the network"
    guard !articulations.isEmpty else {
      return .init(blockHeading: heading, message: "There are none: no single member's leaving would cut anybody off.")
    }
    let table = DocumentTable(
      "Cut members, those who would cut off most others first.", of: articulations,
      limit: Self.topRows, allIn: "members.csv (is_articulation)",
      columns: [
        .text("Member"), .number("Would be cut off", measure: "is_articulation"), .number("Ties", measure: "degree"),
        .number("Core number", measure: "core_number"),
      ]
    ) { articulation in
      let member = members[articulation.member]
      return [
        names[articulation.member], Wording.count(articulation.cutOff), Wording.count(member.degree),
        whole(member.coreNumber),
      ]
    }
    return .init(blockHeading: heading, table: table.leading(to: articulations.map { dot($0.member) }))
  }

  private var bridgeBlock: ReportPage.Block {
    let heading = "Ties whose loss would split the network"
    guard !analysis.bridges.isEmpty else {
      return .init(blockHeading: heading, message: "There are none: every tie has a way round it.")
    }
    let table = DocumentTable(
      "Bridges, those that would cut off most members first.", of: analysis.bridges,
      limit: Self.topRows, allIn: "ties.csv (is_bridge)",
      columns: [
        .text("Between"), .text("and"), .number("Would be cut off", measure: "is_bridge"),
        .number(words.heading, measure: "strength"), .text("Last one"),
      ]
    ) { bridge in
      let tie = analysis.ties[bridge.tie]
      return [
        names[tie.memberA], names[tie.memberB], Wording.count(bridge.cutOff), Wording.amount(tie.strength),
        text(tie.last.map { Wording.day(of: $0, clock: analysis.log.clock) }),
      ]
    }
    return .init(blockHeading: heading, table: table)
  }

  // MARK: - Communities

  var communities: ReportPage.Section? {
    let communities = analysis.communities.filter { $0.size > 1 }
    guard !communities.isEmpty else { return nil }
    let table = DocumentTable(
      "Clusters, the largest first.", of: communities, limit: Self.topRows, allIn: "summary.json",
      columns: [
        .number("Cluster", measure: "community"), .number("Members"), .text("Central members"),
        .number("Ties inside"), .number("Ties to others"), .number("Share inside"),
      ]
    ) { community in
      let (inside, toOthers) = (community.internalTieCount, community.externalTieCount)
      let ties = (inside ?? 0) + (toOthers ?? 0)
      return [
        Wording.count(community.number), Wording.count(community.size),
        names(community.centralMembers).joined(separator: ", "), Wording.amount(inside.map { Double($0) }),
        Wording.amount(toOthers.map { Double($0) }),
        Wording.share(ties == 0 ? nil : Double(inside ?? 0) / Double(ties)),
      ]
    }
    return .init(
      sectionID: "communities", heading: "Clusters",
      introduction:
        "Sets of members who have more ties with one another than chance would give them, whatever the organisation chart says. "
        + (isPast
          ? "They are those of the whole log, members who have left included."
          : "Those who are central inside one are the people to ask about it."),
      blocks: [.init(table: table)])
  }

  // MARK: - Everyone

  var everyone: ReportPage.Section {
    let isWhole = members.count <= Self.allRows
    let shown = isWhole ? Array(members.indices) : Array(members.indices.sorted(by: moreTies).prefix(Self.allRows))
    let caption =
      isWhole
      ? "All members, in the order of members.csv."
      : "The \(Wording.count(Self.allRows)) members with the most ties. All \(Wording.count(members.count)) are in "
        + "members.csv."
    let columns: [DocumentColumn] =
      [.text("Member")] + (hasGroups ? [.text("Group")] : []) + (hasRoles ? [.text("Role")] : [])
      + [
        .number("Cluster", measure: "community"), .number("Ties", measure: "degree"),
        .number(words.heading, measure: "strength"), .number("Betweenness", measure: "betweenness"),
        .number("Closeness", measure: "closeness"), .number("Core number", measure: "core_number"),
        .number("Clustering", measure: "clustering"), .number("Constraint", measure: "constraint"),
      ]
    let table = DocumentTable(caption, of: shown, columns: columns) { index in
      let member = members[index]
      return [names[index]] + (hasGroups ? [text(member.group)] : []) + (hasRoles ? [text(member.role)] : [])
        + [
          whole(member.community), Wording.count(member.degree), Wording.amount(member.strength),
          Wording.fixed(member.betweenness, decimals: 1), Wording.fixed(member.closeness, decimals: 3),
          whole(member.coreNumber), Wording.fixed(member.clustering, decimals: 3),
          Wording.fixed(member.constraint, decimals: 3),
        ]
    }
    return .init(
      sectionID: "members", heading: isWhole ? "All members" : "Members with the most ties",
      introduction:
        "For looking somebody up, not for ranking: each number tells one thing about a place in this log, and none of "
        + "them tells what a person contributes. members.csv has more of them. Where a number is not defined there is "
        + "a \(Wording.undefined).",
      blocks: [.init(table: table.leading(to: shown.map(dot)))])
  }

  private func moreTies(_ a: Int, _ b: Int) -> Bool {
    (members[a].degree, members[a].strength, b) > (members[b].degree, members[b].strength, a)
  }

  // MARK: - Cells

  func text(_ value: String?) -> String { value.map { Wording.shortened($0) } ?? Wording.undefined }
  func whole(_ value: Int?) -> String { value.map { Wording.count($0) } ?? Wording.undefined }
}
