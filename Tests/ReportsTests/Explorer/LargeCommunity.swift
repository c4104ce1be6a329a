import GraphCore

@testable import CommunityInsights

/// A community of 5,000 members and 50,000 ties, most of them within clusters of a hundred.
enum LargeCommunity {
  static let memberCount = 5000
  static let tieCount = 50_000

  static let analysis = InventedCommunity.analysis(memberCount: memberCount, tieCount: tieCount)
}

/// A community of more members than can be seen at once, with a few who are in clusters of five.
enum VeryLargeCommunity {
  static let memberCount = 7000
  static let tieCount = 50_000

  static let analysis = InventedCommunity.analysis(
    memberCount: memberCount, tieCount: tieCount, memberCountInSmallClusters: 100)
}

/// Members in clusters of a hundred, or a few of them of five; teams are of five clusters.
enum InventedCommunity {
  static func analysis(memberCount: Int, tieCount: Int, memberCountInSmallClusters: Int = 0) -> Analysis {
    var random = SeededGenerator(seed: 5)
    let firstInSmall = memberCount - memberCountInSmallClusters
    func cluster(of member: Int) -> Range<Int> {
      let size = member < firstInSmall ? 100 : 5
      return member / size * size..<(member / size + 1) * size
    }
    func number(of member: Int) -> Int {
      member < firstInSmall ? member / 100 + 1 : firstInSmall / 100 + (member - firstInSmall) / 5 + 1
    }
    var pairs: Set<Pair> = []
    for member in firstInSmall..<memberCount {
      let other = cluster(of: member).lowerBound
      if member != other { pairs.insert(Pair(a: other, b: member)) }
    }
    while pairs.count < tieCount {
      let a = random.below(firstInSmall)
      let isInside = random.below(20) > 0
      let b = isInside ? cluster(of: a).lowerBound + random.below(100) : random.below(firstInSmall)
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
          betweenness: Double(degree * degree), community: number(of: index))
      })
    analysis.title = "A large community"
    analysis.ties = pairs.sorted { ($0.a, $0.b) < ($1.a, $1.b) }.map {
      Fixture.tie($0.a, $0.b, Double(1 + random.below(9)), Double(random.below(9)), first: 0, last: 86_400 * 300)
    }
    analysis.network.memberCount = memberCount
    analysis.network.tieCount = tieCount
    analysis.network.modularity = 0.8
    let members = Dictionary(grouping: 0..<memberCount, by: number(of:))
    analysis.communities = members.keys.sorted().map {
      CommunityMetrics(
        number: $0, size: members[$0]!.count, internalTieCount: 900, externalTieCount: 90,
        centralMembers: Array(members[$0]!.prefix(2)))
    }
    return analysis
  }

  private struct Pair: Hashable {
    var a: Int
    var b: Int
  }
}
