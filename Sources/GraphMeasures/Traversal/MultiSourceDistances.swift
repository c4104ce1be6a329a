import GraphCore

/// The distances from up to 64 nodes to all nodes of an undirected graph, kept; one worker's scratch.
///
/// Method: breadth-first search from all sources at once, one bit a source, as in ``DistanceSums``. Here every node also
/// gets a row of 64 distances, one for each source, so that kernels can compare the distances of two nodes from all
/// sources in a few vector operations.
final class MultiSourceDistances: Sendable {
  typealias Row = SIMD64<Int16>

  /// How many sources a search may have.
  static let laneCount = 64

  /// The distance of nodes that are not reached.
  static let unreached: Int16 = 16_383

  /// Distances above this one are kept as this one, so that sums of two stay within 16 bits.
  static let longest = 16_000

  /// For each node its distances from the sources of the last search.
  let rows: SharedBuffer<Row>

  private let unreachedRow = Row(repeating: unreached)
  private let graph: Adjacency
  private let seen: SharedBuffer<UInt64>
  private let words: (SharedBuffer<UInt64>, SharedBuffer<UInt64>)
  private let lists: (SharedBuffer<NodeIndex>, SharedBuffer<NodeIndex>)

  /// - Parameter graph: undirected.
  init(_ graph: Adjacency) {
    let nodeCount = graph.nodeCount
    self.graph = graph
    rows = SharedBuffer(repeating: unreachedRow, count: nodeCount)
    seen = SharedBuffer(repeating: 0, count: nodeCount)
    words = (SharedBuffer(repeating: 0, count: nodeCount), SharedBuffer(repeating: 0, count: nodeCount))
    lists = (SharedBuffer(repeating: 0, count: nodeCount), SharedBuffer(repeating: 0, count: nodeCount))
  }

  /// The distances of all nodes, one by one: entry `64 * node + lane`.
  var distances: UnsafeMutablePointer<Int16> {
    UnsafeMutableRawPointer(rows.base).assumingMemoryBound(to: Int16.self)
  }

  /// Searches from `sources`; lanes without a source reach nothing.
  ///
  /// - Parameter limit: how many hops the search goes.
  /// - Complexity: O(levels · arcs) word operations, and O(nodes) to write the rows.
  func run(from sources: ArraySlice<NodeIndex>, upTo limit: Int = .max) {
    rows.fill(unreachedRow)
    seen.fill(0)
    var current = Level(words: words.0.base, list: lists.0.base)
    var next = Level(words: words.1.base, list: lists.1.base)
    for (lane, source) in sources.enumerated() {
      current.words[Int(source)] = 1 << UInt64(lane)
      current.list[lane] = source
      current.arcs += graph.degree(of: Int(source))
      record(1 << UInt64(lane), at: Int(source), distance: 0)
    }
    current.count = sources.count
    let full: UInt64 = sources.count == Self.laneCount ? .max : (1 << UInt64(sources.count)) - 1
    // Invariant: `next.words` is zero everywhere when a level begins.
    var level = 0
    while current.count > 0 && level < limit {
      level += 1
      (next.count, next.arcs) = (0, 0)
      let distance = Int16(min(level, Self.longest))
      if current.arcs < graph.arcCount / 8 {
        push(current, to: &next, distance: distance)
      } else {
        pull(current, to: &next, full: full, distance: distance)
      }
      clear(current)
      swap(&current, &next)
    }
    clear(current)
  }

  /// The nodes that a level starts from.
  private struct Level {
    /// For each node the sources that have just reached it.
    let words: UnsafeMutablePointer<UInt64>
    let list: UnsafeMutablePointer<NodeIndex>
    var count = 0
    /// How many arcs leave them.
    var arcs = 0
  }

  private func clear(_ level: Level) {
    for index in 0..<level.count { level.words[Int(level.list[index])] = 0 }
  }

  /// Sends the words of a level along its arcs, then keeps what is new where they arrived.
  private func push(_ current: Level, to next: inout Level, distance: Int16) {
    let (offsets, targets, arrived, list) = (graph.offsets, graph.targets, next.words, next.list)
    var touched = 0
    for index in 0..<current.count {
      let node = Int(current.list[index])
      let word = current.words[node]
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end {
        let target = Int(targets[arc])
        let before = arrived[target]
        if before == 0 {
          list[touched] = NodeIndex(target)
          touched &+= 1
        }
        arrived[target] = before | word
        arc &+= 1
      }
    }
    for index in 0..<touched {
      let node = Int(list[index])
      let new = arrived[node] & ~seen.base[node]
      arrived[node] = new
      if new != 0 { reach(new, at: node, in: &next, distance: distance) }
    }
  }

  /// Lets every node that some source has not reached gather the words of its neighbours.
  private func pull(_ current: Level, to next: inout Level, full: UInt64, distance: Int16) {
    let (offsets, targets, seen, words) = (graph.offsets, graph.targets, seen.base, current.words)
    for node in 0..<graph.nodeCount where seen[node] != full {
      let before = seen[node]
      var gathered = before
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end && gathered != full {
        gathered |= words[Int(targets[arc])]
        arc &+= 1
      }
      let new = gathered & ~before
      if new == 0 { continue }
      next.words[node] = new
      reach(new, at: node, in: &next, distance: distance)
    }
  }

  @inline(__always)
  private func reach(_ new: UInt64, at node: Int, in next: inout Level, distance: Int16) {
    next.list[next.count] = NodeIndex(node)
    next.count &+= 1
    next.arcs &+= graph.degree(of: node)
    record(new, at: node, distance: distance)
  }

  /// Notes that the sources in `new` are at this distance from `node`.
  @inline(__always)
  private func record(_ new: UInt64, at node: Int, distance: Int16) {
    seen.base[node] |= new
    let row = distances + Self.laneCount &* node
    var rest = new
    while rest != 0 {
      row[rest.trailingZeroBitCount] = distance
      rest &= rest &- 1
    }
  }
}
