import GraphCore

extension LeidenPhases {
  /// Moves nodes to where quality gains most, until none gains; returns how many of them moved in all.
  mutating func move(_ random: inout SeededGenerator, control: RunControl) throws -> Int {
    var queue = NodeQueue(count: level.nodeCount, using: &random)
    let (offsets, ends, targets, communityOfNode) =
      (level.offsets.base, level.ends.base, level.targets.base, communityOfNode.base)
    var (moves, visits) = (0, 0)
    while true {
      if visits % RowFetching.batchSize == 0 { queue.fetchRows(of: level) }
      guard let node = queue.next() else { return moves }
      visits &+= 1
      if visits & 0xFFFF == 0 { try control.checkCancellation() }
      let old = communityOfNode[node]
      let new = bestCommunity(for: node, &random)
      if new == old { continue }
      relocate(node, from: old, to: new)
      moves &+= 1
      var arc = offsets[node]
      let end = ends[node]
      while arc < end {
        let neighbor = targets[arc]
        if communityOfNode[Int(neighbor)] != new { queue.add(neighbor) }
        arc &+= 1
      }
    }
  }

  /// The community that the node gains most by being in: its own unless another one is better, and by chance among
  /// equals, which the order of a row would otherwise decide the same way in every run.
  @inline(__always)
  private mutating func bestCommunity(for node: Int, _ random: inout SeededGenerator) -> NodeIndex {
    let (communityOfNode, masses) = (communityOfNode.base, masses.base)
    let own = communityOfNode[node]
    let mass = level.masses.base[node]
    let cost = mass * level.expectation
    tally.add(row: node, of: level) { communityOfNode[$0] }
    let ownGain = tally.weight.base[Int(own)] - cost * (masses[Int(own)] - mass)
    // Gains that differ by rounding alone are equal, or nodes might move to and fro for ever.
    let margin = 1e-12 * level.strengths.base[node]
    var (best, bestGain, equals) = (own, ownGain, 1)
    tally.drain { community, weight in
      let gain = weight - cost * masses[Int(community)]
      if gain < bestGain - margin || community == own { return }
      if gain > bestGain + margin {
        (best, bestGain, equals) = (community, gain, 1)
      } else if best != own {
        equals += 1
        if random.below(equals) == 0 { best = community }
      }
    }
    if bestGain < -margin, let alone = empty.last { return alone }
    return best
  }

  private mutating func relocate(_ node: Int, from old: NodeIndex, to new: NodeIndex) {
    let mass = level.masses.base[node]
    masses.base[Int(old)] -= mass
    masses.base[Int(new)] += mass
    if empty.last == new { empty.removeLast() }
    sizes.base[Int(old)] -= 1
    sizes.base[Int(new)] += 1
    if sizes.base[Int(old)] == 0 {
      // Rounding must not be left behind in a community without nodes.
      masses.base[Int(old)] = 0
      empty.append(old)
    }
    communityOfNode.base[node] = new
  }
}

/// Nodes that wait to be looked at, each at most once: first all of them in random order.
private struct NodeQueue {
  private let ring: SharedBuffer<NodeIndex>
  private let isWaiting: SharedBuffer<Bool>
  private var head = 0
  private var count: Int

  init(count: Int, using random: inout SeededGenerator) {
    ring = shuffledNodes(count: count, using: &random)
    isWaiting = SharedBuffer(repeating: true, count: count)
    self.count = count
  }

  /// Fetches the rows of the next nodes, as ``RowFetching`` does.
  @inline(__always)
  func fetchRows(of level: LeidenLevel) {
    level.fetchRows(at: head, of: head..<min(ring.count, head &+ count), ring.base)
  }

  @inline(__always)
  mutating func next() -> Int? {
    if count == 0 { return nil }
    let node = Int(ring.base[head])
    head = head &+ 1 == ring.count ? 0 : head &+ 1
    count &-= 1
    isWaiting.base[node] = false
    return node
  }

  @inline(__always)
  mutating func add(_ node: NodeIndex) {
    if isWaiting.base[Int(node)] { return }
    isWaiting.base[Int(node)] = true
    var place = head &+ count
    if place >= ring.count { place &-= ring.count }
    ring.base[place] = node
    count &+= 1
  }
}

/// All nodes in random order: windows of consecutive nodes in random order, and the nodes of a window in random order.
///
/// A window is what the caches hold: on a large graph an order that is random throughout would spend most of its time
/// waiting for rows from far apart. A small graph is a single window.
func shuffledNodes(count: Int, using random: inout SeededGenerator) -> SharedBuffer<NodeIndex> {
  let windowSize = 1_024
  var windows = Array(0..<Parallel.chunks(of: count, size: windowSize))
  random.shuffle(&windows)
  let nodes = SharedBuffer<NodeIndex>(uninitializedCount: count)
  var begin = 0
  for window in windows {
    let range = Parallel.range(ofChunk: window, size: windowSize, in: count)
    for (index, node) in range.enumerated() {
      // The inside-out form of the Fisher–Yates shuffle.
      let place = begin + random.below(index + 1)
      nodes[begin + index] = nodes[place]
      nodes[place] = NodeIndex(node)
    }
    begin += range.count
  }
  return nodes
}
