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

  /// How many sources other than itself reach a node.
  let reach: SharedBuffer<Int>

  /// The sum of their distances.
  let sum: SharedBuffer<Int>

  /// The sum of 1 / distance.
  let reciprocalSum: SharedBuffer<Double>

  /// The longest of their distances, 0 when there is none.
  let longest: SharedBuffer<NodeIndex>

  /// Searches from all nodes along the arcs of `order.graph`.
  ///
  /// - Complexity: O(nodes / 512 · levels · arcs) word operations at worst; 4 · threads · 200 bytes a node at peak.
  init(_ order: DegreeOrder, control: RunControl) throws {
    let nodeCount = order.graph.nodeCount
    let (reach, sum) = (SharedBuffer(repeating: 0, count: nodeCount), SharedBuffer(repeating: 0, count: nodeCount))
    let reciprocalSum = SharedBuffer(repeating: 0.0, count: nodeCount)
    let longest = SharedBuffer<NodeIndex>(repeating: 0, count: nodeCount)
    try order.graph.withAdjacency { out in
      try order.transposed.withAdjacency { into in
        try Parallel.ordered(
          Parallel.chunks(of: nodeCount, size: Self.batchSize), control: control, phase: "distances",
          makeScratch: { BitParallelSearch(nodeCount: nodeCount) },
          compute: { batch, search in
            let sources = Parallel.range(ofChunk: batch, size: Self.batchSize, in: nodeCount)
            try search.run(from: sources, out: out, into: into, control: control)
          },
          commit: { _, search in
            for node in 0..<nodeCount {
              reach[node] += search.reach[node]
              sum[node] += search.sum[node]
              reciprocalSum[node] += search.reciprocalSum[node]
              longest[node] = max(longest[node], search.longest[node])
            }
          })
      }
    }
    (self.reach, self.sum, self.reciprocalSum, self.longest) = (reach, sum, reciprocalSum, longest)
  }
}

/// One batch of the search with its scratch memory.
private final class BitParallelSearch: Sendable {
  typealias Lanes = DistanceSums.Lanes

  let reach: SharedBuffer<Int>
  let sum: SharedBuffer<Int>
  let reciprocalSum: SharedBuffer<Double>
  let longest: SharedBuffer<NodeIndex>

  private let nodeCount: Int
  private let seen: SharedBuffer<Lanes>
  private let words: (SharedBuffer<Lanes>, SharedBuffer<Lanes>)
  private let lists: (SharedBuffer<NodeIndex>, SharedBuffer<NodeIndex>)
  private let unfinished: SharedBuffer<NodeIndex>

  init(nodeCount: Int) {
    self.nodeCount = nodeCount
    reach = SharedBuffer(repeating: 0, count: nodeCount)
    sum = SharedBuffer(repeating: 0, count: nodeCount)
    reciprocalSum = SharedBuffer(repeating: 0, count: nodeCount)
    longest = SharedBuffer(repeating: 0, count: nodeCount)
    seen = SharedBuffer(repeating: .zero, count: nodeCount)
    words = (SharedBuffer(repeating: .zero, count: nodeCount), SharedBuffer(repeating: .zero, count: nodeCount))
    lists = (SharedBuffer(repeating: 0, count: nodeCount), SharedBuffer(repeating: 0, count: nodeCount))
    unfinished = SharedBuffer(repeating: 0, count: nodeCount)
  }

  func run(from sources: Range<Int>, out: Adjacency, into: Adjacency, control: RunControl) throws {
    clear()
    mark(sources)
    let full = lanes(below: sources.count)
    var current = Frontier(words: words.0.base, list: lists.0.base, count: sources.count, arcs: 0)
    var next = Frontier(words: words.1.base, list: lists.1.base, count: 0, arcs: 0)
    current.arcs = sources.reduce(0) { $0 + out.degree(of: $1) }
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
        pull(current, to: &next, open: &open, full: full, out: out, into: into, level: level)
      }
      for index in 0..<current.count { current.words[Int(current.list[index])] = .zero }
      swap(&current, &next)
    }
  }

  // MARK: Phases

  private func clear() {
    reach.fill(0)
    sum.fill(0)
    reciprocalSum.fill(0)
    longest.fill(0)
    seen.fill(.zero)
    words.0.fill(.zero)
    words.1.fill(.zero)
  }

  /// Every source has seen itself and is its own frontier.
  private func mark(_ sources: Range<Int>) {
    for (lane, source) in sources.enumerated() {
      let bit = UInt64(1) << UInt64(lane & 63)
      seen[source][lane >> 6] |= bit
      words.0[source][lane >> 6] |= bit
      lists.0[lane] = NodeIndex(source)
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
    let seen = seen.base
    for index in 0..<touched {
      let node = Int(nextList[index])
      let new = arrived[node] & ~seen[node]
      arrived[node] = new
      guard !isEmpty(new) else { continue }
      seen[node] |= new
      nextList[next.count] = NodeIndex(node)
      next.count &+= 1
      next.arcs &+= out.degree(of: node)
      record(new, at: node, level: level)
    }
  }

  /// Lets every open node gather the words of its neighbours until all sources have seen it.
  private func pull(
    _ current: Frontier, to next: inout Frontier, open: inout Unfinished, full: Lanes, out: Adjacency, into: Adjacency,
    level: Int
  ) {
    let (offsets, targets) = (into.offsets, into.targets)
    let (words, arrived, nextList, seen, openList) = (current.words, next.words, next.list, seen.base, open.list)
    var (stillOpen, openArcs, found, foundArcs) = (0, 0, 0, 0)
    for index in 0..<open.count {
      let node = Int(openList[index])
      let before = seen[node]
      if isEmpty(full & ~before) { continue }
      var gathered = before
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      // Four neighbours at a time, so that their words are waited for together; with a look after the first, which is
      // the best connected and often enough.
      while arc &+ 4 <= end {
        gathered |= words[Int(targets[arc])]
        if isEmpty(full & ~gathered) { break }
        gathered |= words[Int(targets[arc &+ 1])] | words[Int(targets[arc &+ 2])] | words[Int(targets[arc &+ 3])]
        if isEmpty(full & ~gathered) { break }
        arc &+= 4
      }
      let isFull = isEmpty(full & ~gathered)
      while arc < end && !isFull {
        gathered |= words[Int(targets[arc])]
        arc &+= 1
      }
      let new = gathered & ~before
      if !isEmpty(new) {
        arrived[node] = new
        seen[node] = gathered
        nextList[found] = NodeIndex(node)
        found &+= 1
        foundArcs &+= out.degree(of: node)
        record(new, at: node, level: level)
      }
      if !isEmpty(full & ~gathered) {
        openList[stillOpen] = NodeIndex(node)
        stillOpen &+= 1
        openArcs &+= into.degree(of: node)
      }
    }
    (open.count, open.arcs) = (stillOpen, openArcs)
    (next.count, next.arcs) = (found, foundArcs)
  }

  /// Counts the sources that are `level` steps from `node`.
  private func record(_ new: Lanes, at node: Int, level: Int) {
    let count = bitCount(new)
    reach.base[node] &+= count
    sum.base[node] &+= count &* level
    reciprocalSum.base[node] += Double(count) / Double(level)
    longest.base[node] = NodeIndex(level)
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
