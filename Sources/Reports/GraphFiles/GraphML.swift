import CommunityInsights

/// The network as GraphML (Brandes, Eiglsperger, Lerner & Pich 2013), as igraph, NetworkX, graph-tool, Gephi and yEd read
/// it.
///
/// Undirected, with one edge a tie: `weight` is the number of interactions both ways, `a_to_b` and `b_to_a` count each
/// direction, source to target being A to B. Directed where the analysis follows directions, with one edge a direction
/// and its number of interactions as `weight`. Nodes are called by the identities of members, as are `name`, which igraph
/// knows vertices by, and `label`, which Gephi shows; for their attributes see ``GraphAttributes``.
///
/// What is undefined is left out, and numbers default to NaN, for some readers take what is missing for 0; whole numbers of
/// which some are undefined are declared as `double` for that. Attributes of which nothing is known are not declared. The
/// published schema has no `@` in the id of a node; every reader takes it, and the ids of a log have it.
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
    let attributes = GraphAttributes(analysis)
    let ids = DistinctNames.ids(of: analysis, ByteSink.writableInXML)
    let ofNodes = Self.keys("v", attributes.ofNodes, over: analysis.members.indices)
    let ofEdges = Self.keys("e", attributes.ofEdges, over: analysis.ties.indices.lazy.map { analysis.edge(ofTie: $0) })
    for name in ["label", "name"] {
      putKey("v_\(name)", of: "node", name, "string", hasDefault: false, to: sink)
    }
    for key in ofNodes { putKey(key.id, of: "node", key.column.name, key.type, hasDefault: key.hasGaps, to: sink) }
    putKey("e_weight", of: "edge", "weight", "double", hasDefault: false, to: sink)
    for key in ofEdges { putKey(key.id, of: "edge", key.column.name, key.type, hasDefault: key.hasGaps, to: sink) }
    sink.put(
      "  <graph id=\"community\" edgedefault=\"\(analysis.options.isDirected ? "directed" : "undirected")\">\n")
    for (index, id) in ids.enumerated() {
      sink.put("    <node id=\"")
      sink.putXML(id)
      sink.put("\">")
      putData("v_label", .text(id), to: sink)
      putData("v_name", .text(id), to: sink)
      for key in ofNodes { putData(key.id, key.column.cell(index), to: sink) }
      sink.put("</node>\n")
      try sink.handOnIfFull()
    }
    var index = 0
    try analysis.forEachEdge { edge in
      putEdge(index, edge, ids, to: sink)
      for key in ofEdges { putData(key.id, key.column.cell(edge), to: sink) }
      sink.put("</edge>\n")
      index += 1
      try sink.handOnIfFull()
    }
    sink.put("  </graph>\n</graphml>\n")
  }

  /// An attribute with how it is declared.
  private struct Key<Subject> {
    var id: String
    var column: GraphAttributes.Column<Subject>
    /// Whether it is a number that some do not have.
    var hasGaps: Bool

    var type: String { hasGaps ? "double" : column.kind.graphMLType }
  }

  /// The attributes of which anything is known. Ids begin with "v_" and "e_", so that a node's and an edge's never meet;
  /// what is called by other characters than an id may have goes by its place.
  private static func keys<Subject>(
    _ prefix: String, _ columns: [GraphAttributes.Column<Subject>], over subjects: some Collection<Subject>
  ) -> [Key<Subject>] {
    columns.enumerated().compactMap { place, column in
      let isKnown = subjects.lazy.map { column.cell($0) != .undefined }
      guard isKnown.contains(true) || subjects.isEmpty else { return nil }
      let isNumber = column.kind == .whole || column.kind == .number
      return Key(
        id: column.hasPlainName ? "\(prefix)_\(column.name)" : "\(prefix).\(place)", column: column,
        hasGaps: isNumber && isKnown.contains(false))
    }
  }

  private func putKey(
    _ id: String, of target: String, _ name: String, _ type: String, hasDefault: Bool, to sink: ByteSink
  ) {
    sink.put("  <key id=\"\(id)\" for=\"\(target)\" attr.name=\"")
    sink.putXML(name)
    sink.put("\" attr.type=\"\(type)\"")
    sink.put(hasDefault ? "><default>NaN</default></key>\n" : "/>\n")
  }

  private func putEdge(_ index: Int, _ edge: GraphEdge, _ ids: [String], to sink: ByteSink) {
    sink.put("    <edge id=\"e")
    sink.put(index)
    sink.put("\" source=\"")
    sink.putXML(ids[edge.source])
    sink.put("\" target=\"")
    sink.putXML(ids[edge.target])
    sink.put("\">")
    putData("e_weight", Cell(edge.weight), to: sink)
  }

  private func putData(_ key: String, _ value: Cell, to sink: ByteSink) {
    if value == .undefined { return }
    sink.put("<data key=\"")
    sink.put(key)
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
