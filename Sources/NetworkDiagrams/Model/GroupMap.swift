import CommunityInsights
import GraphCore

/// A map of the formal groups: one circle a group, and lines between those whose members are in contact. For audiences
/// that see no members.
struct GroupMap {
  let analysis: Analysis
  let table: GroupTable
  let options: DiagramOptions

  /// Two groups and how much contact there is between them.
  private struct Contact {
    var from: Int
    var to: Int
    var amount: Double
  }

  /// Pairs of groups that have contact, in order.
  private let contacts: [Contact]
  /// Pairs of groups of which nothing is known, or shown.
  private let hidden: [(from: Int, to: Int)]
  private let selection: TieSelection

  private static let coverage = 60_000.0
  private static let clearance = 70.0
  private static let radiusLimits = 15.0...75.0
  private static let legibleContacts = 36

  /// - Returns: `nil` without a table of contacts between two groups or more.
  init?(_ analysis: Analysis, options: DiagramOptions) {
    guard let table = analysis.lens?[.silos]?.table, table.groups.count >= 2,
      table.values.count == table.groups.count, table.values.allSatisfy({ $0.count == table.groups.count })
    else { return nil }
    self.analysis = analysis
    self.table = table
    self.options = options
    var contacts: [Contact] = []
    var hidden: [(from: Int, to: Int)] = []
    for from in table.groups.indices {
      for to in table.groups.indices.dropFirst(from + 1) {
        let known = [table.values[from][to], table.values[to][from]].compactMap { $0 }
        let amount = known.reduce(0, +)
        if known.isEmpty { hidden.append((from, to)) }
        if amount > 0 { contacts.append(Contact(from: from, to: to, amount: amount)) }
      }
    }
    self.contacts = contacts
    self.hidden = hidden
    let graph = Graph(
      nodeCount: table.groups.count, edges: contacts.map { ($0.from, $0.to) }, weights: contacts.map(\.amount))
    selection = TieSelection(of: graph, limit: Self.legibleContacts, fallback: .strongest)
  }

  func diagram() -> NetworkDiagram {
    NetworkDiagram(
      kind: .groupMap, analysis: analysis, options: options, nodes: nodes(), edges: edges(), legend: legend,
      caption: caption, altText: altText)
  }

  /// Where there are many of them, they would cover what is known.
  private var drawsHidden: Bool { hidden.count <= Self.legibleContacts / 2 }

  private func name(_ group: Int) -> String {
    DisplayText.name(table.groups[group], limit: options.maximumNameLength)
  }

  private func radius(_ group: Int) -> Double {
    let area = Self.coverage * Double(table.sizes[group]) / Double(max(1, table.sizes.reduce(0, +)))
    return min(max((area / Double.pi).squareRoot(), Self.radiusLimits.lowerBound), Self.radiusLimits.upperBound)
  }

  private func nodes() -> [NetworkDiagram.Node] {
    table.groups.indices.map { group in
      let color =
        group < DiagramColor.communities.count ? DiagramColor.communities[group] : DiagramColor.otherCommunities
      var node = NetworkDiagram.Node(
        memberCount: table.sizes[group], name: "\(name(group)): \(counted(table.sizes[group], "member"))",
        radius: radius(group), color: color)
      node.label = [name(group)]
      node.labelPriority = Double(table.sizes[group])
      node.isLabelEssential = true
      node.inscription = grouped(table.sizes[group])
      return node
    }
  }

  private func edges() -> [NetworkDiagram.Edge] {
    let most = contacts.map(\.amount).max() ?? 1
    let unknown = drawsHidden ? hidden : []
    let faint = unknown.map { pair in
      var edge = NetworkDiagram.Edge(
        from: pair.from, to: pair.to, kind: .faint, width: 0.8, color: DiagramColor.tie.withAlpha(150),
        name: "\(name(pair.from)) – \(name(pair.to)): not shown")
      edge.isUnknown = true
      return edge
    }
    return faint
      + zip(contacts, selection.isKept).filter { $0.1 }.map { contact, _ in
        NetworkDiagram.Edge(
          from: contact.from, to: contact.to, kind: .ordinary, width: 0.8 + 7 * (contact.amount / most).squareRoot(),
          color: DiagramColor.tie.withAlpha(130), name: "\(name(contact.from)) – \(name(contact.to))",
          length: (radius(contact.from) + radius(contact.to) + Self.clearance) / 100)
      }
  }

  private var legend: [NetworkDiagram.LegendGroup] {
    typealias Entry = NetworkDiagram.LegendEntry
    let circle = Entry(sign: .disc(DiagramColor.communities[0]), text: "a group")
    let area = Entry(sign: .sizes, text: "area and number: its members")
    let line = Entry(
      sign: .line(width: 4, color: DiagramColor.tie.withAlpha(130), isDashed: false),
      text: "contact between members of both; the thicker, the more")
    let unknown = Entry(
      sign: .line(width: 0.8, color: DiagramColor.tie.withAlpha(150), isDashed: true), text: "not shown, or no contact")
    return [
      NetworkDiagram.LegendGroup(heading: "Circles", entries: [circle, area]),
      NetworkDiagram.LegendGroup(
        heading: "Lines",
        entries: (contacts.isEmpty ? [] : [line]) + (hidden.isEmpty || !drawsHidden ? [] : [unknown])),
    ]
  }

  // MARK: Words

  private var caption: String {
    let pairs = table.groups.count * (table.groups.count - 1) / 2
    let all =
      "Of the \(counted(pairs, "pair")) of \(grouped(table.groups.count)) groups, \(grouped(contacts.count)) "
      + "\(contacts.count == 1 ? "has" : "have") contact between their members."
    let drawn = selection.isKept.count { $0 }
    let left = drawn < contacts.count ? " The \(grouped(drawn)) that stand out are drawn." : ""
    let hidden =
      hidden.isEmpty
      ? ""
      : " Of \(counted(hidden.count, "pair")) nothing can be shown: there is no contact, or too few people stand "
        + "behind it."
    return all + left + hidden
  }

  private var altText: String {
    let title = DisplayText.quoted(DisplayText.name(analysis.title, limit: 80))
    let strongest = contacts.sorted { (-$0.amount, $0.from, $0.to) < (-$1.amount, $1.from, $1.to) }.first
    let most = strongest.map {
      " \(DisplayText.quoted(name($0.from))) and \(DisplayText.quoted(name($0.to))) have most contact."
    }
    return "Map of the groups of \(title). \(caption)\(most ?? "")"
  }
}
