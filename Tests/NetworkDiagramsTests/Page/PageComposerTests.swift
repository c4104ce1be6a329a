import Testing

@testable import NetworkDiagrams

@Suite struct PageComposerTests {
  @Test func everythingIsOnThePage() throws {
    var sample = KarateClub.community
    sample.names += (0..<30).map { "isolate with a rather long name \($0)" }
    let diagram = NetworkDiagram(analysis: try sample.analysis())
    let layout = try Graphviz.withContext { try $0.layOut(diagram) }
    let page = PageComposer.page(for: diagram, layout: layout)
    let paper = Box(left: 0, top: 0, right: page.width, bottom: page.height)
    for mark in page.marks {
      #expect(paper.contains(Box(center: mark.center, width: mark.width, height: mark.height)), "\(mark.key)")
    }
    #expect(page.marks.count { $0.part == "isolate" } == 30)
    #expect(Set(page.marks.map(\.key)).count == page.marks.count)
  }
}
