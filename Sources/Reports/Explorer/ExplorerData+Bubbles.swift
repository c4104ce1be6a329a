import CommunityInsights
import NetworkDiagrams

extension ExplorerData {
  /// Puts a dot for each region behind the members, and a line for each contact behind the ties.
  ///
  /// - Parameter titles: what to call the regions by the members whom they are around; empty for small clusters together.
  mutating func add(_ regions: ClusterRegions, titles: [String]) {
    let memberCount = members.count
    let all = regions.regions
    var groups = [String?](repeating: nil, count: all.count)
    for index in facets.indices {
      let kinds = Self.mostFrequent(facets[index].kindOfDot, in: regions.regionOfMember, count: all.count)
      if facets[index].key == "group" { groups = Self.telling(facets[index], kinds) }
      facets[index].kindOfDot += kinds
    }
    names += zip(titles, groups).map { title, group in
      guard !title.isEmpty else { return "Small clusters" }
      return group.map { "\($0), around \(title)" } ?? "Around \(title)"
    }
    places += all.map(\.center)
    for index in sizes.indices { sizes[index].values += all.map { _ in 0 } }
    lines += regions.contacts.map {
      Line(from: memberCount + $0.from, to: memberCount + $0.to, weight: Double($0.tieCount))
    }
    for index in kinds.indices { kinds[index].amounts += regions.contacts.map { _ in 0 } }
    bubbles = Bubbles(
      radii: all.map(\.radius), sizes: all.map(\.memberCount), home: regions.regionOfMember,
      lines: regions.contacts.count)
  }

  /// For each region the kind of more than half of its members; −1 where there is none.
  private static func mostFrequent(_ kinds: [Int], in regionOfMember: [Int], count: Int) -> [Int] {
    var counts = [[Int: Int]](repeating: [:], count: count)
    var sizes = [Int](repeating: 0, count: count)
    for (kind, region) in zip(kinds, regionOfMember) {
      counts[region][kind, default: 0] += 1
      sizes[region] += 1
    }
    return zip(counts, sizes).map { counts, size in counts.first { 2 * $0.value > size }?.key ?? -1 }
  }

  /// For each region the group that sets it apart: that of most of its members, unless it is that of most members anyway.
  private static func telling(_ groups: Facet, _ kinds: [Int]) -> [String?] {
    let sizes = groups.kindOfDot.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return kinds.map { $0 >= 0 && 2 * sizes[$0, default: 0] <= groups.kindOfDot.count ? groups.kinds[$0] : nil }
  }
}
