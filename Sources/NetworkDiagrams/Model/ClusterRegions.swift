import CommunityInsights
import GraphCore

/// The clusters of a large network as round regions, each of which holds its members: for viewers that show the regions
/// first and open them into members.
public struct ClusterRegions: Hashable, Sendable {
  public struct Region: Hashable, Sendable {
    /// The number of the community; `nil` for all who are in small ones.
    public var community: Int?
    public var center: Point
    public var radius: Double
    public var memberCount: Int
  }

  /// How many ties there are between the members of two regions.
  public struct Contact: Hashable, Sendable {
    /// Indices into ``regions``, `from < to`.
    public var from: Int
    public var to: Int
    public var tieCount: Int
  }

  /// The largest cluster first; what is left of small ones comes last.
  public var regions: [Region]
  /// By ``Contact/from``, then by ``Contact/to``.
  public var contacts: [Contact]
  /// One a member of the map: an index into ``regions``.
  public var regionOfMember: [Int]

  /// The most members and ties that a viewer is given, and the most regions.
  public static let mostMembers = 20_000
  public static let mostTies = 30_000
  public static let mostRegions = 80

  /// A cluster of fewer members is no region of its own.
  private static let smallest = 8
  /// What a member has of the area, squared; a region is as large as its members need.
  private static let spacing = 30.0
  /// Between regions.
  private static let gap = 40.0

  /// Where everybody stands, and the ties that are worth being shown.
  struct Placed {
    /// Ascending.
    var members: [Int]
    var places: [Point]
    /// Indices into ``Analysis/ties``, ascending.
    var ties: [Int]
    var regions: ClusterRegions
  }

  /// - Parameter connected: the members with a tie, ascending.
  /// - Returns: `nil` where there are no two regions.
  /// - Throws: ``DiagramError``.
  /// - Complexity: O(ties · log ties), and O(members · log members) for the layouts.
  static func placed(_ analysis: Analysis, _ connected: [Int]) throws -> Placed? {
    let members =
      connected.count <= mostMembers
      ? connected : MemberDiagram.bestConnected(of: analysis, among: connected, count: mostMembers)
    var regions = ClusterRegions(analysis, members)
    guard regions.regions.count > 1 else { return nil }
    var dotOfMember = [Int](repeating: -1, count: analysis.members.count)
    for (dot, member) in members.enumerated() { dotOfMember[member] = dot }
    let ties = strongestOfEach(analysis, dotOfMember)
    var insides = [[(Int, Int)]](repeating: [], count: regions.regions.count)
    for tie in ties {
      let (a, b) = (dotOfMember[analysis.ties[tie].memberA], dotOfMember[analysis.ties[tie].memberB])
      if regions.regionOfMember[a] == regions.regionOfMember[b] { insides[regions.regionOfMember[a]].append((a, b)) }
    }
    let seed = analysis.options.seed
    var places = [Point](repeating: Point(x: 0, y: 0), count: members.count)
    try Graphviz.withContext { graphviz in
      try regions.placeRegions { try graphviz.layOutMany($0, edges: $1, seed: seed) }
      let dots = Dictionary(grouping: members.indices) { regions.regionOfMember[$0] }
      for (place, region) in regions.regions.enumerated() {
        let own = dots[place] ?? []
        let number = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, $0) })
        let found = try graphviz.layOutMany(
          own.count, edges: insides[place].map { (number[$0.0]!, number[$0.1]!) }, seed: seed)
        for (dot, point) in zip(own, filling(region, found)) { places[dot] = point }
      }
    }
    return Placed(members: members, places: places, ties: ties, regions: regions)
  }

  /// The clusters that are large enough, and the rest as one; with contacts, and no places yet.
  private init(_ analysis: Analysis, _ members: [Int]) {
    var sizes: [Int: Int] = [:]
    for member in members { if let own = analysis.members[member].community { sizes[own, default: 0] += 1 } }
    let large = sizes.filter { $0.value >= Self.smallest }.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      .prefix(Self.mostRegions - 1)
    let numbers = Dictionary(uniqueKeysWithValues: large.enumerated().map { ($1.key, $0) })
    regionOfMember = members.map { analysis.members[$0].community.flatMap { numbers[$0] } ?? large.count }
    var counts = [Int](repeating: 0, count: large.count + 1)
    for region in regionOfMember { counts[region] += 1 }
    regions = counts.enumerated().filter { $0.1 > 0 }.map { place, count in
      Region(
        community: place < large.count ? large[place].key : nil, center: Point(x: 0, y: 0),
        radius: Self.spacing * (Double(count) / Double.pi).squareRoot() + Self.spacing / 2, memberCount: count)
    }
    var regionOf = [Int](repeating: -1, count: analysis.members.count)
    for (member, region) in zip(members, regionOfMember) { regionOf[member] = region }
    let total = regions.count
    var ties = [Int](repeating: 0, count: total * total)
    for tie in analysis.ties {
      let (a, b) = (regionOf[tie.memberA], regionOf[tie.memberB])
      if a >= 0, b >= 0, a != b { ties[min(a, b) * total + max(a, b)] += 1 }
    }
    contacts = ties.indices.filter { ties[$0] > 0 }
      .map { Contact(from: $0 / total, to: $0 % total, tieCount: ties[$0]) }
  }

  /// The ties that rank highest with one of their two members, so that everybody has their strongest one.
  private static func strongestOfEach(_ analysis: Analysis, _ dotOfMember: [Int]) -> [Int] {
    let between = analysis.ties.indices.filter {
      dotOfMember[analysis.ties[$0].memberA] >= 0 && dotOfMember[analysis.ties[$0].memberB] >= 0
    }
    guard between.count > mostTies else { return between }
    let byStrength = between.sorted { (-analysis.ties[$0].strength, $0) < (-analysis.ties[$1].strength, $1) }
    var taken = [Int](repeating: 0, count: analysis.members.count)
    var ranks = [Int](repeating: 0, count: analysis.ties.count)
    for tie in byStrength {
      let (a, b) = (analysis.ties[tie].memberA, analysis.ties[tie].memberB)
      ranks[tie] = min(taken[a], taken[b])
      taken[a] += 1
      taken[b] += 1
    }
    let places = Dictionary(uniqueKeysWithValues: byStrength.enumerated().map { ($1, $0) })
    return byStrength.sorted { (ranks[$0], places[$0]!) < (ranks[$1], places[$1]!) }.prefix(mostTies).sorted()
  }

  // MARK: - Places

  /// Places the regions by the strongest contacts between them, so that none overlap.
  private mutating func placeRegions(_ layOut: (Int, [(Int, Int)]) throws -> [Point]) throws {
    let graph = Graph(
      nodeCount: regions.count, edges: contacts.map { ($0.from, $0.to) }, weights: contacts.map { Double($0.tieCount) })
    let selection = TieSelection(of: graph, limit: 2 * regions.count, fallback: .strongest)
    let strong = zip(contacts, selection.isKept).filter { $0.1 }.map { ($0.0.from, $0.0.to) }
    var points = try layOut(regions.count, strong)
    let area = regions.reduce(0) { $0 + 4 * $1.radius * $1.radius }
    if let box = Box(around: points, radii: points.map { _ in 0 }), max(box.width, box.height) > 0 {
      let scale = area.squareRoot() / max(box.width, box.height)
      points = points.map { Point(x: ($0.x - box.left) * scale, y: ($0.y - box.top) * scale) }
    }
    CircleSeparation.separate(&points, radii: regions.map(\.radius), gap: Self.gap)
    for place in regions.indices { regions[place].center = points[place] }
  }

  /// The places of a layout spread evenly over a region: everybody keeps the direction from the middle and the order of
  /// distances from it.
  private static func filling(_ region: Region, _ points: [Point]) -> [Point] {
    guard !points.isEmpty else { return [] }
    let middle = points.reduce(Point(x: 0, y: 0), +) * (1 / Double(points.count))
    let offsets = points.map { $0 - middle }
    let inOrder = offsets.indices.sorted { (offsets[$0].length, $0) < (offsets[$1].length, $1) }
    var result = points
    for (rank, place) in inOrder.enumerated() {
      let share = ((Double(rank) + 0.5) / Double(points.count)).squareRoot()
      let (offset, length) = (offsets[place], offsets[place].length)
      let direction = length > 0 ? offset * (1 / length) : Point(x: 1, y: 0)
      result[place] = region.center + direction * (share * (region.radius - spacing / 2))
    }
    return result
  }
}
