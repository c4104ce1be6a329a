import CMultiSourceKernels
import GraphCore

/// The backward sweep: from the last level to the first, path counts become shares.
extension MultiSourceSweeps {
  /// Replaces path counts by shares, from the last level to the first.
  func backward() {
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
        multi_source_sums_with_arcs(
          nodes + first, block.count, offsets, targets, place, values, gathered, values + first, sums.arcs.base)
      } else {
        multi_source_sums(nodes + first, block.count, offsets, targets, place, values, gathered)
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
}
