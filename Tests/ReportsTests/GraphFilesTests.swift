import CommunityInsights
import Foundation
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct GraphFilesTests {
  /// The elements of an XML file, with their attributes and their text.
  private final class Elements: NSObject, XMLParserDelegate {
    var all: [(name: String, attributes: [String: String], text: String)] = []
    private var open: [Int] = []

    init(_ bytes: [UInt8]) throws {
      super.init()
      let parser = XMLParser(data: Data(bytes))
      parser.delegate = self
      guard parser.parse() else { throw parser.parserError ?? CocoaError(.coderReadCorrupt) }
    }

    func named(_ name: String) -> [(name: String, attributes: [String: String], text: String)] {
      all.filter { $0.name == name }
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(all.count)
      all.append((name, attributes, ""))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { all[open.last!].text += text }
  }

  /// What XML can hold of a name.
  private func writable(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.filter { ($0.value >= 0x20 || "\t\n\r".unicodeScalars.contains($0)) && $0 != "\u{FFFE}" }))
  }

  @Test func graphMLHasEveryMemberAndTie() throws {
    let elements = try Elements(GraphML().bytes(of: Fixture.kite))
    #expect(elements.named("node").map { $0.attributes["id"] } == ["n0", "n1", "n2", "n3", "n4"])
    let edges = elements.named("edge")
    #expect(edges.map { [$0.attributes["source"], $0.attributes["target"]] }.last == ["n2", "n3"])
    func data(_ key: String) -> [String] { elements.named("data").filter { $0.attributes["key"] == key }.map(\.text) }
    #expect(data("e_weight") == ["3", "2", "0.75", "2"])
    #expect(data("e_b_to_a") == ["0", "1", "0.25", "2"])
    #expect(data("v_betweenness") == ["0", "0.5", "2", "0"])
    #expect(data("v_is_articulation") == ["true"])
    #expect(data("v_label") == ["ann", "ben", "cleo", "dan", "eve"])
    #expect(data("v_closeness").isEmpty)
  }

  @Test func gexfHasEveryMemberAndTie() throws {
    let elements = try Elements(GEXF().bytes(of: Fixture.kite))
    #expect(elements.named("node").map { $0.attributes["label"] } == ["ann", "ben", "cleo", "dan", "eve"])
    #expect(elements.named("edge").map { $0.attributes["weight"] } == ["3", "2", "0.75", "2"])
    let titles = elements.named("attribute").map { $0.attributes["title"] ?? "" }
    #expect(titles == MemberColumn.allCases.map(\.name) + TieColumn.attributes.map(\.name))
  }

  @Test func hostileNamesAreOnlyLabels() throws {
    let names = Fixture.hostileNames.map(writable)
    let graphML = try Elements(GraphML().bytes(of: Fixture.hostile))
    #expect(graphML.named("data").filter { $0.attributes["key"] == "v_label" }.map(\.text) == names)
    let gexf = try Elements(GEXF().bytes(of: Fixture.hostile))
    #expect(gexf.named("node").map { $0.attributes["label"] ?? "" } == names)
    #expect(gexf.named("edge").count == names.count - 1)
  }

  @Test func pajek() {
    #expect(
      Pajek().text(of: Fixture.kite) == """
        *Vertices 5
        1 "ann"
        2 "ben"
        3 "cleo"
        4 "dan"
        5 "eve"
        *Edges
        1 2 3
        1 3 2
        2 3 0.75
        3 4 2

        """)
  }

  @Test func pajekLabelsStayDistinct() {
    let names = ["a\"b", "a'b", "a\nb", "a b", "end\\"]
    let lines = Pajek().text(of: Fixture.analysis(of: names.map { Fixture.member($0, degree: 0) })).split(
      separator: "\n")
    #expect(lines[1...5] == ["1 \"a'b\"", "2 \"a'b (2)\"", "3 \"a b\"", "4 \"a b (4)\"", "5 \"end/\""])
    let hostile = Pajek().text(of: Fixture.hostile).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(hostile.count == 1 + Fixture.hostileNames.count + 1 + Fixture.hostile.ties.count + 1)
  }

  @Test func edgeListHasOneRowADirection() {
    #expect(
      EdgeListCSV().text(of: Fixture.kite) == """
        source,target,weight
        ann,ben,3.0
        ann,cleo,1.0
        cleo,ann,1.0
        ben,cleo,0.5
        cleo,ben,0.25
        dan,cleo,2.0

        """)
  }

  @Test func nodeLink() throws {
    for analysis in [Fixture.kite, Fixture.hostile] {
      let parsed = try JSONSerialization.jsonObject(with: Data(NodeLinkJSON().bytes(of: analysis)))
      let graph = try #require(parsed as? [String: Any])
      let nodes = try #require(graph["nodes"] as? [[String: Any]])
      #expect(nodes.map { $0["id"] as? String } == analysis.members.map(\.member))
      let edges = try #require(graph["edges"] as? [[String: Any]])
      #expect(edges.map { $0["weight"] as? Double } == analysis.ties.map(\.strength))
      #expect(edges.map { $0["source"] as? String } == analysis.ties.map { analysis.members[$0.memberA].member })
    }
  }

  @Test(arguments: GraphFileFormat.allCases)
  func emptyNetworksAreWritten(format: GraphFileFormat) {
    #expect(!format.writer.bytes(of: Fixture.analysis(of: [])).isEmpty)
  }
}
