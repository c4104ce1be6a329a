import GraphCore

/// The communities on one level of the Leiden method, with the phases that change them.
struct LeidenPhases {
  let level: LeidenLevel
  /// For each node its community, below the number of nodes.
  let communityOfNode: SharedBuffer<NodeIndex>
  /// For each community the masses of its nodes together, and how many these are.
  let masses: SharedBuffer<Double>
  let sizes: SharedBuffer<Int32>
  /// Communities without nodes: where a node can go to be by itself.
  var empty: [NodeIndex]
  var tally: NeighborTally

  /// How many communities have nodes.
  var communityCount: Int { level.nodeCount - empty.count }

  init(_ level: LeidenLevel, communities: SharedBuffer<NodeIndex>) {
    self.level = level
    communityOfNode = communities
    masses = SharedBuffer(repeating: 0, count: level.nodeCount)
    sizes = SharedBuffer(repeating: 0, count: level.nodeCount)
    for node in 0..<level.nodeCount {
      masses[Int(communities[node])] += level.masses[node]
      sizes[Int(communities[node])] += 1
    }
    empty = []
    for community in 0..<level.nodeCount where sizes[community] == 0 { empty.append(NodeIndex(community)) }
    tally = NeighborTally(count: level.nodeCount)
  }
}

extension LeidenPhases {
  /// The quality of the communities, to compare with that of others, on a level whose nodes have no edges within them: for
  /// the weight of each arc; 0 without edges.
  var quality: Double {
    guard level.totalStrength > 0 else { return 0 }
    var inside = 0.0
    for node in 0..<level.nodeCount {
      inside += level.weight(from: node, to: communityOfNode[node], in: communityOfNode)
    }
    var squares = 0.0
    for community in 0..<level.nodeCount { squares += masses[community] * masses[community] }
    return (inside - level.expectation * squares) / level.totalStrength
  }
}
