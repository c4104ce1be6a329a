import GraphCore

/// A queue by distance, for edges of any lengths: a 4-ary heap.
///
/// Written unchecked, for it is the inner loop of ``ExactDijkstra``; safe because indices stay below `count`, which
/// never passes the size of the block.
struct DistanceHeap {
  private struct Entry: BitwiseCopyable {
    var distance: Double
    var node: NodeIndex
  }

  private var entries = SharedBuffer<Entry>(uninitializedCount: 1_024)
  private var count = 0

  /// - Complexity: O(log count).
  @inline(__always)
  mutating func push(_ distance: Double, _ node: NodeIndex) {
    if count == entries.count { entries = entries.grown(to: 2 * entries.count) }
    let heap = entries.base
    var place = count
    count &+= 1
    while place > 0 {
      let above = (place &- 1) / 4
      if heap[above].distance <= distance { break }
      heap[place] = heap[above]
      place = above
    }
    heap[place] = Entry(distance: distance, node: node)
  }

  /// Among equals any, but always the same.
  ///
  /// - Complexity: O(log count).
  @inline(__always)
  mutating func pop() -> Int? {
    if count == 0 { return nil }
    let heap = entries.base
    let nearest = heap[0]
    count &-= 1
    let last = heap[count]
    var place = 0
    while true {
      let first = place &* 4 &+ 1
      if first >= count { break }
      var smallest = first
      let end = min(first &+ 4, count)
      var child = first &+ 1
      while child < end {
        if heap[child].distance < heap[smallest].distance { smallest = child }
        child &+= 1
      }
      if last.distance <= heap[smallest].distance { break }
      heap[place] = heap[smallest]
      place = smallest
    }
    heap[place] = last
    return Int(nearest.node)
  }
}
