import CGraphviz

extension Graphviz {
  /// Places the nodes by stress majorization (E. R. Gansner, Y. Koren, S. North, "Graph drawing by stress
  /// majorization", Graph Drawing 2004), from a start drawn with the seed of the diagram. Faint edges do not pull.
  func layOut(_ diagram: NetworkDiagram) throws -> [Point] {
    let strong = diagram.edges.filter { $0.kind != .faint }
    guard !strong.isEmpty else { return diagram.nodes.map { _ in Point(x: 0, y: 0) } }
    let graph = GraphvizGraph(
      name: "layout",
      graph: [
        "start": "\(diagram.seed % 2_147_483_647)", "overlap": "true", "splines": "false", "outputorder": "edgesfirst",
      ],
      node: ["label": "", "shape": "point", "width": "0.05"], edge: ["len": "1"])
    for index in diagram.nodes.indices { graph.addNode("n\(index)", [:]) }
    for edge in strong { graph.addEdge(edge.from, edge.to, ["len": GraphvizText.number(edge.length)]) }
    return try withLayout(of: graph, engine: "neato") { graph.positions }
  }

  /// Places many nodes by a multilevel force-directed layout (Y. Hu, "Efficient, high-quality force-directed graph
  /// drawing", The Mathematica Journal 10, 2005), from a start drawn with a seed.
  func layOutMany(_ count: Int, edges: [(Int, Int)], seed: UInt64) throws -> [Point] {
    guard count > 0 else { return [] }
    let graph = GraphvizGraph(
      name: "layout",
      graph: ["start": "\(seed % 2_147_483_647)", "overlap": "true", "splines": "false", "outputorder": "edgesfirst"],
      node: ["label": "", "shape": "point", "width": "0.05"], edge: [:])
    for index in 0..<count { graph.addNode("n\(index)", [:]) }
    for edge in edges { graph.addEdge(edge.0, edge.1, [:]) }
    // The seed of the graph places the nodes; how they are taken together goes by the numbers of the C library.
    graphviz_seed_random(UInt32(seed % 2_147_483_647))
    return try withLayout(of: graph, engine: "sfdp") { graph.positions }
  }

  /// Whether text can be set at all. Without any font, every character becomes an empty box of the same width, the
  /// narrowest, the widest and one that no font has.
  func hasFont() throws -> Bool {
    let graph = GraphvizGraph(name: "fonts", graph: [:], node: ["fontname": "Helvetica", "pos": "0,0"], edge: [:])
    for (index, character) in ["i", "M", "\u{E83A}"].enumerated() {
      graph.addNode("n\(index)", ["label": String(repeating: character, count: 8)])
    }
    return try withLayout(of: graph, engine: "nop2") { Set(graph.labelWidths).count > 1 }
  }
}
