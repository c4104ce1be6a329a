import CMultiSourceKernels
import GraphCore

/// For every node, how many sources reach it, and the sum, the sum of reciprocals and the maximum of their distances.
///
/// Method: breadth-first search from 512 sources at once, one bit a source (multi-source BFS, Then et al., "The More the
/// Merrier", PVLDB 8(4), 2014). A node holds a word of 512 bits of the sources that have `seen` it and one of those whose
/// frontier it is on. A level either *pushes* the words of the frontier to its neighbours or, when fewer arcs are to be
/// walked that way, lets every node that some source has not seen yet *pull* from its neighbours until its word is
/// full (direction-optimising BFS, Beamer et al., SC 2012). The number of bits that are new to a node at level d is
/// how many sources are at distance d from it, so no distance is ever stored.
///
/// Encoding: nodes are in ``DegreeOrder``, where pulling meets the well connected first and stops early.
struct DistanceSums {
  /// One bit for each of the sources of a batch.
  typealias Lanes = SIMD8<UInt64>

  static let batchSize = 512

  /// What is known of one node.
  struct Node: BitwiseCopyable {
    /// How many sources other than itself reach it.
    var reach = 0

    /// The sum of their distances.
    var sum = 0

    /// The sum of 1 / distance.
    var reciprocalSum = 0.0

    /// The longest of their distances, 0 when there is none.
    var longest = 0

    /// Adds `count` sources at `distance`, which is no less than all before.
    @inline(__always)
    mutating func add(_ count: Int, at distance: Int) {
      reach &+= count
      sum &+= count &* distance
      reciprocalSum += Double(count) / Double(distance)
      longest = distance
    }

    /// Adds what another search has found.
    mutating func add(_ other: Node) {
      reach += other.reach
      sum += other.sum
      reciprocalSum += other.reciprocalSum
      longest = max(longest, other.longest)
    }
  }

  /// In the order of the nodes of the ``DegreeOrder``.
  let nodes: SharedBuffer<Node>

  /// Searches from all nodes along the arcs of `order.graph`.
  ///
  /// - Complexity: O(nodes / 512 · levels · arcs) word operations at worst; 2 · threads · 300 bytes a node at peak.
  init(_ order: DegreeOrder, control: RunControl) throws {
    try control.checkCancellation()
    let nodeCount = order.graph.nodeCount
    let nodes = SharedBuffer(repeating: Node(), count: nodeCount)
    let sources = order.sourcesByNeighbours
    try order.graph.withAdjacency { out in
      try order.transposed.withAdjacency { into in
        try Parallel.ordered(
          Parallel.chunks(of: nodeCount, size: Self.batchSize), control: control, phase: "distances",
          makeScratch: { BitParallelSearch(nodeCount: nodeCount) },
          compute: { batch, search in
            let range = Parallel.range(ofChunk: batch, size: Self.batchSize, in: nodeCount)
            try search.run(from: sources[range], out: out, into: into, control: control)
          },
          commit: { _, search in
            for node in 0..<nodeCount { nodes.base[node].add(search.nodes.base[node]) }
          })
      }
    }
    self.nodes = nodes
  }
}

/// One batch of the search with its scratch memory.
private final class BitParallelSearch: Sendable {
  typealias Lanes = DistanceSums.Lanes

  /// What the sources of the batch are to each node.
  let nodes: SharedBuffer<DistanceSums.Node>

  /// How many nodes pull before what they gathered is looked at: guesses whether it is new and full, often wrong, then throw
  /// away no load that is under way.
  private static let blockSize = 64

  private let nodeCount: Int
  private let seen: SharedBuffer<Lanes>
  /// The words of two frontiers, zero between batches.
  private let words: (SharedBuffer<Lanes>, SharedBuffer<Lanes>)
  private let lists: (SharedBuffer<NodeIndex>, SharedBuffer<NodeIndex>)
  private let unfinished: SharedBuffer<NodeIndex>
  /// The word of all sources of the batch.
  private let full = SharedBuffer<Lanes>(repeating: .zero, count: 1)
  /// What a block of nodes gathers in a pull.
  private let unions = SharedBuffer<Lanes>(repeating: .zero, count: blockSize)

  init(nodeCount: Int) {
    self.nodeCount = nodeCount
    nodes = SharedBuffer(repeating: DistanceSums.Node(), count: nodeCount)
    seen = SharedBuffer(repeating: .zero, count: nodeCount)
    words = (SharedBuffer(repeating: .zero, count: nodeCount), SharedBuffer(repeating: .zero, count: nodeCount))
    lists = (SharedBuffer(repeating: 0, count: nodeCount), SharedBuffer(repeating: 0, count: nodeCount))
    unfinished = SharedBuffer(repeating: 0, count: nodeCount)
  }

  func run(from sources: ArraySlice<NodeIndex>, out: Adjacency, into: Adjacency, control: RunControl) throws {
    nodes.fill(DistanceSums.Node())
    seen.fill(.zero)
    mark(sources)
    full[0] = lanes(below: sources.count)
    var current = Frontier(words: words.0.base, list: lists.0.base, count: sources.count, arcs: 0)
    var next = Frontier(words: words.1.base, list: lists.1.base, count: 0, arcs: 0)
    current.arcs = sources.reduce(0) { $0 + out.degree(of: Int($1)) }
    // What pulling would walk: the rows of nodes that some source has not seen. Kept up to date by each pull.
    var open = Unfinished(list: unfinished.base, count: nodeCount, arcs: into.arcCount)
    for node in 0..<nodeCount { open.list[node] = NodeIndex(node) }

    // Invariant: `next.words` is zero everywhere when a level begins.
    var level = 0
    while current.count > 0 {
      try control.checkCancellation()
      level += 1
      if current.arcs < open.arcs / 4 {
        push(current, to: &next, out: out, level: level)
      } else {
        pull(current, to: &next, open: &open, out: out, into: into, level: level)
      }
      for index in 0..<current.count { current.words[Int(current.list[index])] = .zero }
      swap(&current, &next)
    }
  }

  // MARK: Phases

  /// Every source has seen itself and is its own frontier.
  private func mark(_ sources: ArraySlice<NodeIndex>) {
    for (lane, source) in sources.enumerated() {
      let bit = UInt64(1) << UInt64(lane & 63)
      seen[Int(source)][lane >> 6] |= bit
      words.0[Int(source)][lane >> 6] |= bit
      lists.0[lane] = source
    }
  }

  /// The word in which the first `count` bits are set.
  private func lanes(below count: Int) -> Lanes {
    var lanes = Lanes.zero
    for lane in 0..<count { lanes[lane >> 6] |= UInt64(1) << UInt64(lane & 63) }
    return lanes
  }

  /// Sends the words of the frontier along its arcs, then keeps what is new where they arrived.
  private func push(_ current: Frontier, to next: inout Frontier, out: Adjacency, level: Int) {
    let (offsets, targets) = (out.offsets, out.targets)
    let (words, arrived, nextList) = (current.words, next.words, next.list)
    var touched = 0
    for index in 0..<current.count {
      let node = Int(current.list[index])
      let word = words[node]
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end {
        let target = Int(targets[arc])
        let before = arrived[target]
        if isEmpty(before) {
          nextList[touched] = NodeIndex(target)
          touched &+= 1
        }
        arrived[target] = before | word
        arc &+= 1
      }
    }
    next.count = 0
    next.arcs = 0
    let (seen, nodes) = (seen.base, nodes.base)
    for index in 0..<touched {
      let node = Int(nextList[index])
      let new = arrived[node] & ~seen[node]
      arrived[node] = new
      guard !isEmpty(new) else { continue }
      seen[node] |= new
      nextList[next.count] = NodeIndex(node)
      next.count &+= 1
      next.arcs &+= out.degree(of: node)
      nodes[node].add(bitCount(new), at: level)
    }
  }

  /// Lets every open node gather the words of its neighbours until all sources have seen it.
  private func pull(
    _ current: Frontier, to next: inout Frontier, open: inout Unfinished, out: Adjacency, into: Adjacency, level: Int
  ) {
    let (offsets, targets) = (into.offsets, into.targets)
    let (words, arrived, nextList, seen, openList) = (current.words, next.words, next.list, seen.base, open.list)
    let (nodes, unions) = (nodes.base, unions.base)
    var (stillOpen, openArcs, found, foundArcs) = (0, 0, 0, 0)
    for first in stride(from: 0, to: open.count, by: Self.blockSize) {
      let count = min(Self.blockSize, open.count &- first)
      multi_source_unions(openList + first, count, offsets, targets, words, seen, full.base, unions)
      for row in 0..<count {
        let node = Int(openList[first &+ row])
        let gathered = unions[row]
        let new = gathered & ~seen[node]
        if !isEmpty(new) {
          arrived[node] = new
          seen[node] = gathered
          nextList[found] = NodeIndex(node)
          found &+= 1
          foundArcs &+= out.degree(of: node)
          nodes[node].add(bitCount(new), at: level)
        }
        if !isEmpty(full[0] & ~gathered) {
          openList[stillOpen] = NodeIndex(node)
          stillOpen &+= 1
          openArcs &+= into.degree(of: node)
        }
      }
    }
    (open.count, open.arcs) = (stillOpen, openArcs)
    (next.count, next.arcs) = (found, foundArcs)
  }
}

/// The nodes that a level starts from.
private struct Frontier {
  let words: UnsafeMutablePointer<DistanceSums.Lanes>
  let list: UnsafeMutablePointer<NodeIndex>
  var count: Int
  /// How many arcs leave them.
  var arcs: Int
}

/// The nodes that some source may still have to reach.
private struct Unfinished {
  let list: UnsafeMutablePointer<NodeIndex>
  var count: Int
  /// How many arcs lead to them.
  var arcs: Int
}

/// Whether no bit is set. Comparing vectors lane by lane takes several times as long: plain x86-64 has no comparison of
/// 64-bit lanes.
@inline(__always)
private func isEmpty(_ lanes: DistanceSums.Lanes) -> Bool {
  let four = lanes.lowHalf | lanes.highHalf
  let two = four.lowHalf | four.highHalf
  return two[0] | two[1] == 0
}

/// How many of the 512 bits are set. The bits of all words are counted side by side, for plain x86-64 has no instruction
/// for it.
@inline(__always)
private func bitCount(_ lanes: DistanceSums.Lanes) -> Int {
  typealias Lanes = DistanceSums.Lanes
  let pairs = Lanes(repeating: 0x5555_5555_5555_5555)
  let nibbles = Lanes(repeating: 0x3333_3333_3333_3333)
  let bytes = Lanes(repeating: 0x0F0F_0F0F_0F0F_0F0F)
  var counts = lanes &- ((lanes &>> 1) & pairs)
  counts = (counts & nibbles) &+ ((counts &>> 2) & nibbles)
  counts = (counts &+ (counts &>> 4)) & bytes
  // Eight bytes of at most 8 add up to at most 64 in each byte, and to at most 512 in all.
  let four = counts.lowHalf &+ counts.highHalf
  let two = four.lowHalf &+ four.highHalf
  let one = two[0] &+ two[1]
  let halves = (one & 0x00FF_00FF_00FF_00FF) &+ ((one >> 8) & 0x00FF_00FF_00FF_00FF)
  return Int(truncatingIfNeeded: (halves &* 0x0001_0001_0001_0001) >> 48)
}
