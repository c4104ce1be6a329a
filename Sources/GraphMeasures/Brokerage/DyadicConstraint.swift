import GraphCore

/// How far each contact of a node constrains it: the parts of Burt's constraint.
///
/// The part of contact j in the constraint of i is c(i, j) = (p(i, j) + Σ_q p(i, q) p(q, j))², with p and q as in
/// ``StructuralHoles``: the share of i's time and effort that goes to j, directly or through contacts that are in touch
/// with j too. The parts of all contacts add up to the constraint of i. c(i, j) and c(j, i) differ.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``, so that a tie's strength is the
/// sum of both directions.
///
/// Burt, "Structural Holes", 1992, ch. 2.
public struct DyadicConstraint: Sendable {
  /// The constraint of every pair of contacts.
  public struct Result: Sendable, Equatable {
    /// The undirected graph whose arcs `parts` are about, without weights.
    public let graph: Graph

    /// For each arc i → j of `graph` the part of j in the constraint of i, above 0.
    public let parts: [Double]

    /// The part of `contact` in the constraint of `node`; `nil` when they have no tie.
    ///
    /// - Complexity: O(log degree).
    public func part(of contact: Int, in node: Int) -> Double? { graph.arc(from: node, to: contact).map { parts[$0] } }
  }

  /// Whether ties count by their weights, or all alike.
  public var usesWeights: Bool

  /// - Parameter usesWeights: whether ties count by their weights, or all alike.
  public init(usesWeights: Bool = false) { self.usesWeights = usesWeights }

  /// Finds the parts of the constraint of every node of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(edges^1.5 + edges · log degree) time, O(nodes + edges) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let graph = graph.withModerateWeights().undirected()
    let ties = try TieSums(graph, usesWeights: usesWeights, control: control)
    let parts = SharedBuffer(repeating: 0.0, count: graph.arcCount)
    try ties.forEachTie(control: control) { a, b, ofA, ofB in
      parts[graph.arc(from: a, to: b)!] = ofA * ofA
      parts[graph.arc(from: b, to: a)!] = ofB * ofB
    }
    return Result(graph: graph.unweighted(), parts: parts.array)
  }
}
