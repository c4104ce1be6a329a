import CommunityInsights

/// The network as GEXF 1.2, the format of Gephi, which NetworkX reads as well.
///
/// Undirected, with one edge a tie: `weight` is the number of interactions both ways, and the attributes `a_to_b` and
/// `b_to_a` count each direction, source to target being A to B. Nodes are called `n0`, `n1`, … in the order of
/// `members.csv` and carry every column of it; what is undefined is left out.
public struct GEXF: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.put(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
        <meta><creator>
      """)
    sink.putXML(analysis.generator)
    sink.put("</creator><description>")
    sink.putXML(analysis.title)
    sink.put("</description></meta>\n  <graph mode=\"static\" defaultedgetype=\"undirected\">\n")
    let standings = StandingColumn.columns(of: analysis)
    putDeclarations(
      "node", MemberColumn.allCases.map { ($0.rawValue, $0.kind) } + standings.map { ($0.rawValue, .text) }, to: sink)
    putDeclarations("edge", TieColumn.attributes.map { ($0.rawValue, $0.kind) }, to: sink)
    sink.put("    <nodes>\n")
    for (index, member) in analysis.members.enumerated() {
      let cells =
        MemberColumn.allCases.map { $0.cell(of: member) } + standings.map { $0.cell(ofMember: index, in: analysis) }
      putNode(index, member, cells, to: sink)
      try sink.handOnIfFull()
    }
    sink.put("    </nodes>\n    <edges>\n")
    let (members, clock) = (analysis.members, analysis.log.clock)
    for (index, tie) in analysis.ties.enumerated() {
      putEdge(index, tie, TieColumn.attributes.lazy.map { $0.cell(of: tie, members: members, clock: clock) }, to: sink)
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

  private func putEdge(_ index: Int, _ tie: TieMetrics, _ attributes: some Sequence<Cell>, to sink: ByteSink) {
    sink.put("      <edge id=\"e")
    sink.put(index)
    sink.put("\" source=\"n")
    sink.put(tie.memberA)
    sink.put("\" target=\"n")
    sink.put(tie.memberB)
    sink.put("\" weight=\"")
    sink.putXML(Cell(tie.strength))
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
