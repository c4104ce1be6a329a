import CommunityInsights
import InteractionLogs

/// The network as GraphML (Brandes, Eiglsperger, Lerner & Pich 2013), as igraph, NetworkX, Gephi and yEd read it.
///
/// Undirected, with one edge a tie: `weight` is the number of interactions both ways, `a_to_b` and `b_to_a` count each
/// direction, source to target being A to B. Directed where the analysis follows directions, with one edge a direction
/// and its number of interactions as `weight`. Nodes are called `n0`, `n1`, … in the order of `members.csv`, carry all of
/// its columns, and have the member's identity as their label. What is undefined is left out.
public struct GraphML: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    sink.put(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
            http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """)
    let standings = StandingColumn.columns(of: analysis)
    let memberColumns = MemberColumn.columns(analysis.options)
    let edgeColumns = GraphEdge.columns(isDirected: analysis.options.isDirected)
    putKeys(memberColumns, standings, edgeColumns, analysis.log.clock, to: sink)
    sink.put(
      "  <graph id=\"community\" edgedefault=\"\(analysis.options.isDirected ? "directed" : "undirected")\">\n")
    for (index, member) in analysis.members.enumerated() {
      let cells =
        memberColumns.map { ($0.name, $0.cell(of: member)) }
        + standings.map { ($0.rawValue, $0.cell(ofMember: index, in: analysis)) }
      putNode(index, member, cells, to: sink)
      try sink.handOnIfFull()
    }
    let (members, clock) = (analysis.members, analysis.log.clock)
    var index = 0
    try analysis.forEachEdge { edge in
      let cells = edgeColumns.lazy.map { ($0.name, $0.cell(of: edge.tie, members: members, clock: clock)) }
      putEdge(index, edge, cells, to: sink)
      index += 1
      try sink.handOnIfFull()
    }
    sink.put("  </graph>\n</graphml>\n")
  }

  /// Declares the attributes. Names of keys begin with "v_" and "e_", so that a node's and an edge's never meet.
  private func putKeys(
    _ memberColumns: [MemberColumn], _ standings: [StandingColumn], _ edgeColumns: [TieColumn], _ clock: Clock,
    to sink: ByteSink
  ) {
    func put(_ id: String, _ target: String, _ name: String, _ kind: Cell.Kind) {
      sink.put("  <key id=\"\(id)\" for=\"\(target)\" attr.name=\"\(name)\" attr.type=\"\(kind.graphMLType)\"/>\n")
    }
    put("v_label", "node", "label", .text)
    for column in memberColumns { put("v_\(column.name)", "node", column.name, column.kind) }
    for column in standings { put("v_\(column.rawValue)", "node", column.rawValue, .text) }
    put("e_weight", "edge", "weight", .number)
    for column in edgeColumns { put("e_\(column.name)", "edge", column.name, column.kind(clock)) }
  }

  private func putNode(
    _ index: Int, _ member: MemberMetrics, _ cells: some Sequence<(String, Cell)>, to sink: ByteSink
  ) {
    sink.put("    <node id=\"n")
    sink.put(index)
    sink.put("\">")
    putData("v_", "label", .text(member.member), to: sink)
    for (name, cell) in cells { putData("v_", name, cell, to: sink) }
    sink.put("</node>\n")
  }

  private func putEdge(_ index: Int, _ edge: GraphEdge, _ attributes: some Sequence<(String, Cell)>, to sink: ByteSink)
  {
    sink.put("    <edge id=\"e")
    sink.put(index)
    sink.put("\" source=\"n")
    sink.put(edge.source)
    sink.put("\" target=\"n")
    sink.put(edge.target)
    sink.put("\">")
    putData("e_", "weight", Cell(edge.weight), to: sink)
    for (name, value) in attributes { putData("e_", name, value, to: sink) }
    sink.put("</edge>\n")
  }

  private func putData(_ prefix: String, _ name: String, _ value: Cell, to sink: ByteSink) {
    if value == .undefined { return }
    sink.put("<data key=\"")
    sink.put(prefix)
    sink.put(name)
    sink.put("\">")
    sink.putXML(value)
    sink.put("</data>")
  }
}

extension Cell.Kind {
  fileprivate var graphMLType: String {
    switch self {
    case .text: "string"
    case .whole: "int"
    case .number: "double"
    case .truth: "boolean"
    }
  }
}
