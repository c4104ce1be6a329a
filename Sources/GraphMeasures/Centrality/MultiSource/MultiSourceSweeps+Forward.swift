import CMultiSourceKernels
import GraphCore

/// The forward sweep: who is reached on which level, by how many shortest paths.
extension MultiSourceSweeps {
  func start(from sources: ArraySlice<NodeIndex>) {
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
  func forward(all: UInt8) -> Bool {
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
      multi_source_sums(open + first, count, offsets, targets, place.base, levels.values, gathered)
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
}
