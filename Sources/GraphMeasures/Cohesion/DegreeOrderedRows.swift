import GraphCore

/// The edges of an undirected graph, each once, from its end of lower degree to that of higher degree: what triangle
/// listing works on.
///
/// Nodes are renamed to their *rank* by degree (equal degrees by index), and row r holds the neighbours of higher
/// rank, in the order of the graph's row. No row is longer than √(2 · edges), so that all triangles are found in
/// O(edges^1.5) steps (Chiba & Nishizeki 1985; Latapy, "Main-memory triangle computations for very large graphs",
/// 2008), and the marks of the best-connected nodes, which are looked up most, lie close together.
struct DegreeOrderedRows: Sendable {
  /// How many nodes there are.
  let nodeCount: Int

  /// For each rank the node that has it.
  let nodes: SharedBuffer<NodeIndex>

  /// Where each row begins; `nodeCount + 1` entries.
  let offsets: SharedBuffer<Int>

  /// The rows, one after the other: ranks.
  let targets: SharedBuffer<NodeIndex>

  /// The weights of the edges, aligned with `targets`, when they were asked for.
  let weights: SharedBuffer<Double>?

  /// - Precondition: `graph` is undirected.
  /// - Complexity: O(nodes + arcs) time and space.
  init(_ graph: Graph, usesWeights: Bool, control: RunControl) throws {
    precondition(!graph.isDirected)
    nodeCount = graph.nodeCount
    let highest = (0..<graph.nodeCount).reduce(0) { max($0, graph.degree(of: $1)) }
    let byDegree = CountingSort.sorted(0..<NodeIndex(graph.nodeCount), keyCount: highest + 1) {
      graph.degree(of: Int($0))
    }
    nodes = SharedBuffer(copying: byDegree.elements)
    offsets = SharedBuffer(repeating: 0, count: graph.nodeCount + 1)
    targets = SharedBuffer(repeating: 0, count: graph.edgeCount)
    weights = usesWeights && graph.weights != nil ? SharedBuffer(repeating: 0, count: graph.edgeCount) : nil
    let ranks = SharedBuffer<NodeIndex>(repeating: 0, count: graph.nodeCount)
    for rank in 0..<nodeCount { ranks[Int(nodes[rank])] = NodeIndex(rank) }
    try graph.withAdjacency { rows in
      try measureRows(rows, ranks, control: control)
      try fillRows(rows, ranks, control: control)
    }
  }

  private static let chunkSize = 2_048

  /// Counts the entries of each row and adds them up to where rows begin.
  private func measureRows(_ rows: Adjacency, _ ranks: SharedBuffer<NodeIndex>, control: RunControl) throws {
    let chunks = Parallel.chunks(of: nodeCount, size: Self.chunkSize)
    try Parallel.forEach(chunks, control: control) { chunk in
      let (ranks, offsets) = (ranks.base, self.offsets.base)
      for rank in Parallel.range(ofChunk: chunk, size: Self.chunkSize, in: nodeCount) {
        let node = Int(nodes.base[rank])
        var count = 0
        var arc = rows.offsets[node]
        let end = rows.offsets[node &+ 1]
        while arc < end {
          count &+= Int(ranks[Int(rows.targets[arc])]) > rank ? 1 : 0
          arc &+= 1
        }
        offsets[rank + 1] = count
      }
    }
    for rank in 0..<nodeCount { offsets[rank + 1] += offsets[rank] }
  }

  private func fillRows(_ rows: Adjacency, _ ranks: SharedBuffer<NodeIndex>, control: RunControl) throws {
    let chunks = Parallel.chunks(of: nodeCount, size: Self.chunkSize)
    try Parallel.forEach(chunks, control: control) { chunk in
      let (ranks, targets) = (ranks.base, self.targets.base)
      for rank in Parallel.range(ofChunk: chunk, size: Self.chunkSize, in: nodeCount) {
        let node = Int(nodes.base[rank])
        var place = offsets.base[rank]
        for arc in rows.offsets[node]..<rows.offsets[node + 1] {
          let target = ranks[Int(rows.targets[arc])]
          guard Int(target) > rank else { continue }
          targets[place] = target
          if let weights { weights.base[place] = rows.weights![arc] }
          place &+= 1
        }
      }
    }
  }
}

extension DegreeOrderedRows {
  /// Calls `found` for every triangle a < b < c whose lowest rank is `lowest`.
  ///
  /// - Parameters:
  ///   - marks: one entry a rank, all 0 before and after.
  ///   - found: the places in `targets` of the edges a–b, a–c and b–c.
  /// - Complexity: O(sum of the lengths of the rows that row `lowest` points at).
  @inline(__always)
  func forEachTriangle(
    from lowest: Int, marks: UnsafeMutablePointer<UInt32>, _ found: (_ ab: Int, _ ac: Int, _ bc: Int) -> Void
  ) {
    let (offsets, targets) = (offsets.base, targets.base)
    let begin = offsets[lowest]
    let end = offsets[lowest &+ 1]
    if end &- begin < 2 { return }
    var place = begin
    while place < end {
      // The place within the row, counted from 1, so that a mark also tells which edge it stands for.
      marks[Int(targets[place])] = UInt32(truncatingIfNeeded: place &- begin &+ 1)
      place &+= 1
    }
    place = begin
    while place < end {
      let middle = Int(targets[place])
      var far = offsets[middle]
      let farEnd = offsets[middle &+ 1]
      while far < farEnd {
        let mark = marks[Int(targets[far])]
        if mark != 0 { found(place, begin &+ Int(mark) &- 1, far) }
        far &+= 1
      }
      place &+= 1
    }
    place = begin
    while place < end {
      marks[Int(targets[place])] = 0
      place &+= 1
    }
  }
}
