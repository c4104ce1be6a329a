import CommunityInsights

/// What a picture of a community shows: circles, lines, names, legend and caption, before anything has a place.
///
/// Made from an ``Analysis`` alone and independent of Graphviz, so that what is shown can be tested without drawing it.
public struct NetworkDiagram: Hashable, Sendable {
  /// How much of the network is shown.
  public enum Kind: String, Hashable, Sendable {
    /// Every member with a tie.
    case wholeNetwork
    /// The best connected members and the ties that stand out.
    case backbone
    /// One circle a community.
    case communityMap
    /// One circle a formal group.
    case groupMap

    /// Whether a circle stands for many members.
    var isMap: Bool { self == .communityMap || self == .groupMap }
  }

  /// A member, or in a map a community or a group.
  public struct Node: Hashable, Sendable {
    public enum Shape: String, Hashable, Sendable {
      case circle, square, diamond
    }

    /// The member's index in ``Analysis/members``; `nil` in a map.
    public var member: Int?
    /// The number of the community, where there is one.
    public var community: Int?
    /// How many members the node stands for.
    public var memberCount = 1
    /// The full name, for tooltips.
    public var name: String
    /// The name beside the node, line by line, if it may have one; left out where there is no room.
    public var label: [String] = []
    /// Nodes with a higher priority get their label first.
    public var labelPriority = 0.0
    /// Whether the name is placed even where it has to cover neighbours.
    public var isLabelEssential = false
    /// Text inside the node.
    public var inscription: String?
    /// In points.
    public var radius: Double
    public var color: DiagramColor
    public var shape = Shape.circle
    /// Whether the network falls apart without the member: drawn with a second outline.
    public var isArticulation = false
  }

  /// A line between two nodes.
  public struct Edge: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
      case ordinary
      /// One of many that are drawn so that they are not denied, but do not cover the others.
      case faint
      /// A tie whose loss splits the network.
      case bridge
    }

    /// Indices of the two nodes.
    public var from: Int
    public var to: Int
    public var kind: Kind
    /// In points.
    public var width: Double
    public var color: DiagramColor
    /// What the line is, for tooltips.
    public var name: String
    /// How long the layout should make the line, where 1 is usual.
    public var length = 1.0
    /// Whether nothing is shown of what the line stands for; bridges are dashed in any case.
    public var isUnknown = false
  }

  /// The members without any tie, at the side of the picture.
  public struct Isolates: Hashable, Sendable {
    /// How many there are.
    public var count: Int
    /// Their names, or none when they are too many to list.
    public var names: [String]
  }

  /// A sign and what it means.
  public struct LegendEntry: Hashable, Sendable {
    public enum Sign: Hashable, Sendable {
      case disc(DiagramColor)
      case sizes
      case ring
      case outline(Node.Shape)
      case line(width: Double, color: DiagramColor, isDashed: Bool)
    }

    public var sign: Sign
    public var text: String
  }

  /// Entries under one heading.
  public struct LegendGroup: Hashable, Sendable {
    public var heading: String
    public var entries: [LegendEntry]
  }

  public var kind: Kind
  public var title: String
  public var nodes: [Node]
  public var edges: [Edge]
  public var isolates: Isolates
  public var legend: [LegendGroup]

  /// What is drawn, what is left out, and what the picture shows, in sentences.
  public var caption: String

  /// What the picture shows, for someone who cannot see it.
  public var altText: String

  /// The seed of the layout.
  public var seed: UInt64

  /// The width of a PNG in pixels.
  public var pixelWidth: Int

  /// Chooses what to show of a network and how.
  ///
  /// All members with ties are shown up to a number of them, with the ties that stand out drawn strongly where there
  /// are too many to follow. Above, it is a map of the communities where they are distinct, else the backbone of the
  /// best connected part.
  ///
  /// - Complexity: O(members + ties · log ties).
  public init(analysis: Analysis, options: DiagramOptions = DiagramOptions()) {
    let analysis = options.labels == .none ? analysis.withNumbersForNames() : analysis
    let connected = analysis.members.indices.filter { analysis.members[$0].degree > 0 }
    if connected.count <= options.largestWholeNetwork {
      self = MemberDiagram(analysis: analysis, options: options, shown: connected, kind: .wholeNetwork).diagram()
    } else if CommunityMap.isMeaningful(for: analysis, options: options) {
      self = CommunityMap(analysis: analysis, options: options).diagram()
    } else {
      let best = MemberDiagram.bestConnected(of: analysis, among: connected, count: options.backboneMemberCount)
      self = MemberDiagram(analysis: analysis, options: options, shown: best, kind: .backbone).diagram()
    }
  }

  /// A map of the formal groups, for audiences that see no members.
  ///
  /// - Returns: `nil` where contacts between groups are not known.
  public init?(groupsOf analysis: Analysis, options: DiagramOptions = DiagramOptions()) {
    guard let map = GroupMap(analysis, options: options) else { return nil }
    self = map.diagram()
  }

  init(
    kind: Kind, analysis: Analysis, options: DiagramOptions, nodes: [Node], edges: [Edge], legend: [LegendGroup],
    caption: String, altText: String
  ) {
    self.kind = kind
    title = DisplayText.name(analysis.title, limit: 80)
    self.nodes = nodes
    self.edges = edges
    let isolates = analysis.members.indices.filter { analysis.members[$0].degree == 0 }
    let areListed = isolates.count <= options.maximumListedIsolates && options.labels != .none
    self.isolates = Isolates(
      count: isolates.count,
      names: areListed
        ? isolates.map { DisplayText.name(analysis.members[$0].label, limit: options.maximumNameLength) } : [])
    self.legend = legend.filter { !$0.entries.isEmpty }
    self.caption = caption
    self.altText = altText
    seed = analysis.options.seed
    pixelWidth = options.pixelWidth
  }
}

extension Analysis {
  /// The same with a number in the place of every name, for pictures that are to show nobody: tooltips and captions
  /// would name them, too.
  fileprivate func withNumbersForNames() -> Analysis {
    var analysis = self
    for index in members.indices { analysis.members[index].name = "Member \(index + 1)" }
    return analysis
  }
}
