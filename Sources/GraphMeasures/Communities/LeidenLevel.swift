import GraphCore

/// One of the graphs that the Leiden method works on: the graph itself, or one whose nodes are parts of it.
///
/// Rows are as in ``Graph`` but need not ascend, and edges within a part are left out: they move with their node.
struct LeidenLevel: Sendable {
  let nodeCount: Int
  /// Where each row begins and ends; between rows there may be unused places.
  let offsets: SharedBuffer<Int>
  let ends: SharedBuffer<Int>
  let targets: SharedBuffer<NodeIndex>
  /// `nil` when every edge counts 1.
  let weights: SharedBuffer<Double>?
  /// What the edges of each node weigh together, those within its part counted twice.
  let strengths: SharedBuffer<Double>
  /// What each node counts for in what is expected: the same as `strengths` for modularity.
  let masses: SharedBuffer<Double>
  /// The sum of the strengths.
  let totalStrength: Double
  /// The weight that is expected between two nodes of mass 1.
  let expectation: Double

  init(_ graph: Graph, usesWeights: Bool, quality: Leiden.Quality) {
    nodeCount = graph.nodeCount
    offsets = Self.copy(of: graph.offsets.dropLast())
    ends = Self.copy(of: graph.offsets.dropFirst())
    targets = Self.copy(of: graph.targets)
    weights = usesWeights ? graph.weights.map { Self.copy(of: $0) } : nil
    let all = usesWeights ? graph.strengths() : (0..<graph.nodeCount).map { Double(graph.degree(of: $0)) }
    strengths = Self.copy(of: all)
    masses = Self.copy(of: quality.masses(strengths: all))
    totalStrength = all.reduce(0, +)
    expectation = quality.expectation(totalStrength: totalStrength)
  }

  private static func copy<Elements: Collection>(
    of elements: Elements
  ) -> SharedBuffer<Elements.Element> where Elements.Element: BitwiseCopyable {
    let buffer = SharedBuffer<Elements.Element>(uninitializedCount: elements.count)
    _ = UnsafeMutableBufferPointer(start: buffer.base, count: buffer.count).update(from: elements)
    return buffer
  }

  /// Makes each of `parts` a node; parallel edges become one, with their weights added.
  ///
  /// - Complexity: O(nodes + arcs) time and space.
  init(_ finer: LeidenLevel, by parts: LeidenParts, control: RunControl) throws {
    let members = parts.members(inOrder: nil)
    let chunks = members.chunks(ofAtLeast: 1_024)
    let rooms = Self.rooms(for: chunks, of: members, in: finer)
    let offsets = SharedBuffer<Int>(uninitializedCount: parts.count)
    let ends = SharedBuffer<Int>(uninitializedCount: parts.count)
    let strengths = SharedBuffer<Double>(uninitializedCount: parts.count)
    let masses = SharedBuffer<Double>(uninitializedCount: parts.count)
    let targets = SharedBuffer<NodeIndex>(uninitializedCount: rooms[chunks.count])
    let weights = SharedBuffer<Double>(uninitializedCount: rooms[chunks.count])
    try Parallel.forEach(
      chunks.count, control: control, makeScratch: { NeighborTally(count: parts.count) },
      body: { chunk, scratch in
        var tally = scratch
        let partOfNode = parts.partOfNode.base
        var place = rooms[chunk]
        for part in chunks[chunk] {
          var (strength, mass) = (0.0, 0.0)
          let nodes = members.range(of: part)
          for index in nodes {
            finer.fetchRows(at: index, of: nodes, members.nodes.base)
            let node = Int(members.nodes.base[index])
            strength += finer.strengths.base[node]
            mass += finer.masses.base[node]
            tally.add(row: node, of: finer) { partOfNode[$0] }
          }
          strengths.base[part] = strength
          masses.base[part] = mass
          offsets.base[part] = place
          tally.drain { target, weight in
            if Int(target) == part { return }
            targets.base[place] = target
            weights.base[place] = weight
            place &+= 1
          }
          ends.base[part] = place
        }
      })
    nodeCount = parts.count
    (self.offsets, self.ends, self.targets, self.weights) = (offsets, ends, targets, weights)
    (self.strengths, self.masses) = (strengths, masses)
    (totalStrength, expectation) = (finer.totalStrength, finer.expectation)
  }

  /// Where the rows of each chunk of parts can begin, so that there is room for all arcs of its nodes.
  private static func rooms(
    for chunks: [Range<Int>], of members: LeidenParts.Members, in level: LeidenLevel
  ) -> [Int] {
    let (offsets, ends) = (level.offsets.base, level.ends.base)
    var rooms = [0]
    for parts in chunks {
      var room = 0
      for index in members.offsets[parts.lowerBound]..<members.offsets[parts.upperBound] {
        let node = Int(members.nodes.base[index])
        room &+= ends[node] &- offsets[node]
      }
      rooms.append(rooms[rooms.count - 1] + room)
    }
    return rooms
  }

  /// Fetches rows as ``RowFetching`` does.
  @inline(__always)
  func fetchRows(at index: Int, of range: Range<Int>, _ nodes: UnsafePointer<NodeIndex>) {
    RowFetching.fetch(at: index, of: range, nodes, begins: offsets.base, ends: ends.base, targets.base)
  }

  /// The weight of the edges from a node to those of a community.
  @inline(__always)
  func weight(from node: Int, to community: NodeIndex, in communityOfNode: SharedBuffer<NodeIndex>) -> Double {
    let (targets, communityOfNode) = (targets.base, communityOfNode.base)
    var arc = offsets.base[node]
    let end = ends.base[node]
    guard let weights = weights?.base else {
      var count = 0
      while arc < end {
        count &+= communityOfNode[Int(targets[arc])] == community ? 1 : 0
        arc &+= 1
      }
      return Double(count)
    }
    var sum = 0.0
    while arc < end {
      if communityOfNode[Int(targets[arc])] == community { sum += weights[arc] }
      arc &+= 1
    }
    return sum
  }
}
