import Foundation
import MemberNetworks
import NetworkDiagrams
import Testing

@testable import CommunityInsights
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
    let members = ["ann", "ben", "cleo", "dan", "eve"]
    #expect(elements.named("node").map { $0.attributes["id"] } == members)
    let edges = elements.named("edge")
    #expect(edges.map { [$0.attributes["source"], $0.attributes["target"]] }.last == ["cleo", "dan"])
    func data(_ key: String) -> [String] { elements.named("data").filter { $0.attributes["key"] == key }.map(\.text) }
    #expect(data("e_weight") == ["3", "2", "0.75", "2"])
    #expect(data("e_b_to_a") == ["0", "1", "0.25", "2"])
    #expect(data("v_betweenness") == ["0", "0.5", "2", "0"])
    #expect(data("v_is_articulation") == ["true"])
    #expect(data("v_label") == members && data("v_name") == members)
    #expect(data("v_display_name") == ["Ann Lee"] && data("v_manager") == ["cleo"])
    #expect(!elements.named("key").contains { $0.attributes["attr.name"] == "closeness" })
  }

  /// Some readers take what is missing for 0.
  @Test func numbersThatSomeDoNotHaveDefaultToNoNumber() throws {
    let text = GraphML().text(of: Fixture.kite)
    for name in ["community", "betweenness"] {
      #expect(
        text.contains(
          "for=\"node\" attr.name=\"\(name)\" attr.type=\"double\"><default>NaN</default></key>"), "\(name)")
    }
    #expect(text.contains("attr.name=\"degree\" attr.type=\"int\"/>"))
  }

  @Test func gexfHasEveryMemberAndTie() throws {
    let elements = try Elements(GEXF().bytes(of: Fixture.kite))
    #expect(elements.named("node").map { $0.attributes["id"] } == ["ann", "ben", "cleo", "dan", "eve"])
    #expect(elements.named("edge").map { $0.attributes["weight"] } == ["3", "2", "0.75", "2"])
    let titles = elements.named("attribute").map { $0.attributes["title"] ?? "" }
    let columns = MemberColumn.allCases.dropFirst().map { $0.name == "name" ? "display_name" : $0.name }
    #expect(titles == columns + TieColumn.attributes.map(\.name))
    #expect(elements.named("graph")[0].attributes["mode"] == "static" && elements.named("spells").isEmpty)
    let colors = elements.named("viz:color").map { $0.attributes["r"] }
    #expect(colors.count == 5 && colors[0] == colors[1] && colors[4] != colors[0])
    #expect(elements.named("viz:position").isEmpty)
  }

  @Test func gexfSaysWhenTiesWereUsedAndWhereMembersStand() throws {
    var analysis = Fixture.kite
    let day: Int64 = 86_400_000_000
    analysis.tieActivity = TieActivity(
      labels: ["1", "2", "3"], used: [0b101, 0b011, 0, 0b111], bounds: [0, day, 3 * day, 4 * day])
    let places = [0: Point(x: 1, y: 2), 3: Point(x: -3.5, y: 0)]
    let elements = try Elements(GEXF(places: places).bytes(of: analysis))
    let graph = elements.named("graph")[0].attributes
    #expect(graph["mode"] == "dynamic" && graph["timeformat"] == "date")
    #expect(graph["start"] == "1970-01-01" && graph["end"] == "1970-01-04")
    let spells = elements.named("spell").map { "\($0.attributes["start"]!) – \($0.attributes["end"]!)" }
    #expect(
      spells == [
        "1970-01-01 – 1970-01-01", "1970-01-04 – 1970-01-04", "1970-01-01 – 1970-01-03", "1970-01-01 – 1970-01-04",
      ])
    #expect(
      elements.named("viz:position").map { [$0.attributes["x"], $0.attributes["y"]] } == [["1", "-2"], ["-3.5", "0"]])
    analysis.log.files[0].clock = .secondsFromStart
    let seconds = try Elements(GEXF().bytes(of: analysis))
    #expect(seconds.named("graph")[0].attributes["timeformat"] == "double")
    #expect(seconds.named("spell")[0].attributes["end"] == "86399.999999")
  }

  @Test(arguments: [GraphFileFormat.graphml, .gexf, .dot, .json, .paj])
  func furtherColumnsAndKindsAreAttributes(format: GraphFileFormat) {
    var analysis = Fixture.kite
    analysis.furtherColumns = [
      FurtherColumn(name: "desk", values: ["007", "12", nil, nil, nil]),
      FurtherColumn(name: "years", values: ["1", "2.5", nil, nil, nil]),
      FurtherColumn(name: "degree", values: ["MSc", nil, nil, nil, nil]),
    ]
    analysis.kinds = ["review"]
    analysis.ties[0].kinds = [KindAmount(kind: 0, amount: 2)]
    let text = format.writer.text(of: analysis)
    let parts: [String] =
      switch format {
      case .graphml:
        [
          "attr.name=\"desk\" attr.type=\"string\"", "attr.name=\"years\" attr.type=\"double\"",
          "attr.name=\"degree (2)\"", "attr.name=\"kind_review\" attr.type=\"double\"", ">007<",
        ]
      case .gexf:
        [
          "title=\"desk\" type=\"string\"", "title=\"years\" type=\"double\"", "title=\"degree (2)\"",
          "\"kind_review\"",
        ]
      case .dot: ["desk=\"007\"", "years=1.0", "\"degree (2)\"=\"MSc\"", "kind_review=2.0"]
      case .json: ["\"desk\": \"007\"", "\"years\": 1.0", "\"degree (2)\": \"MSc\"", "\"kind_review\": 2.0"]
      default: ["*Partition desk: 1 007, 2 12\n*Vertices 5\n1\n2\n999999998\n", "*Vector years\n*Vertices 5\n1\n2.5\n"]
      }
    for part in parts { #expect(text.contains(part), "\(part)") }
  }

  @Test func timesAreNumbersWhereTheyAreNumbers() {
    var analysis = Fixture.kite
    analysis.log.files[0].clock = .secondsFromStart
    #expect(GraphML().text(of: analysis).contains("attr.name=\"last\" attr.type=\"double\"><default>NaN"))
    #expect(NodeLinkJSON().text(of: analysis).contains("\"last\": 86400.0"))
    #expect(DOT().text(of: analysis).contains("last=86400.0"))
  }

  @Test func dotHasEveryMemberAndTie() {
    let lines = DOT().text(of: Fixture.kite).split(separator: "\n")
    #expect(lines.first == "graph network {" && lines.last == "}" && lines.count == 11)
    #expect(lines[1].hasPrefix("  \"ann\" [display_name=\"Ann Lee\", group=\"Sales\", manager=\"cleo\", community=1, "))
    #expect(lines[5].hasPrefix("  \"eve\" [component=1, degree=0, "))
    #expect(lines[9].hasPrefix("  \"cleo\" -- \"dan\" [weight=2.0, a_to_b=0.0, b_to_a=2.0, is_bridge=true"))
    var directed = Fixture.kite
    directed.options.isDirected = true
    let text = DOT().text(of: directed)
    #expect(text.hasPrefix("digraph network {\n") && text.contains("\"dan\" -> \"cleo\" [weight=2.0"))
    #expect(!text.contains("a_to_b"))
  }

  @Test func dotQuotesWhatHasAMeaningInIt() {
    let names = ["say \"hi\"", "DOMAIN\\user", "end\\", "even\\\\", "nul\u{0}", "nul", "\\\"", "node", "a\nb", "%41"]
    let lines = DOT().text(of: Fixture.analysis(of: names.map { Fixture.member($0, degree: 0) }))
    for text in [
      #"  "say \"hi\"" ["#, #"  "DOMAIN\user" ["#, #"  "end\\" ["#, #"  "even\\" ["#, "  \"nul\" [", "  \"nul (2)\" [",
      #"  "\\\"" ["#, "  \"node\" [", "  \"a\nb\" [", #"  "\%41" ["#,
    ] {
      #expect(lines.contains("\n" + text), "\(text)")
    }
  }

  @Test func hostileNamesAreOnlyLabels() throws {
    let names = Fixture.hostileNames.map(writable)
    let graphML = try Elements(GraphML().bytes(of: Fixture.hostile))
    #expect(graphML.named("data").filter { $0.attributes["key"] == "v_label" }.map(\.text) == names)
    #expect(graphML.named("node").map { $0.attributes["id"] ?? "" } == names)
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

  @Test func namesThatXMLCannotHoldStayDistinct() throws {
    let names = ["bell", "bell\u{7}", "bell\u{8}"]
    let elements = try Elements(GraphML().bytes(of: Fixture.analysis(of: names.map { Fixture.member($0, degree: 0) })))
    #expect(elements.named("node").map { $0.attributes["id"] } == ["bell", "bell (2)", "bell (3)"])
  }

  @Test func pajekLabelsStayDistinct() {
    let names = ["a\"b", "a'b", "a\nb", "a b", "end\\", "DOMAIN\\user", "two\\\\x"]
    let lines = Pajek().text(of: Fixture.analysis(of: names.map { Fixture.member($0, degree: 0) })).split(
      separator: "\n")
    #expect(
      lines[1...7] == [
        "1 \"a'b\"", "2 \"a'b (2)\"", "3 \"a b\"", "4 \"a b (2)\"", "5 \"end/\"", #"6 "DOMAIN\user""#, #"7 "two/\x""#,
      ])
    let hostile = Pajek().text(of: Fixture.hostile).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(hostile.count == 1 + Fixture.hostileNames.count + 1 + Fixture.hostile.ties.count + 1)
  }

  @Test func pajekProjectsHoldAttributes() {
    let text = Pajek(hasAttributes: true).text(of: Fixture.kite)
    #expect(text.hasPrefix("*Network Kite\n*Vertices 5\n1 \"ann\"\n"))
    #expect(text.contains("\n*Partition community\n*Vertices 5\n1\n1\n1\n1\n999999998\n"))
    #expect(text.contains("\n*Partition group: 1 Sales\n*Vertices 5\n1\n999999998\n"))
    #expect(text.contains("\n*Vector betweenness\n*Vertices 5\n0\n0.5\n2\n0\n999999998\n"))
  }

  @Test(arguments: [GraphFileFormat.graphml, .gexf, .net])
  func directedFilesHaveOneEdgeADirection(format: GraphFileFormat) {
    var analysis = Fixture.kite
    analysis.options.isDirected = true
    let text = format.writer.text(of: analysis)
    let sign = [
      GraphFileFormat.graphml: "edgedefault=\"directed\"", .gexf: "defaultedgetype=\"directed\"", .net: "*Arcs\n",
    ]
    #expect(text.contains(sign[format]!))
    let edges =
      format == .net ? text.split(separator: "\n").count - 7 : text.components(separatedBy: "<edge ").count - 1
    #expect(edges == 6)
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
