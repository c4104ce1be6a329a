import CommunityInsights
import Foundation
import Testing

@testable import NetworkDiagrams

@Suite(.serialized) struct NetworkOverTimeTests {
  /// The karate club in three windows, each with a third of the ties missing.
  private func club() throws -> Analysis {
    let ties = KarateClub.ties
    return try SampleCommunity.overTime(
      KarateClub.community, windowCount: 8,
      windowTies: [0, 3, 6].map { window in
        WindowTies(
          window: window,
          ties: ties.enumerated().filter { $0.offset % 3 != window % 3 && $0.element.0 != 16 && $0.element.1 != 16 }
            .map { .init(memberA: $0.element.0, memberB: $0.element.1, strength: Double($0.offset % 5 + 1)) })
      })
  }

  @Test func everyPanelHasEveryMember() throws {
    let pictures = try #require(NetworkOverTime(club()))
    #expect(pictures.panels.map(\.heading) == ["2024-01", "2024-04", "2024-07"])
    #expect(pictures.panels.allSatisfy { $0.dots.count == 34 })
    // Member 17 has no tie in any of the windows.
    #expect(pictures.panels.allSatisfy { !$0.dots[16].isActive && $0.dots[0].isActive })
    #expect(pictures.panels.allSatisfy { panel in panel.detail.hasSuffix("\(panel.edges.count) ties") })
    #expect(pictures.named.count == 5 && pictures.named.contains(33))
  }

  @Test func theSameMemberStandsInTheSamePlace() throws {
    let pictures = try #require(NetworkOverTime(club()))
    let layout = pictures.layout.nodes.indices.map { Point(x: Double($0 % 7) * 10, y: Double($0 / 7) * 10) }
    let composer = OverTimeComposer(pictures, layout: layout)
    let pages = pictures.panels.indices.map { composer.page(ofPanel: $0) }
    let places = pages.map { page in
      page.marks.filter { $0.part == "member" || $0.part == "absent" }.map(\.center)
    }
    #expect(places[0].count == 34 && places[0] == places[1] && places[1] == places[2])
    let whole = composer.page().marks.filter { $0.part == "member" || $0.part == "absent" }.map(\.center)
    let shift = whole[34] - whole[0]
    for node in 0..<34 { #expect((whole[34 + node] - whole[node] - shift).length < 1e-9) }
    #expect(shift.y == 0 && shift.x > 400)
  }

  @Test func drawsOneFileAndEachPanelAlone() throws {
    let pictures = try #require(NetworkOverTime(club()))
    let drawn = try DiagramRenderer().render(pictures, as: [.svg, .png, .pdf])
    let whole = DrawnSVG(try #require(drawn.files[.svg]))
    #expect(whole.problem == nil)
    #expect(whole.rootAttributes["aria-label"]?.hasPrefix("The network of Karate club in 3 periods.") == true)
    #expect(whole.groups["node absent"] ?? 0 >= 3 && (whole.groups["node member"] ?? 0) > 90)
    #expect(drawn.panels.count == 3)
    for panel in drawn.panels { #expect(DrawnSVG(panel).problem == nil) }
    #expect(try DiagramRenderer().render(pictures, as: [.svg, .png, .pdf]).files == drawn.files)
  }

  @Test func withoutTiesInTwoWindowsThereIsNothingToCompare() throws {
    var analysis = try club()
    analysis.lens?.windowTies.removeLast(2)
    #expect(NetworkOverTime(analysis) == nil)
    #expect(try NetworkOverTime(KarateClub.community.analysis()) == nil)
  }

  @Test func aWindowWithoutContactIsToldOfAndNotDrawn() throws {
    var analysis = try club()
    analysis.lens?.windowTies[1].ties = []
    let pictures = try #require(NetworkOverTime(analysis))
    #expect(pictures.panels.map(\.heading) == ["2024-01", "2024-07"])
    #expect(pictures.caption.hasPrefix("Each member stands in the same place in both pictures."))
    #expect(pictures.caption.hasSuffix(" In 2024-04 nobody had contact."))
  }

  @Test func ofALargeNetworkTheBestConnectedAreDrawn() throws {
    let caves = SampleCommunity.caves(40, of: 10)
    let windowTies = [0, 1].map { window in
      WindowTies(window: window, ties: caves.ties.map { .init(memberA: $0.0, memberB: $0.1, strength: 1) })
    }
    let pictures = try #require(
      NetworkOverTime(SampleCommunity.overTime(caves, windowCount: 2, windowTies: windowTies)))
    #expect(pictures.layout.nodes.count <= 150)
    #expect(pictures.panels.allSatisfy { $0.detail.hasPrefix("400 members in contact, ") })
    #expect(pictures.caption.contains("best connected of 400 members"))
  }
}
