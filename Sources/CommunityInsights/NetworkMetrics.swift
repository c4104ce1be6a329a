/// Numbers about the network as a whole. Undirected unless the name says otherwise.
public struct NetworkMetrics: Codable, Hashable, Sendable {
  public var memberCount = 0
  /// Pairs of members who interacted, in either direction.
  public var tieCount = 0
  /// Ordered pairs: who turned to whom; `nil` where rows have no direction.
  public var directedTieCount: Int?
  /// The sum of the weights of all interactions between two members; a row without a weight counts 1.
  public var interactionCount = 0.0
  /// Rows in which a member interacted with themselves; they are left out.
  public var selfInteractionCount = 0
  public var density: Double?
  /// The share of directed ties that are answered by one in the other direction; `nil` where rows have no direction.
  public var reciprocity: Double?
  public var transitivity: Double?
  /// Mean clustering over the members for whom it is defined: those with two ties or more.
  public var meanClusteringDefined: Double?
  /// Mean clustering over all members, counting undefined as 0.
  public var meanClusteringAll: Double?
  public var componentCount = 0
  public var largestComponentSize = 0
  /// Sets of members who can all reach one another along directions; `nil` where rows have no direction.
  public var strongComponentCount: Int?
  public var largestStrongComponentSize: Int?
  public var diameter: Double?
  /// The shortest of the members' longest distances, over the members whom anybody can reach.
  public var radius: Double?
  /// Mean distance over the pairs that are connected by a path.
  public var meanDistance: Double?
  /// The share of ordered pairs that are connected by a path.
  public var reachableShare: Double?
  public var degreeCentralization: Double?
  public var betweennessCentralization: Double?
  public var modularity: Double?
  /// The same of the clusters of random networks with the same degrees, on average; `nil` where that is not known.
  public var modularityByChance: Double?
  /// What the two say together.
  public var clusterClarity: ClusterClarity?
  /// Communities of two members or more.
  public var communityCount: Int?
  public var highestCoreNumber: Int?
  /// How many members have the highest core number.
  public var coreSize: Int?
  public var bridgeCount: Int?
  public var articulationMemberCount: Int?
  /// Largest sets of members who stay together whichever one of them goes; two who are tied by a bridge are one.
  public var blockCount: Int?
  public var isolateCount = 0
  public var pendantCount = 0
  /// Numbers that the audience is not shown, in the order of their declaration; they are 0 or `nil`. See ``shown(_:)``.
  public var hidden: [HideableNumber] = []

  public init() {}
}

extension Analysis {
  /// With how many others a member has a tie on average; `nil` without members, and where rounded counts are too far off
  /// to tell.
  public var meanTieCount: Double? {
    guard network.memberCount > 0 else { return nil }
    let mean = 2 * Double(network.tieCount) / Double(network.memberCount)
    guard let disclosure, disclosure.countsRoundedTo != nil else { return mean }
    return CountRounding(minimumGroup: disclosure.minimumGroup).isClose(network.memberCount)
      ? mean.rounded(significantDigits: Precision.digits) : nil
  }
}
