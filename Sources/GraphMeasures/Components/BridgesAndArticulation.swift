import GraphCore

/// Where a graph can be cut in one place: its bridges, articulation points and blocks.
///
/// A *bridge* is an edge without which its component falls apart, an *articulation point* a node of that kind. A
/// *block* (biconnected component) is a largest set of nodes that stays together whichever one of them goes; two ends
/// of a bridge are a block of two. Isolates are in no block.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``, and edges are numbered in that.
///
/// One depth-first search with low points (Hopcroft & Tarjan, "Algorithm 447: Efficient algorithms for graph
/// manipulation", Comm. ACM 16, 1973) that keeps its path in arrays, so that long paths do not exhaust the thread's
/// stack: ``BlockSearch``.
public struct BridgesAndArticulation: Sendable {
  /// Where a graph can be cut.
  public struct Result: Sendable, Equatable {
    /// The bridges as indices into ``Graph/edges``, ascending.
    public let bridges: [EdgeIndex]

    /// The articulation points, ascending.
    public let articulationPoints: [NodeIndex]

    /// The blocks, every block after those that hang from it: see ``Blocks``.
    public let blocks: Blocks

    /// For each node whether it is an articulation point.
    ///
    /// - Complexity: O(nodes).
    public func isArticulationPoint(nodeCount: Int) -> [Bool] {
      var flags = [Bool](repeating: false, count: nodeCount)
      for node in articulationPoints { flags[Int(node)] = true }
      return flags
    }
  }

  /// The blocks of a graph, as rows of nodes.
  ///
  /// The last node of a row is the block's *top*: the node by which the search came into it. A block comes after all
  /// blocks whose top is one of its other nodes, so going through the blocks forwards climbs, and backwards descends.
  public struct Blocks: Sendable, Equatable {
    /// Where each row begins in `nodes`; one more entry than there are blocks.
    public let offsets: [Int]

    /// The rows, one after the other.
    public let nodes: [NodeIndex]

    /// How many blocks there are.
    public var count: Int { offsets.count - 1 }

    /// For each edge of `graph` the block that holds both of its ends: every edge is in just one.
    ///
    /// - Parameter graph: the undirected graph that the blocks are of.
    /// - Complexity: O(nodes + edges).
    public func blockOfEdges(of graph: Graph) -> [Int] {
      // A node is below the top in one block at most, and in each edge one end at least is.
      var blockBelowTop = [Int](repeating: -1, count: graph.nodeCount)
      for block in 0..<count {
        for node in members(of: block).dropLast() { blockBelowTop[Int(node)] = block }
      }
      func isTop(_ node: NodeIndex, of block: Int) -> Bool { block >= 0 && members(of: block).last == node }
      return graph.edges.map { edge in
        let (ofSource, ofTarget) = (blockBelowTop[Int(edge.source)], blockBelowTop[Int(edge.target)])
        return ofSource == ofTarget || isTop(edge.target, of: ofSource) ? ofSource : ofTarget
      }
    }

    /// The nodes of a block, its top last.
    ///
    /// - Complexity: O(1).
    public func members(of block: Int) -> ArraySlice<NodeIndex> { nodes[offsets[block]..<offsets[block + 1]] }
  }

  public init() {}

  /// Finds the bridges, articulation points and blocks of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time, O(nodes) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    try control.checkCancellation()
    let graph = graph.undirected()
    let blocks = graph.withAdjacency { rows in
      var search = BlockSearch(rows)
      search.run()
      return Blocks(offsets: search.blockOffsets, nodes: search.blockNodes)
    }
    return Result(
      bridges: bridges(among: blocks, of: graph), articulationPoints: articulationPoints(among: blocks, of: graph),
      blocks: blocks)
  }

  /// A bridge is a block of two nodes.
  private func bridges(among blocks: Blocks, of graph: Graph) -> [EdgeIndex] {
    let pairs = (0..<blocks.count).map { blocks.members(of: $0) }.filter { $0.count == 2 }
    return graph.edgeIndices(of: pairs.map { ($0.first!, $0.last!) }).sorted()
  }

  /// An articulation point is in more than one block.
  private func articulationPoints(among blocks: Blocks, of graph: Graph) -> [NodeIndex] {
    var blockCounts = [UInt32](repeating: 0, count: graph.nodeCount)
    for node in blocks.nodes { blockCounts[Int(node)] += 1 }
    return blockCounts.indices.filter { blockCounts[$0] > 1 }.map { NodeIndex($0) }
  }
}

extension Graph {
  /// The indices in ``Graph/edges`` of edges that are given by their ends, in either order, of an undirected graph.
  ///
  /// - Complexity: O((nodes + pairs) · log degree), without a number for every arc.
  func edgeIndices(of pairs: [(NodeIndex, NodeIndex)]) -> [EdgeIndex] {
    if pairs.isEmpty { return [] }
    // For each node: how many edges begin in lower rows, less where its own begin, so that adding an arc gives its
    // edge.
    var shift = [Int](repeating: 0, count: nodeCount)
    var edgesBefore = 0
    for node in 0..<nodeCount {
      let firstUpper = firstArc(of: node, above: NodeIndex(node))
      shift[node] = edgesBefore - firstUpper
      edgesBefore += offsets[node + 1] - firstUpper
    }
    return pairs.map { a, b in
      let (low, high) = (Int(min(a, b)), Int(max(a, b)))
      guard let arc = arc(from: low, to: high) else { preconditionFailure("\(low) and \(high) have no edge") }
      return EdgeIndex(shift[low] + arc)
    }
  }

  /// The first arc of `node` to a target above `bound`, or the end of its row.
  func firstArc(of node: Int, above bound: NodeIndex) -> Int {
    var (low, high) = (offsets[node], offsets[node + 1])
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] <= bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
