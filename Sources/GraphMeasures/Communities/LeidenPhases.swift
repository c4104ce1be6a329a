import GraphCore

/// The communities on one level of the Leiden method, with the phases that change them.
struct LeidenPhases {
  private let level: LeidenLevel
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

// MARK: - Moving

extension LeidenPhases {
  /// Moves nodes to where modularity gains most, until none gains; returns whether any moved.
  mutating func move(_ random: inout SeededGenerator, control: RunControl) throws -> Bool {
    var queue = NodeQueue(count: level.nodeCount, using: &random)
    var moved = false
    var visits = 0
    while let node = queue.next() {
      visits &+= 1
      if visits & 0xFFFF == 0 { try control.checkCancellation() }
      let old = communityOfNode.base[node]
      let new = bestCommunity(for: node, &random)
      guard new != old else { continue }
      relocate(node, from: old, to: new)
      moved = true
      for arc in level.offsets.base[node]..<level.ends.base[node] {
        let neighbor = level.targets.base[arc]
        if communityOfNode.base[Int(neighbor)] != new { queue.add(neighbor) }
      }
    }
    return moved
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
    var best = own
    var bestGain = tally.weight.base[Int(own)] - cost * (strengths[Int(own)] - strength)
    // Gains that differ by rounding alone are equal, or nodes might move to and fro for ever.
    let margin = 1e-12 * strength
    var equals = 1
    var index = 0
    while index < tally.touchedCount {
      let community = tally.touched.base[index]
      let gain = tally.weight.base[Int(community)] - cost * strengths[Int(community)]
      if gain >= bestGain - margin && community != own {
        if gain > bestGain + margin {
          (best, bestGain, equals) = (community, gain, 1)
        } else if best != own {
          equals += 1
          if random.below(equals) == 0 { best = community }
        }
      }
      index &+= 1
    }
    tally.clear()
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
  let nodes = SharedBuffer<NodeIndex>(repeating: 0, count: count)
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
          for index in nodes { refinement.prepare(Int(members.nodes[index])) }
          for index in nodes { refinement.join(Int(members.nodes[index]), &tally) }
        }
      })
    return refinement.parts(inOrder: members.nodes)
  }

  /// The communities of the nodes that `parts` become.
  func communities(of parts: LeidenParts) -> SharedBuffer<NodeIndex> {
    let communities = SharedBuffer<NodeIndex>(repeating: 0, count: parts.count)
    let numbers = SharedBuffer<NodeIndex>(repeating: 0, count: level.nodeCount)
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
    partOfNode = SharedBuffer(repeating: 0, count: level.nodeCount)
    isAlone = SharedBuffer(repeating: true, count: level.nodeCount)
    self.strengths = SharedBuffer(repeating: 0, count: level.nodeCount)
    outward = SharedBuffer(repeating: 0, count: level.nodeCount)
  }

  /// Makes a node a part by itself.
  func prepare(_ node: Int) {
    let (targets, weights, communities) = (level.targets.base, level.weights?.base, communities.base)
    let community = communities[node]
    var sum = 0.0
    var arc = level.offsets.base[node]
    let end = level.ends.base[node]
    while arc < end {
      if communities[Int(targets[arc])] == community { sum += weights?[arc] ?? 1 }
      arc &+= 1
    }
    partOfNode.base[node] = NodeIndex(node)
    strengths.base[node] = level.strengths.base[node]
    outward.base[node] = sum
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
    defer { tally.clear() }
    let cost = expectation * level.strengths.base[node]
    var best = node
    var bestGain = 0.0
    for index in 0..<tally.touchedCount where tally.touched.base[index] != outside {
      let part = Int(tally.touched.base[index])
      let gain = tally.weight.base[part] - cost * strengths.base[part]
      if gain > bestGain && isWellConnected(part, in: communityStrength) { (best, bestGain) = (part, gain) }
    }
    if best == node { return }
    partOfNode[node] = NodeIndex(best)
    isAlone.base[best] = false
    strengths.base[best] += level.strengths.base[node]
    outward.base[best] += outward.base[node] - 2 * tally.weight.base[best]
  }

  /// The parts, numbered as `nodes` has the nodes that they are named after: the parts of a community lie together.
  func parts(inOrder nodes: SharedBuffer<NodeIndex>) -> LeidenParts {
    let numbers = SharedBuffer<NodeIndex>(repeating: 0, count: nodes.count)
    var count: NodeIndex = 0
    for index in 0..<nodes.count where partOfNode[Int(nodes[index])] == nodes[index] {
      numbers[Int(nodes[index])] = count
      count += 1
    }
    for node in 0..<nodes.count { partOfNode[node] = numbers[Int(partOfNode[node])] }
    return LeidenParts(partOfNode: partOfNode, count: Int(count))
  }
}
