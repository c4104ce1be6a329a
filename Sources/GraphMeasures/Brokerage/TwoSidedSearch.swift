import GraphCore

/// A breadth-first search from both ends of an edge that does not use it; one worker's scratch.
final class TwoSidedSearch {
  private let rows: Adjacency
  /// Which search saw a node last, and from which side: twice the number of the search, plus the side.
  private let seen: SharedBuffer<UInt32>
  private let queues: InlineArray<2, SharedBuffer<NodeIndex>>
  private var searches: UInt32 = 0

  init(_ rows: Adjacency) {
    self.rows = rows
    seen = SharedBuffer(repeating: 0, count: rows.nodeCount)
    queues = [
      SharedBuffer(repeating: 0, count: rows.nodeCount), SharedBuffer(repeating: 0, count: rows.nodeCount),
    ]
  }

  /// One side's last level: a part of its queue, and how many arcs leave it.
  private struct Frontier {
    var range: Range<Int>
    var arcs: Int
    var depth = 0
  }

  /// The distance of two neighbours without the edge between them, which is no bridge.
  ///
  /// The side with fewer arcs goes a level further. Sides meet for the first time where their distances add up to the
  /// span: a node that the other side had seen before its last level would have met this side's nodes by then.
  ///
  /// - Complexity: O(arcs of what either end reaches in half the distance).
  func span(from source: NodeIndex, to target: NodeIndex) -> Int {
    beginSearch()
    let ends: InlineArray<2, NodeIndex> = [source, target]
    var frontiers: InlineArray<2, Frontier> = [start(source, side: 0), start(target, side: 1)]
    while true {
      let side = frontiers[0].arcs <= frontiers[1].arcs ? 0 : 1
      let frontier = frontiers[side]
      precondition(!frontier.range.isEmpty, "the ends of a bridge do not meet")
      let barred = frontier.depth == 0 ? ends[1 - side] : NodeIndex.max
      guard let next = advance(frontier, side: side, barred: barred) else {
        return frontiers[0].depth + frontiers[1].depth + 1
      }
      frontiers[side] = next
    }
  }

  private func beginSearch() {
    if searches == UInt32.max / 2 {
      seen.fill(0)
      searches = 0
    }
    searches += 1
  }

  private func start(_ node: NodeIndex, side: Int) -> Frontier {
    seen[Int(node)] = 2 * searches + UInt32(side)
    queues[side][0] = node
    return Frontier(range: 0..<1, arcs: rows.degree(of: Int(node)))
  }

  /// Goes one level further; `nil` when it meets the other side.
  private func advance(_ frontier: Frontier, side: Int, barred: NodeIndex) -> Frontier? {
    let (seen, queue) = (seen.base, queues[side].base)
    let (own, other) = (2 * searches + UInt32(side), 2 * searches + UInt32(1 - side))
    var tail = frontier.range.upperBound
    var arcs = 0
    for index in frontier.range {
      let node = Int(queue[index])
      for arc in rows.offsets[node]..<rows.offsets[node + 1] {
        let target = rows.targets[arc]
        if target == barred || seen[Int(target)] == own { continue }
        if seen[Int(target)] == other { return nil }
        seen[Int(target)] = own
        queue[tail] = target
        tail &+= 1
        arcs &+= rows.degree(of: Int(target))
      }
    }
    return Frontier(range: frontier.range.upperBound..<tail, arcs: arcs, depth: frontier.depth + 1)
  }
}
