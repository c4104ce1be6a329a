import GraphCore
import Synchronization

/// The gains in efficiency of single edges: bounds of all, and exactly those that are asked for.
///
/// By an edge u–v, two nodes s and t come closer exactly when d(s, u) + 1 + d(v, t) < d(s, t), or the same with u and v
/// exchanged. Then s is at least two hops nearer to u than to v, and t at least two hops nearer to v than to u: the
/// *sides* of the edge. They were at most d(s, u) + d(u, v) + d(v, t) apart, so that the numbers of nodes at each distance
/// from its end tell how much the edge can gain at most. For the exact gain the pairs of its sides are gone through, with
/// the distances from 64 nodes of one side at a time in the lanes of vectors, searched once for all edges of a call.
///
/// Gains are sums of whole numbers of 2⁻⁶⁰, so that equal gains are recognised as equal and the order of adding them up
/// does not matter. Distances above 16,000 hops count as 16,000.
struct ShortcutEvaluation {
  private let graph: Graph
  private let pairs: [ShortcutPair]
  private let sides: [ShortcutSides]
  private let reciprocals: SharedBuffer<UInt64>
  /// The indices of the pairs by decreasing bound, then by index.
  private let order: [Int]
  /// For each pair no less than what its edge adds to 1 / distance, over unordered pairs of nodes, in units of 2⁻⁶⁰.
  private let bounds: [UInt128]

  /// - Parameter graph: undirected.
  /// - Complexity: O(ends / 64 · levels · arcs + pairs · (nodes + levels²)) time, O(nodes · pairs) space for the sides.
  init(_ graph: Graph, pairs: [ShortcutPair], control: RunControl) throws {
    self.graph = graph
    self.pairs = pairs
    let sides = try ShortcutSides.sides(of: pairs, in: graph, control: control)
    let reciprocals = Self.reciprocals(nodeCount: graph.nodeCount)
    let bounds = sides.map { $0.gainBound(reciprocals) }
    self.sides = sides
    self.bounds = bounds
    self.reciprocals = SharedBuffer(copying: reciprocals)
    order = pairs.indices.sorted { (bounds[$1], $0) < (bounds[$0], $1) }
  }

  /// The most that the pair at a place in the order of bounds could gain; `nil` where there is none.
  func bound(at place: Int) -> Double? { place < order.count ? efficiency(bounds[order[place]]) : nil }

  /// The results of the pairs at some places in the order of bounds.
  ///
  /// - Complexity: O(sources / 64 · (levels · arcs + Σ targets)) over the nodes that are on the source side of any of
  ///   these pairs.
  func shortcuts(at places: Range<Int>, control: RunControl) throws -> [ShortcutGain.Shortcut] {
    let chosen = order[places].sorted()
    let sides = chosen.map { self.sides[$0] }
    let gains = try self.gains(of: sides, control: control)
    return chosen.indices.map { index in
      let pair = pairs[chosen[index]]
      return ShortcutGain.Shortcut(
        nodes: Graph.Edge(source: pair.source, target: pair.target), distance: pair.distance,
        sharedNeighbors: pair.distance == 2 ? graph.sharedNeighbors(of: pair.source, pair.target) : [],
        efficiencyGain: efficiency(gains[index]),
        closerNodeCount: sides[index].sources.count + sides[index].targets.count,
        twoHopsCloserNodeCount: sides[index].twoHopsCloserCount)
    }
  }

  var pairCount: Int { pairs.count }

  private func efficiency(_ gain: UInt128) -> Double {
    2 * Double(gain) * 0x1p-60 / (Double(graph.nodeCount) * Double(graph.nodeCount - 1))
  }

  private func gains(of sides: [ShortcutSides], control: RunControl) throws -> [UInt128] {
    let sources = Self.sources(of: sides, nodeCount: graph.nodeCount)
    let tallies = Mutex<[GainTally]>([])
    try graph.withAdjacency { rows in
      try Parallel.forEach(
        Parallel.chunks(of: sources.count, size: MultiSourceDistances.laneCount), control: control,
        phase: "introductions",
        makeScratch: {
          let tally = GainTally(rows, sides: sides, reciprocals: reciprocals)
          tallies.withLock { $0.append(tally) }
          return tally
        },
        body: { batch, tally in
          tally.add(
            sources: sources[Parallel.range(ofChunk: batch, size: MultiSourceDistances.laneCount, in: sources.count)])
        })
    }
    let parts = tallies.withLock { $0 }
    return sides.indices.map { index in parts.reduce(0) { $0 + $1.gains[index] } }
  }

  /// All nodes that paths have to be searched from, in the order in which pairs first need them: those of one pair are
  /// then in few batches, and the pair is passed over in all others.
  private static func sources(of sides: [ShortcutSides], nodeCount: Int) -> [NodeIndex] {
    var isTaken = [Bool](repeating: false, count: nodeCount)
    var sources: [NodeIndex] = []
    for side in sides {
      for node in side.sources where !isTaken[Int(node)] {
        isTaken[Int(node)] = true
        sources.append(node)
      }
    }
    return sources
  }

  /// For each distance that there can be 1 / distance, in units of 2⁻⁶⁰; nothing for the distance 0.
  private static func reciprocals(nodeCount: Int) -> [UInt64] {
    [0] + (1...max(1, min(nodeCount, MultiSourceDistances.longest))).map { (1 << 60) / UInt64($0) }
  }
}

extension Graph {
  /// The nodes that two nodes both have an arc to, ascending.
  fileprivate func sharedNeighbors(of a: NodeIndex, _ b: NodeIndex) -> [NodeIndex] {
    targets[row(of: Int(a))].filter { arc(from: Int(b), to: Int($0)) != nil }
  }
}

/// One worker's sums.
private final class GainTally: Sendable {
  typealias Row = MultiSourceDistances.Row

  /// For each pair its gain so far.
  let gains: SharedBuffer<UInt128>
  private let search: MultiSourceDistances
  private let sides: [ShortcutSides]
  private let reciprocals: SharedBuffer<UInt64>
  /// How often a path from each of the 64 sources gets shorter, and how long it is then.
  private let counts = SharedBuffer<Row>(repeating: .zero, count: 1)
  private let lengths = SharedBuffer<Row>(repeating: .zero, count: 1)
  /// A vector of ones: making one takes as long as many operations with it.
  private let one = SharedBuffer<Row>(repeating: Row(repeating: 1), count: 1)

  init(_ graph: Adjacency, sides: [ShortcutSides], reciprocals: SharedBuffer<UInt64>) {
    search = MultiSourceDistances(graph)
    self.sides = sides
    self.reciprocals = reciprocals
    gains = SharedBuffer(repeating: 0, count: sides.count)
  }

  /// Adds what comes closer to up to 64 nodes.
  func add(sources: ArraySlice<NodeIndex>) {
    search.run(from: sources)
    let rows = search.rows.base
    for index in sides.indices {
      let byShortcut = rows[Int(sides[index].sourceEnd)] &+ one[0]
      if byShortcut.isLess(than: rows[Int(sides[index].targetEnd)]).isZero { continue }
      gains[index] += gain(of: sides[index], toTargetEnd: byShortcut)
    }
  }

  /// - Parameter toTargetEnd: how far the sources are from the target end by way of the shortcut.
  private func gain(of side: ShortcutSides, toTargetEnd: Row) -> UInt128 {
    let one = one[0]
    var gain: UInt128 = 0
    var byShortcut = toTargetEnd
    for level in 0..<side.levelBegins.count - 1 {
      let range = side.levelBegins[level]..<side.levelBegins[level + 1]
      // A path that gets shorter by k hops counts in the first k rounds.
      var length = byShortcut
      for _ in 1..<side.distance {
        // The counters of a lane hold 16 bits.
        for begin in stride(from: range.lowerBound, to: range.upperBound, by: Int(Int16.max)) {
          let stretch = begin..<min(range.upperBound, begin + Int(Int16.max))
          let longer = countLonger(than: length, to: side.targets[stretch])
          if !longer.isZero { gain += worth(of: longer, lengths: length) }
        }
        length &+= one
      }
      byShortcut &+= one
    }
    return gain
  }

  /// For each source from how many of `targets` it is further away than this.
  private func countLonger(than length: Row, to targets: ArraySlice<NodeIndex>) -> Row {
    let rows = search.rows.base
    var count = Row.zero
    targets.withUnsafeBufferPointer { targets in
      for target in targets { count &-= length.isLess(than: rows[Int(target)]) }
    }
    return count
  }

  /// What it is worth that so many paths of each source have this length, and not one hop more.
  private func worth(of shorter: Row, lengths newLengths: Row) -> UInt128 {
    counts[0] = shorter
    lengths[0] = newLengths
    let counts = UnsafeMutableRawPointer(counts.base).assumingMemoryBound(to: Int16.self)
    let lengths = UnsafeMutableRawPointer(lengths.base).assumingMemoryBound(to: Int16.self)
    var sum: UInt128 = 0
    for lane in 0..<MultiSourceDistances.laneCount where counts[lane] > 0 {
      let length = Int(lengths[lane])
      sum += UInt128(counts[lane]) * UInt128(reciprocals[length] - reciprocals[length + 1])
    }
    return sum
  }
}

extension SIMD64<Int16> {
  /// Minus one in every lane that is less than that of `other`, else 0.
  @inline(__always)
  fileprivate func isLess(than other: Self) -> Self { unsafeBitCast(self .< other, to: Self.self) }

  /// Whether all lanes are 0.
  @inline(__always)
  fileprivate var isZero: Bool {
    let words = unsafeBitCast(self, to: SIMD16<UInt64>.self)
    let eight = words.lowHalf | words.highHalf
    let four = eight.lowHalf | eight.highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1] == 0
  }
}
