/// A network in GEXF, the format of Gephi.
struct GEXFNetwork: SingleFileFormat {
  let name = "GEXF network"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { XMLOpening(opening).root == "gexf" }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    try rows.giveNetworks(in: files) { Handler(ties: $0) }
  }
}

extension GEXFNetwork {
  private struct Edge {
    var source: String
    var target: String
    var type: String
    var line: Int
    var weight: String?
    var kind: String?
  }

  private struct Handler: NetworkHandler {
    var ties: NetworkTies
    private var standardType = "undirected"
    /// Whether the attributes that are declared are those of edges.
    private var declaresEdges = false
    /// The attribute that holds the weights where edges have none of their own.
    private var weightID: String?
    private var edge: Edge?

    init(ties: NetworkTies) { self.ties = ties }

    mutating func begin(_ name: String, _ attributes: [String: String], line: Int) {
      switch name {
      case "graph": standardType = attributes["defaultedgetype"] ?? standardType
      case "attributes": declaresEdges = attributes["class"] == "edge"
      case "attribute":
        if declaresEdges && attributes["title"]?.lowercased() == "weight" { weightID = attributes["id"] }
      case "node": ties.addVertex(attributes["id"] ?? "", label: attributes["label"])
      case "edge":
        edge = Edge(
          source: attributes["source"] ?? "", target: attributes["target"] ?? "",
          type: attributes["type"] ?? standardType, line: line, weight: attributes["weight"], kind: attributes["kind"])
      case "attvalue":
        let id = attributes["for"] ?? attributes["id"]
        if let id, id == weightID, edge?.weight == nil { edge?.weight = attributes["value"] }
      default: break
      }
    }

    mutating func end(_ name: String, text: String) {
      guard name == "edge", let edge else { return }
      self.edge = nil
      guard !edge.source.isEmpty, !edge.target.isEmpty else {
        return ties.reject(edge.source.isEmpty ? .emptySource : .emptyTarget, number: edge.line, text: "edge")
      }
      let isDirected = edge.type == "directed" || edge.type == "mutual"
      ties.addLine(
        from: edge.source, to: edge.target, weight: edge.weight, kind: edge.kind, isDirected: isDirected,
        number: edge.line)
      guard edge.type == "mutual" else { return }
      ties.addLine(
        from: edge.target, to: edge.source, weight: edge.weight, kind: edge.kind, isDirected: true, number: edge.line)
    }
  }
}
