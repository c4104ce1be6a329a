import Testing

@testable import NetworkDiagrams

@Suite struct LargeNetworkDiagramTests {
  @Test func denseNetworksAreThinnedAndSaySo() throws {
    // Everyone with everyone, but strongly only round a ring.
    var sample = SampleCommunity(memberCount: 60, ties: [])
    for a in 0..<60 { for b in (a + 1)..<60 { sample.ties.append((a, b, (b - a) % 58 == 1 ? 100 : 1)) } }
    let diagram = NetworkDiagram(analysis: try sample.analysis())
    #expect(diagram.nodes.count == 60)
    #expect(diagram.edges.count == 60)
    #expect(
      diagram.caption.contains(
        "The strong lines are the 60 ties that stand out for at least one of the two (disparity filter, p < 0.05)"))
    #expect(diagram.caption.contains("the others are left out"))
  }

  @Test func distinctCommunitiesBecomeAMap() throws {
    let diagram = NetworkDiagram(analysis: try SampleCommunity.caves(10, of: 40).analysis())
    #expect(diagram.kind == .communityMap)
    #expect(diagram.nodes.count == 10)
    #expect(diagram.nodes.allSatisfy { $0.memberCount == 40 && $0.inscription == "40" })
    #expect(diagram.edges.count == 9)
    #expect(diagram.caption.hasPrefix("400 of 400 members in 10 clusters"))
    #expect(diagram.nodes[0].label == ["m0", "m1", "m2"])
  }

  @Test func withoutDistinctCommunitiesTheBackboneIsShown() throws {
    var sample = SampleCommunity.caves(10, of: 40)
    sample.modularity = 0.2
    let diagram = NetworkDiagram(analysis: try sample.analysis())
    #expect(diagram.kind == .backbone)
    #expect(diagram.nodes.count <= 150 && diagram.nodes.count >= 20)
    #expect(diagram.caption.hasPrefix("The \(diagram.nodes.count) best connected of 400 members"))
  }

  @Test func whatIsDrawnIsInOnePiece() throws {
    var sample = SampleCommunity.caves(10, of: 40)
    sample.modularity = nil
    let diagram = NetworkDiagram(analysis: try sample.analysis())
    var sets = DisjointSets(count: diagram.nodes.count)
    for edge in diagram.edges { _ = sets.unite(edge.from, edge.to) }
    #expect(Set(diagram.nodes.indices.map { sets.find($0) }).count == 1)
  }

  @Test func labelsAreLimited() throws {
    let diagram = NetworkDiagram(analysis: try SampleCommunity.caves(20, of: 10).analysis())
    #expect(diagram.nodes.count == 200)
    #expect(diagram.nodes.count { !$0.label.isEmpty } == DiagramOptions().maximumLabels)
  }
}
