import GraphCore

/// The depth-first search of ``BridgesAndArticulation``, which keeps its path in arrays.
///
/// What holds whenever it looks for the next node: `path` leads from the root to where the search is, and `open` has
/// the nodes that were seen, root aside, and are in no block yet; those below a node stand behind it.
struct BlockSearch: ~Copyable {
  private let rows: Adjacency
  /// When a node was first seen, counted from 1; 0 before.
  private let visit: SharedBuffer<UInt32>
  /// The earliest visit that the search has found an arc to, from a node or from below it.
  private let low: SharedBuffer<UInt32>
  /// Where to go on in the row of a node.
  private let cursor: SharedBuffer<Int>
  private let path: SharedBuffer<NodeIndex>
  private var depth = 0
  private let open: SharedBuffer<NodeIndex>
  private var openCount = 0
  private var visits: UInt32 = 0
  private(set) var blockOffsets = [0]
  private(set) var blockNodes: [NodeIndex] = []

  init(_ rows: Adjacency) {
    self.rows = rows
    visit = SharedBuffer(repeating: 0, count: rows.nodeCount)
    low = SharedBuffer(repeating: 0, count: rows.nodeCount)
    cursor = SharedBuffer(repeating: 0, count: rows.nodeCount)
    path = SharedBuffer(repeating: 0, count: rows.nodeCount)
    open = SharedBuffer(repeating: 0, count: rows.nodeCount)
    blockNodes.reserveCapacity(rows.nodeCount)
  }

  /// Finds the blocks of all components.
  mutating func run() {
    for root in 0..<rows.nodeCount where visit.base[root] == 0 && rows.degree(of: root) > 0 {
      searchComponent(of: root)
    }
  }

  private mutating func searchComponent(of root: Int) {
    (depth, openCount) = (0, 0)
    enter(root)
    while true {
      let node = Int(path.base[depth])
      let parent = depth > 0 ? Int(path.base[depth - 1]) : node
      let next = nextUnseen(from: node, parent: parent)
      if next >= 0 {
        depth += 1
        enter(next)
        open.base[openCount] = NodeIndex(truncatingIfNeeded: next)
        openCount += 1
      } else if depth > 0 {
        depth -= 1
        leave(node, parent: parent)
      } else {
        return
      }
    }
  }

  /// Sees a node for the first time, at the end of the path.
  @inline(__always)
  private mutating func enter(_ node: Int) {
    visits += 1
    visit.base[node] = visits
    low.base[node] = visits
    cursor.base[node] = rows.offsets[node]
    path.base[depth] = NodeIndex(truncatingIfNeeded: node)
  }

  /// Goes on in the row of a node up to a neighbour that was not seen before; -1 when there is none.
  @inline(__always)
  private func nextUnseen(from node: Int, parent: Int) -> Int {
    let (targets, visit) = (rows.targets, visit.base)
    var arc = cursor.base[node]
    let end = rows.offsets[node &+ 1]
    var (lowest, unseen) = (low.base[node], -1)
    while arc < end {
      let target = Int(targets[arc])
      arc &+= 1
      let seen = visit[target]
      if seen == 0 {
        unseen = target
        break
      }
      // The graph is simple: the one arc to the parent is the edge that the search came by.
      if seen < lowest && target != parent { lowest = seen }
    }
    cursor.base[node] = arc
    low.base[node] = lowest
    return unseen
  }

  /// Goes back to the parent of a node below which all has been seen.
  @inline(__always)
  private mutating func leave(_ node: Int, parent: Int) {
    let lowest = low.base[node]
    if lowest < visit.base[parent] {
      low.base[parent] = min(low.base[parent], lowest)
    } else {
      closeBlock(from: node, top: parent)
    }
  }

  /// Nothing below `node` reaches above `top`: what is open since `node` is a block, with `top` last.
  private mutating func closeBlock(from node: Int, top: Int) {
    repeat {
      openCount -= 1
      blockNodes.append(open.base[openCount])
    } while Int(open.base[openCount]) != node
    blockNodes.append(NodeIndex(truncatingIfNeeded: top))
    blockOffsets.append(blockNodes.count)
  }
}
