import CommunityInsights
import GraphCore
import Numbers

/// A picture in which every node is a member: the whole network, or the backbone of its best connected part.
struct MemberDiagram {
  let analysis: Analysis
  let options: DiagramOptions
  let kind: NetworkDiagram.Kind

  /// The members that are drawn, ascending.
  let shown: [Int]

  /// Per member of the analysis its place among the nodes, if it is drawn.
  private let nodeOfMember: [Int?]

  /// Indices of the ties between members that are drawn, ascending.
  let ties: [Int]

  /// Which of ``ties`` are drawn strongly.
  let selection: TieSelection

  /// Whether the other ties are drawn faintly rather than left out.
  let drawsFaintTies: Bool

  private let cutOffOfTie: [Int: Int]
  private let cutOffOfMember: [Int: Int]
  let kinds: MemberKinds
  let colors: CommunityColors

  /// Up to this many ties a node can be followed by the eye.
  private static let legibleTiesPerNode = 2.5
  private static let alwaysLegibleTies = 260

  /// Up to how many faint lines are still lines and not fog.
  private static let maximumFaintTies = 900

  init(analysis: Analysis, options: DiagramOptions, shown: [Int], kind: NetworkDiagram.Kind) {
    self.analysis = analysis
    self.options = options
    self.kind = kind
    self.shown = shown
    var nodeOfMember = [Int?](repeating: nil, count: analysis.members.count)
    for (node, member) in shown.enumerated() { nodeOfMember[member] = node }
    self.nodeOfMember = nodeOfMember
    ties = analysis.ties.indices.filter {
      nodeOfMember[analysis.ties[$0].memberA] != nil && nodeOfMember[analysis.ties[$0].memberB] != nil
    }
    let legible = max(Self.alwaysLegibleTies, Int(saturating: Self.legibleTiesPerNode * Double(shown.count)))
    selection = TieSelection(
      of: Self.graph(analysis, ties: ties, nodeOfMember, nodeCount: shown.count), limit: legible,
      fallback: .sharedNeighbors)
    drawsFaintTies = ties.count <= Self.maximumFaintTies
    cutOffOfTie = Dictionary(analysis.bridges.map { ($0.tie, $0.cutOff) }, uniquingKeysWith: max)
    cutOffOfMember = Dictionary(analysis.articulationMembers.map { ($0.member, $0.cutOff) }, uniquingKeysWith: max)
    kinds = MemberKinds(analysis, by: options.colours)
    colors = CommunityColors(kinds, shown: shown)
  }

  /// The members with most ties, joined to one piece: those who are not connected within the choice are left out.
  static func bestConnected(of analysis: Analysis, among candidates: [Int], count: Int) -> [Int] {
    let order = candidates.sorted { a, b in
      let (x, y) = (analysis.members[a], analysis.members[b])
      return (-Double(x.degree), -x.strength, Double(a)) < (-Double(y.degree), -y.strength, Double(b))
    }
    let best = Set(order.prefix(count))
    var sets = DisjointSets(count: analysis.members.count)
    for tie in analysis.ties where best.contains(tie.memberA) && best.contains(tie.memberB) {
      _ = sets.unite(tie.memberA, tie.memberB)
    }
    let pieces = Dictionary(grouping: best.sorted()) { sets.find($0) }.values
    return pieces.max { ($0.count, -$0[0]) < ($1.count, -$1[0]) } ?? []
  }

  func diagram() -> NetworkDiagram {
    let nodes = nodes()
    let edges = edges()
    let words = MemberCaption(picture: self)
    return NetworkDiagram(
      kind: kind, analysis: analysis, options: options, nodes: nodes, edges: edges,
      legend: legend(nodes: nodes, edges: edges), caption: words.caption, altText: words.altText)
  }

  private static func graph(_ analysis: Analysis, ties: [Int], _ nodeOfMember: [Int?], nodeCount: Int) -> Graph {
    Graph(
      nodeCount: nodeCount,
      edges: ties.map { (nodeOfMember[analysis.ties[$0].memberA]!, nodeOfMember[analysis.ties[$0].memberB]!) },
      weights: ties.map { analysis.ties[$0].strength })
  }
}

// MARK: - Nodes

extension MemberDiagram {
  /// What the area of a node stands for: betweenness, or the number of ties where betweenness was not asked for.
  var shownSize: DiagramOptions.Size {
    options.size ?? (shown.contains { analysis.members[$0].betweenness != nil } ? .betweenness : .degree)
  }

  func size(of member: Int) -> Double {
    let metrics = analysis.members[member]
    return switch shownSize {
    case .betweenness: metrics.betweenness ?? 0
    case .degree: Double(metrics.degree)
    case .strength: metrics.strength
    }
  }

  /// The members with the largest circles, whose names are asked for first.
  private static let essentialLabels = 6

  private func nodes() -> [NetworkDiagram.Node] {
    let largest = shown.map(size(of:)).max() ?? 0
    let radii = NodeRadii(nodeCount: shown.count)
    let priorities = labelPriorities()
    let essential = Set(options.labels == .all ? shown : Array(bySize.prefix(Self.essentialLabels)))
    return shown.map { member in
      let metrics = analysis.members[member]
      var node = NetworkDiagram.Node(
        member: member, community: metrics.community, name: DisplayText.name(metrics.label, limit: 80),
        radius: radii.radius(of: size(of: member), largest: largest), color: colors.color(of: kinds.ofMember[member]))
      node.shape = Self.shape(of: metrics)
      node.isArticulation = metrics.isArticulation ?? false
      if let priority = priorities[member] {
        node.label = [DisplayText.name(metrics.label, limit: options.maximumNameLength)]
        node.labelPriority = priority
        node.isLabelEssential = essential.contains(member)
      }
      return node
    }
  }

  private var bySize: [Int] { shown.sorted { (-size(of: $0), $0) < (-size(of: $1), $1) } }

  private static func shape(of member: MemberMetrics) -> NetworkDiagram.Node.Shape {
    switch member.role?.lowercased() {
    case "facilitator", "sponsor": .diamond
    case "manager": .square
    default: member.isManager ? .square : .circle
    }
  }

  /// The members who get a name, with the order in which room is sought for it: those whose loss cuts off most, those
  /// on most shortest paths, then the most central one of each community. In a small network everyone gets one.
  private func labelPriorities() -> [Int: Double] {
    if options.labels == .none { return [:] }
    // A few names more than the limit are better than a few members without one.
    let takesAll = options.labels == .all || shown.count <= options.maximumLabels * 5 / 4
    let limit = takesAll ? shown.count : options.maximumLabels
    var chosen: [Int] = []
    if limit < shown.count {
      let third = max(1, limit / 3)
      chosen += bySize.prefix(third)
      chosen += analysis.articulationMembers.filter { $0.cutOff >= 2 && nodeOfMember[$0.member] != nil }.map(\.member)
        .prefix(third)
      chosen += analysis.communities.prefix(DiagramColor.communities.count).compactMap { community in
        community.centralMembers.first { nodeOfMember[$0] != nil }
      }
    }
    chosen += bySize
    var priorities: [Int: Double] = [:]
    for member in chosen where priorities[member] == nil && priorities.count < limit {
      priorities[member] = Double(chosen.count - priorities.count)
    }
    return priorities
  }
}

/// Areas in proportion to a number, between a smallest and a largest circle that suit how many there are.
struct NodeRadii {
  let smallest: Double
  let largest: Double

  /// The part of a picture of usual size that the smallest circles may cover together.
  private static let coverage = 9000.0

  init(nodeCount: Int) {
    let even = (Self.coverage / (3 * Double(max(1, nodeCount)))).squareRoot()
    smallest = min(7, max(3, even))
    largest = smallest * 3
  }

  /// The radius for `value`, where `largest` is the greatest of all values.
  func radius(of value: Double, largest greatest: Double) -> Double {
    guard greatest > 0 else { return smallest * 1.2 }
    let share = max(0, value) / greatest
    return (smallest * smallest + share * (largest * largest - smallest * smallest)).squareRoot()
  }
}

// MARK: - Edges

extension MemberDiagram {
  private func edges() -> [NetworkDiagram.Edge] {
    let strongest = ties.map { analysis.ties[$0].strength }.max() ?? 1
    let weakest = ties.map { analysis.ties[$0].strength }.min() ?? 1
    let strongDegrees = strongDegrees()
    return ties.enumerated().compactMap { place, index in
      let tie = analysis.ties[index]
      let kind = edgeKind(tie: index, isKept: selection.isKept[place])
      guard kind != .faint || drawsFaintTies else { return nil }
      let share = strongest > weakest ? (tie.strength / strongest).squareRoot() : 0.3
      let (a, b) = (analysis.members[tie.memberA], analysis.members[tie.memberB])
      let isInside = a.community != nil && a.community == b.community
      let shared = kinds.ofMember[tie.memberA].flatMap { $0 == kinds.ofMember[tie.memberB] ? $0 : nil }
      return NetworkDiagram.Edge(
        from: nodeOfMember[tie.memberA]!, to: nodeOfMember[tie.memberB]!, kind: kind,
        width: width(of: kind, share: share, cutOff: cutOffOfTie[index] ?? 1),
        color: color(of: kind, community: shared),
        name: "\(DisplayText.name(a.label, limit: 80)) – \(DisplayText.name(b.label, limit: 80))",
        length: min(strongDegrees[tie.memberA]!, strongDegrees[tie.memberB]!) == 1 ? 0.6 : isInside ? 1 : 1.6)
    }
  }

  /// How many strong lines each member drawn has; one who hangs on a single line is kept close.
  private func strongDegrees() -> [Int: Int] {
    var degrees = Dictionary(uniqueKeysWithValues: shown.map { ($0, 0) })
    for (tie, isKept) in zip(ties, selection.isKept) where isKept {
      degrees[analysis.ties[tie].memberA]! += 1
      degrees[analysis.ties[tie].memberB]! += 1
    }
    return degrees
  }

  private func edgeKind(tie index: Int, isKept: Bool) -> NetworkDiagram.Edge.Kind {
    if analysis.ties[index].isBridge ?? false { return .bridge }
    return isKept ? .ordinary : .faint
  }

  private func width(of kind: NetworkDiagram.Edge.Kind, share: Double, cutOff: Int) -> Double {
    switch kind {
    case .ordinary: 0.6 + 2.2 * share
    case .faint: 0.4
    // A bridge to a single member is common and of little weight for the whole.
    case .bridge: cutOff >= 2 ? 2.6 : 1.1
    }
  }

  private func color(of kind: NetworkDiagram.Edge.Kind, community: Int?) -> DiagramColor {
    switch kind {
    case .bridge: .emphasis
    case .faint: DiagramColor.tie.withAlpha(50)
    case .ordinary:
      community == nil ? DiagramColor.tie.withAlpha(150) : colors.color(of: community).withAlpha(150)
    }
  }
}
