import GraphCore

extension LeidenPhases {
  /// Puts every community together anew from single nodes.
  ///
  /// A node that is still by itself and well connected to the rest of its community joins the well-connected part of it
  /// where quality gains most, if it gains anywhere. Communities do not see each other here, so they are shared out.
  func refine(_ random: inout SeededGenerator, control: RunControl) throws -> LeidenParts {
    let members = LeidenParts(partOfNode: communityOfNode, count: level.nodeCount)
      .members(inOrder: shuffledNodes(count: level.nodeCount, using: &random))
    let chunks = members.chunks(ofAtLeast: 1_024)
    let refinement = Refinement(level, communities: communityOfNode, masses: masses)
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
  let communityMasses: SharedBuffer<Double>
  /// For each node the node that its part is named after.
  private let partOfNode: SharedBuffer<NodeIndex>
  private let isAlone: SharedBuffer<Bool>
  /// For each part the mass of its nodes, and the weight of its edges to the rest of its community.
  private let masses: SharedBuffer<Double>
  private let outward: SharedBuffer<Double>

  init(_ level: LeidenLevel, communities: SharedBuffer<NodeIndex>, masses communityMasses: SharedBuffer<Double>) {
    self.level = level
    self.communities = communities
    self.communityMasses = communityMasses
    partOfNode = SharedBuffer(uninitializedCount: level.nodeCount)
    isAlone = SharedBuffer(uninitializedCount: level.nodeCount)
    masses = SharedBuffer(uninitializedCount: level.nodeCount)
    outward = SharedBuffer(uninitializedCount: level.nodeCount)
  }

  /// Makes a node a part by itself.
  @inline(__always)
  func prepare(_ node: Int) {
    partOfNode.base[node] = NodeIndex(truncatingIfNeeded: node)
    isAlone.base[node] = true
    masses.base[node] = level.masses.base[node]
    outward.base[node] = level.weight(from: node, to: communities.base[node], in: communities)
  }

  /// Whether a part has at least the expected weight to the rest of its community.
  @inline(__always)
  private func isWellConnected(_ part: Int, in communityMass: Double) -> Bool {
    let mass = masses.base[part]
    return outward.base[part] >= level.expectation * mass * (communityMass - mass)
  }

  /// Lets a node that is by itself join the part that it gains most by.
  func join(_ node: Int, _ tally: inout NeighborTally) {
    let (communities, partOfNode) = (communities.base, partOfNode.base)
    let community = communities[node]
    let communityMass = communityMasses.base[Int(community)]
    guard isAlone.base[node], isWellConnected(node, in: communityMass) else { return }
    // What leads out of the community is tallied under a number that no part has.
    let outside = NodeIndex(level.nodeCount)
    tally.add(row: node, of: level) { communities[$0] == community ? partOfNode[$0] : outside }
    let cost = level.expectation * level.masses.base[node]
    var (best, bestGain, bestWeight) = (node, 0.0, 0.0)
    tally.drain { part, weight in
      if part == outside { return }
      let gain = weight - cost * masses.base[Int(part)]
      if gain > bestGain && isWellConnected(Int(part), in: communityMass) {
        (best, bestGain, bestWeight) = (Int(part), gain, weight)
      }
    }
    if best == node { return }
    partOfNode[node] = NodeIndex(best)
    isAlone.base[best] = false
    masses.base[best] += level.masses.base[node]
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
