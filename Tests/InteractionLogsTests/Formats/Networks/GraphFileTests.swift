import Testing

@testable import InteractionLogs

@Suite struct GraphFileTests {
  private func graphML(_ direction: String, keys: String = "", _ content: String) throws -> ExportLog {
    try ExportLog([
      "net.graphml": """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- made by hand > -->
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="n" for="node" attr.name="label" attr.type="string"/>\(keys)
      <graph id="G" edgedefault="\(direction)">\(content)</graph></graphml>
      """
    ])
  }

  private func nodes(_ labels: String?...) -> String {
    labels.enumerated().map { place, label in
      "<node id=\"n\(place)\">\(label.map { "<data key=\"n\">\($0)</data>" } ?? "")</node>"
    }.joined()
  }

  @Test func weightsHaveADefaultAndParallelEdgesAddUp() throws {
    let log = try graphML(
      "directed",
      keys: """
        <key id="x" for="edge" attr.name="value" attr.type="int"/>
        <key id="w" for="edge" attr.name="weight" attr.type="double"><default>2</default></key>
        """,
      nodes("Ada &amp; Co", "Ben", "Cem", "Dora") + """
        <edge source="n0" target="n1"><data key="w">3.5</data><data key="x">9</data></edge>
        <edge source="n0" target="n1"/><edge source="n1" target="n2"><data key="w">0</data></edge>
        <edge source="n2" target="n0"><data key="w">-1</data></edge>
        <edge source="n2" target="n0"><data key="w">much</data></edge><edge source="n2"/>
        """)
    #expect(log.ties == ["Ada & Co>Ben 2.0", "Ada & Co>Ben 3.5"])
    #expect(log.members == ["Ada & Co", "Ben", "Cem", "Dora"])
    #expect(log.leftOut == ["empty 1"])
    #expect(log.file.rejected.map(\.reason) == [.emptyTarget, .unreadableWeight, .weightNotPositive])
    #expect(log.file.rowKind == .ties && log.file.clock == .none && !log.file.isUndirected && log.addsUp)
  }

  @Test func labelsThatRepeatOrLackAreNotNames() throws {
    let edge = "<edge source=\"n0\" target=\"n1\"/>"
    #expect(try graphML("undirected", nodes("Ada", "Ada") + edge).ties == ["n0>n1"])
    #expect(try graphML("undirected", nodes("Ada", nil) + edge).ties == ["n0>n1"])
    #expect(try graphML("undirected", edge + nodes("Ada", "Ben")).ties == ["Ada>Ben"])
    #expect(try graphML("undirected", nodes("Ada", "Ben") + edge).file.isUndirected)
  }

  @Test func anEdgeWithoutADirectionAmongArcsIsTwo() throws {
    let log = try graphML(
      "undirected", keys: "<key id=\"s\" for=\"edge\" attr.name=\"strength\" attr.type=\"int\"/>",
      nodes("Ada", "Ben", "Cem") + """
        <edge source="n0" target="n1"><data key="s">4</data></edge><edge source="n1" target="n2" directed="true"/>
        """)
    #expect(log.ties == ["Ada>Ben 4.0", "Ben>Ada 4.0", "Ben>Cem"])
    #expect(!log.file.isUndirected)
  }

  @Test func whatYEdShowsIsTheName() throws {
    let log = try graphML(
      "directed",
      """
      <node id="a"><data key="g"><y:ShapeNode xmlns:y="u"><y:NodeLabel> Ada </y:NodeLabel></y:ShapeNode></data></node>
      <node id="b"><data key="g"><y:ShapeNode xmlns:y="u"><y:NodeLabel>Ben</y:NodeLabel></y:ShapeNode></data></node>
      <edge source="a" target="b"><data key="e"><y:EdgeLabel xmlns:y="u">much</y:EdgeLabel></data></edge>
      """)
    #expect(log.ties == ["Ada>Ben"])
  }

  @Test func edgesOfGephiMayHaveTypesOfTheirOwn() throws {
    let log = try ExportLog([
      "net.gexf": """
      <gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph>
      <attributes class="node"><attribute id="0" title="weight" type="double"/></attributes>
      <attributes class="edge"><attribute id="1" title="Weight" type="double"/></attributes>
      <nodes><node id="1" label="Ada"><attvalues><attvalue for="0" value="80"/></attvalues></node>
      <node id="2" label="Ben"/><node id="3" label="Cem"/></nodes>
      <edges><edge id="0" source="1" target="2" type="directed" weight="2.5"/>
      <edge id="1" source="2" target="3" type="mutual"><attvalues><attvalue for="1" value="3"/></attvalues></edge>
      <edge id="2" source="1" target="3" kind="advice"/></edges></graph></gexf>
      """
    ])
    #expect(log.ties == ["Ada>Ben 2.5", "Ada>Cem advice", "Ben>Cem 3.0", "Cem>Ada advice", "Cem>Ben 3.0"])
    #expect(log.file.format == "GEXF network")
  }

  @Test func aNetworkThatIsCutOffIsNamed() {
    let error = inputError([.bytes(name: "net.gexf", Array("<gexf><graph><nodes><node id=\"1\"".utf8))])
    #expect(error?.file == "net.gexf")
    #expect(error?.problem.contains("damaged XML") == true)
  }
}
