import CommunityInsights

/// The network in the language of Graphviz: every member and every tie, with all that is known of them; no places, no
/// colours. The drawn picture's DOT is made by `NetworkDiagrams`.
///
/// Read by pygraphviz, pydot, NetworkX over either, and graph-tool. Nodes are called by the identities of members; for
/// their attributes see ``GraphAttributes``. What is undefined is left out. All values are texts there, for the language knows
/// no others. A `%` at the beginning gets a backslash before it, and a backslash before a quote, a line break or the end of a text means something else in it: another is
/// put beside it.
public struct DOT: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    let attributes = GraphAttributes(analysis)
    let ids = DistinctNames.ids(of: analysis, Self.writable).map(Self.quoted)
    let (ofNodes, ofEdges) = (Self.writable(attributes.ofNodes), Self.writable(attributes.ofEdges))
    let isDirected = analysis.options.isDirected
    sink.put(isDirected ? "digraph network {\n" : "graph network {\n")
    for (index, id) in ids.enumerated() {
      sink.put("  ")
      sink.put(id)
      put(ofNodes.lazy.map { ($0.name, $0.cell(index)) }, to: sink)
      try sink.handOnIfFull()
    }
    try analysis.forEachEdge { edge in
      sink.put("  ")
      sink.put(ids[edge.source])
      sink.put(isDirected ? " -> " : " -- ")
      sink.put(ids[edge.target])
      let cells = ofEdges.map { ($0.name, $0.cell(edge)) }
      put([("weight", Cell(edge.weight))] + cells, to: sink)
      try sink.handOnIfFull()
    }
    sink.put("}\n")
  }

  private func put(_ cells: some Sequence<(String, Cell)>, to sink: ByteSink) {
    var isFirst = true
    for (name, cell) in cells where cell != .undefined {
      sink.put(isFirst ? " [" : ", ")
      isFirst = false
      sink.put(name)
      sink.put("=")
      switch cell {
      case .text(let text), .id(let text): sink.put(Self.quoted(text))
      case .whole(let number): sink.put(number)
      case .number(let number): sink.put(Self.plain(number))
      case .truth(let truth): sink.put(truth ? "true" : "false")
      case .undefined: break
      }
    }
    sink.put(isFirst ? ";\n" : "];\n")
  }

  /// The same attributes, called as the language wants it.
  private static func writable<Subject>(
    _ columns: [GraphAttributes.Column<Subject>]
  ) -> [GraphAttributes.Column<Subject>] {
    columns.map { column in
      var column = column
      if !column.hasPlainName { column.name = quoted(column.name) }
      return column
    }
  }

  /// A number; the language knows no exponents, so that these stand in quotes.
  private static func plain(_ number: Double) -> String {
    let text = number.description
    return text.contains("e") ? "\"\(text)\"" : text
  }

  /// A text between quotes.
  private static func quoted(_ text: String) -> String { "\"\(writable(text).replacing("\"", with: "\\\""))\"" }

  /// What the language can hold of a text: no NUL; an even number of backslashes before a quote, a line break and the end,
  /// where an odd one would be taken with what follows; and no `%` at the beginning, which the library takes for a node
  /// without a name.
  private static func writable(_ text: String) -> String {
    guard text.hasPrefix("%") || text.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\\") }) else { return text }
    var writable = String.UnicodeScalarView()
    if text.hasPrefix("%") { writable.append("\\") }
    var backslashes = 0
    for scalar in text.unicodeScalars where scalar != "\u{0}" {
      if backslashes % 2 == 1 && ["\"", "\n", "\r"].contains(scalar) { writable.append("\\") }
      writable.append(scalar)
      backslashes = scalar == "\\" ? backslashes + 1 : 0
    }
    if backslashes % 2 == 1 { writable.append("\\") }
    return String(writable)
  }
}
