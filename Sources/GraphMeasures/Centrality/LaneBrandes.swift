import GraphCore

/// Brandes' two sweeps in hops, from eight sources at once.
///
/// Method: a node holds one number for each of eight sources, a *lane* each, side by side in a vector. The forward
/// sweep goes level by level: the path counts of a node at the next level are the sum of those of its neighbours at this
/// level. The backward sweep returns the same way with shares, (1 + dependency) / path count. In both, the vector of
/// a node is kept at 0 in the lanes in which it is not on the current level, so that the inner loop is a plain sum over
/// neighbours: no queue, no distances, no branches. Which lanes of a node are on a level is a byte, kept in a list a level
/// and expanded to a vector of 0s and 1s by a table.
///
/// A level *pushes* from its members or lets the nodes that can still be reached *pull*, whichever walks fewer arcs. Nodes
/// are in ``DegreeOrder``; sources with the same best connected neighbours share a batch, for they have most nodes at
/// the same level.
///
/// Path counts are floating point: exact up to 2⁵³, with a relative error of a few units in 10¹⁵ beyond. A
/// batch whose counts pass 2⁹⁰⁰ is searched again by ``SingleSourceBrandes``, whose counts have no limit.
enum LaneBrandes {
  typealias Lanes = SIMD8<Double>

  static let laneCount = 8

  /// Adds up the sweeps from `sources`, by default from every node.
  static func sums(
    on graph: Graph, from sources: [NodeIndex]? = nil, includesEdges: Bool, control: RunControl
  ) throws -> PathSums {
    let order = DegreeOrder(graph)
    let chosen = sources.map(Set.init)
    let sources = sourcesInBatches(order.graph).filter { chosen?.contains(order.original[Int($0)]) ?? true }
    let nodeCount = graph.nodeCount
    // Several batches are committed together, so that adding up stays a small part of the work. How many depends
    // on the graph alone, and so does the order of additions.
    let chunkSize = max(1, min(16, sources.count / 512)) * laneCount
    let nodeSums = SharedBuffer(repeating: 0.0, count: nodeCount)
    let arcSums = SharedBuffer(repeating: 0.0, count: includesEdges ? graph.arcCount : 0)
    try order.graph.withAdjacency { out in
      try order.transposed.withAdjacency { into in
        try Parallel.ordered(
          Parallel.chunks(of: sources.count, size: chunkSize), control: control, phase: "betweenness",
          makeScratch: { LaneSweeps(order.graph, out: out, into: into, includesEdges: includesEdges) },
          compute: { chunk, sweeps in
            sweeps.clearSums()
            let range = Parallel.range(ofChunk: chunk, size: chunkSize, in: sources.count)
            for first in stride(from: range.lowerBound, to: range.upperBound, by: laneCount) {
              try control.checkCancellation()
              sweeps.run(from: sources[first..<min(first + laneCount, range.upperBound)])
            }
          },
          commit: { _, sweeps in
            for node in 0..<nodeCount { nodeSums.base[node] += sweeps.nodeSums.base[node] }
            for arc in 0..<arcSums.count { arcSums.base[arc] += sweeps.arcSums.base[arc] }
          })
      }
    }
    return PathSums(
      nodes: order.restore({ nodeSums[$0] }, default: 0),
      arcs: includesEdges ? order.restoreArcs(arcSums.array, of: graph) : [])
  }

  /// All nodes, ordered by their best connected neighbours.
  private static func sourcesInBatches(_ graph: Graph) -> [NodeIndex] {
    (0..<NodeIndex(graph.nodeCount)).sorted { a, b in
      let (rowA, rowB) = (graph.row(of: Int(a)), graph.row(of: Int(b)))
      for (arcA, arcB) in zip(rowA, rowB).prefix(3) where graph.targets[arcA] != graph.targets[arcB] {
        return graph.targets[arcA] < graph.targets[arcB]
      }
      return (rowA.count, a) < (rowB.count, b)
    }
  }
}

/// The sweeps from one batch of sources, with their scratch memory, and the sums over the batches since
/// ``clearSums()``.
private final class LaneSweeps: @unchecked Sendable {
  typealias Lanes = LaneBrandes.Lanes
  typealias Vectors = UnsafeMutablePointer<Lanes>

  let nodeSums: SharedBuffer<Double>
  let arcSums: SharedBuffer<Double>

  private let out: Adjacency
  private let into: Adjacency
  private let includesEdges: Bool
  private let nodeCount: Int

  /// Which lanes have reached a node.
  private let reached: SharedBuffer<UInt8>
  /// The number of shortest paths to a node.
  private let paths: SharedBuffer<Lanes>
  /// The vectors of the current and of the next level, and a third for pushing back; all zero between sweeps.
  private let buffers: (SharedBuffer<Lanes>, SharedBuffer<Lanes>, SharedBuffer<Lanes>)
  /// Nodes that some lane has not reached.
  private let open: SharedBuffer<NodeIndex>
  /// Nodes that a push has arrived at, and for each node 0 once it is among them and 1 otherwise.
  private let touched: SharedBuffer<NodeIndex>
  private let untouched: SharedBuffer<UInt8>
  /// Row b holds 1 in the lanes whose bit in b is set and 0 in the others.
  private let expanded: SharedBuffer<Lanes>
  private var levels: LevelList
  private lazy var oneByOne = SingleSourceBrandes(unweighted, lengths: EdgeLengths(unweighted))
  private let unweighted: Graph

  init(_ graph: Graph, out: Adjacency, into: Adjacency, includesEdges: Bool) {
    (self.out, self.into, self.includesEdges) = (out, into, includesEdges)
    unweighted = graph.unweighted()
    nodeCount = graph.nodeCount
    nodeSums = SharedBuffer(repeating: 0, count: nodeCount)
    arcSums = SharedBuffer(repeating: 0, count: includesEdges ? graph.arcCount : 0)
    reached = SharedBuffer(repeating: 0, count: nodeCount)
    paths = SharedBuffer(repeating: .zero, count: nodeCount)
    buffers = (
      SharedBuffer(repeating: .zero, count: nodeCount), SharedBuffer(repeating: .zero, count: nodeCount),
      SharedBuffer(repeating: .zero, count: nodeCount)
    )
    open = SharedBuffer(repeating: 0, count: nodeCount)
    // One place more, for the arrival that is written down before it is known to be a repetition.
    touched = SharedBuffer(repeating: 0, count: nodeCount + 1)
    untouched = SharedBuffer(repeating: 1, count: nodeCount)
    expanded = SharedBuffer(repeating: .zero, count: 256)
    for byte in 0..<256 {
      for lane in 0..<LaneBrandes.laneCount where byte >> lane & 1 == 1 { expanded[byte][lane] = 1 }
    }
    levels = LevelList(capacity: nodeCount * LaneBrandes.laneCount)
  }

  func clearSums() {
    nodeSums.fill(0)
    arcSums.fill(0)
  }

  func run(from sources: ArraySlice<NodeIndex>) {
    start(from: sources)
    let all = UInt8(truncatingIfNeeded: (1 << sources.count) - 1)
    if forward(all: all) {
      backward()
    } else {
      for source in sources { oneByOne.addSweeps(from: Int(source), nodes: nodeSums, arcs: arcSums) }
    }
  }

  // MARK: Forward sweep

  private func start(from sources: ArraySlice<NodeIndex>) {
    reached.fill(0)
    paths.fill(.zero)
    levels.clear()
    for (lane, source) in sources.enumerated() {
      let node = Int(source)
      reached[node] = 1 << UInt8(lane)
      paths[node][lane] = 1
      buffers.0[node] = paths[node]
      levels.append(source, reached[node])
    }
    levels.closeLevel()
  }

  /// Fills `paths` and the levels; `false` when a count came near the largest number there is.
  private func forward(all: UInt8) -> Bool {
    var (current, next) = (buffers.0.base, buffers.1.base)
    var (openCount, openArcs) = (nodeCount, into.arcCount)
    for node in 0..<nodeCount { open.base[node] = NodeIndex(node) }
    var total = Lanes.zero
    while true {
      let level = levels.last
      if 2 * arcCount(of: level, in: out) < openArcs {
        pushForward(level, from: current, to: next, all: all, total: &total)
      } else {
        (openCount, openArcs) = pullForward(from: current, to: next, openCount: openCount, all: all, total: &total)
      }
      clear(level, in: current)
      if !levels.closeLevel() { break }
      swap(&current, &next)
    }
    return total.sum() <= 0x1p900
  }

  private func pushForward(_ level: Range<Int>, from current: Vectors, to next: Vectors, all: UInt8, total: inout Lanes) {
    let (offsets, targets, nodes) = (out.offsets, out.targets, levels.nodes)
    let (touched, untouched, reached) = (touched.base, untouched.base, reached.base)
    var touchedCount = 0
    for member in level {
      let node = Int(nodes[member])
      let value = current[node]
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end {
        let target = Int(targets[arc])
        arc &+= 1
        if reached[target] == all { continue }
        touched[touchedCount] = NodeIndex(truncatingIfNeeded: target)
        touchedCount &+= Int(untouched[target])
        untouched[target] = 0
        next[target] += value
      }
    }
    for index in 0..<touchedCount {
      let node = Int(touched[index])
      untouched[node] = 1
      if !settle(node, next[node], in: next, total: &total) { next[node] = .zero }
    }
  }

  /// Lets every open node gather from its neighbours; how many stay open, and how many arcs lead to those.
  private func pullForward(
    from current: Vectors, to next: Vectors, openCount: Int, all: UInt8, total: inout Lanes
  ) -> (count: Int, arcs: Int) {
    let (offsets, targets, open, reached) = (into.offsets, into.targets, open.base, reached.base)
    var (stillOpen, openArcs) = (0, 0)
    for index in 0..<openCount {
      let node = Int(open[index])
      if reached[node] == all { continue }
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      var sum = Lanes.zero
      while arc < end {
        sum += current[Int(targets[arc])]
        arc &+= 1
      }
      _ = settle(node, sum, in: next, total: &total)
      if reached[node] == all { continue }
      open[stillOpen] = NodeIndex(truncatingIfNeeded: node)
      stillOpen &+= 1
      openArcs &+= end &- offsets[node]
    }
    return (stillOpen, openArcs)
  }

  /// Puts `node` on the next level in the lanes that reach it now for the first time; `false` when there are none.
  @inline(__always)
  private func settle(_ node: Int, _ value: Lanes, in next: Vectors, total: inout Lanes) -> Bool {
    let new = lanesAtLeastOne(value) & ~reached.base[node]
    if new == 0 { return false }
    let counts = value * expanded.base[Int(new)]
    next[node] = counts
    paths.base[node] += counts
    total += counts
    reached.base[node] |= new
    levels.append(NodeIndex(truncatingIfNeeded: node), new)
    return true
  }

  // MARK: Backward sweep

  private func backward() {
    var (current, next) = (buffers.0.base, buffers.1.base)
    guard levels.count > 1 else { return }
    for member in levels[levels.count - 1] {
      let (node, lanes) = levels.member(member)
      current[node] = share(of: node, lanes, dependency: .zero)
    }
    // The dependency on a source of itself counts for nothing; its edges do.
    for depth in stride(from: levels.count - 1, through: includesEdges ? 1 : 2, by: -1) {
      let (farther, nearer) = (levels[depth], levels[depth - 1])
      if !includesEdges && 3 * arcCount(of: farther, in: into) < arcCount(of: nearer, in: out) {
        pushBackward(farther, to: nearer, from: current, next: next)
      } else {
        pullBackward(nearer, from: current, to: next, isSource: depth == 1)
      }
      clear(farther, in: current)
      swap(&current, &next)
    }
    clear(levels[includesEdges ? 0 : min(1, levels.count - 1)], in: current)
  }

  private func pullBackward(_ nearer: Range<Int>, from current: Vectors, to next: Vectors, isSource: Bool) {
    let (offsets, targets) = (out.offsets, out.targets)
    for member in nearer {
      let (node, lanes) = levels.member(member)
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      var sum = Lanes.zero
      if includesEdges {
        let counts = paths.base[node] * expanded.base[Int(lanes)]
        while arc < end {
          let shares = current[Int(targets[arc])]
          sum += shares
          arcSums.base[arc] += (shares * counts).laneSum
          arc &+= 1
        }
        if isSource { continue }
      } else {
        while arc < end {
          sum += current[Int(targets[arc])]
          arc &+= 1
        }
      }
      add(node, lanes, gathered: sum, to: next)
    }
  }

  private func pushBackward(_ farther: Range<Int>, to nearer: Range<Int>, from current: Vectors, next: Vectors) {
    let (offsets, targets, nodes, arrived) = (into.offsets, into.targets, levels.nodes, buffers.2.base)
    for member in farther {
      let node = Int(nodes[member])
      let value = current[node]
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end {
        arrived[Int(targets[arc])] += value
        arc &+= 1
      }
    }
    for member in nearer {
      let (node, lanes) = levels.member(member)
      add(node, lanes, gathered: arrived[node], to: next)
    }
    for member in farther {
      let node = Int(nodes[member])
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end {
        arrived[Int(targets[arc])] = .zero
        arc &+= 1
      }
    }
  }

  /// Turns the shares that a node has gathered into its dependency, and that into its own share.
  @inline(__always)
  private func add(_ node: Int, _ lanes: UInt8, gathered: Lanes, to next: Vectors) {
    let dependency = gathered * paths.base[node] * expanded.base[Int(lanes)]
    nodeSums.base[node] += dependency.laneSum
    next[node] = share(of: node, lanes, dependency: dependency)
  }

  /// (1 + dependency) / path count in `lanes`, 0 in the others, whose count is replaced by one that is not 0.
  @inline(__always)
  private func share(of node: Int, _ lanes: UInt8, dependency: Lanes) -> Lanes {
    (expanded.base[Int(lanes)] + dependency) / (paths.base[node] + expanded.base[Int(~lanes)])
  }

  // MARK: Levels

  private func arcCount(of level: Range<Int>, in adjacency: Adjacency) -> Int {
    let (offsets, nodes) = (adjacency.offsets, levels.nodes)
    var arcs = 0
    for member in level {
      let node = Int(nodes[member])
      arcs &+= offsets[node &+ 1] &- offsets[node]
    }
    return arcs
  }

  private func clear(_ level: Range<Int>, in vectors: Vectors) {
    let nodes = levels.nodes
    for member in level { vectors[Int(nodes[member])] = .zero }
  }
}

/// The members of levels, one level after the other, each with the lanes in which it is a member. Safe to write
/// unchecked because a node enters at most once in each of eight lanes, for which there is room.
private struct LevelList {
  let nodes: UnsafeMutablePointer<NodeIndex>
  private let nodeBuffer: SharedBuffer<NodeIndex>
  private let laneBuffer: SharedBuffer<UInt8>
  private var end = 0
  /// Where each level begins, and where the last one ends.
  private var begins = [0]

  init(capacity: Int) {
    nodeBuffer = SharedBuffer(repeating: 0, count: capacity)
    laneBuffer = SharedBuffer(repeating: 0, count: capacity)
    nodes = nodeBuffer.base
  }

  /// How many levels have been closed.
  var count: Int { begins.count - 1 }

  var last: Range<Int> { self[count - 1] }

  subscript(level: Int) -> Range<Int> { begins[level]..<begins[level + 1] }

  @inline(__always)
  func member(_ index: Int) -> (node: Int, lanes: UInt8) { (Int(nodes[index]), laneBuffer.base[index]) }

  @inline(__always)
  mutating func append(_ node: NodeIndex, _ lanes: UInt8) {
    nodes[end] = node
    laneBuffer.base[end] = lanes
    end &+= 1
  }

  /// Ends a level; `false`, without ending it, when it has no members.
  @discardableResult
  mutating func closeLevel() -> Bool {
    if end == begins[begins.count - 1] { return false }
    begins.append(end)
    return true
  }

  mutating func clear() {
    end = 0
    begins.removeAll(keepingCapacity: true)
    begins.append(0)
  }
}

/// One bit for each lane that is 1 or more, for lanes that are 0 or at least 1.
///
/// Adding 1 to the exponent carries into the highest exponent bit just when the number is at least 1; that bit is then
/// folded into a byte by halves, which takes fewer instructions than comparing and reading lanes one by one.
@inline(__always)
private func lanesAtLeastOne(_ value: SIMD8<Double>) -> UInt8 {
  let bits = unsafeBitCast(value, to: SIMD8<UInt64>.self)
  let ones = (bits &+ SIMD8(repeating: 1 << 52)) &>> 62
  let four = ones.lowHalf | (ones.highHalf &<< 4)
  let two = four.lowHalf | (four.highHalf &<< 2)
  return UInt8(truncatingIfNeeded: two[0] | (two[1] << 1))
}

extension SIMD8<Double> {
  /// The sum of the lanes, added by halves.
  @inline(__always)
  fileprivate var laneSum: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
