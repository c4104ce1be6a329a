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
  /// The sum of the strengths.
  let totalStrength: Double

  init(_ graph: Graph, usesWeights: Bool) {
    nodeCount = graph.nodeCount
    offsets = Self.copy(of: graph.offsets.dropLast())
    ends = Self.copy(of: graph.offsets.dropFirst())
    targets = Self.copy(of: graph.targets)
    weights = usesWeights ? graph.weights.map { Self.copy(of: $0) } : nil
    let all = usesWeights ? graph.strengths() : (0..<graph.nodeCount).map { Double(graph.degree(of: $0)) }
    strengths = Self.copy(of: all)
    totalStrength = all.reduce(0, +)
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
    let targets = SharedBuffer<NodeIndex>(uninitializedCount: rooms[chunks.count])
    let weights = SharedBuffer<Double>(uninitializedCount: rooms[chunks.count])
    try Parallel.forEach(
      chunks.count, control: control, makeScratch: { NeighborTally(count: parts.count) },
      body: { chunk, scratch in
        var tally = scratch
        let partOfNode = parts.partOfNode.base
        var place = rooms[chunk]
        for part in chunks[chunk] {
          var strength = 0.0
          let nodes = members.range(of: part)
          for index in nodes {
            finer.fetchRows(at: index, of: nodes, members.nodes.base)
            let node = Int(members.nodes.base[index])
            strength += finer.strengths.base[node]
            tally.add(row: node, of: finer) { partOfNode[$0] }
          }
          strengths.base[part] = strength
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
    self.strengths = strengths
    totalStrength = finer.totalStrength
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

/// A partition of a level's nodes into parts numbered from 0.
struct LeidenParts: Sendable {
  let partOfNode: SharedBuffer<NodeIndex>
  let count: Int

  private var nodeCount: Int { partOfNode.count }

  /// For each node of the graph its part, when `place` says which node of this level it is in.
  func compose(after place: SharedBuffer<NodeIndex>?) -> SharedBuffer<NodeIndex> {
    guard let place else { return partOfNode }
    let composed = SharedBuffer<NodeIndex>(uninitializedCount: place.count)
    for node in 0..<place.count { composed.base[node] = partOfNode.base[Int(place.base[node])] }
    return composed
  }

  /// The nodes of every part.
  struct Members: Sendable {
    let offsets: [Int]
    /// The nodes, part by part.
    let nodes: SharedBuffer<NodeIndex>

    func range(of part: Int) -> Range<Int> { offsets[part]..<offsets[part + 1] }

    /// Cuts the parts into runs that have at least `size` nodes each, save the last one.
    func chunks(ofAtLeast size: Int) -> [Range<Int>] {
      var chunks: [Range<Int>] = []
      var begin = 0
      for end in offsets.indices.dropFirst() where offsets[end] - offsets[begin] >= size || end == offsets.count - 1 {
        chunks.append(begin..<end)
        begin = end
      }
      return chunks
    }
  }

  /// The nodes of every part, in the order in which `order` has them, or ascending.
  func members(inOrder order: SharedBuffer<NodeIndex>?) -> Members {
    let partOfNode = partOfNode.base
    var offsets = [Int](repeating: 0, count: count + 1)
    for node in 0..<nodeCount { offsets[Int(partOfNode[node]) + 1] += 1 }
    for part in 0..<count { offsets[part + 1] += offsets[part] }
    var places = offsets
    let nodes = SharedBuffer<NodeIndex>(uninitializedCount: nodeCount)
    for index in 0..<nodeCount {
      let node = order.map { $0.base[index] } ?? NodeIndex(truncatingIfNeeded: index)
      let part = Int(partOfNode[Int(node)])
      nodes.base[places[part]] = node
      places[part] += 1
    }
    return Members(offsets: offsets, nodes: nodes)
  }
}

/// How much weight leads to each community or part, and to which ones any does.
struct NeighborTally {
  /// One entry a community; 0 except for those touched.
  let weight: SharedBuffer<Double>
  /// The communities that weight leads to, in the order in which they were met; one entry more, which is written ahead.
  let touched: SharedBuffer<NodeIndex>
  private(set) var touchedCount = 0

  init(count: Int) {
    weight = SharedBuffer(repeating: 0, count: count)
    touched = SharedBuffer(repeating: 0, count: count + 1)
  }

  /// Adds the row of a node; `label` gives the community of a neighbour.
  @inline(__always)
  mutating func add(row node: Int, of level: LeidenLevel, label: (Int) -> NodeIndex) {
    let (targets, weight, touched) = (level.targets.base, weight.base, touched.base)
    var count = touchedCount
    var arc = level.offsets.base[node]
    let end = level.ends.base[node]
    if let weights = level.weights?.base {
      while arc < end {
        let community = label(Int(targets[arc]))
        let before = weight[Int(community)]
        touched[count] = community
        count &+= before == 0 ? 1 : 0
        weight[Int(community)] = before + weights[arc]
        arc &+= 1
      }
    } else {
      while arc < end {
        let community = label(Int(targets[arc]))
        let before = weight[Int(community)]
        touched[count] = community
        count &+= before == 0 ? 1 : 0
        weight[Int(community)] = before + 1
        arc &+= 1
      }
    }
    touchedCount = count
  }

  /// Hands over what has been tallied, community by community, and begins anew.
  @inline(__always)
  mutating func drain(_ body: (_ community: NodeIndex, _ weight: Double) -> Void) {
    let (weight, touched) = (weight.base, touched.base)
    var index = 0
    while index < touchedCount {
      let community = touched[index]
      body(community, weight[Int(community)])
      weight[Int(community)] = 0
      index &+= 1
    }
    touchedCount = 0
  }
}
