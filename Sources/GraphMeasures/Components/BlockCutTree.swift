import GraphCore

/// What would break: how many nodes the loss of each articulation point and bridge cuts off, and who depends on whom.
///
/// When an articulation point goes, its component falls into pieces. *Cut off* are the nodes outside the largest
/// piece, the lost node itself not counted; for a bridge, the nodes on its smaller side. A node *depends* on an
/// articulation point when it would be cut off by its loss: its only way to the rest of the component runs through
/// that one node. When several pieces are largest none of them is the rest, and the nodes of all of them depend on it.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``, and edges are numbered in that.
///
/// The pieces are the branches of the block-cut tree (Harary, "Graph Theory", 1969, ch. 4), whose sizes add up from its
/// leaves; one pass up and one pass down over the blocks in the order that ``BridgesAndArticulation`` leaves them.
public struct BlockCutTree: Sendable {
  /// What the loss of one node or edge does.
  public struct Result: Sendable, Equatable {
    /// The bridges, articulation points and blocks that this is about.
    public let cuts: BridgesAndArticulation.Result

    /// For each of `cuts.articulationPoints` how many nodes its loss cuts off.
    public let cutOffByArticulationPoint: [Int]

    /// For each of `cuts.bridges` how many nodes its loss cuts off.
    public let cutOffByBridge: [Int]

    /// For each node how many others its loss cuts off; 0 for a node that is no articulation point.
    public let cutOffByNode: [Int]

    /// For each node the nearest articulation point on which it depends, or `nil`.
    public let dependsOn: [NodeIndex?]
  }

  public init() {}

  /// Finds what every single loss in `graph` cuts off.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time, O(nodes) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let graph = graph.undirected()
    let cuts = try BridgesAndArticulation().run(on: graph, control: control)
    let pieces = Pieces(of: cuts.blocks, nodeCount: graph.nodeCount)
    return Result(
      cuts: cuts, cutOffByArticulationPoint: cuts.articulationPoints.map { pieces.cutOff[Int($0)] },
      cutOffByBridge: bridgeSides(cuts, pieces, in: graph), cutOffByNode: pieces.cutOff,
      dependsOn: dependencies(in: cuts.blocks, pieces))
  }

  /// The smaller side of every bridge: what hangs below it, or all the rest.
  private func bridgeSides(
    _ cuts: BridgesAndArticulation.Result, _ pieces: Pieces, in graph: Graph
  ) -> [Int] {
    let bridgeBlocks = (0..<cuts.blocks.count).filter { cuts.blocks.members(of: $0).count == 2 }
    let ends = bridgeBlocks.map { block in
      (cuts.blocks.members(of: block).first!, cuts.blocks.members(of: block).last!)
    }
    let sides = zip(bridgeBlocks, ends).map { block, ends in
      min(pieces.belowTop[block], pieces.componentSize[Int(ends.0)] - pieces.belowTop[block])
    }
    return zip(graph.edgeIndices(of: ends), sides).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// For each node the nearest articulation point that it depends on.
  private func dependencies(in blocks: BridgesAndArticulation.Blocks, _ pieces: Pieces) -> [NodeIndex?] {
    var dependsOn = [NodeIndex?](repeating: nil, count: pieces.cutOff.count)
    // Downwards: a block depends on its top, unless it lies on the side of the rest; then on what its top depends on.
    for block in (0..<blocks.count).reversed() {
      let members = blocks.members(of: block)
      let top = members.last!
      let support = pieces.isTheRest(pieces.belowTop[block], for: Int(top)) ? dependsOn[Int(top)] : top
      for node in members.dropLast() { dependsOn[Int(node)] = support }
    }
    // Upwards: where the rest lies below one of a block's nodes, the others depend on that one. There is at most one
    // such node in a block, for what is below it outweighs the whole block; and none of the others depends on a top
    // yet.
    for block in 0..<blocks.count {
      let members = blocks.members(of: block)
      let gate = members.dropLast().first { node in
        let above = pieces.above(Int(node))
        return pieces.largest[Int(node)] > 0 && !pieces.isTheRest(above, for: Int(node))
      }
      guard let gate else { continue }
      for node in members where node != gate { dependsOn[Int(node)] = gate }
    }
    return dependsOn
  }
}

/// The sizes of the pieces into which a component falls when one of its nodes goes.
private struct Pieces {
  /// For each block how many nodes the loss of its top separates from the nodes above: the block and what hangs below
  /// it.
  private(set) var belowTop: [Int]
  /// For each node the size of its component.
  private(set) var componentSize: [Int]
  /// For each node the size of the largest piece that its loss leaves; 0 where nothing hangs below it.
  private(set) var largest: [Int]
  /// For each node how many pieces are of that size.
  private var largestCount: [Int]
  /// For each node how many nodes hang below it.
  private var below: [Int]
  /// For each node how many nodes its loss cuts off.
  private(set) var cutOff: [Int]

  init(of blocks: BridgesAndArticulation.Blocks, nodeCount: Int) {
    belowTop = [Int](repeating: 0, count: blocks.count)
    below = [Int](repeating: 0, count: nodeCount)
    largest = [Int](repeating: 0, count: nodeCount)
    largestCount = [Int](repeating: 0, count: nodeCount)
    cutOff = [Int](repeating: 0, count: nodeCount)
    componentSize = [Int](repeating: 0, count: nodeCount)
    addUp(blocks)
    spreadComponentSizes(blocks)
    closeUpwards()
  }

  /// The size of the piece above `node`, which holds the root of the search.
  func above(_ node: Int) -> Int { componentSize[node] - 1 - below[node] }

  /// Whether a piece of this size is larger than all others that the loss of `node` leaves.
  func isTheRest(_ size: Int, for node: Int) -> Bool { size == largest[node] && largestCount[node] == 1 }

  private mutating func addUp(_ blocks: BridgesAndArticulation.Blocks) {
    for block in 0..<blocks.count {
      let members = blocks.members(of: block)
      let top = Int(members.last!)
      let size = members.dropLast().reduce(0) { $0 + 1 + below[Int($1)] }
      belowTop[block] = size
      below[top] += size
      addPiece(of: size, at: top)
    }
  }

  private mutating func spreadComponentSizes(_ blocks: BridgesAndArticulation.Blocks) {
    for block in (0..<blocks.count).reversed() {
      let members = blocks.members(of: block)
      let top = Int(members.last!)
      // Only the root of a component is still without a size when its blocks come up.
      if componentSize[top] == 0 { componentSize[top] = below[top] + 1 }
      for node in members.dropLast() { componentSize[Int(node)] = componentSize[top] }
    }
  }

  private mutating func closeUpwards() {
    for node in largest.indices where below[node] > 0 {
      if above(node) > 0 { addPiece(of: above(node), at: node) }
      cutOff[node] = componentSize[node] - 1 - largest[node]
    }
  }

  private mutating func addPiece(of size: Int, at node: Int) {
    if size > largest[node] {
      (largest[node], largestCount[node]) = (size, 1)
    } else if size == largest[node] {
      largestCount[node] += 1
    }
  }
}
