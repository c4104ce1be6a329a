import GraphCore

/// An undirected graph, taken apart into the trees that hang from it and the core that is left when they are folded in.
///
/// Nodes with a single neighbour are folded into it, one after the other, until there are none. Every shortest path from
/// a folded node leads over the node that it hangs from, so that paths need only be searched in the core, whose nodes count
/// for all that hangs from them (the degree-1 reduction of Sarıyüce et al., "Shattering and Compressing Networks for
/// Betweenness Centrality", SDM 2013). In logs of interactions often half of the members hang on by one tie.
struct PendantTrees {
  /// The graph between the nodes that were not folded.
  let core: Graph

  /// For each node of the core its index in the whole graph, ascending.
  let coreNodes: [NodeIndex]

  /// For each node how many nodes hang from it, itself included.
  let weights: [Int]

  /// For each folded node the one it hangs from; `nil` in the core.
  let parents: [NodeIndex?]

  /// For each node the sum of the squares of the weights that hang directly from it.
  private let squaredBranches: [Double]

  /// - Complexity: O(nodes + arcs).
  init(_ graph: Graph) {
    precondition(!graph.isDirected, "pendant trees hang from undirected graphs")
    let nodeCount = graph.nodeCount
    var degrees = (0..<nodeCount).map { graph.degree(of: $0) }
    var weights = [Int](repeating: 1, count: nodeCount)
    var parents = [NodeIndex?](repeating: nil, count: nodeCount)
    var squaredBranches = [Double](repeating: 0, count: nodeCount)
    var leaves = degrees.indices.filter { degrees[$0] == 1 }
    while let leaf = leaves.popLast() {
      // The last two nodes of a tree are each other's only neighbour; one of them stays.
      guard degrees[leaf] == 1 else { continue }
      let parent = graph.row(of: leaf).lazy.map { Int(graph.targets[$0]) }.first { parents[$0] != NodeIndex(leaf) }!
      parents[leaf] = NodeIndex(parent)
      weights[parent] += weights[leaf]
      squaredBranches[parent] += Double(weights[leaf]) * Double(weights[leaf])
      degrees[leaf] = 0
      degrees[parent] -= 1
      if degrees[parent] == 1 { leaves.append(parent) }
    }
    coreNodes = (0..<nodeCount).filter { parents[$0] == nil }.map { NodeIndex($0) }
    core = coreNodes.count == nodeCount ? graph : graph.induced(by: coreNodes)
    (self.weights, self.parents, self.squaredBranches) = (weights, parents, squaredBranches)
  }

  /// How many unordered pairs of other nodes have all their paths over `node` because one of them, or both, hang from it.
  ///
  /// - Parameter componentSize: how many nodes its component has.
  func pairsOverBranches(of node: Int, componentSize: Int) -> Double {
    let hanging = Double(weights[node] - 1)
    let betweenBranches = (hanging * hanging - squaredBranches[node]) / 2
    return betweenBranches + hanging * Double(componentSize - weights[node])
  }

  /// How many unordered pairs of nodes have all their paths over the edge from a folded node to the one it hangs from.
  func pairsOverStem(of node: Int, componentSize: Int) -> Double {
    Double(weights[node]) * Double(componentSize - weights[node])
  }
}
