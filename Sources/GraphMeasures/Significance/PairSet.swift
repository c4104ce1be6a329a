import GraphCore

/// A set of ordered pairs of nodes that answers in constant time whether a pair is in it.
protocol PairSet: AnyObject {
  func contains(_ a: NodeIndex, _ b: NodeIndex) -> Bool

  /// - Precondition: the pair is not in the set.
  func insert(_ a: NodeIndex, _ b: NodeIndex)

  /// - Precondition: the pair is in the set.
  func remove(_ a: NodeIndex, _ b: NodeIndex)
}

/// One bit for every pair: for graphs so small that all bits stay in the cache.
final class BitmapPairSet: PairSet {
  /// Up to so many nodes the bits take no more than 2 MiB.
  static let nodeLimit = 4_096

  private let nodeCount: Int
  private let words: SharedBuffer<UInt64>

  init(nodeCount: Int) {
    self.nodeCount = nodeCount
    words = SharedBuffer(repeating: 0, count: (nodeCount * nodeCount + 63) / 64)
  }

  @inline(__always)
  private func place(_ a: NodeIndex, _ b: NodeIndex) -> (word: Int, bit: UInt64) {
    let index = Int(a) &* nodeCount &+ Int(b)
    return (index &>> 6, 1 &<< UInt64(truncatingIfNeeded: index & 63))
  }

  @inline(__always)
  func contains(_ a: NodeIndex, _ b: NodeIndex) -> Bool {
    let (word, bit) = place(a, b)
    return words.base[word] & bit != 0
  }

  @inline(__always)
  func insert(_ a: NodeIndex, _ b: NodeIndex) {
    let (word, bit) = place(a, b)
    words.base[word] |= bit
  }

  @inline(__always)
  func remove(_ a: NodeIndex, _ b: NodeIndex) {
    let (word, bit) = place(a, b)
    words.base[word] &= ~bit
  }
}

/// A hash table with linear probing, at most half full.
final class HashedPairSet: PairSet {
  private static let empty = UInt64.max

  private let slots: SharedBuffer<UInt64>
  private let mask: Int
  private let shift: UInt64

  /// - Parameter capacity: the most pairs that are in the set at any time.
  init(capacity: Int) {
    var bits: UInt64 = 4
    while 1 << Int(bits) < 2 * capacity + 2 { bits += 1 }
    slots = SharedBuffer(repeating: Self.empty, count: 1 << Int(bits))
    mask = (1 << Int(bits)) - 1
    shift = 64 - bits
  }

  /// Never `empty`, for the two nodes of a pair are not the same.
  @inline(__always)
  private func key(_ a: NodeIndex, _ b: NodeIndex) -> UInt64 { UInt64(a) &<< 32 | UInt64(b) }

  /// Where a key belongs (Fibonacci hashing; Knuth, The Art of Computer Programming 3, sec. 6.4).
  @inline(__always)
  private func home(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key ^ (key &>> 32)) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  /// The slot that holds the key, or the empty one where it would go.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = home(of: key)
    while slots.base[slot] != key && slots.base[slot] != Self.empty { slot = (slot &+ 1) & mask }
    return slot
  }

  @inline(__always)
  func contains(_ a: NodeIndex, _ b: NodeIndex) -> Bool { slots.base[slot(of: key(a, b))] != Self.empty }

  @inline(__always)
  func insert(_ a: NodeIndex, _ b: NodeIndex) { slots.base[slot(of: key(a, b))] = key(a, b) }

  /// Empties the slot and moves later keys of the run back, so that none is cut off from its home (Knuth, algorithm R).
  @inline(__always)
  func remove(_ a: NodeIndex, _ b: NodeIndex) {
    var hole = slot(of: key(a, b))
    var next = hole
    while true {
      next = (next &+ 1) & mask
      let key = slots.base[next]
      if key == Self.empty { break }
      // The key may move when its home is not between the hole and where it is now.
      if (next &- home(of: key)) & mask >= (next &- hole) & mask {
        slots.base[hole] = key
        hole = next
      }
    }
    slots.base[hole] = Self.empty
  }
}
