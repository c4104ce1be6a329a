import GraphCore

/// For every node, how many pairs of nodes can no longer reach each other when it goes.
///
/// Pairs are ordered, as in Borgatti's fragmentation: two nodes that can reach each other are two pairs. Of the pairs
/// that are lost with a node in a component of s nodes, 2(s − 1) are *its own*, between it and the others; those
/// between others are *separated*: (s − 1)² − Σ p² of them when the component falls into pieces of p nodes.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``. The pieces are the branches of the
/// block-cut tree, whose sizes add up from its leaves; see ``BlockCutTree``.
public struct SeparatedPairs: Sendable {
  /// The pairs that each node holds together.
  public struct Result: Sendable, Equatable {
    /// For each node how many ordered pairs of other nodes its loss separates; 0 for a node that is no articulation
    /// point.
    public let separated: [Int]

    /// For each node how many ordered pairs it is itself part of: twice the number of nodes that it can reach.
    public let own: [Int]

    /// How many ordered pairs of nodes can reach each other.
    public var connectedPairCount: Int { own.reduce(0, +) / 2 }
  }

  public init() {}

  /// Finds the pairs that each node of `graph` holds together.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time, O(nodes) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let blocks = try BridgesAndArticulation().run(on: graph, control: control).blocks
    var below = [Int](repeating: 0, count: graph.nodeCount)
    var squares = [Int](repeating: 0, count: graph.nodeCount)
    // Upwards: when its top goes, a block falls off with all that hangs below it.
    for block in 0..<blocks.count {
      let members = blocks.members(of: block)
      let top = Int(members.last!)
      let size = members.dropLast().reduce(0) { $0 + 1 + below[Int($1)] }
      below[top] += size
      squares[top] += size * size
    }
    // Downwards: only the root of a component is still without a size when its blocks come up.
    var others = [Int?](repeating: nil, count: graph.nodeCount)
    for block in (0..<blocks.count).reversed() {
      let members = blocks.members(of: block)
      let count = others[Int(members.last!)] ?? below[Int(members.last!)]
      for node in members { others[Int(node)] = count }
    }
    let separated = (0..<graph.nodeCount).map { node in
      guard let others = others[node] else { return 0 }
      let above = others - below[node]
      return others * others - squares[node] - above * above
    }
    return Result(separated: separated, own: others.map { 2 * ($0 ?? 0) })
  }
}
