import GraphCore

/// A node, its contacts, and the ties among these: the ego network.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``.
/// Wasserman & Faust, "Social Network Analysis", 1994, ch. 2.
public struct EgoNetwork: Sendable {
  /// What a contact is to the node.
  public struct Contact: Sendable, Equatable {
    /// The contact.
    public let node: NodeIndex

    /// The weight of the tie; 1 when weights do not count.
    public let strength: Double

    /// How many other contacts of the node the contact has a tie with.
    public let commonContacts: Int

    /// Its part in the constraint of the node, see ``DyadicConstraint``.
    public let constraint: Double
  }

  /// An ego network.
  public struct Result: Sendable, Equatable {
    /// The contacts, by their index.
    public let contacts: [Contact]

    /// How many pairs of contacts have a tie.
    public let tiesAmongContacts: Int

    /// How many parts the contacts would fall into without the node; 0 for an isolate.
    public let partsWithoutNode: Int

    /// How many nodes can be reached in two steps and no fewer.
    public let secondContacts: Int

    /// The share of the pairs of contacts that have a tie; `nil` below two contacts.
    public var density: Double? {
      let count = contacts.count
      return count < 2 ? nil : Double(tiesAmongContacts) / (Double(count) * Double(count - 1) / 2)
    }

    /// Burt's constraint of the node: the sum of the parts of its contacts; `nil` for an isolate.
    public var constraint: Double? { contacts.isEmpty ? nil : contacts.reduce(0) { $0 + $1.constraint } }
  }

  /// Whether ties count by their weights, or all alike.
  public var usesWeights: Bool

  /// - Parameter usesWeights: whether ties count by their weights, or all alike.
  public init(usesWeights: Bool = false) { self.usesWeights = usesWeights }

  /// Finds the ego network of a node.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(edges^1.5) time, which the constraint takes, and O(nodes + edges) space.
  public func run(of node: Int, in graph: Graph, control: RunControl = RunControl()) throws -> Result {
    precondition(node >= 0 && node < graph.nodeCount, "a node of the graph")
    let parts = try DyadicConstraint(usesWeights: usesWeights).run(on: graph, control: control)
    let graph = graph.undirected()
    let row = graph.row(of: node)
    let among = graph.induced(by: Array(graph.targets[row]))
    let contacts = row.enumerated().map { place, arc in
      Contact(
        node: graph.targets[arc], strength: usesWeights ? graph.weights?[arc] ?? 1 : 1,
        commonContacts: among.degree(of: place), constraint: parts.parts[arc])
    }
    var near = Set(graph.targets[row])
    near.insert(NodeIndex(node))
    let second = Set(row.flatMap { arc in graph.targets[graph.row(of: Int(graph.targets[arc]))] }).subtracting(near)
    return Result(
      contacts: contacts, tiesAmongContacts: among.edgeCount,
      partsWithoutNode: try ConnectedComponents().run(on: among, control: control).sizes.count,
      secondContacts: second.count)
  }
}
