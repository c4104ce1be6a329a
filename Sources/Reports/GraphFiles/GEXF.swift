import CommunityInsights

/// The network as GEXF 1.2, the format of Gephi, which NetworkX reads as well.
///
/// Undirected, with one edge a tie: `weight` is the number of interactions both ways, and the attributes `a_to_b` and
/// `b_to_a` count each direction, source to target being A to B. Directed where the analysis follows directions, with
/// one edge a direction and its number of interactions as `weight`. Nodes are called `n0`, `n1`, … in the order of
/// `members.csv` and carry every column of it; what is undefined is left out.
public struct GEXF: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    let isDirected = analysis.options.isDirected
    sink.put(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
        <meta><creator>
      """)
    sink.putXML(analysis.generator)
    sink.put("</creator><description>")
    sink.putXML(analysis.title)
    sink.put(
      "</description></meta>\n  <graph mode=\"static\" defaultedgetype=\"\(isDirected ? "directed" : "undirected")\">\n"
    )
    let edgeColumns = GraphEdge.columns(isDirected: isDirected)
    let (memberColumns, standings) = (MemberColumn.columns(analysis.options), StandingColumn.columns(of: analysis))
    putDeclarations(
      "node", memberColumns.map { ($0.name, $0.kind) } + standings.map { ($0.rawValue, .text) }, to: sink)
    putDeclarations("edge", edgeColumns.map { ($0.name, $0.kind(analysis.log.clock)) }, to: sink)
    sink.put("    <nodes>\n")
    for (index, member) in analysis.members.enumerated() {
      let cells =
        memberColumns.map { $0.cell(of: member) } + standings.map { $0.cell(ofMember: index, in: analysis) }
      putNode(index, member, cells, to: sink)
      try sink.handOnIfFull()
    }
    sink.put("    </nodes>\n    <edges>\n")
    let (members, clock) = (analysis.members, analysis.log.clock)
    var index = 0
    try analysis.forEachEdge { edge in
      let cells = edgeColumns.lazy.map { $0.cell(of: edge.tie, members: members, clock: clock) }
      putEdge(index, edge, cells, to: sink)
      index += 1
      try sink.handOnIfFull()
    }
    sink.put("    </edges>\n  </graph>\n</gexf>\n")
  }

  private func putDeclarations(_ target: String, _ columns: [(name: String, kind: Cell.Kind)], to sink: ByteSink) {
    sink.put("    <attributes class=\"\(target)\" mode=\"static\">\n")
    for (index, column) in columns.enumerated() {
      sink.put("      <attribute id=\"\(index)\" title=\"\(column.name)\" type=\"\(column.kind.gexfType)\"/>\n")
    }
    sink.put("    </attributes>\n")
  }

  private func putNode(_ index: Int, _ member: MemberMetrics, _ cells: [Cell], to sink: ByteSink) {
    sink.put("      <node id=\"n")
    sink.put(index)
    sink.put("\" label=\"")
    sink.putXML(member.member)
    sink.put("\">")
    putValues(cells, to: sink)
    sink.put("</node>\n")
  }

  private func putEdge(_ index: Int, _ edge: GraphEdge, _ attributes: some Sequence<Cell>, to sink: ByteSink) {
    sink.put("      <edge id=\"e")
    sink.put(index)
    sink.put("\" source=\"n")
    sink.put(edge.source)
    sink.put("\" target=\"n")
    sink.put(edge.target)
    sink.put("\" weight=\"")
    sink.putXML(Cell(edge.weight))
    sink.put("\">")
    putValues(attributes, to: sink)
    sink.put("</edge>\n")
  }

  private func putValues(_ values: some Sequence<Cell>, to sink: ByteSink) {
    sink.put("<attvalues>")
    for (index, value) in values.enumerated() where value != .undefined {
      sink.put("<attvalue for=\"")
      sink.put(index)
      sink.put("\" value=\"")
      sink.putXML(value)
      sink.put("\"/>")
    }
    sink.put("</attvalues>")
  }
}

extension Cell.Kind {
  fileprivate var gexfType: String {
    switch self {
    case .text: "string"
    case .whole: "integer"
    case .number: "double"
    case .truth: "boolean"
    }
  }
}
