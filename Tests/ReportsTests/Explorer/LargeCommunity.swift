import GraphCore

@testable import CommunityInsights

/// A community of 5,000 members and 50,000 ties, most of them within clusters of a hundred.
enum LargeCommunity {
  static let memberCount = 5000
  static let tieCount = 50_000

  static let analysis: Analysis = {
    var random = SeededGenerator(seed: 5)
    var pairs: Set<Pair> = []
    while pairs.count < tieCount {
      let a = random.below(memberCount)
      let b = random.below(20) > 0 ? a / 100 * 100 + random.below(100) : random.below(memberCount)
      if a != b { pairs.insert(Pair(a: min(a, b), b: max(a, b))) }
    }
    var degrees = [Int](repeating: 0, count: memberCount)
    for pair in pairs {
      degrees[pair.a] += 1
      degrees[pair.b] += 1
    }
    var analysis = Fixture.analysis(
      of: degrees.enumerated().map { index, degree in
        Fixture.member(
          "m\(index)", name: "Member \(index)", group: "Team \(index / 500)", degree: degree,
          betweenness: Double(degree * degree), community: index / 100 + 1)
      })
    analysis.title = "A large community"
    analysis.ties = pairs.sorted { ($0.a, $0.b) < ($1.a, $1.b) }.map {
      Fixture.tie($0.a, $0.b, Double(1 + random.below(9)), Double(random.below(9)), first: 0, last: 86_400 * 300)
    }
    analysis.network.memberCount = memberCount
    analysis.network.tieCount = tieCount
    analysis.network.modularity = 0.8
    analysis.communities = (1...50).map {
      CommunityMetrics(
        number: $0, size: 100, internalTieCount: 900, externalTieCount: 90,
        centralMembers: [100 * $0 - 100, 100 * $0 - 99])
    }
    return analysis
  }()

  private struct Pair: Hashable {
    var a: Int
    var b: Int
  }
}
