import GraphCore

/// Sets of nodes that only ever grow together, every set being led by its smallest node.
///
/// Union–find with path halving (Tarjan & van Leeuwen, "Worst-case analysis of set union algorithms", J. ACM 31, 1984).
package struct DisjointSets: ~Copyable {
  /// For each node a node of its set that is not larger; leaders point at themselves.
  private let leaders: SharedBuffer<NodeIndex>

  /// Begins with every node by itself.
  package init(count: Int) {
    leaders = SharedBuffer(uninitializedCount: count)
    for node in 0..<count { leaders.base[node] = NodeIndex(node) }
  }

  /// The smallest node of the set of `node`.
  ///
  /// - Complexity: O(α(nodes)) on average over many calls.
  @inline(__always)
  package mutating func leader(of node: Int) -> Int {
    let leaders = leaders.base
    var node = node
    while Int(leaders[node]) != node {
      leaders[node] = leaders[Int(leaders[node])]
      node = Int(leaders[node])
    }
    return node
  }

  /// Makes the sets of two nodes one; `false` when they were one already.
  @inline(__always)
  @discardableResult
  package mutating func unite(_ a: Int, _ b: Int) -> Bool {
    let (a, b) = (leader(of: a), leader(of: b))
    leaders.base[max(a, b)] = NodeIndex(truncatingIfNeeded: min(a, b))
    return a != b
  }

  /// For each node the leader of its set.
  mutating func leaderOfNode() -> [NodeIndex] {
    // Leaders come before their followers, whose own leaders are then known.
    for node in 0..<leaders.count { leaders.base[node] = leaders.base[Int(leaders.base[node])] }
    return leaders.array
  }
}

extension DisjointSets {
  /// Makes one set of the ends of every edge that `joins` takes.
  ///
  /// - Complexity: O(nodes + arcs · α(nodes)).
  @inline(__always)
  mutating func unite(edgesOf graph: Graph, where joins: (_ a: Int, _ b: Int) -> Bool = { _, _ in true }) {
    graph.withAdjacency { rows in
      for node in 0..<rows.nodeCount {
        for arc in rows.offsets[node]..<rows.offsets[node + 1] {
          let target = Int(rows.targets[arc])
          // Rows ascend, and the other arc of an undirected edge says the same.
          if !graph.isDirected && target > node { break }
          if joins(node, target) { unite(node, target) }
        }
      }
    }
  }
}
