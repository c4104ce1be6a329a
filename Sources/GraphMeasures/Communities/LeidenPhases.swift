import GraphCore

/// The communities on one level of the Leiden method, with the phases that change them.
struct LeidenPhases {
  let level: LeidenLevel
  /// For each node its community, below the number of nodes.
  let communityOfNode: SharedBuffer<NodeIndex>
  private let strengths: SharedBuffer<Double>
  private let sizes: SharedBuffer<Int32>
  /// Communities without nodes: where a node can go to be by itself.
  private var empty: [NodeIndex]
  private var tally: NeighborTally
  /// The expected weight between two nodes, less their strengths.
  private let expectation: Double

  /// How many communities have nodes.
  var communityCount: Int { level.nodeCount - empty.count }

  init(_ level: LeidenLevel, communities: SharedBuffer<NodeIndex>, resolution: Double) {
    self.level = level
    communityOfNode = communities
    strengths = SharedBuffer(repeating: 0, count: level.nodeCount)
    sizes = SharedBuffer(repeating: 0, count: level.nodeCount)
    for node in 0..<level.nodeCount {
      strengths[Int(communities[node])] += level.strengths[node]
      sizes[Int(communities[node])] += 1
    }
    empty = []
    for community in 0..<level.nodeCount where sizes[community] == 0 { empty.append(NodeIndex(community)) }
    tally = NeighborTally(count: level.nodeCount)
    expectation = level.totalStrength > 0 ? resolution / level.totalStrength : 0
  }
}

extension LeidenPhases {
  /// The modularity of the communities, on a level whose nodes have no edges within them; 0 without edges.
  var modularity: Double {
    guard level.totalStrength > 0 else { return 0 }
    var inside = 0.0
    for node in 0..<level.nodeCount {
      inside += level.weight(from: node, to: communityOfNode[node], in: communityOfNode)
    }
    var squares = 0.0
    for community in 0..<level.nodeCount { squares += strengths[community] * strengths[community] }
    return (inside - expectation * squares) / level.totalStrength
  }
}

// MARK: - Moving

extension LeidenPhases {
  /// Moves nodes to where modularity gains most, until none gains; returns how many of them moved in all.
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
    let (communityOfNode, strengths) = (communityOfNode.base, strengths.base)
    let own = communityOfNode[node]
    let strength = level.strengths.base[node]
    let cost = strength * expectation
    tally.add(row: node, of: level) { communityOfNode[$0] }
    let ownGain = tally.weight.base[Int(own)] - cost * (strengths[Int(own)] - strength)
    // Gains that differ by rounding alone are equal, or nodes might move to and fro for ever.
    let margin = 1e-12 * strength
    var (best, bestGain, equals) = (own, ownGain, 1)
    tally.drain { community, weight in
      let gain = weight - cost * strengths[Int(community)]
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
    let strength = level.strengths.base[node]
    strengths.base[Int(old)] -= strength
    strengths.base[Int(new)] += strength
    if empty.last == new { empty.removeLast() }
    sizes.base[Int(old)] -= 1
    sizes.base[Int(new)] += 1
    if sizes.base[Int(old)] == 0 {
      // Rounding must not be left behind in a community without nodes.
      strengths.base[Int(old)] = 0
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
private func shuffledNodes(count: Int, using random: inout SeededGenerator) -> SharedBuffer<NodeIndex> {
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

// MARK: - Refinement

extension LeidenPhases {
  /// Puts every community together anew from single nodes.
  ///
  /// A node that is still by itself and well connected to the rest of its community joins the well-connected part of it
  /// where modularity gains most, if it gains anywhere. Communities do not see each other here, so they are shared out.
  func refine(_ random: inout SeededGenerator, control: RunControl) throws -> LeidenParts {
    let members = LeidenParts(partOfNode: communityOfNode, count: level.nodeCount)
      .members(inOrder: shuffledNodes(count: level.nodeCount, using: &random))
    let chunks = members.chunks(ofAtLeast: 1_024)
    let refinement = Refinement(level, communities: communityOfNode, strengths: strengths, expectation: expectation)
    try Parallel.forEach(
      chunks.count, control: control, makeScratch: { NeighborTally(count: level.nodeCount + 1) },
      body: { chunk, scratch in
        var tally = scratch
        for community in chunks[chunk] {
          let nodes = members.range(of: community)
          for index in nodes {
            level.fetchRows(at: index, of: nodes, members.nodes.base)
            refinement.prepare(Int(members.nodes[index]))
          }
          for index in nodes { refinement.join(Int(members.nodes[index]), &tally) }
        }
      })
    return refinement.parts(inOrder: members.nodes)
  }

  /// The communities of the nodes that `parts` become.
  func communities(of parts: LeidenParts) -> SharedBuffer<NodeIndex> {
    let communities = SharedBuffer<NodeIndex>(uninitializedCount: parts.count)
    let numbers = SharedBuffer<NodeIndex>(uninitializedCount: level.nodeCount)
    var next: NodeIndex = 0
    for community in 0..<level.nodeCount where sizes[community] > 0 {
      numbers[community] = next
      next += 1
    }
    for node in 0..<level.nodeCount {
      communities[Int(parts.partOfNode[node])] = numbers[Int(communityOfNode[node])]
    }
    return communities
  }
}

/// The parts while they are put together. What belongs to a node or part is only touched while its community is at
/// work.
private struct Refinement: Sendable {
  let level: LeidenLevel
  let communities: SharedBuffer<NodeIndex>
  let communityStrengths: SharedBuffer<Double>
  let expectation: Double
  /// For each node the node that its part is named after.
  private let partOfNode: SharedBuffer<NodeIndex>
  private let isAlone: SharedBuffer<Bool>
  /// For each part the strength of its nodes, and the weight of its edges to the rest of its community.
  private let strengths: SharedBuffer<Double>
  private let outward: SharedBuffer<Double>

  init(
    _ level: LeidenLevel, communities: SharedBuffer<NodeIndex>, strengths: SharedBuffer<Double>, expectation: Double
  ) {
    self.level = level
    self.communities = communities
    self.communityStrengths = strengths
    self.expectation = expectation
    partOfNode = SharedBuffer(uninitializedCount: level.nodeCount)
    isAlone = SharedBuffer(uninitializedCount: level.nodeCount)
    self.strengths = SharedBuffer(uninitializedCount: level.nodeCount)
    outward = SharedBuffer(uninitializedCount: level.nodeCount)
  }

  /// Makes a node a part by itself.
  @inline(__always)
  func prepare(_ node: Int) {
    partOfNode.base[node] = NodeIndex(truncatingIfNeeded: node)
    isAlone.base[node] = true
    strengths.base[node] = level.strengths.base[node]
    outward.base[node] = level.weight(from: node, to: communities.base[node], in: communities)
  }

  /// Whether a part has at least the expected weight to the rest of its community.
  @inline(__always)
  private func isWellConnected(_ part: Int, in communityStrength: Double) -> Bool {
    let strength = strengths.base[part]
    return outward.base[part] >= expectation * strength * (communityStrength - strength)
  }

  /// Lets a node that is by itself join the part that it gains most by.
  func join(_ node: Int, _ tally: inout NeighborTally) {
    let (communities, partOfNode) = (communities.base, partOfNode.base)
    let community = communities[node]
    let communityStrength = communityStrengths.base[Int(community)]
    guard isAlone.base[node], isWellConnected(node, in: communityStrength) else { return }
    // What leads out of the community is tallied under a number that no part has.
    let outside = NodeIndex(level.nodeCount)
    tally.add(row: node, of: level) { communities[$0] == community ? partOfNode[$0] : outside }
    let cost = expectation * level.strengths.base[node]
    var (best, bestGain, bestWeight) = (node, 0.0, 0.0)
    tally.drain { part, weight in
      if part == outside { return }
      let gain = weight - cost * strengths.base[Int(part)]
      if gain > bestGain && isWellConnected(Int(part), in: communityStrength) {
        (best, bestGain, bestWeight) = (Int(part), gain, weight)
      }
    }
    if best == node { return }
    partOfNode[node] = NodeIndex(best)
    isAlone.base[best] = false
    strengths.base[best] += level.strengths.base[node]
    outward.base[best] += outward.base[node] - 2 * bestWeight
  }

  /// The parts, numbered as `nodes` has the nodes that they are named after: the parts of a community lie together.
  func parts(inOrder nodes: SharedBuffer<NodeIndex>) -> LeidenParts {
    let numbers = SharedBuffer<NodeIndex>(uninitializedCount: nodes.count)
    var count: NodeIndex = 0
    for index in 0..<nodes.count where partOfNode[Int(nodes[index])] == nodes[index] {
      numbers[Int(nodes[index])] = count
      count += 1
    }
    for node in 0..<nodes.count { partOfNode[node] = numbers[Int(partOfNode[node])] }
    return LeidenParts(partOfNode: partOfNode, count: Int(count))
  }
}
