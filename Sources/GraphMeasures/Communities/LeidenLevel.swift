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
    offsets = Self.copy(of: graph.offsets.dropLast(), filler: 0)
    ends = Self.copy(of: graph.offsets.dropFirst(), filler: 0)
    targets = Self.copy(of: graph.targets, filler: 0)
    weights = usesWeights ? graph.weights.map { Self.copy(of: $0, filler: 0) } : nil
    let all = usesWeights ? graph.strengths() : (0..<graph.nodeCount).map { Double(graph.degree(of: $0)) }
    strengths = Self.copy(of: all, filler: 0)
    totalStrength = all.reduce(0, +)
  }

  private static func copy<Elements: Collection>(
    of elements: Elements, filler: Elements.Element
  ) -> SharedBuffer<Elements.Element> where Elements.Element: BitwiseCopyable {
    let buffer = SharedBuffer(repeating: filler, count: elements.count)
    _ = UnsafeMutableBufferPointer(start: buffer.base, count: buffer.count).update(from: elements)
    return buffer
  }

  /// Makes each of `parts` a node; parallel edges become one, with their weights added.
  ///
  /// - Complexity: O(nodes + arcs) time and space.
  init(_ finer: LeidenLevel, by parts: LeidenParts, control: RunControl) throws {
    let members = parts.members(inOrder: nil)
    let (offsets, strengths) = Self.rooms(for: members, of: parts, in: finer)
    let ends = SharedBuffer(repeating: 0, count: parts.count)
    let targets = SharedBuffer<NodeIndex>(repeating: 0, count: offsets[parts.count])
    let weights = SharedBuffer(repeating: 0.0, count: offsets[parts.count])
    let chunks = members.chunks(ofAtLeast: 1_024)
    try Parallel.forEach(
      chunks.count, control: control, makeScratch: { NeighborTally(count: parts.count) },
      body: { chunk, scratch in
        var tally = scratch
        let partOfNode = parts.partOfNode.base
        for part in chunks[chunk] {
          for index in members.range(of: part) {
            tally.add(row: Int(members.nodes[index]), of: finer) { partOfNode[$0] }
          }
          var place = offsets[part]
          for index in 0..<tally.touchedCount where Int(tally.touched.base[index]) != part {
            targets.base[place] = tally.touched.base[index]
            weights.base[place] = tally.weight.base[Int(tally.touched.base[index])]
            place &+= 1
          }
          ends[part] = place
          tally.clear()
        }
      })
    nodeCount = parts.count
    (self.offsets, self.ends, self.targets, self.weights) = (offsets, ends, targets, weights)
    self.strengths = strengths
    totalStrength = finer.totalStrength
  }

  /// Where the row of each part can begin, so that it has room for all arcs that leave the part; and its strength.
  private static func rooms(
    for members: LeidenParts.Members, of parts: LeidenParts, in level: LeidenLevel
  ) -> (offsets: SharedBuffer<Int>, strengths: SharedBuffer<Double>) {
    let offsets = SharedBuffer(repeating: 0, count: parts.count + 1)
    let strengths = SharedBuffer(repeating: 0.0, count: parts.count)
    for part in 0..<parts.count {
      var room = 0
      for index in members.range(of: part) {
        let node = Int(members.nodes[index])
        strengths[part] += level.strengths[node]
        room += level.ends[node] - level.offsets[node]
      }
      offsets[part + 1] = offsets[part] + room
    }
    return (offsets, strengths)
  }
}

/// A partition of a level's nodes into parts numbered from 0.
struct LeidenParts: Sendable {
  let partOfNode: SharedBuffer<NodeIndex>
  let count: Int

  /// For each node of the graph its part, when `place` says which node of this level it is in.
  func compose(after place: SharedBuffer<NodeIndex>?) -> SharedBuffer<NodeIndex> {
    guard let place else { return partOfNode }
    let composed = SharedBuffer<NodeIndex>(repeating: 0, count: place.count)
    for node in 0..<place.count { composed[node] = partOfNode[Int(place[node])] }
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
    var offsets = [Int](repeating: 0, count: count + 1)
    for node in 0..<partOfNode.count { offsets[Int(partOfNode[node]) + 1] += 1 }
    for part in 0..<count { offsets[part + 1] += offsets[part] }
    var places = offsets
    let nodes = SharedBuffer<NodeIndex>(repeating: 0, count: partOfNode.count)
    for index in 0..<partOfNode.count {
      let node = order.map { $0[index] } ?? NodeIndex(index)
      let part = Int(partOfNode[Int(node)])
      nodes[places[part]] = node
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

  @inline(__always)
  mutating func clear() {
    let (weight, touched) = (weight.base, touched.base)
    var index = 0
    while index < touchedCount {
      weight[Int(touched[index])] = 0
      index &+= 1
    }
    touchedCount = 0
  }
}
