import CommunityInsights
import Testing

@testable import NetworkDiagrams

/// Where members stand for viewers that draw a network themselves.
@Suite struct NetworkMapTests {
  private static let small = SampleCommunity(memberCount: 8, ties: [(0, 1), (1, 2), (2, 0), (3, 4), (2, 3)])

  @Test func `members stand as in the picture, and those without a tie below it`() throws {
    let analysis = try Self.small.analysis()
    let diagram = NetworkDiagram(analysis: analysis)
    let places = try DiagramRenderer().renderWithPlaces(diagram, as: [.svg]).places
    let map = NetworkMap(analysis, drawnAs: diagram, places: places)
    #expect(map.members == Array(0..<8) && map.places.count == 8)
    for (node, place) in zip(diagram.nodes, places) { #expect(map.places[node.member!] == place) }
    let lowest = places.map(\.y).max()!
    #expect((5..<8).allSatisfy { map.places[$0].y > lowest })
    #expect(Set(map.places).count == 8)
    #expect(map.ties == Array(analysis.ties.indices) && map.outstanding == map.ties.count)
  }

  @Test func `many members are laid out anew, the same on every run`() throws {
    let ties = (0..<400).map { ($0, ($0 + 1) % 400) } + (0..<100).map { ($0, $0 + 200) }
    let analysis = try SampleCommunity(memberCount: 402, ties: ties).analysis()
    let map = try NetworkMap(layingOut: analysis)
    #expect(map.members == Array(0..<402) && Set(map.places).count == 402)
    #expect(map.places.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    let again = try NetworkMap(layingOut: analysis)
    #expect(map == again)
    // Neighbours are nearer than members are on average.
    func distance(_ a: Int, _ b: Int) -> Double { (map.places[a] - map.places[b]).length }
    let near = ties.map { distance($0.0, $0.1) }.reduce(0, +) / Double(ties.count)
    let far = (0..<200).map { distance($0, 399 - $0) }.reduce(0, +) / 200
    #expect(near < far / 2)
  }

  @Test func `ties that stand out come first`() throws {
    var community = SampleCommunity(
      memberCount: 120, ties: (0..<120).flatMap { a in (1...20).map { (a, (a + $0) % 120) } })
    for place in community.ties.indices { community.ties[place].strength = Double(1 + place % 40 * (place % 40)) }
    let analysis = try community.analysis()
    let map = try NetworkMap(layingOut: analysis)
    #expect(map.outstanding < map.ties.count && map.outstanding >= 119)
    #expect(map.ties.prefix(map.outstanding).elementsEqual(map.ties.prefix(map.outstanding).sorted()))
    #expect(Set(map.ties).count == analysis.ties.count)
  }
}
