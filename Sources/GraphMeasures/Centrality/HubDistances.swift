import GraphCore

/// The components of an undirected graph, and how long its shortest paths can be on average, from one search of each
/// component.
///
/// The way between two nodes over a third, the *hub*, is at least as long as the shortest one. So the mean of d(s, hub)
/// + d(hub, t) is an upper bound for the mean distance, and a good one when the hub is the best connected node.
struct HubDistances {
  /// For each node a number that it shares with its component alone.
  let componentOfNode: SharedBuffer<NodeIndex>

  /// An upper bound for the sum, over all nodes, of their shares of betweenness: the mean number of inner nodes of a
  /// shortest path of an ordered pair, pairs without a path counting 0. It is 0 when no path has inner nodes.
  let meanInnerNodes: Double

  /// - Complexity: O(nodes + arcs).
  init(_ graph: Graph, control: RunControl) throws {
    precondition(!graph.isDirected, "ways go through the hub in both directions")
    let nodeCount = graph.nodeCount
    let unseen = NodeIndex.max
    let components = SharedBuffer<NodeIndex>(repeating: unseen, count: nodeCount)
    let queue = SharedBuffer<NodeIndex>(uninitializedCount: nodeCount)
    var innerNodes = 0.0
    let hub = (0..<nodeCount).max { graph.degree(of: $0) < graph.degree(of: $1) }
    try graph.withAdjacency { rows in
      func visit(_ first: Int) throws {
        try control.checkCancellation()
        let (size, distances) = Self.search(from: first, rows, components, queue)
        innerNodes += 2 * (size - 1) * distances - size * (size - 1)
      }
      if let hub { try visit(hub) }
      for node in 0..<nodeCount where components[node] == unseen { try visit(node) }
    }
    componentOfNode = components
    let pairs = Double(nodeCount) * Double(nodeCount - 1)
    meanInnerNodes = pairs > 0 ? innerNodes / pairs : 0
  }

  /// Marks the component of a node, which is named after it: its size, and the sum of the distances to all in it.
  private static func search(
    from hub: Int, _ rows: Adjacency, _ components: SharedBuffer<NodeIndex>, _ queue: SharedBuffer<NodeIndex>
  ) -> (size: Double, distances: Double) {
    let (offsets, targets, components, queue) = (rows.offsets, rows.targets, components.base, queue.base)
    let name = NodeIndex(hub)
    queue[0] = name
    components[hub] = name
    var (head, tail) = (0, 1)
    var (distance, distances) = (0.0, 0.0)
    while head < tail {
      let level = head..<tail
      distances += distance * Double(level.count)
      distance += 1
      while head < level.upperBound {
        rows.fetchRows(at: head, of: level, queue)
        let node = Int(queue[head])
        head &+= 1
        var arc = offsets[node]
        let end = offsets[node &+ 1]
        while arc < end {
          let target = targets[arc]
          arc &+= 1
          if components[Int(target)] != name {
            components[Int(target)] = name
            queue[tail] = target
            tail &+= 1
          }
        }
      }
    }
    return (Double(tail), distances)
  }
}
