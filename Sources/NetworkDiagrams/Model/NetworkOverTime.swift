import CommunityInsights

/// The network in a few windows of time, every member in the same place in each: what has formed, and what has faded.
public struct NetworkOverTime: Hashable, Sendable {
  /// The network in one window.
  public struct Panel: Hashable, Sendable {
    /// The window.
    public var heading: String
    /// How many members had contact, and along how many ties.
    public var detail: String
    /// One a node of ``NetworkOverTime/layout``.
    public var dots: [Dot]
    /// Between nodes of ``NetworkOverTime/layout``.
    public var edges: [NetworkDiagram.Edge]
  }

  /// A member in a window.
  public struct Dot: Hashable, Sendable {
    /// In points.
    public var radius: Double
    public var color: DiagramColor
    /// Whether the member had contact with anybody in the window; drawn faint otherwise.
    public var isActive: Bool
  }

  /// The picture of the whole log, by which members are placed.
  public var layout: NetworkDiagram
  /// In the order of time.
  public var panels: [Panel]
  /// The nodes of ``layout`` that are named in every panel, so that the eye finds its way.
  public var named: [Int]
  public var title: String
  /// How to read the pictures.
  public var caption: String
  /// What the pictures show, for someone who cannot see them.
  public var altText: String

  private static let namedCount = 5
  private static let faintRadius = 2.6
  private static let radii = 3.2...10.0

  /// Above this many ties, lines are thin enough to see through.
  private static let crowdedTies = 350

  /// The network in the windows whose ties the lens has. Windows in which nobody had contact are told of, not drawn.
  ///
  /// - Returns: `nil` where there are ties in fewer than two windows, as without times or for audiences that see no
  ///   members.
  public init?(_ analysis: Analysis, options: DiagramOptions = DiagramOptions()) {
    guard let lens = analysis.lens else { return nil }
    let windows = lens.windowTies.map { (label: lens.timeline.windows[$0.window].label, ties: $0.ties) }
    let drawn = windows.filter { !$0.ties.isEmpty }
    guard drawn.count >= 2 else { return nil }
    self.init(analysis, windows: drawn, options: options)
    let empty = windows.filter(\.ties.isEmpty).map(\.label)
    if !empty.isEmpty { caption += " In \(enumeration(empty)) nobody had contact." }
  }

  /// The network with other ties than those of the whole log, picture by picture.
  ///
  /// - Parameter windows: what each picture is called, and its ties.
  /// - Returns: `nil` where nobody has a tie in the whole log.
  init?(
    _ analysis: Analysis, windows: [(label: String, ties: [WindowTies.Tie])],
    options: DiagramOptions = DiagramOptions()
  ) {
    let diagram = MemberDiagram(connected: analysis, options: options)
    guard !diagram.shown.isEmpty else { return nil }
    layout = diagram.diagram()
    var nodeOfMember = [Int?](repeating: nil, count: analysis.members.count)
    for (node, member) in diagram.shown.enumerated() { nodeOfMember[member] = node }
    panels = windows.map { Self.panel($0.ties, of: $0.label, diagram, nodeOfMember) }
    named = Self.named(diagram, in: panels)
    title = layout.title
    caption = Self.caption(diagram, panels)
    altText = Self.altText(title, panels)
  }

  private static func panel(
    _ ties: [WindowTies.Tie], of label: String, _ diagram: MemberDiagram, _ nodeOfMember: [Int?]
  ) -> Panel {
    let members = diagram.analysis.members
    var degrees = [Int](repeating: 0, count: diagram.shown.count)
    let strongest = ties.map(\.strength).max() ?? 1
    let isCrowded = ties.count > crowdedTies
    var edges: [NetworkDiagram.Edge] = []
    for tie in ties {
      guard let from = nodeOfMember[tie.memberA], let to = nodeOfMember[tie.memberB] else { continue }
      degrees[from] += 1
      degrees[to] += 1
      let (a, b) = (members[tie.memberA], members[tie.memberB])
      let kind = diagram.kinds.ofMember[tie.memberA]
      let isInside = kind != nil && kind == diagram.kinds.ofMember[tie.memberB]
      let share = strongest > 0 ? (tie.strength / strongest).squareRoot() : 0
      edges.append(
        NetworkDiagram.Edge(
          from: from, to: to, kind: .ordinary, width: isCrowded ? 0.4 + 0.8 * share : 0.6 + 1.6 * share,
          color: (isInside ? diagram.colors.color(of: kind) : .tie).withAlpha(isCrowded ? 90 : 170),
          name: "\(DisplayText.name(a.label, limit: 80)) – \(DisplayText.name(b.label, limit: 80))"))
    }
    let most = Double(degrees.max() ?? 1)
    let dots = diagram.shown.indices.map { node in
      guard degrees[node] > 0 else { return Dot(radius: faintRadius, color: .isolate, isActive: false) }
      let share = Double(degrees[node]) / most
      let (low, high) = (radii.lowerBound, radii.upperBound)
      return Dot(
        radius: (low * low + share * (high * high - low * low)).squareRoot(),
        color: diagram.colors.color(of: diagram.kinds.ofMember[diagram.shown[node]]), isActive: true)
    }
    let active = Set(ties.flatMap { [$0.memberA, $0.memberB] }).count
    return Panel(
      heading: label, detail: "\(counted(active, "member")) in contact, \(counted(ties.count, "tie"))",
      dots: dots, edges: edges)
  }

  /// Those with the largest dots, all windows together.
  private static func named(_ diagram: MemberDiagram, in panels: [Panel]) -> [Int] {
    let sizes = diagram.shown.indices.map { node in panels.reduce(0) { $0 + $1.dots[node].radius } }
    return Array(sizes.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }.prefix(namedCount))
  }

  private static func caption(_ diagram: MemberDiagram, _ panels: [Panel]) -> String {
    let count = panels.count == 2 ? "both pictures" : "all \(panels.count) pictures"
    let choice =
      diagram.kind == .backbone
      ? " The pictures show the \(grouped(diagram.shown.count)) best connected of "
        + "\(counted(diagram.analysis.members.count, "member")); the numbers above the pictures count everybody." : ""
    return
      "Each member stands in the same place in \(count). Coloured dots were in contact with somebody in that period, "
      + "the larger the dot, the more contacts; pale dots were not.\(choice)"
  }

  private static func altText(_ title: String, _ panels: [Panel]) -> String {
    let shown = panels.map { "\($0.heading): \($0.detail)" }.joined(separator: "; ")
    return "The network of \(DisplayText.quoted(title)) in \(counted(panels.count, "period")). \(shown)."
  }
}

extension MemberDiagram {
  /// The whole network where it is small enough to be drawn, else its best connected part.
  fileprivate init(connected analysis: Analysis, options: DiagramOptions) {
    let connected = analysis.members.indices.filter { analysis.members[$0].degree > 0 }
    let isSmall = connected.count <= options.largestWholeNetwork
    let shown =
      isSmall
      ? connected : Self.bestConnected(of: analysis, among: connected, count: options.backboneMemberCount)
    self.init(analysis: analysis, options: options, shown: shown, kind: isSmall ? .wholeNetwork : .backbone)
  }
}
