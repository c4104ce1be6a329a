import GraphCore

/// The core number of each node: the largest k such that the node is in a part of the graph where every node has at
/// least k neighbours.
///
/// Defined for undirected graphs, by numbers of neighbours (weights do not count); a directed graph is taken as
/// ``Graph/undirected()``.
///
/// Level by level, nodes with too few neighbours left are peeled off (Seidman 1983; Batagelj & Zaveršnik, "An O(m)
/// algorithm for cores decomposition of networks", 2003). In place of their bucket array, whose every step swaps four
/// entries at random, each level goes once through the nodes that are left: a node with core number c is looked at c +
/// 1 times, at most once for each of its arcs and once more, so the bound is theirs.
///
/// What takes time is not the work but waiting for memory, as rows are needed in an order that no processor foresees,
/// and guessing wrong whether a neighbour has been peeled. So rows are fetched in batches ahead of their use, and loops
/// have no branches: an entry is always written, and the place to write the next one moves on when it is to stay.
public struct CoreNumbers: Sendable {
  /// The core numbers of a graph.
  public struct Result: Sendable, Equatable {
    /// For each node its core number; 0 for an isolate.
    public let coreNumbers: [Int]

    /// The highest core number; 0 in a graph without edges.
    public let highest: Int

    /// The nodes with the highest core number, ascending; none in a graph without edges.
    ///
    /// - Complexity: O(nodes).
    public var innermost: [NodeIndex] {
      highest == 0 ? [] : coreNumbers.indices.filter { coreNumbers[$0] == highest }.map { NodeIndex($0) }
    }
  }

  public init() {}

  /// Finds the core numbers of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time, O(nodes) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let graph = graph.undirected()
    let nodeCount = graph.nodeCount
    // Neighbours left of a node while it is in the graph, and its core number once it has been peeled off.
    let left = SharedBuffer<Int32>(uninitializedCount: nodeCount)
    let remaining = SharedBuffer<NodeIndex>(uninitializedCount: nodeCount)
    // One entry more, for the last one is written ahead.
    let peeled = SharedBuffer<NodeIndex>(uninitializedCount: nodeCount + 1)
    return try graph.withAdjacency { rows in
      for node in 0..<nodeCount {
        left.base[node] = Int32(truncatingIfNeeded: rows.degree(of: node))
        remaining.base[node] = NodeIndex(truncatingIfNeeded: node)
      }
      var (level, remainingCount) = (0 as Int32, nodeCount)
      while remainingCount > 0 {
        try control.checkCancellation()
        let split = splitOff(level, from: remaining, count: remainingCount, left: left, into: peeled)
        remainingCount = split.remaining
        peel(peeled, count: split.peeled, level: level, rows, left: left)
        level = split.peeled == 0 ? split.lowest : level + 1
      }
      let coreNumbers = (0..<nodeCount).map { Int(left.base[$0]) }
      return Result(coreNumbers: coreNumbers, highest: coreNumbers.max() ?? 0)
    }
  }

  /// Parts the nodes with at most `level` neighbours left from the others, which move up, and drops those peeled
  /// before.
  private func splitOff(
    _ level: Int32, from remaining: SharedBuffer<NodeIndex>, count: Int, left: SharedBuffer<Int32>,
    into peeled: SharedBuffer<NodeIndex>
  ) -> (remaining: Int, peeled: Int, lowest: Int32) {
    let (remaining, peeled, left) = (remaining.base, peeled.base, left.base)
    var (kept, taken) = (0, 0)
    var lowest = Int32.max
    for index in 0..<count {
      let node = remaining[index]
      let neighbors = left[Int(node)]
      remaining[kept] = node
      kept &+= neighbors > level ? 1 : 0
      peeled[taken] = node
      taken &+= neighbors == level ? 1 : 0
      lowest = min(lowest, neighbors > level ? neighbors : Int32.max)
    }
    return (kept, taken, lowest)
  }

  /// Takes nodes out of the graph, and those that fall to `level` neighbours by it, which join the queue.
  ///
  /// A node's count never falls below the level: it is peeled at it.
  private func peel(
    _ queue: SharedBuffer<NodeIndex>, count: Int, level: Int32, _ rows: Adjacency, left: SharedBuffer<Int32>
  ) {
    let (offsets, targets, queue, left) = (rows.offsets, rows.targets, queue.base, left.base)
    var (head, tail) = (0, count)
    while head < tail {
      // More nodes may join the queue meanwhile; they are in a later batch.
      let batch = head..<min(tail, head &+ RowFetching.batchSize)
      rows.fetchRows(at: head, of: batch, queue)
      while head < batch.upperBound {
        let node = Int(queue[head])
        head &+= 1
        var arc = offsets[node]
        let end = offsets[node &+ 1]
        while arc < end {
          let target = targets[arc]
          let neighbors = left[Int(target)]
          left[Int(target)] = neighbors &- (neighbors > level ? 1 : 0)
          queue[tail] = target
          tail &+= neighbors == level &+ 1 ? 1 : 0
          arc &+= 1
        }
      }
    }
  }
}
