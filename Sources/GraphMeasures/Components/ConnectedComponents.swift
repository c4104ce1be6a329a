import GraphCore

/// Which nodes can reach each other: the connected components of a graph.
///
/// In a directed graph these are the weak components, for which direction does not count. Components are numbered by
/// decreasing size, those of the same size by their smallest node, so that component 0 is the largest.
///
/// By ``DisjointSets``, which need neither a transpose nor a queue.
public struct ConnectedComponents: Sendable {
  /// The components of a graph.
  public struct Result: Sendable, Equatable {
    /// For each node the number of its component.
    public let componentOfNode: [Int]

    /// For each component how many nodes it has; never ascending.
    public let sizes: [Int]

    /// How many components there are.
    public var count: Int { sizes.count }

    /// The number of nodes in the largest component; 0 in a graph without nodes.
    public var largestSize: Int { sizes.first ?? 0 }

    /// The numbers of the components with at least 2 and at most `size` nodes, the largest one never among them.
    ///
    /// - Complexity: O(components).
    public func smallComponents(upTo size: Int) -> [Int] {
      sizes.indices.dropFirst().filter { sizes[$0] >= 2 && sizes[$0] <= size }
    }

    /// The nodes of every component, ascending within each.
    ///
    /// - Complexity: O(nodes).
    public func nodesByComponent() -> [[NodeIndex]] {
      var nodes = sizes.map { size in
        var nodes: [NodeIndex] = []
        nodes.reserveCapacity(size)
        return nodes
      }
      for (node, component) in componentOfNode.enumerated() { nodes[component].append(NodeIndex(node)) }
      return nodes
    }
  }

  public init() {}

  /// Finds the components of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs · α(nodes)) time, O(nodes) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    try control.checkCancellation()
    var sets = DisjointSets(count: graph.nodeCount)
    sets.unite(edgesOf: graph)
    return numbered(sets.leaderOfNode())
  }

  /// Numbers the sets by decreasing size, then by leader.
  private func numbered(_ leaders: [NodeIndex]) -> Result {
    var sizeOfLeader = [Int](repeating: 0, count: leaders.count)
    for leader in leaders { sizeOfLeader[Int(leader)] += 1 }
    let ordered = sizeOfLeader.indices.filter { sizeOfLeader[$0] > 0 }
      .sorted { (sizeOfLeader[$1], $0) < (sizeOfLeader[$0], $1) }
    var number = [Int](repeating: 0, count: leaders.count)
    for (component, leader) in ordered.enumerated() { number[leader] = component }
    return Result(
      componentOfNode: leaders.map { number[Int($0)] }, sizes: ordered.map { sizeOfLeader[$0] })
  }
}
