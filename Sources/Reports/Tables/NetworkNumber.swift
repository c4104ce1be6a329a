import CommunityInsights

/// The numbers about the network as a whole, in the order of `summary.json`. The raw value is the number's name there.
public enum NetworkNumber: String, CaseIterable, Sendable {
  case memberCount = "member_count"
  case tieCount = "tie_count"
  case directedTieCount = "directed_tie_count"
  case interactionCount = "interaction_count"
  case selfInteractionCount = "self_interaction_count"
  case density, reciprocity, transitivity
  case meanClusteringDefined = "mean_clustering_defined"
  case meanClusteringAll = "mean_clustering_all"
  case componentCount = "component_count"
  case largestComponentSize = "largest_component_size"
  case strongComponentCount = "strong_component_count"
  case largestStrongComponentSize = "largest_strong_component_size"
  case diameter, radius
  case meanDistance = "mean_distance"
  case reachableShare = "reachable_share"
  case degreeCentralization = "degree_centralization"
  case betweennessCentralization = "betweenness_centralization"
  case modularity
  case modularityByChance = "modularity_by_chance"
  case communityCount = "community_count"
  case highestCoreNumber = "highest_core_number"
  case coreSize = "core_size"
  case bridgeCount = "bridge_count"
  case articulationMemberCount = "articulation_member_count"
  case blockCount = "block_count"
  case isolateCount = "isolate_count"
  case pendantCount = "pendant_count"

  /// The network's value; undefined where the audience is not shown it.
  public func cell(of network: NetworkMetrics) -> Cell {
    let isHidden = NetworkMetrics.HideableNumber(rawValue: rawValue).map(network.hidden.contains) ?? false
    return isHidden ? .undefined : value(of: network)
  }

  private func value(of network: NetworkMetrics) -> Cell {
    switch self {
    case .memberCount: .whole(network.memberCount)
    case .tieCount: .whole(network.tieCount)
    case .directedTieCount: Cell(network.directedTieCount)
    case .interactionCount: Cell(network.interactionCount)
    case .selfInteractionCount: .whole(network.selfInteractionCount)
    case .density: Cell(network.density)
    case .reciprocity: Cell(network.reciprocity)
    case .transitivity: Cell(network.transitivity)
    case .meanClusteringDefined: Cell(network.meanClusteringDefined)
    case .meanClusteringAll: Cell(network.meanClusteringAll)
    case .componentCount: .whole(network.componentCount)
    case .largestComponentSize: .whole(network.largestComponentSize)
    case .strongComponentCount: Cell(network.strongComponentCount)
    case .largestStrongComponentSize: Cell(network.largestStrongComponentSize)
    case .diameter: Cell(network.diameter)
    case .radius: Cell(network.radius)
    case .meanDistance: Cell(network.meanDistance)
    case .reachableShare: Cell(network.reachableShare)
    case .degreeCentralization: Cell(network.degreeCentralization)
    case .betweennessCentralization: Cell(network.betweennessCentralization)
    case .modularity: Cell(network.modularity)
    case .modularityByChance: Cell(network.modularityByChance)
    case .communityCount: Cell(network.communityCount)
    case .highestCoreNumber: Cell(network.highestCoreNumber)
    case .coreSize: Cell(network.coreSize)
    case .bridgeCount: Cell(network.bridgeCount)
    case .articulationMemberCount: Cell(network.articulationMemberCount)
    case .blockCount: Cell(network.blockCount)
    case .isolateCount: .whole(network.isolateCount)
    case .pendantCount: .whole(network.pendantCount)
    }
  }
}
