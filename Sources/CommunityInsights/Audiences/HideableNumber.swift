extension NetworkMetrics {
  /// Numbers of people, and others that tell of them, which some audiences are not shown. The raw value is the
  /// number's name in `summary.json`.
  public enum HideableNumber: String, Codable, CaseIterable, Sendable {
    case componentCount = "component_count"
    case largestComponentSize = "largest_component_size"
    case reachableShare = "reachable_share"
    case coreSize = "core_size"
    case bridgeCount = "bridge_count"
    case articulationMemberCount = "articulation_member_count"
    case isolateCount = "isolate_count"
    case pendantCount = "pendant_count"

    /// Those that count members.
    static let ofMembers = [largestComponentSize, coreSize, articulationMemberCount, isolateCount, pendantCount]
  }

  /// A count, unless it is not shown or was not asked for; `nil` for what is no count.
  public func shown(_ number: HideableNumber) -> Int? {
    guard !hidden.contains(number) else { return nil }
    return switch number {
    case .componentCount: componentCount
    case .largestComponentSize: largestComponentSize
    case .reachableShare: nil
    case .coreSize: coreSize
    case .bridgeCount: bridgeCount
    case .articulationMemberCount: articulationMemberCount
    case .isolateCount: isolateCount
    case .pendantCount: pendantCount
    }
  }

  /// Leaves nothing of a number.
  mutating func hide(_ number: HideableNumber) {
    switch number {
    case .componentCount: componentCount = 0
    case .largestComponentSize: largestComponentSize = 0
    case .reachableShare: reachableShare = nil
    case .coreSize: coreSize = nil
    case .bridgeCount: bridgeCount = nil
    case .articulationMemberCount: articulationMemberCount = nil
    case .isolateCount: isolateCount = 0
    case .pendantCount: pendantCount = 0
    }
    hidden = HideableNumber.allCases.filter { $0 == number || hidden.contains($0) }
  }
}
