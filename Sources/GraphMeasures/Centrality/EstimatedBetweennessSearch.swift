import GraphCore

/// The nodes that either search has reached, in the order of their discovery, with the numbers of paths to them.
///
/// Safe to write unchecked because a node is discovered at most once in a search, and there is room for all nodes.
struct PathSearchNodes {
  let nodes: UnsafeMutablePointer<NodeIndex>
  /// For each place how many shortest paths lead to the node there, up to a factor that its level shares.
  let pathCounts: UnsafeMutablePointer<Double>
  /// For each reached node its place in the two lists; undefined for the others.
  let place: UnsafeMutablePointer<UInt32>
  private let buffers: (SharedBuffer<NodeIndex>, SharedBuffer<Double>, SharedBuffer<UInt32>)
  var count = 0

  init(nodeCount: Int) {
    buffers = (
      SharedBuffer(uninitializedCount: nodeCount), SharedBuffer(uninitializedCount: nodeCount),
      SharedBuffer(uninitializedCount: nodeCount)
    )
    (nodes, pathCounts, place) = (buffers.0.base, buffers.1.base, buffers.2.base)
  }
}

/// The search from one end of a pair, on which the search from the other end must not tread: their nodes differ until a
/// crossing is found.
struct PathSearchSide {
  /// The rows along which it goes, and those that lead back.
  private let rows: Adjacency
  private let backRows: Adjacency
  /// One bit a node: whether this side has reached it.
  private let bits: SharedBuffer<UInt64>
  /// Where each of its levels stands among the reached nodes.
  private(set) var levels: [Range<Int>] = []
  /// How many arcs leave the last level.
  private(set) var frontierArcs = 0

  init(rows: Adjacency, backRows: Adjacency) {
    (self.rows, self.backRows) = (rows, backRows)
    bits = SharedBuffer(repeating: 0, count: rows.nodeCount / 64 + 1)
  }

  mutating func begin(at node: Int, _ reached: inout PathSearchNodes) {
    levels.removeAll(keepingCapacity: true)
    levels.append(reached.count..<reached.count + 1)
    bits[node >> 6] |= 1 << UInt64(node & 63)
    reached.nodes[reached.count] = NodeIndex(node)
    reached.pathCounts[reached.count] = 1
    reached.place[node] = UInt32(reached.count)
    reached.count += 1
    frontierArcs = rows.degree(of: node)
  }

  /// Clears the bits, of which none lies apart from those of the reached nodes.
  func forget(_ reached: PathSearchNodes) {
    let (nodes, bits) = (reached.nodes, bits.base)
    for level in levels { for place in level { bits[Int(nodes[place]) &>> 6] = 0 } }
  }

  /// Lists the arcs from the last level to nodes that the other side has reached; how many there are.
  ///
  /// These are in the last level of the other side: had it gone on from them, it would have found the arcs itself.
  func findCrossings(
    to other: PathSearchSide, _ reached: PathSearchNodes, into crossings: SharedBuffer<SIMD2<UInt32>>
  ) -> Int {
    let (offsets, targets, nodes, place) = (rows.offsets, rows.targets, reached.nodes, reached.place)
    let (otherBits, crossings) = (other.bits.base, crossings.base)
    var count = 0
    let level = levels[levels.count - 1]
    for source in level {
      rows.fetchRows(at: source, of: level, nodes)
      let node = Int(nodes[source])
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end {
        let target = Int(targets[arc])
        if otherBits[target &>> 6] &>> UInt64(target & 63) & 1 == 1 {
          crossings[count] = SIMD2(UInt32(truncatingIfNeeded: source), place[target])
          count &+= 1
        }
        arc &+= 1
      }
    }
    return count
  }

  /// Goes one level further, where the other side has not been; `false` when there is nothing new.
  mutating func advance(_ reached: inout PathSearchNodes) -> Bool {
    let (offsets, targets, bits) = (rows.offsets, rows.targets, bits.base)
    let (nodes, paths, place) = (reached.nodes, reached.pathCounts, reached.place)
    let begin = reached.count
    var (end, arcs) = (begin, 0)
    for source in levels[levels.count - 1] {
      let node = Int(nodes[source])
      let pathCount = paths[source]
      var arc = offsets[node]
      let rowEnd = offsets[node &+ 1]
      while arc < rowEnd {
        let target = Int(targets[arc])
        let (word, bit) = (target &>> 6, 1 as UInt64 &<< UInt64(target & 63))
        arc &+= 1
        if bits[word] & bit == 0 {
          bits[word] |= bit
          nodes[end] = NodeIndex(truncatingIfNeeded: target)
          paths[end] = pathCount
          place[target] = UInt32(truncatingIfNeeded: end)
          end &+= 1
          arcs &+= offsets[target &+ 1] &- offsets[target]
        } else if Int(place[target]) >= begin {
          paths[Int(place[target])] += pathCount
        }
      }
    }
    reached.count = end
    frontierArcs = arcs
    levels.append(begin..<end)
    scale(levels[levels.count - 1], paths)
    return end > begin
  }

  /// Keeps numbers of paths, and products of two of them, far from the largest and smallest numbers there are. Only
  /// their ratios within a level matter.
  private func scale(_ level: Range<Int>, _ paths: UnsafeMutablePointer<Double>) {
    var highest = 0.0
    for place in level { highest = max(highest, paths[place]) }
    guard highest > 0x1p200 else { return }
    for place in level { paths[place] = max(paths[place] / highest, 0x1p-200) }
  }

  /// The place of a neighbour on the level before, by the number of paths to it.
  func drawPredecessor(
    of place: Int, level: Int, _ reached: PathSearchNodes, _ random: inout SeededGenerator
  ) -> Int {
    let node = Int(reached.nodes[place])
    let candidates = backRows.offsets[node]..<backRows.offsets[node + 1]
    let (targets, bits, nearer) = (backRows.targets, bits.base, levels[level - 1])
    func predecessor(_ arc: Int) -> Int? {
      let target = Int(targets[arc])
      guard bits[target &>> 6] &>> UInt64(target & 63) & 1 == 1 else { return nil }
      let place = Int(reached.place[target])
      return nearer.contains(place) ? place : nil
    }
    var total = 0.0
    for arc in candidates { if let place = predecessor(arc) { total += reached.pathCounts[place] } }
    var rest = random.unitUniform() * total
    var last = nearer.lowerBound
    for arc in candidates {
      guard let place = predecessor(arc) else { continue }
      rest -= reached.pathCounts[place]
      if rest < 0 { return place }
      last = place
    }
    // Rounding has left a little of the total.
    return last
  }
}
