import GraphCore

/// The sweeps from one batch of sources, with their scratch memory, and the sums over the batches since
/// ``sums`` was cleared.
final class LaneSweeps: @unchecked Sendable {
  typealias Lanes = LaneBrandes.Lanes

  let sums: SweepSums

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
  /// What a push gathers, packed, and where; 0 between pushes.
  private let arrivals: SharedBuffer<Lanes>
  private let arrivalNodes: SharedBuffer<NodeIndex>
  private let arrivalPlace: SharedBuffer<UInt32>
  /// Row b holds 1 in the lanes whose bit in b is set and 0 in the others.
  private let expanded: UnsafePointer<Lanes>
  private var levels: LevelList
  /// For how many nodes a node counts, and the nodes that the lanes start from.
  private let weights: SharedBuffer<Double>
  private var sourceWeights = Lanes.zero
  private let unweighted: Graph
  private lazy var oneByOne = SingleSourceBrandes(LengthArcs(unweighted), nodeWeights: weights.array)

  init(_ graph: Graph, _ weights: [Double], out: Adjacency, into: Adjacency, includesEdges: Bool) {
    (self.out, self.into, self.includesEdges) = (out, into, includesEdges)
    unweighted = graph.unweighted()
    self.weights = SharedBuffer(copying: weights)
    nodeCount = graph.nodeCount
    sums = SweepSums(graph, includesEdges: includesEdges)
    reached = SharedBuffer(repeating: 0, count: nodeCount)
    place = SharedBuffer(repeating: 0, count: nodeCount)
    open = SharedBuffer(repeating: 0, count: nodeCount)
    arrivals = SharedBuffer(uninitializedCount: nodeCount + 1)
    arrivalNodes = SharedBuffer(uninitializedCount: nodeCount + 1)
    arrivalPlace = SharedBuffer(repeating: 0, count: nodeCount)
    expanded = UnsafePointer(laneTable.base)
    levels = LevelList(nodeCount: nodeCount)
  }

  func run(from sources: ArraySlice<NodeIndex>) {
    start(from: sources)
    let all = UInt8(truncatingIfNeeded: (1 << sources.count) - 1)
    if forward(all: all) {
      backward()
    } else {
      for source in sources { oneByOne.addSweeps(from: Int(source), to: sums) }
    }
  }

  // MARK: Forward sweep

  private func start(from sources: ArraySlice<NodeIndex>) {
    reached.fill(0)
    levels.clear()
    for (lane, source) in sources.enumerated() {
      let lanes = UInt8(1) << UInt8(lane)
      reached[Int(source)] = lanes
      levels.append(source, lanes, expanded[Int(lanes)])
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
      if 2 * arcCount(of: level, in: out) < openArcs {
        pushForward(level, all: all, total: &total)
      } else {
        enter(level)
        (openCount, openArcs) = pullForward(openCount: openCount, all: all, total: &total)
        leave(level)
      }
      if !levels.closeLevel() { break }
    }
    return total.sum() <= 0x1p900
  }

  /// Sends the counts of a level along its arcs to the nodes that some lane has not reached.
  private func pushForward(_ level: Range<Int>, all: UInt8, total: inout Lanes) {
    let (offsets, targets, nodes, values) = (out.offsets, out.targets, levels.nodes, levels.values)
    let (arrivals, arrivalNodes, arrivalPlace, reached) =
      (arrivals.base, arrivalNodes.base, arrivalPlace.base, reached.base)
    var count = 0
    for member in level {
      let node = Int(nodes[member])
      let value = values[member]
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      while arc < end {
        let target = Int(targets[arc])
        arc &+= 1
        if reached[target] == all { continue }
        let place = Int(arrivalPlace[target])
        if place > 0 {
          arrivals[place] += value
        } else {
          count &+= 1
          arrivalPlace[target] = UInt32(truncatingIfNeeded: count)
          arrivalNodes[count] = NodeIndex(truncatingIfNeeded: target)
          arrivals[count] = value
        }
      }
    }
    for place in 0..<count {
      let node = Int(arrivalNodes[place &+ 1])
      arrivalPlace[node] = 0
      settle(node, arrivals[place &+ 1], total: &total)
    }
  }

  /// Lets every open node gather from its neighbours; how many stay open, and how many arcs lead to those.
  private func pullForward(openCount: Int, all: UInt8, total: inout Lanes) -> (count: Int, arcs: Int) {
    let (offsets, targets, open, reached) = (into.offsets, into.targets, open.base, reached.base)
    let (place, values) = (place.base, levels.values)
    var (stillOpen, openArcs) = (0, 0)
    for index in 0..<openCount {
      let node = Int(open[index])
      if reached[node] == all { continue }
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      var sum = Lanes.zero
      while arc < end {
        sum += values[Int(place[Int(targets[arc])])]
        arc &+= 1
      }
      settle(node, sum, total: &total)
      if reached[node] == all { continue }
      open[stillOpen] = NodeIndex(truncatingIfNeeded: node)
      stillOpen &+= 1
      openArcs &+= end &- offsets[node]
    }
    return (stillOpen, openArcs)
  }

  /// Puts `node` on the next level in the lanes that reach it now for the first time.
  @inline(__always)
  private func settle(_ node: Int, _ value: Lanes, total: inout Lanes) {
    let new = lanesAtLeastOne(value) & ~reached.base[node]
    if new == 0 { return }
    let counts = value * expanded[Int(new)]
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
      if !includesEdges && 2 * arcCount(of: farther, in: into) < arcCount(of: nearer, in: out) {
        enter(nearer)
        pushBackward(farther, to: nearer)
        leave(nearer)
      } else {
        enter(farther)
        if includesEdges { pullBackwardOverEdges(nearer) } else { pullBackward(nearer) }
        leave(farther)
      }
    }
  }

  private func pullBackward(_ nearer: Range<Int>) {
    let (offsets, targets, nodes, values, place) = (out.offsets, out.targets, levels.nodes, levels.values, place.base)
    for member in nearer {
      let node = Int(nodes[member])
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      var sum = Lanes.zero
      while arc < end {
        sum += values[Int(place[Int(targets[arc])])]
        arc &+= 1
      }
      add(member, node, gathered: sum)
    }
  }

  private func pushBackward(_ farther: Range<Int>, to nearer: Range<Int>) {
    let (offsets, targets, nodes, values, place) = (into.offsets, into.targets, levels.nodes, levels.values, place.base)
    // Arrivals stand in the order of the nearer level; place 0 takes what does not belong there.
    let arrivals = arrivals.base
    let first = nearer.lowerBound
    arrivals.update(repeating: .zero, count: nearer.count + 1)
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
  }

  /// The same, and adds to every arc what it carries from a member to the farther level. The sources, which lie on no path
  /// that ends at them, get no sum.
  private func pullBackwardOverEdges(_ nearer: Range<Int>) {
    let (offsets, targets, nodes, values, place) = (out.offsets, out.targets, levels.nodes, levels.values, place.base)
    let (arcSums, isSource) = (sums.arcs.base, nearer.lowerBound == levels[0].lowerBound)
    for member in nearer {
      let node = Int(nodes[member])
      let counts = values[member]
      var arc = offsets[node]
      let end = offsets[node &+ 1]
      var sum = Lanes.zero
      while arc < end {
        let target = Int(place[Int(targets[arc])])
        if target > 0 {
          let shares = values[target]
          sum += shares
          arcSums[arc] += (shares * counts).laneSum
        }
        arc &+= 1
      }
      if !isSource { add(member, node, gathered: sum) }
    }
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
    let own = expanded[Int(lanes)] * sourceWeights * weights.base[node]
    return (own + dependency) / (levels.values[member] + expanded[Int(~lanes)])
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

/// For each byte the vector with 1 in the lanes whose bit is set and 0 in the others.
private let laneTable: SharedBuffer<SIMD8<Double>> = {
  let table = SharedBuffer<SIMD8<Double>>(repeating: .zero, count: 256)
  for byte in 0..<256 {
    for lane in 0..<LaneBrandes.laneCount where byte >> lane & 1 == 1 { table[byte][lane] = 1 }
  }
  return table
}()

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
