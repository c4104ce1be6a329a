import MemberNetworks
import NetworkDiagrams
import Testing

@testable import CommunityInsights
@testable import Reports

/// Communities of more members than can be seen at once: clusters first, which open into members.
@Suite struct BubbleTests {
  private static let pictures = Result { ReportPictures(main: try ReportPicture.main(of: VeryLargeCommunity.analysis)) }

  private func data() throws -> ExplorerData {
    try #require(ExplorerData(VeryLargeCommunity.analysis, pictures: try Self.pictures.get()))
  }

  @Test(.tags(.slow)) func `everybody is in one bubble, and every pair of bubbles has all ties between them`() throws {
    let data = try data()
    let analysis = VeryLargeCommunity.analysis
    let bubbles = try #require(data.bubbles)
    let memberCount = VeryLargeCommunity.memberCount
    #expect(data.members == Array(0..<memberCount) && data.names.count == memberCount + bubbles.sizes.count)
    #expect(bubbles.home.count == memberCount && bubbles.sizes.reduce(0, +) == memberCount)
    for place in bubbles.sizes.indices { #expect(bubbles.home.count { $0 == place } == bubbles.sizes[place]) }
    var between: [[Int]: Double] = [:]
    for tie in analysis.ties {
      let pair = [bubbles.home[tie.memberA], bubbles.home[tie.memberB]].sorted()
      if pair[0] != pair[1] { between[pair, default: 0] += 1 }
    }
    let contacts = data.lines.suffix(bubbles.lines)
    #expect(contacts.count == between.count)
    for line in contacts { #expect(between[[line.from - memberCount, line.to - memberCount]] == line.weight) }
  }

  @Test(.tags(.slow)) func `members stand in their bubble, and bubbles do not overlap`() throws {
    let data = try data()
    let bubbles = try #require(data.bubbles)
    let centers = Array(data.places.suffix(bubbles.sizes.count))
    func distance(_ a: Point, _ b: Point) -> Double {
      ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }
    for (member, home) in bubbles.home.enumerated() {
      #expect(distance(data.places[member], centers[home]) < bubbles.radii[home])
    }
    for one in centers.indices {
      for other in centers.indices.dropFirst(one + 1) {
        #expect(distance(centers[one], centers[other]) > bubbles.radii[one] + bubbles.radii[other])
      }
    }
  }

  @Test(.tags(.slow)) func `everybody keeps the strongest tie`() throws {
    let data = try data()
    let bubbles = try #require(data.bubbles)
    let lines = data.lines.dropLast(bubbles.lines)
    #expect(lines.count == ClusterRegions.mostTies && data.outstanding == lines.count)
    var strongest = [Double](repeating: 0, count: VeryLargeCommunity.memberCount)
    for tie in VeryLargeCommunity.analysis.ties {
      for member in [tie.memberA, tie.memberB] { strongest[member] = max(strongest[member], tie.strength) }
    }
    var kept = [Double](repeating: 0, count: strongest.count)
    for line in lines { for member in [line.from, line.to] { kept[member] = max(kept[member], line.weight) } }
    #expect(kept == strongest)
  }

  @Test(.tags(.slow)) func `a report of 20,000 members stays below three megabytes`() throws {
    var analysis = InventedCommunity.analysis(memberCount: 20_000, tieCount: 120_000)
    analysis.kinds = (0..<8).map { "kind \($0)" }
    for tie in analysis.ties.indices {
      analysis.ties[tie].kinds = [KindAmount(kind: tie % 8, amount: 1 + Double(tie % 7))]
    }
    var lens = try #require(LensFixture.community.lens)
    lens.tieActivity = TieActivity(
      labels: (1...12).map { "2024-\($0)" }, used: analysis.ties.indices.map { UInt32($0 % 4096) })
    (lens.standings, lens.introductions, lens.results) = ([], [], [])
    analysis.lens = lens
    let clock = ContinuousClock()
    let begin = clock.now
    let picture = try ReportPicture.main(of: analysis)
    let drawn = clock.now - begin
    let html = HTMLReport(pictures: ReportPictures(main: picture)).text(of: analysis)
    #expect(html.utf8.count < 3_000_000, "\(html.utf8.count) bytes, pictures drawn in \(drawn)")
    #expect(html.contains("\"periods\":[\"2024-1\"") && html.contains("\"name\":\"kind 7\""))
    print("20,000 members: \(html.utf8.count) bytes, pictures drawn in \(drawn)")
  }

  @Test(.tags(.slow)) func `bubbles are called by the group that sets them apart, and by whom they are around`() throws
  {
    let data = try data()
    let first = VeryLargeCommunity.analysis.communities[0]
    let names = Array(data.names.suffix(try #require(data.bubbles).sizes.count))
    #expect(names[0] == "Team 0, around Member \(first.centralMembers[0])")
    #expect(names.last == "Small clusters")
  }
}
