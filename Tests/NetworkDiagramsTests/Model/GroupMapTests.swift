import CommunityInsights
import Testing

@testable import NetworkDiagrams

@Suite(.serialized) struct GroupMapTests {
  /// A community of which an audience sees the groups and nothing else.
  private func analysis(_ values: [[Double?]], names: [String] = ["Design", "Lab", "Sales"]) throws -> Analysis {
    var analysis = try SampleCommunity.overTime(
      SampleCommunity(memberCount: 0, ties: []), windowCount: 2, windowTies: [])
    analysis.audience = .sponsor
    analysis.lens?.results = [
      MeasureResult(
        .silos, [],
        table: GroupTable(groups: names, sizes: [20, 5, 10], label: "share of interactions", values: values))
    ]
    return analysis
  }

  private let values: [[Double?]] = [[0.9, 0.1, 0], [0.4, 0.6, nil], [0, nil, 1]]

  @Test func oneCircleAGroupAndOneLineAContact() throws {
    let diagram = try #require(NetworkDiagram(groupsOf: analysis(values)))
    #expect(diagram.kind == .groupMap)
    #expect(diagram.nodes.map(\.name) == ["Design: 20 members", "Lab: 5 members", "Sales: 10 members"])
    #expect(diagram.nodes.map(\.inscription) == ["20", "5", "10"])
    #expect(diagram.edges.filter { !$0.isUnknown }.map { [$0.from, $0.to] } == [[0, 1]])
    #expect(diagram.edges.filter(\.isUnknown).map { [$0.from, $0.to] } == [[1, 2]])
    #expect(
      diagram.caption
        == "Of the 3 pairs of 3 groups, 1 has contact between their members. Of 1 pair nothing can be shown: there is "
        + "no contact, or too few people stand behind it.")
  }

  @Test func isDrawn() throws {
    let hostile = ["<b>&", "\\N\"", "عربية"]
    for names in [["Design", "Lab", "Sales"], hostile] {
      let diagram = try #require(NetworkDiagram(groupsOf: analysis(values, names: names)))
      let drawing = DrawnSVG(try DiagramRenderer().render(diagram, as: [.svg])[.svg]!)
      #expect(drawing.problem == nil)
      #expect(drawing.groups["node community"] == 3)
    }
  }

  @Test func thereIsNoneWithoutGroups() throws {
    #expect(NetworkDiagram(groupsOf: try KarateClub.community.analysis()) == nil)
    var column = try analysis([[0.1], [0.2], [0.3]])
    #expect(NetworkDiagram(groupsOf: column) == nil)
    column.lens?.results = [MeasureResult(leftOut: .silos, because: "there are no groups")]
    #expect(NetworkDiagram(groupsOf: column) == nil)
  }
}
