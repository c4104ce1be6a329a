import GraphCore

/// Nodes that wait to be settled, the nearest first. A node may wait several times, for a distance that was improved since.
protocol DistanceQueue {
  mutating func push(_ distance: Double, _ node: NodeIndex)

  /// Takes a node of which no other that waits can shorten the way; `nil` when none waits.
  mutating func pop() -> Int?
}

/// A queue of buckets (Dial, CACM 12, 1969; with buckets as wide as the shortest edge, Dinitz 1978).
///
/// No path to a node in the nearest bucket can lead over another node in it, for the edge between them would be longer than
/// the bucket is wide. So its nodes may come in any order, and neither pushing nor popping compares distances. All
/// distances that wait lie within the longest edge of the nearest, so that as many buckets are enough, used in turn.
struct BucketQueue: DistanceQueue {
  private struct Entry: BitwiseCopyable {
    var node: NodeIndex
    /// The place of the next entry in the same bucket, -1 after the last.
    var next: Int32
  }

  /// The most buckets that are worth walking over; a wider range of lengths takes a ``DistanceHeap``.
  private static let mostBuckets = 1 << 14

  /// 1 / width of a bucket.
  private let scale: Double
  /// One less than the number of buckets, which is a power of two.
  private let mask: Int
  private let first: SharedBuffer<Int32>
  private var entries = SharedBuffer<Entry>(uninitializedCount: 1_024)
  private var entryCount = 0
  private var waiting = 0
  private var nearest = 0

  /// A queue for edges of these lengths; `nil` when the longest is too many times the shortest.
  init?(shortestEdge: Double, longestEdge: Double) {
    // A little narrower than the shortest edge, so that rounding cannot put both of its ends into one bucket.
    let width = shortestEdge * (1 - 0x1p-20)
    guard longestEdge / width < Double(Self.mostBuckets - 4) else { return nil }
    scale = 1 / width
    var count = 4
    while count < Int(longestEdge * scale) + 4 { count *= 2 }
    mask = count - 1
    first = SharedBuffer(repeating: -1, count: count)
  }

  @inline(__always)
  mutating func push(_ distance: Double, _ node: NodeIndex) {
    if entryCount == entries.count { entries = entries.grown(to: 2 * entries.count) }
    let bucket = Int(distance * scale) & mask
    entries.base[entryCount] = Entry(node: node, next: first.base[bucket])
    first.base[bucket] = Int32(truncatingIfNeeded: entryCount)
    entryCount &+= 1
    waiting &+= 1
  }

  @inline(__always)
  mutating func pop() -> Int? {
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
}
