import CommunityInsights
import Testing

@testable import NetworkDiagrams

@Suite struct NetworkDiagramTests {
  @Test func showsEveryMemberOfASmallNetwork() throws {
    let diagram = NetworkDiagram(analysis: try KarateClub.community.analysis())
    #expect(diagram.kind == .wholeNetwork)
    #expect(diagram.nodes.count == 34)
    #expect(diagram.edges.count == 78)
    #expect(diagram.nodes.allSatisfy { !$0.label.isEmpty })
    #expect(diagram.isolates.count == 0)
    #expect(diagram.title == "Karate club")
  }

  @Test func areasFollowBetweenness() throws {
    let analysis = try KarateClub.community.analysis()
    let nodes = NetworkDiagram(analysis: analysis).nodes
    let smallest = nodes.map(\.radius).min()!
    let areas = nodes.map { $0.radius * $0.radius - smallest * smallest }
    let largest = areas.max()!
    let most = analysis.members.compactMap(\.betweenness).max()!
    for (node, area) in zip(nodes, areas) {
      let share = analysis.members[node.member!].betweenness! / most
      #expect(abs(area / largest - share) < 1e-9)
    }
  }

  @Test func coloursAreThoseOfCommunities() throws {
    let diagram = NetworkDiagram(analysis: try KarateClub.community.analysis())
    for node in diagram.nodes { #expect(node.color == DiagramColor.communities[node.community! - 1]) }
    #expect(diagram.legend[0].entries.count == 4)
  }

  @Test func communitiesBeyondThePaletteAreGrey() throws {
    let diagram = NetworkDiagram(analysis: try SampleCommunity.caves(9, of: 4).analysis())
    #expect(Set(diagram.nodes.map(\.color)).count == 8)
    #expect(diagram.nodes.count { $0.color == .otherCommunities } == 8)
    #expect(diagram.legend[0].entries.last?.text == "2 others (8)")
  }

  @Test func marksWhatHoldsTheNetworkTogether() throws {
    let diagram = NetworkDiagram(analysis: try FlorentineFamilies.community.analysis())
    let rings = diagram.nodes.filter(\.isArticulation).map(\.name)
    #expect(rings == ["Albizzi", "Guadagni", "Medici", "Salviati"])
    let bridges = diagram.edges.filter { $0.kind == .bridge }
    #expect(
      bridges.map(\.name)
        == [
          "Acciaiuoli – Medici", "Albizzi – Ginori", "Guadagni – Lamberteschi", "Medici – Salviati", "Pazzi – Salviati",
        ])
    // Only beyond the tie of Medici and Salviati there is more than one family.
    #expect(bridges.filter { $0.width > 2 }.map(\.name) == ["Medici – Salviati"])
    #expect(diagram.isolates == NetworkDiagram.Isolates(count: 1, names: ["Pucci"]))
  }

  @Test func saysInWordsWhatItShows() throws {
    let diagram = NetworkDiagram(analysis: try FlorentineFamilies.community.analysis())
    #expect(
      diagram.caption == """
        15 of 16 members have ties, 20 in all. The network is held together by Medici (whose loss would cut off 3 \
        others), Albizzi (1) and Guadagni (1); 1 more would cut off someone. 1 member has no tie at all.
        """)
    #expect(diagram.altText.hasPrefix("Network diagram of sample. 15 members with ties belong to 1 community"))
  }

  @Test func namesThoseOnMostPathsWhereNobodyIsIndispensable() throws {
    let ring = SampleCommunity(memberCount: 5, ties: (0..<5).map { ($0, ($0 + 1) % 5) })
    let diagram = NetworkDiagram(analysis: try ring.analysis())
    #expect(
      diagram.caption
        == "5 members and 5 ties between them. No single member's loss would split the network; more shortest paths run "
        + "through m0, m1 and m2 than through anybody else.")
  }

  @Test func rolesHaveShapes() throws {
    var sample = SampleCommunity(memberCount: 4, ties: [(0, 1), (1, 2), (2, 3)])
    sample.roles = [0: "manager", 1: "Facilitator", 2: "member"]
    let diagram = NetworkDiagram(analysis: try sample.analysis())
    #expect(diagram.nodes.map(\.shape) == [.square, .diamond, .circle, .circle])
    let texts = diagram.legend.flatMap(\.entries).map(\.text)
    #expect(texts.contains("manager") && texts.contains("facilitator or sponsor"))
  }

  @Test func legendExplainsOnlyWhatOccurs() throws {
    let pair = NetworkDiagram(analysis: try SampleCommunity(memberCount: 3, ties: [(0, 1), (1, 2), (0, 2)]).analysis())
    let texts = pair.legend.flatMap(\.entries).map(\.text)
    #expect(!texts.contains { $0.contains("bridge") || $0.contains("cut off") || $0.contains("manager") })
  }

  @Test func sizesFallBackToDegrees() throws {
    var sample = KarateClub.community
    sample.measuresBetweenness = false
    let diagram = NetworkDiagram(analysis: try sample.analysis())
    #expect(diagram.nodes.max { $0.radius < $1.radius }?.name == "34")
    #expect(diagram.legend[1].entries[0].text == "area: number of ties")
  }

  @Test func manyIsolatesAreCounted() throws {
    var sample = SampleCommunity(memberCount: 5_000, ties: [])
    sample.measuresBetweenness = false
    let diagram = NetworkDiagram(analysis: try sample.analysis())
    #expect(diagram.nodes.isEmpty)
    #expect(diagram.isolates.count == 5_000)
    #expect(diagram.isolates.names.isEmpty)
    #expect(diagram.caption == "None of the 5,000 members has a tie to another.")
  }

  @Test func nobody() throws {
    let diagram = NetworkDiagram(analysis: try SampleCommunity(memberCount: 0, ties: []).analysis())
    #expect(diagram.nodes.isEmpty && diagram.edges.isEmpty && diagram.legend.isEmpty)
    #expect(diagram.caption == "There are no members to draw.")
  }
}
