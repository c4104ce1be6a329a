import CommunityInsights

extension MemberDiagram {
  private var words: RowWords { RowWords(analysis.log.rowKind) }

  /// The longest name in a legend entry, where two or three stand side by side.
  private static let nameLength = 16

  /// Only signs that occur in the picture are explained.
  func legend(nodes: [NetworkDiagram.Node], edges: [NetworkDiagram.Edge]) -> [NetworkDiagram.LegendGroup] {
    let kind =
      switch options.colours {
      case .cluster: words.mostlyWithWhom
      case .group: "Groups"
      case .role: "Roles"
      }
    return [
      NetworkDiagram.LegendGroup(heading: kind, entries: communityEntries()),
      NetworkDiagram.LegendGroup(heading: "Members", entries: memberEntries(nodes)),
      NetworkDiagram.LegendGroup(heading: "Ties", entries: tieEntries(edges)),
    ]
  }

  private func communityEntries() -> [NetworkDiagram.LegendEntry] {
    guard !colors.colored.isEmpty else { return [] }
    var entries = colors.colored.map { community in
      if let name = community.name {
        return NetworkDiagram.LegendEntry(
          sign: .disc(colors.color(of: community.number)),
          text: "\(DisplayText.name(name, limit: 2 * Self.nameLength)) (\(grouped(community.size)))")
      }
      let names = community.centralMembers.prefix(2).map {
        DisplayText.quoted(DisplayText.name(analysis.members[$0].label, limit: Self.nameLength))
      }
      return NetworkDiagram.LegendEntry(
        sign: .disc(colors.color(of: community.number)),
        text: "\(names.joined(separator: ", ")) … (\(grouped(community.size)))")
    }
    if colors.greyMemberCount > 0 {
      let communities = colors.greyCommunityCount == 1 ? "another one" : "\(grouped(colors.greyCommunityCount)) others"
      entries.append(
        NetworkDiagram.LegendEntry(
          sign: .disc(.otherCommunities), text: "\(communities) (\(grouped(colors.greyMemberCount)))"))
    }
    if colors.kindlessCount > 0, options.colours != .cluster {
      let kind = options.colours == .group ? "group" : "role"
      entries.append(
        NetworkDiagram.LegendEntry(
          sign: .disc(.otherCommunities), text: "without a \(kind) (\(grouped(colors.kindlessCount)))"))
    }
    return entries
  }

  private func memberEntries(_ nodes: [NetworkDiagram.Node]) -> [NetworkDiagram.LegendEntry] {
    guard !nodes.isEmpty else { return [] }
    let meaning =
      switch shownSize {
      case .betweenness: "area: how many shortest paths between others run through"
      case .degree: "area: number of ties"
      case .strength: "area: number of \(words.plural)"
      }
    var entries = [NetworkDiagram.LegendEntry(sign: .sizes, text: meaning)]
    if nodes.contains(where: \.isArticulation) {
      entries.append(NetworkDiagram.LegendEntry(sign: .ring, text: "without this member, others are cut off"))
    }
    if nodes.contains(where: { $0.shape == .square }) {
      entries.append(NetworkDiagram.LegendEntry(sign: .outline(.square), text: "manager"))
    }
    if nodes.contains(where: { $0.shape == .diamond }) {
      entries.append(NetworkDiagram.LegendEntry(sign: .outline(.diamond), text: "facilitator or sponsor"))
    }
    return entries
  }

  private func tieEntries(_ edges: [NetworkDiagram.Edge]) -> [NetworkDiagram.LegendEntry] {
    var entries: [NetworkDiagram.LegendEntry] = []
    if edges.contains(where: { $0.kind == .ordinary }) {
      let areEqual = Set(edges.filter { $0.kind == .ordinary }.map(\.width)).count < 2
      entries.append(
        NetworkDiagram.LegendEntry(
          sign: .line(width: 1.6, color: .tie, isDashed: false),
          text: areEqual ? "tie: they \(words.did)" : "tie; the thicker, the more \(words.plural)"))
    }
    if edges.contains(where: { $0.kind == .bridge }) {
      entries.append(
        NetworkDiagram.LegendEntry(
          sign: .line(width: 2.2, color: .emphasis, isDashed: true),
          text: "bridge: the only connection to those behind it"))
    }
    if edges.contains(where: { $0.kind == .faint }) {
      entries.append(
        NetworkDiagram.LegendEntry(
          sign: .line(width: 0.6, color: DiagramColor.tie.withAlpha(140), isDashed: false),
          text: "tie that stands out less"))
    }
    return entries
  }
}
