import CommunityInsights
import Testing

@testable import NetworkDiagrams

/// What the options of a picture change.
@Suite struct DiagramOptionsTests {
  /// A wheel of sixty members in two groups and three roles; the last two have no tie.
  private let analysis: Analysis

  init() throws {
    var community = SampleCommunity(
      memberCount: 62, ties: (1..<60).map { (0, $0) } + (2..<60).map { ($0 - 1, $0) })
    community.ties[3].strength = 90
    var analysis = try community.analysis()
    for member in analysis.members.indices {
      analysis.members[member].group = member % 3 == 0 ? "Sales" : "Research"
      analysis.members[member].role = member % 2 == 0 ? ["editor", "reader"][member / 2 % 2] : nil
    }
    self.analysis = analysis
  }

  private func diagram(_ change: (inout DiagramOptions) -> Void) -> NetworkDiagram {
    var options = DiagramOptions()
    change(&options)
    return NetworkDiagram(analysis: analysis, options: options)
  }

  @Test func `names stand beside all members, beside some, or beside none`() {
    let named = DiagramOptions.Labels.allCases.map { labels in
      diagram { $0.labels = labels }.nodes.count { !$0.label.isEmpty }
    }
    #expect(named[0] == 60 && 10...40 ~= named[1] && named[2] == 0)
    let whole = diagram { $0.labels = .all }
    #expect(whole.nodes.allSatisfy { $0.isLabelEssential })
  }

  @Test func `colours are those of groups, the largest first, and the legend says so`() {
    let diagram = diagram { $0.colours = .group }
    for node in diagram.nodes {
      let isSales = analysis.members[node.member!].group == "Sales"
      #expect(node.color == DiagramColor.communities[isSales ? 1 : 0])
    }
    #expect(diagram.legend[0].heading == "Groups")
    #expect(diagram.legend[0].entries.map(\.text) == ["Research (41)", "Sales (21)"])
  }

  @Test func `colours are those of roles, and members without one are grey`() {
    let diagram = diagram { $0.colours = .role }
    #expect(diagram.legend[0].entries.prefix(2).map(\.text) == ["editor (16)", "reader (15)"])
    for node in diagram.nodes where analysis.members[node.member!].role == nil {
      #expect(node.color == .otherCommunities)
    }
  }

  @Test func `circles are as large as the number that was asked for`() throws {
    func largest(_ size: DiagramOptions.Size) -> Int? {
      diagram { $0.size = size }.nodes.filter { $0.member != 0 }.max { $0.radius < $1.radius }?.member
    }
    #expect(largest(.strength) == 4, "the tie of most weight")
    let (byTies, byStrength) = (diagram { $0.size = .degree }, diagram { $0.size = .strength })
    #expect(byTies.legend[1].entries[0].text == "area: number of ties")
    #expect(byStrength.legend[1].entries[0].text == "area: number of interactions")
    let (found, asked) = (diagram { _ in }, diagram { $0.size = .betweenness })
    #expect(found == asked)
  }
}
