import CommunityInsights
import Foundation
import Testing

@testable import NetworkDiagrams

@Suite(.serialized) struct DiagramRendererTests {
  private func draw(
    _ sample: SampleCommunity, _ formats: [DiagramFormat] = DiagramFormat.allCases
  ) throws -> [DiagramFormat: [UInt8]] {
    try DiagramRenderer().render(NetworkDiagram(analysis: try sample.analysis()), as: formats)
  }

  private func svg(_ sample: SampleCommunity) throws -> DrawnSVG { DrawnSVG(try draw(sample, [.svg])[.svg]!) }

  @Test func drawsEveryFormat() throws {
    let files = try draw(KarateClub.community)
    #expect(Set(files.keys) == Set(DiagramFormat.allCases))
    #expect(files[.png]!.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(files[.pdf]!.starts(with: "%PDF-".utf8))
    #expect(files[.dot]!.starts(with: "graph network {".utf8))
    #expect(files[.svg]!.starts(with: "<?xml".utf8))
    // The width stands in bytes 16 to 19.
    #expect(files[.png]![16..<20].reduce(0) { $0 << 8 | Int($1) } == DiagramOptions().pixelWidth)
  }

  @Test func givesTheSameBytesTwice() throws {
    let first = try draw(KarateClub.community)
    let date = first[.pdf].map { String(decoding: $0, as: Unicode.ASCII.self) }
    #expect(date?.contains("/CreationDate (D:20000101000000") == true)
    #expect(try draw(KarateClub.community) == first)
  }

  @Test func theSeedChangesTheLayout() throws {
    var sample = KarateClub.community
    let first = try draw(sample, [.dot])
    sample.seed = .max
    #expect(try draw(sample, [.dot]) != first)
  }

  @Test func isReadableForScreenReaders() throws {
    let drawing = try svg(KarateClub.community)
    #expect(drawing.problem == nil)
    #expect(drawing.rootAttributes["role"] == "img")
    #expect(drawing.rootAttributes["aria-label"]?.hasPrefix("Network diagram of Karate club.") == true)
    #expect(drawing.titles.count == 34 + 78)
    #expect(drawing.titles.contains("1 – 2"))
    #expect(drawing.groups["node member"] == 34)
    #expect(drawing.elements.isDisjoint(with: ["a", "script", "image", "style"]))
  }

  static let hostileNames = [
    "<b>", "<b>bold</b>", "<<i>x</i>>", "\\N", "\\G", "a\\nb", "a\\lb\\r", "\\", "\\\\", "quote\"s", "'", "&", "&amp;",
    "&lt;b&gt;", "&#60;", "&nosuch;", "]]>", "-->", "<!-- x", "</svg>", "<title>n</title>", "{rec|ord}", "a;b=c",
    "%s%n",
    "http://example.org/?a=1&b=2", "emoji 👩‍👩‍👧‍👦", "עברית", "العربية", "中文名字", "e\u{301}", "graph network {", "node-1",
    "x\u{0}y\u{1F}z",
    "\u{202E}backwards",
  ]

  @Test(arguments: hostileNames) func aNameChangesNothingButItsLabel(name: String) throws {
    func community(_ first: String) -> SampleCommunity {
      var sample = SampleCommunity([first, "Bo", "Cy", first + " alone"], ties: [(0, 1), (1, 2), (0, 2)])
      sample.title = first
      return sample
    }
    let files = try draw(community(name))
    let drawing = DrawnSVG(files[.svg]!)
    #expect(drawing.problem == nil)
    let plain = try svg(community("Ann"))
    #expect(drawing.elements == plain.elements)
    #expect(drawing.groups == plain.groups)
    #expect(drawing.titles.count == plain.titles.count)
    let shown = DisplayText.name(name, limit: 24)
    // A word joiner, invisible, may stand behind an ampersand; spaces may be unbreakable.
    let texts = drawing.texts.map { text in
      String(text.unicodeScalars.filter { $0 != "\u{2060}" }.map { $0 == "\u{A0}" ? " " : Character($0) })
    }
    #expect(texts.contains(shown), "\(texts)")
    #expect(drawing.titles.contains(shown))
    #expect(try reread(files[.dot]!, names: [shown, "Bo", "Cy"]))
  }

  @Test func longNamesAreShortened() throws {
    let long = String(repeating: "n", count: 10_000)
    let drawing = try svg(SampleCommunity([long, "Bo", long + "x"], ties: [(0, 1)]))
    #expect(drawing.problem == nil)
    #expect(drawing.texts.allSatisfy { $0.count < 200 })
    #expect(drawing.texts.contains(String(repeating: "n", count: 23) + "…"))
  }

  /// Whether Graphviz reads the file again, with the names it was given.
  private func reread(_ dot: [UInt8], names: [String]) throws -> Bool {
    try Graphviz.withContext { _ in
      let source = String(decoding: dot, as: UTF8.self)
      guard let graph = ReadGraph(dot: source) else { return false }
      let found = graph.values(of: "name").map { $0.replacing("\u{2060}", with: "").replacing("\\\\", with: "\\") }
      return Set(names).isSubset(of: found)
    }
  }

  @Test(arguments: [
    SampleCommunity(memberCount: 0, ties: []), SampleCommunity(memberCount: 1, ties: []),
    SampleCommunity(memberCount: 2, ties: [(0, 1)]), SampleCommunity(memberCount: 12, ties: []),
    SampleCommunity(memberCount: 500, ties: []), SampleCommunity(memberCount: 4, ties: [(0, 1), (2, 3)]),
    SampleCommunity(memberCount: 60, ties: (0..<30).map { (2 * $0, 2 * $0 + 1) }),
    SampleCommunity(memberCount: 90, ties: (1..<90).map { (0, $0) }),
    SampleCommunity(memberCount: 120, ties: (1..<120).map { ($0 - 1, $0) }),
    SampleCommunity.caves(10, of: 40),
  ])
  func unusualShapesAreDrawn(sample: SampleCommunity) throws {
    let files = try draw(sample)
    #expect(DrawnSVG(files[.svg]!).problem == nil)
    #expect(files.values.allSatisfy { !$0.isEmpty })
  }

  @Test func diagramsAreDrawnOneAtATime() async throws {
    let expected = try draw(KarateClub.community, [.svg])
    try await withThrowingTaskGroup { group in
      for _ in 0..<8 { group.addTask { try draw(KarateClub.community, [.svg]) } }
      for try await drawn in group { #expect(drawn == expected) }
    }
  }

  @Test func errorsNameTheRemedy() throws {
    let errors: [DiagramError] = [
      .graphvizUnavailable(message: ""), .layoutMissing(engine: "neato", message: "x"), .fontMissing,
      .formatMissing(.pdf, message: ""), .failed(step: "writing PNG", message: "y"),
    ]
    for error in errors { #expect(error.description.contains("install") || error.description.contains("leave")) }
    do {
      try Graphviz.withContext { graphviz in
        let graph = GraphvizGraph(name: "g", graph: [:], node: [:], edge: [:])
        try graphviz.withLayout(of: graph, engine: "no-such-engine") {}
      }
      Issue.record("a layout that does not exist")
    } catch DiagramError.layoutMissing(let engine, let message) {
      #expect(engine == "no-such-engine")
      #expect(message.contains("not recognized"))
    }
  }
}
