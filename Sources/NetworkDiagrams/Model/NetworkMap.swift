import CommunityInsights
import Numbers

/// Where the members of a network stand, and which of their ties stand out: for viewers that draw it themselves.
public struct NetworkMap: Hashable, Sendable {
  /// Indices into ``Analysis/members``, ascending; those without a tie among them.
  public var members: [Int]
  /// One a member, in points; `y` grows downward.
  public var places: [Point]
  /// Indices into ``Analysis/ties``: the ties that stand out first, each part ascending.
  public var ties: [Int]
  /// How many of ``ties`` stand out.
  public var outstanding: Int
  /// Clusters that are seen first, where there are too many members to be seen at once; else `nil`.
  public var regions: ClusterRegions?

  /// The most members that are seen at once, and the most ties that a viewer is given of them.
  public static let mostMembers = 6000
  public static let mostTies = 60_000

  /// Between members without a tie, who stand in rows below the others.
  private static let isolateSpacing = 20.0
  /// What a member of a large network has of the area, squared.
  private static let spacing = 30.0

  /// A map on which the members stand as in a picture of the whole network.
  ///
  /// - Parameters:
  ///   - diagram: shows every member with a tie.
  ///   - places: where its nodes stand.
  public init(_ analysis: Analysis, drawnAs diagram: NetworkDiagram, places: [Point]) {
    precondition(diagram.nodes.count == places.count, "a place for each node")
    let picture = MemberDiagram(
      analysis: analysis, options: DiagramOptions(), shown: diagram.nodes.compactMap(\.member), kind: .wholeNetwork)
    self.init(picture, places: places)
  }

  /// A map for which the members are placed anew: everybody with a tie, by clusters where they are many; or the best
  /// connected of too many.
  ///
  /// - Throws: ``DiagramError``.
  /// - Complexity: O(ties · log ties), and O(members · log members) for the layout.
  public init(layingOut analysis: Analysis) throws {
    let connected = analysis.members.indices.filter { analysis.members[$0].degree > 0 }
    if connected.count > Self.mostMembers, let placed = try ClusterRegions.placed(analysis, connected) {
      self.init(placed)
      return
    }
    let shown =
      connected.count <= Self.mostMembers
      ? connected : MemberDiagram.bestConnected(of: analysis, among: connected, count: Self.mostMembers)
    let picture = MemberDiagram(
      analysis: analysis, options: DiagramOptions(), shown: shown,
      kind: shown.count == connected.count ? .wholeNetwork : .backbone)
    let places = try Graphviz.withContext { graphviz in
      try graphviz.layOutMany(shown.count, edges: picture.outstandingPairs, seed: analysis.options.seed)
    }
    self.init(picture, places: Self.scaled(places))
  }

  private init(_ placed: ClusterRegions.Placed) {
    (members, places, regions) = (placed.members, placed.places, placed.regions)
    (ties, outstanding) = (placed.ties, placed.ties.count)
  }

  private init(_ picture: MemberDiagram, places: [Point]) {
    let kept = zip(picture.ties, picture.selection.isKept)
    let others = kept.filter { !$0.1 }.map(\.0)
    ties = kept.filter { $0.1 }.map(\.0)
    outstanding = ties.count
    ties += others.prefix(max(0, Self.mostTies - outstanding))
    let isolates =
      picture.kind == .wholeNetwork
      ? picture.analysis.members.indices.filter { picture.analysis.members[$0].degree == 0 } : []
    let all = Array(zip(picture.shown, places)) + Array(zip(isolates, Self.rows(isolates.count, below: places)))
    let inOrder = all.prefix(2 * Self.mostMembers).sorted { $0.0 < $1.0 }
    members = inOrder.map(\.0)
    self.places = inOrder.map(\.1)
  }

  /// Enlarged or shrunk, so that there is the same room for each.
  private static func scaled(_ places: [Point]) -> [Point] {
    guard let box = Box(around: places, radii: places.map { _ in 0 }), box.width > 0 || box.height > 0 else {
      return places
    }
    let side = Double(places.count).squareRoot() * spacing
    let scale = side / max(box.width, box.height)
    return places.map { Point(x: ($0.x - box.left) * scale, y: ($0.y - box.top) * scale) }
  }

  private static func rows(_ count: Int, below places: [Point]) -> [Point] {
    let box =
      Box(around: places, radii: places.map { _ in 0 }) ?? Box(center: Point(x: 0, y: 0), width: 0, height: 0)
    let perRow = max(10, Int(saturating: box.width / isolateSpacing))
    return (0..<count).map {
      Point(
        x: box.left + Double($0 % perRow) * isolateSpacing,
        y: box.bottom + 40 + Double($0 / perRow) * isolateSpacing)
    }
  }
}

extension MemberDiagram {
  /// The ties that stand out, as pairs of nodes.
  fileprivate var outstandingPairs: [(Int, Int)] {
    var node = [Int](repeating: 0, count: analysis.members.count)
    for (place, member) in shown.enumerated() { node[member] = place }
    return zip(ties, selection.isKept).filter { $0.1 }.map {
      (node[analysis.ties[$0.0].memberA], node[analysis.ties[$0.0].memberB])
    }
  }
}
