import CLaneKernels
import GraphCore

/// The sweeps from one batch of sources, with their scratch memory, and the sums over the batches since
/// ``sums`` was cleared.
final class LaneSweeps: @unchecked Sendable {
  typealias Lanes = LaneBrandes.Lanes

  let sums: SweepSums

  /// How many rows pull before what they gathered is looked at, so that a guess which of them are reached, wrong half of
  /// the time, throws away no load that is under way.
  private static let blockSize = 64

  /// How many arcs a level pulls for one that it pushes at most: a push reads and writes vectors in no order.
  private static let costOfPushing = 4

  private let out: Adjacency
  private let into: Adjacency
  private let includesEdges: Bool
  private let nodeCount: Int

  /// Which lanes have reached a node.
  private let reached: SharedBuffer<UInt8>
  /// Where on the current level a node stands; 0 for all that are not on it, and for all between sweeps.
  private let place: SharedBuffer<UInt32>
  /// Nodes that some lane has not reached.
  private let open: SharedBuffer<NodeIndex>
  /// What a push gathers, packed, and where; both 0 between pushes.
  private let arrivals: SharedBuffer<Lanes>
  private let arrivalPlace: SharedBuffer<UInt32>
  private let arrivalNodes: SharedBuffer<NodeIndex>
  /// What a block of rows gathers in a pull.
  private let gathered = SharedBuffer<Lanes>(repeating: .zero, count: blockSize)
  private let masks = LaneMasks()
  private var levels: LevelList
  /// For how many nodes a node counts, and the nodes that the lanes start from.
  private let weights: SharedBuffer<Double>
  private var sourceWeights = Lanes.zero
  private let unweighted: Graph
  private lazy var oneByOne = SingleSourceBrandes(LengthArcs(unweighted, .hops), nodeWeights: weights.array)

  init(_ graph: Graph, _ weights: [Double], out: Adjacency, into: Adjacency, includesEdges: Bool) {
    (self.out, self.into, self.includesEdges) = (out, into, includesEdges)
    unweighted = graph.unweighted()
    self.weights = SharedBuffer(copying: weights)
    nodeCount = graph.nodeCount
    sums = SweepSums(graph, includesEdges: includesEdges)
    reached = SharedBuffer(repeating: 0, count: nodeCount)
    place = SharedBuffer(repeating: 0, count: nodeCount)
    open = SharedBuffer(repeating: 0, count: nodeCount)
    arrivals = SharedBuffer(repeating: .zero, count: nodeCount + 1)
    arrivalPlace = SharedBuffer(repeating: 0, count: nodeCount)
    arrivalNodes = SharedBuffer(uninitializedCount: nodeCount + 1)
    levels = LevelList(nodeCount: nodeCount)
  }

  func run(from sources: ArraySlice<NodeIndex>, control: RunControl) throws {
    try control.checkCancellation()
    start(from: sources)
    let all = UInt8(truncatingIfNeeded: (1 << sources.count) - 1)
    if forward(all: all) {
      backward()
    } else {
      for source in sources { try oneByOne.addSweeps(from: Int(source), to: sums, control: control) }
    }
  }

  // MARK: Forward sweep

  private func start(from sources: ArraySlice<NodeIndex>) {
    reached.fill(0)
    levels.clear()
    for (lane, source) in sources.enumerated() {
      let lanes = UInt8(1) << UInt8(lane)
      reached[Int(source)] = lanes
      levels.append(source, lanes, masks[lanes])
      sourceWeights[lane] = weights[Int(source)]
    }
    levels.closeLevel()
  }

  /// Fills the levels with path counts; `false` when a count came near the largest number there is.
  private func forward(all: UInt8) -> Bool {
    var (openCount, openArcs) = (nodeCount, into.arcCount)
    for node in 0..<nodeCount { open.base[node] = NodeIndex(truncatingIfNeeded: node) }
    var total = Lanes.zero
    while true {
      let level = levels.last
      if Self.costOfPushing * arcCount(of: level, in: out) < openArcs {
        pushForward(level, total: &total)
      } else {
        enter(level)
        (openCount, openArcs) = pullForward(openCount: openCount, all: all, total: &total)
        leave(level)
      }
      if !levels.closeLevel() { break }
    }
    return total.sum() <= 0x1p900
  }

  /// Sends the counts of a level along its arcs. Nodes that all lanes have reached get some, too, which ``settle`` leaves out:
  /// there are few, and asking at each arc takes longer.
  private func pushForward(_ level: Range<Int>, total: inout Lanes) {
    let (offsets, targets, nodes, values) = (out.offsets, out.targets, levels.nodes, levels.values)
    let (arrivals, arrivalNodes, arrivalPlace) = (arrivals.base, arrivalNodes.base, arrivalPlace.base)
    var count = 0
    for member in level {
      let node = Int(nodes[member])
      let value = values[member]
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end {
        let target = Int(targets[arc])
        let known = Int(arrivalPlace[target])
        count &+= known == 0 ? 1 : 0
        let place = known == 0 ? count : known
        arrivalPlace[target] = UInt32(truncatingIfNeeded: place)
        arrivalNodes[place] = NodeIndex(truncatingIfNeeded: target)
        arrivals[place] += value
        arc &+= 1
      }
    }
    // A large level is put in the order of nodes: its rows are then read one after the other.
    if count > nodeCount / 32 {
      for node in 0..<nodeCount where arrivalPlace[node] > 0 { settleArrival(of: node, total: &total) }
    } else {
      for place in 0..<count { settleArrival(of: Int(arrivalNodes[place &+ 1]), total: &total) }
    }
  }

  @inline(__always)
  private func settleArrival(of node: Int, total: inout Lanes) {
    let place = Int(arrivalPlace.base[node])
    settle(node, arrivals.base[place], total: &total)
    arrivals.base[place] = .zero
    arrivalPlace.base[node] = 0
  }

  /// Lets every open node gather from its neighbours; how many stay open, and how many arcs lead to those.
  private func pullForward(openCount: Int, all: UInt8, total: inout Lanes) -> (count: Int, arcs: Int) {
    let (offsets, targets, open, reached) = (into.offsets, into.targets, open.base, reached.base)
    let gathered = gathered.base
    let openCount = keepOpen(openCount, all: all)
    var (stillOpen, openArcs) = (0, 0)
    for first in stride(from: 0, to: openCount, by: Self.blockSize) {
      let count = min(Self.blockSize, openCount &- first)
      lane_sums(open + first, count, offsets, targets, place.base, levels.values, gathered)
      for row in 0..<count {
        let node = Int(open[first &+ row])
        settle(node, gathered[row], total: &total)
        let isOpen = reached[node] != all
        open[stillOpen] = NodeIndex(truncatingIfNeeded: node)
        stillOpen &+= isOpen ? 1 : 0
        openArcs &+= isOpen ? offsets[node &+ 1] &- offsets[node] : 0
      }
    }
    return (stillOpen, openArcs)
  }

  /// Takes the nodes from the list that all lanes have reached by pushes.
  private func keepOpen(_ openCount: Int, all: UInt8) -> Int {
    let (open, reached) = (open.base, reached.base)
    var kept = 0
    for index in 0..<openCount {
      let node = open[index]
      open[kept] = node
      kept &+= reached[Int(node)] == all ? 0 : 1
    }
    return kept
  }

  /// Puts `node` on the next level in the lanes that reach it now for the first time.
  @inline(__always)
  private func settle(_ node: Int, _ value: Lanes, total: inout Lanes) {
    let new = value.lanesAtLeastOne & ~reached.base[node]
    let counts = value * masks[new]
    total += counts
    reached.base[node] |= new
    levels.append(NodeIndex(truncatingIfNeeded: node), new, counts)
  }

  // MARK: Backward sweep

  /// Replaces path counts by shares, from the last level to the first.
  private func backward() {
    for member in levels.last {
      levels.values[member] = share(member, Int(levels.nodes[member]), dependency: .zero)
    }
    // The dependency on a source of itself counts for nothing; its edges do.
    for depth in stride(from: levels.count - 1, through: includesEdges ? 1 : 2, by: -1) {
      let (farther, nearer) = (levels[depth], levels[depth - 1])
      if !includesEdges && Self.costOfPushing * arcCount(of: farther, in: into) < arcCount(of: nearer, in: out) {
        enter(nearer)
        pushBackward(farther, to: nearer)
        leave(nearer)
      } else {
        enter(farther)
        pullBackward(nearer)
        leave(farther)
      }
    }
  }

  /// Lets the nearer level gather from the farther one, and every arc add up what it carries. The sources, which lie on no
  /// path that ends at them, get no sum.
  private func pullBackward(_ nearer: Range<Int>) {
    let (offsets, targets, nodes, values, place) = (out.offsets, out.targets, levels.nodes, levels.values, place.base)
    let (gathered, isSource) = (gathered.base, nearer.lowerBound == levels[0].lowerBound)
    for first in stride(from: nearer.lowerBound, to: nearer.upperBound, by: Self.blockSize) {
      let block = first..<min(first &+ Self.blockSize, nearer.upperBound)
      if includesEdges {
        lane_sums_with_arcs(
          nodes + first, block.count, offsets, targets, place, values, gathered, values + first, sums.arcs.base)
      } else {
        lane_sums(nodes + first, block.count, offsets, targets, place, values, gathered)
      }
      if isSource { continue }
      for member in block { add(member, Int(nodes[member]), gathered: gathered[member &- first]) }
    }
  }

  private func pushBackward(_ farther: Range<Int>, to nearer: Range<Int>) {
    let (offsets, targets, nodes, values, place) = (into.offsets, into.targets, levels.nodes, levels.values, place.base)
    // Arrivals stand in the order of the nearer level; place 0 takes what does not belong there.
    let arrivals = arrivals.base
    let first = nearer.lowerBound
    for member in farther {
      let node = Int(nodes[member])
      let value = values[member]
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end {
        let target = Int(place[Int(targets[arc])])
        arrivals[target == 0 ? 0 : target &- first &+ 1] += value
        arc &+= 1
      }
    }
    for member in nearer { add(member, Int(nodes[member]), gathered: arrivals[member &- first &+ 1]) }
    arrivals.update(repeating: .zero, count: nearer.count + 1)
  }

  /// Turns the shares that a member has gathered into its dependency, and that into its own share.
  @inline(__always)
  private func add(_ member: Int, _ node: Int, gathered: Lanes) {
    let dependency = gathered * levels.values[member]
    sums.nodes.base[node] += dependency.laneSum
    levels.values[member] = share(member, node, dependency: dependency)
  }

  /// (weight + dependency) / path count in the member's lanes, for all the nodes that its source counts for; 0 in the other
  /// lanes, whose count is replaced by one that is not 0.
  @inline(__always)
  private func share(_ member: Int, _ node: Int, dependency: Lanes) -> Lanes {
    let lanes = levels.lanes[member]
    let own = masks[lanes] * sourceWeights * weights.base[node]
    return (own + dependency) / (levels.values[member] + masks[~lanes])
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

  /// Makes `level` the current one.
  private func enter(_ level: Range<Int>) {
    let (nodes, place) = (levels.nodes, place.base)
    for member in level { place[Int(nodes[member])] = UInt32(truncatingIfNeeded: member) }
  }

  private func leave(_ level: Range<Int>) {
    let (nodes, place) = (levels.nodes, place.base)
    for member in level { place[Int(nodes[member])] = 0 }
  }
}
