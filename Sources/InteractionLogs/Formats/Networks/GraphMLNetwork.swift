/// A network in GraphML (Brandes, Eiglsperger, Lerner & Pich 2013), as yEd, Gephi, igraph and NetworkX write it.
struct GraphMLNetwork: SingleFileFormat {
  let name = "GraphML network"

  func recognizes(_ opening: InputFile.Opening, of file: InputFile) -> Bool { XMLOpening(opening).root == "graphml" }

  func read(_ files: [InputFile], into rows: inout ExportRows) throws {
    try rows.giveNetworks(in: files) { Handler(ties: $0) }
  }
}

extension GraphMLNetwork {
  /// An attribute that nodes or edges may have.
  private struct Key {
    var id: String
    /// What the elements are called that have it: `node`, `edge`, `all`.
    var of: String
    var name: String
    var isNumber: Bool
    var standard: String?
  }

  private struct Node {
    var id: String
    var label: String?
    var name: String?
  }

  private struct Edge {
    var source: String
    var target: String
    var isDirected: Bool
    var line: Int
    var weight: String?
    var kind: String?
  }

  private struct Handler: NetworkHandler {
    var ties: NetworkTies
    private var keys: [String: Key] = [:]
    private var openKey: String?
    private var openData: String?
    /// The nodes that are open: a node may hold a network of its own.
    private var nodes: [Node] = []
    private var edge: Edge?
    private var areDirected: [Bool] = []
    /// The key that holds the weights of edges, found when the first edge comes.
    private var weightKey: Key??

    init(ties: NetworkTies) { self.ties = ties }

    mutating func begin(_ name: String, _ attributes: [String: String], line: Int) {
      switch name {
      case "key":
        let id = attributes["id"] ?? ""
        let type = attributes["attr.type"] ?? ""
        keys[id] = Key(
          id: id, of: attributes["for"] ?? "all", name: (attributes["attr.name"] ?? id).lowercased(),
          isNumber: ["int", "long", "float", "double"].contains(type))
        openKey = id
      case "graph": areDirected.append(attributes["edgedefault"] != "undirected")
      case "node": nodes.append(Node(id: attributes["id"] ?? ""))
      case "edge":
        let isDirected = attributes["directed"].map { $0 == "true" } ?? areDirected.last ?? true
        edge = Edge(
          source: attributes["source"] ?? "", target: attributes["target"] ?? "", isDirected: isDirected, line: line)
      case "hyperedge": ties.reject(.damaged, number: line, text: "hyperedge")
      case "data": openData = attributes["key"]
      default: break
      }
    }

    mutating func end(_ name: String, text: String) {
      switch name {
      case "default": if let openKey { keys[openKey]?.standard = text }
      case "key": openKey = nil
      case "graph": areDirected.removeLast()
      case "data": endData(text)
      // yEd keeps what it shows apart from the attributes.
      case "NodeLabel" where edge == nil && !nodes.isEmpty && nodes[nodes.count - 1].name == nil:
        nodes[nodes.count - 1].name = Self.trimmed(text)
      case "node":
        let node = nodes.removeLast()
        ties.addVertex(node.id, label: node.label ?? node.name)
      case "edge": endEdge()
      default: break
      }
    }

    private mutating func endData(_ text: String) {
      guard let key = openData.flatMap({ keys[$0] }) else { return }
      openData = nil
      if edge != nil {
        if key.id == chosenWeightKey()?.id { edge?.weight = Self.trimmed(text) }
        if Self.kindNames.contains(key.name) && !key.isNumber { edge?.kind = Self.trimmed(text) }
      } else if !nodes.isEmpty {
        if key.name == "label" { nodes[nodes.count - 1].label = Self.trimmed(text) }
        if key.name == "name" { nodes[nodes.count - 1].name = Self.trimmed(text) }
      }
    }

    private mutating func endEdge() {
      guard let edge else { return }
      self.edge = nil
      guard !edge.source.isEmpty, !edge.target.isEmpty else {
        return ties.reject(edge.source.isEmpty ? .emptySource : .emptyTarget, number: edge.line, text: "edge")
      }
      ties.addLine(
        from: edge.source, to: edge.target, weight: edge.weight ?? chosenWeightKey()?.standard.map(Self.trimmed),
        kind: edge.kind, isDirected: edge.isDirected, number: edge.line)
    }

    private static let kindNames: Set<String> = ["kind", "relation", "relationship"]
    /// What the weight of an edge is called, the surest first.
    private static let weightNames = ["weight", "strength", "value", "count", "frequency"]

    private mutating func chosenWeightKey() -> Key? {
      if let weightKey { return weightKey }
      let ofEdges = keys.values.filter { $0.of == "edge" || $0.of == "all" }
      let chosen = Self.weightNames.lazy.compactMap { name in
        ofEdges.filter { $0.name == name && ($0.isNumber || name == "weight") }.min { $0.id < $1.id }
      }.first
      weightKey = .some(chosen)
      return chosen
    }

    private static func trimmed(_ text: String) -> String { ColumnContents.trimmed(text) }
  }
}
