import CommunityInsights
import GraphCore
import Numbers

/// A map of a large network: one circle a community, and lines between those that have many ties to each other.
struct CommunityMap {
  let analysis: Analysis
  let options: DiagramOptions

  /// The communities on the map, the largest first.
  private let shown: [CommunityMetrics]

  /// A pair of communities on the map.
  private struct Contact {
    var from: Int
    var to: Int
    var tieCount: Int
  }

  /// By the number of a community the group that sets it apart: that of more than half of its members, unless it is that
  /// of more than half of all.
  private let groups: [Int: String]

  /// Pairs of communities with at least one tie between their members, in order.
  private let contacts: [Contact]
  private let selection: TieSelection

  /// A community counts for the shape of a network from this share of the members with ties on.
  private static let notableShare = 0.01

  /// A community of fewer members is no circle on a map.
  private static let smallestShown = 4

  /// The most lines a circle can have on average before they hide what they should show.
  private static let legibleContactsPerCommunity = 1.5
  private static let alwaysLegibleContacts = 24

  /// Whether communities are distinct enough to stand for their members: at least three notable ones, and a modularity
  /// that random networks rarely have.
  static func isMeaningful(for analysis: Analysis, options: DiagramOptions) -> Bool {
    let connected = analysis.members.count { $0.degree > 0 }
    let notable = analysis.communities.count { Double($0.size) >= notableShare * Double(connected) }
    return notable >= 3 && (analysis.network.modularity ?? 0) >= options.meaningfulModularity
  }

  init(analysis: Analysis, options: DiagramOptions) {
    self.analysis = analysis
    self.options = options
    shown = Array(analysis.communities.filter { $0.size >= Self.smallestShown }.prefix(options.maximumCommunities))
    groups = Self.groups(of: shown, in: analysis)
    contacts = Self.contacts(in: analysis, between: shown)
    let graph = Graph(
      nodeCount: shown.count, edges: contacts.map { ($0.from, $0.to) }, weights: contacts.map { Double($0.tieCount) })
    let legible = max(
      Self.alwaysLegibleContacts, Int(saturating: Self.legibleContactsPerCommunity * Double(shown.count)))
    selection = TieSelection(of: graph, limit: legible, fallback: .strongest)
  }

  func diagram() -> NetworkDiagram {
    NetworkDiagram(
      kind: .communityMap, analysis: analysis, options: options, nodes: nodes(), edges: edges(), legend: legend(),
      caption: caption, altText: altText)
  }

  private static func groups(of communities: [CommunityMetrics], in analysis: Analysis) -> [Int: String] {
    let everybody = analysis.members.reduce(into: [:]) { $0[$1.group, default: 0] += 1 }
    let own = Dictionary(grouping: analysis.members.filter { $0.community != nil }) { $0.community! }
    var groups: [Int: String] = [:]
    for community in communities {
      let members = own[community.number] ?? []
      let counts = members.reduce(into: [:]) { $0[$1.group, default: 0] += 1 }
      for case (let group?, let count) in counts
      where 2 * count > members.count && 2 * everybody[group]! <= analysis.members.count {
        groups[community.number] = group
      }
    }
    return groups
  }

  private static func contacts(in analysis: Analysis, between communities: [CommunityMetrics]) -> [Contact] {
    let places = Dictionary(
      communities.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    let count = communities.count
    var ties = [Int](repeating: 0, count: count * count)
    for tie in analysis.ties {
      guard let a = analysis.members[tie.memberA].community.flatMap({ places[$0] }),
        let b = analysis.members[tie.memberB].community.flatMap({ places[$0] }), a != b
      else { continue }
      ties[min(a, b) * count + max(a, b)] += 1
    }
    return ties.indices.filter { ties[$0] > 0 }
      .map { Contact(from: $0 / count, to: $0 % count, tieCount: ties[$0]) }
  }
}

// MARK: - Circles and lines

extension CommunityMap {
  /// The part of a picture of usual size that the circles cover together.
  private static let coverage = 75_000.0
  /// Between two circles that are tied, for names.
  private static let clearance = 60.0
  private static let linesPerCommunity = 3
  private static let radiusLimits = 16.0...80.0

  private func nodes() -> [NetworkDiagram.Node] {
    let radii = radii()
    return shown.enumerated().map { place, community in
      let group = groups[community.number].map { DisplayText.name($0, limit: options.maximumNameLength) }
      let names = community.centralMembers.prefix(Self.linesPerCommunity - (group == nil ? 0 : 1)).map {
        DisplayText.name(analysis.members[$0].label, limit: options.maximumNameLength)
      }
      var node = NetworkDiagram.Node(
        member: nil, community: community.number, memberCount: community.size,
        name: "\(counted(community.size, "member"))\(group.map { ", most in \($0)," } ?? "") around "
          + enumeration(names.map(DisplayText.quoted)),
        radius: radii[place], color: color(ofPlace: place))
      node.label = [group].compactMap { $0 } + (options.labels == .none ? [] : names)
      node.labelPriority = Double(community.size)
      node.inscription = grouped(community.size)
      return node
    }
  }

  private func radii() -> [Double] {
    let members = shown.reduce(0) { $0 + $1.size }
    return shown.map { community in
      let area = Self.coverage * Double(community.size) / Double(members)
      return min(max((area / Double.pi).squareRoot(), Self.radiusLimits.lowerBound), Self.radiusLimits.upperBound)
    }
  }

  private func edges() -> [NetworkDiagram.Edge] {
    let radii = radii()
    let most = Double(contacts.map(\.tieCount).max() ?? 1)
    return zip(contacts, selection.isKept).filter { $0.1 }.map { contact, _ in
      let share = (Double(contact.tieCount) / most).squareRoot()
      return NetworkDiagram.Edge(
        from: contact.from, to: contact.to, kind: .ordinary, width: 0.8 + 5 * share,
        color: DiagramColor.tie.withAlpha(120),
        name: counted(contact.tieCount, "tie"), length: (radii[contact.from] + radii[contact.to] + Self.clearance) / 100
      )
    }
  }

  private func color(ofPlace place: Int) -> DiagramColor {
    place < DiagramColor.communities.count ? DiagramColor.communities[place] : .otherCommunities
  }

  private func legend() -> [NetworkDiagram.LegendGroup] {
    typealias Entry = NetworkDiagram.LegendEntry
    var circles = [
      Entry(
        sign: .disc(color(ofPlace: 0)),
        text: "a cluster: members with more ties with one another than by chance"),
      Entry(sign: .sizes, text: "area and number: its members"),
    ]
    if shown.count > DiagramColor.communities.count {
      let count = DiagramColor.communities.count
      circles.append(
        Entry(sign: .disc(.otherCommunities), text: "smaller than the \(count) largest, which have colours"))
    }
    var lines: [Entry] = []
    if !contacts.isEmpty {
      lines.append(
        Entry(
          sign: .line(width: 3, color: DiagramColor.tie.withAlpha(120), isDashed: false),
          text: "ties between members of both; the thicker, the more"))
    }
    return [
      NetworkDiagram.LegendGroup(heading: "Clusters", entries: circles),
      NetworkDiagram.LegendGroup(heading: "Lines", entries: lines),
    ]
  }
}

// MARK: - Words

extension CommunityMap {
  private var caption: String {
    [coverage, selectedContacts, isolation].compactMap { $0 }.joined(separator: " ")
  }

  private var altText: String {
    let title = DisplayText.quoted(DisplayText.name(analysis.title, limit: 80))
    let sizes = shown.prefix(3).map { grouped($0.size) }
    let largest = sizes.count < 2 ? [] : ["The largest have \(enumeration(sizes)) members."]
    return (["Map of the clusters of \(title).", "\(extent)."] + largest + [isolation].compactMap { $0 })
      .joined(separator: " ")
  }

  private var coveredMembers: Int { shown.reduce(0) { $0 + $1.size } }

  /// "1,893 of 1,899 members in 14 clusters".
  private var extent: String {
    "\(grouped(coveredMembers)) of \(counted(analysis.members.count, "member")) in "
      + counted(shown.count, "cluster")
  }

  private var coverage: String {
    let whose = groups.isEmpty ? "" : "the group that most of them are in, "
    let text = "\(extent), each a circle with its number of members, \(whose)and the names of its most central ones."
    let connected = analysis.members.count { $0.degree > 0 }
    guard connected > coveredMembers else { return text }
    let others = counted(analysis.communities.count - shown.count, "smaller cluster")
    let left = connected - coveredMembers
    return text + " \(counted(left, "member")) in \(others) \(left == 1 ? "is" : "are") left out."
  }

  private var selectedContacts: String? {
    guard !contacts.isEmpty else { return "No two of them have a tie between their members." }
    let crossing = contacts.reduce(0) { $0 + $1.tieCount }
    let verb = crossing == 1 ? "crosses" : "cross"
    let total = "\(counted(crossing, "tie")) \(verb) between \(counted(contacts.count, "pair")) of them"
    let drawn = grouped(selection.isKept.count { $0 })
    switch selection.rule {
    case .all: return total + "."
    case .disparity:
      return total + "; the \(drawn) that stand out or keep all connected are drawn."
    case .sharedNeighbors, .strongest:
      return total + "; the \(drawn) with most ties are drawn."
    }
  }

  private var isolation: String? {
    let count = analysis.network.isolateCount
    return count == 0 ? nil : "\(counted(count, "member")) \(count == 1 ? "has" : "have") no tie at all."
  }
}
