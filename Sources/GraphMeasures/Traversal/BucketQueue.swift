import GraphCore
import Numbers

/// A queue of buckets (Dial, CACM 12, 1969).
///
/// Where buckets can be as narrow as the shortest edge (Dinitz 1978), no path to a node in the nearest bucket can lead over
/// another node in it, for the edge between them would be longer than the bucket is wide: its nodes may come in any order,
/// and neither pushing nor popping compares distances. Where lengths differ too much for that, the nearest bucket is
/// kept as a ``DistanceHeap``, which then holds a few nodes instead of all that wait. All distances that wait lie
/// within the longest edge of the nearest, so that as many buckets are enough, used in turn.
struct BucketQueue {
  private struct Entry: BitwiseCopyable {
    var distance: Double
    var node: NodeIndex
    /// The place of the next entry in the same bucket, -1 after the last.
    var next: Int32
  }

  /// The most buckets that are worth walking over.
  private static let mostBuckets = 1 << 13

  /// 1 / width of a bucket.
  private let scale: Double
  /// One less than the number of buckets, which is a power of two.
  private let mask: Int
  /// Whether nodes of one bucket can be on a path to one another.
  private let isWide: Bool
  private let first: SharedBuffer<Int32>
  private var entries = SharedBuffer<Entry>(uninitializedCount: 1_024)
  private var entryCount = 0
  private var waiting = 0
  private var nearest = 0
  /// What waits in the nearest bucket, when buckets are wide.
  private var near = DistanceHeap()

  /// A queue for searches along these arcs.
  init(_ arcs: LengthArcs) {
    self.init(shortestEdge: arcs.range?.lowerBound ?? 1, longestEdge: arcs.range?.upperBound ?? 1)
  }

  /// A queue for edges of these lengths.
  init(shortestEdge: Double, longestEdge: Double) {
    // A little narrower than the shortest edge, so that rounding cannot put both of its ends into one bucket.
    let narrow = shortestEdge * (1 - 0x1p-20)
    let width = max(narrow, longestEdge / Double(Self.mostBuckets - 4))
    isWide = width > narrow
    scale = 1 / width
    var count = 4
    while count < Int(saturating: longestEdge * scale) + 4 { count *= 2 }
    mask = count - 1
    first = SharedBuffer(repeating: -1, count: count)
  }

  @inline(__always)
  mutating func push(_ distance: Double, _ node: NodeIndex) {
    let bucket = Int(saturating: distance * scale) & mask
    if isWide && bucket == nearest {
      near.push(distance, node)
      return
    }
    if entryCount == entries.count { entries = entries.grown(to: 2 * entries.count) }
    entries.base[entryCount] = Entry(distance: distance, node: node, next: first.base[bucket])
    first.base[bucket] = Int32(truncatingIfNeeded: entryCount)
    entryCount &+= 1
    waiting &+= 1
  }

  @inline(__always)
  mutating func pop() -> Int? {
    if isWide {
      if let node = near.pop() { return node }
      if waiting > 0 {
        gatherNearest()
        return near.pop()
      }
    }
    if waiting == 0 {
      entryCount = 0
      nearest = 0
      return nil
    }
    while first.base[nearest] < 0 { nearest = (nearest &+ 1) & mask }
    let entry = entries.base[Int(first.base[nearest])]
    first.base[nearest] = entry.next
    waiting &-= 1
    return Int(entry.node)
  }

  /// Moves the nearest bucket that holds anything to the heap.
  private mutating func gatherNearest() {
    while first.base[nearest] < 0 { nearest = (nearest &+ 1) & mask }
    var place = first.base[nearest]
    first.base[nearest] = -1
    while place >= 0 {
      let entry = entries.base[Int(place)]
      near.push(entry.distance, entry.node)
      place = entry.next
      waiting &-= 1
    }
  }
}
