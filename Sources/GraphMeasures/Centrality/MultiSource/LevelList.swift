import GraphCore

/// The members of levels, one level after the other: node, lanes, and the vector that is 0 in all other lanes. Member 0
/// belongs to no level; its vector is zero.
///
/// Safe to write unchecked because a node enters at most once in each of eight lanes, for which there is room, and for one
/// member more that does not stay.
struct LevelList {
  let nodes: UnsafeMutablePointer<NodeIndex>
  let lanes: UnsafeMutablePointer<UInt8>
  let values: UnsafeMutablePointer<MultiSourceBrandes.Lanes>
  private let buffers: (SharedBuffer<NodeIndex>, SharedBuffer<UInt8>, SharedBuffer<MultiSourceBrandes.Lanes>)
  private var end = 1
  /// Where each level begins, and where the last one ends.
  private var begins = [1]

  init(nodeCount: Int) {
    let capacity = nodeCount * MultiSourceBrandes.laneCount + 2
    buffers = (
      SharedBuffer(uninitializedCount: capacity), SharedBuffer(uninitializedCount: capacity),
      SharedBuffer(uninitializedCount: capacity)
    )
    (nodes, lanes, values) = (buffers.0.base, buffers.1.base, buffers.2.base)
    (nodes[0], lanes[0], values[0]) = (0, 0, .zero)
  }

  /// How many levels have been closed.
  var count: Int { begins.count - 1 }

  var last: Range<Int> { self[count - 1] }

  subscript(level: Int) -> Range<Int> { begins[level]..<begins[level + 1] }

  /// Adds a member to the level that is being filled. One without lanes is overwritten by the next, which takes less time than
  /// asking first.
  @inline(__always)
  mutating func append(_ node: NodeIndex, _ lanes: UInt8, _ value: MultiSourceBrandes.Lanes) {
    nodes[end] = node
    self.lanes[end] = lanes
    values[end] = value
    end &+= lanes == 0 ? 0 : 1
  }

  /// Ends a level; `false`, without ending it, when it has no members.
  @discardableResult
  mutating func closeLevel() -> Bool {
    if end == begins[begins.count - 1] { return false }
    begins.append(end)
    return true
  }

  mutating func clear() {
    end = 1
    begins.removeAll(keepingCapacity: true)
    begins.append(1)
  }
}
