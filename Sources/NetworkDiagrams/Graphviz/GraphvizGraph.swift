import CGraphviz
import Numbers

/// A graph inside Graphviz: the one place where its pointers are held.
///
/// Made and used only while ``Graphviz/withContext(_:)`` runs, which keeps everyone else out. Nodes and edges live as
/// long as the graph; attributes are copied. All text is passed as it is, never as DOT source.
final class GraphvizGraph {
  /// A value of an attribute as Graphviz reads it.
  typealias Attributes = KeyValuePairs<String, String>

  let pointer: UnsafeMutablePointer<Agraph_t>
  private var nodes: [UnsafeMutablePointer<Agnode_t>] = []

  init(name: String, graph: Attributes, node: Attributes, edge: Attributes) {
    pointer = graphviz_open_graph(name)
    for (name, value) in graph { graphviz_set_graph_attribute(pointer, name, value) }
    for (name, value) in node { graphviz_set_node_default(pointer, name, value) }
    for (name, value) in edge { graphviz_set_edge_default(pointer, name, value) }
  }

  deinit { agclose(pointer) }

  /// Adds a node; nodes are numbered in the order in which they are added.
  func addNode(_ key: String, _ attributes: Attributes) {
    let node = graphviz_add_node(pointer, key)!
    for (name, value) in attributes { graphviz_set(node, name, value) }
    nodes.append(node)
  }

  /// Adds an edge between the nodes with these numbers.
  func addEdge(_ from: Int, _ to: Int, _ attributes: Attributes) {
    let edge = graphviz_add_edge(pointer, nodes[from], nodes[to])!
    for (name, value) in attributes { graphviz_set(edge, name, value) }
  }

  /// Where the last layout has put each node, in points.
  var positions: [Point] {
    nodes.map { Point(x: graphviz_node_x($0), y: graphviz_node_y($0)) }
  }

  /// How wide the last layout has found each node's label, in points.
  var labelWidths: [Double] { nodes.map { graphviz_label_width($0) } }
}

/// Numbers and text in the form of Graphviz's attributes.
enum GraphvizText {
  /// A number with two decimals, whatever the locale.
  static func number(_ value: Double) -> String {
    let hundredths = Int(saturating: (value * 100).rounded())
    let fraction = hundredths.magnitude % 100
    return "\(hundredths < 0 ? "-" : "")\(hundredths.magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// A length in inches, to a ten-thousandth.
  static func inches(_ points: Double) -> String {
    let tenThousandths = Int(saturating: (points / 72 * 10_000).rounded())
    let digits = String(tenThousandths % 10_000)
    return "\(tenThousandths / 10_000)." + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  /// Text in which nothing is an escape (`\N`, `\n`) or an entity (`&lt;`) to Graphviz.
  ///
  /// Backslashes are doubled. What looks like an entity is converted by one renderer and left by another, so its
  /// ampersand is set off by a word joiner, which has no width.
  static func literal(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar == "\\" { result.unicodeScalars.append("\\") }
      if scalar == "&" { result.unicodeScalars.append("\u{2060}") }
    }
    return result
  }

  /// Lines of literal text, each set flush left or centred.
  static func label(_ lines: [String], isLeading: Bool) -> String {
    if isLeading { return lines.map { literal($0) + "\\l" }.joined() }
    return lines.map(literal).joined(separator: "\\n")
  }
}
