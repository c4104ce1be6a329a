import Numbers

extension Graph {
  /// Builds a graph from pairs of nodes in any order.
  ///
  /// Pairs between the same two nodes become one edge whose weight is their sum, as decimals and in the order of the input; in an
  /// undirected graph `u, v` and `v, u` are the same edge. Pairs of a node with itself are left out.
  ///
  /// The pairs are bucketed by target, then by source: two stable counting sorts, after which every row ascends.
  ///
  /// - Parameters:
  ///   - nodeCount: how many nodes there are; every index in the pairs is below it.
  ///   - sources: the first node of each pair.
  ///   - targets: the second node of each pair; as many as `sources`.
  ///   - weights: the weight of each pair, finite and above 0; `nil` builds an unweighted graph.
  ///   - isDirected: whether a pair is an arc from source to target, or an edge between the two.
  /// - Complexity: O(nodes + pairs) time; beyond pairs and result, one more copy of the rows.
  public init(
    nodeCount: Int, sources: [NodeIndex], targets: [NodeIndex], weights: [Double]? = nil, isDirected: Bool
  ) {
    precondition(sources.count == targets.count, "as many sources as targets")
    precondition(weights == nil || weights?.count == sources.count, "as many weights as pairs")
    precondition(nodeCount <= Int(NodeIndex.max), "node indices have 32 bits")
    let pairs = Pairs(sources: sources, targets: targets, weights: weights, isDirected: isDirected)
    let byTarget = pairs.bucketedByTarget(nodeCount: nodeCount)
    let bySource = byTarget.transposedRows()
    self = Graph(merging: bySource, nodeCount: nodeCount, isDirected: isDirected)
  }

  /// Builds a graph from edges; a convenience for small graphs and tests.
  public init(nodeCount: Int, edges: [(Int, Int)], weights: [Double]? = nil, isDirected: Bool = false) {
    self.init(
      nodeCount: nodeCount, sources: edges.map { NodeIndex($0.0) }, targets: edges.map { NodeIndex($0.1) },
      weights: weights, isDirected: isDirected)
  }

  /// The graph with every arc turned round; an undirected graph is its own transpose.
  ///
  /// - Complexity: O(nodes + arcs) time and space.
  public func transposed() -> Graph {
    guard isDirected else { return self }
    let rows = Rows(offsets: offsets, targets: targets, weights: weights).transposedRows()
    return Graph(
      nodeCount: nodeCount, isDirected: true, offsets: rows.offsets, targets: rows.targets, weights: rows.weights)
  }

  /// The same nodes with an undirected edge wherever there is an arc in either direction; weights are added.
  ///
  /// - Complexity: O(nodes + arcs) time and space.
  public func undirected() -> Graph {
    guard isDirected else { return self }
    return Graph(
      nodeCount: nodeCount, sources: arcSources(), targets: targets, weights: weights, isDirected: false)
  }

  /// The part of the graph between `nodes`; node `i` of the result is `nodes[i]`.
  ///
  /// - Precondition: `nodes` has no repetition.
  /// - Complexity: O(nodes of the graph + arcs that leave `nodes`) time and space.
  public func induced(by nodes: [NodeIndex]) -> Graph {
    let absent = NodeIndex.max
    var indexInPart = [NodeIndex](repeating: absent, count: nodeCount)
    for (index, node) in nodes.enumerated() {
      precondition(indexInPart[Int(node)] == absent, "a node is given once")
      indexInPart[Int(node)] = NodeIndex(index)
    }
    var partSources: [NodeIndex] = []
    var partTargets: [NodeIndex] = []
    var partWeights: [Double] = []
    for node in nodes {
      for arc in row(of: Int(node)) where indexInPart[Int(targets[arc])] != absent {
        if !isDirected && targets[arc] < node { continue }
        partSources.append(indexInPart[Int(node)])
        partTargets.append(indexInPart[Int(targets[arc])])
        if let weights { partWeights.append(weights[arc]) }
      }
    }
    return Graph(
      nodeCount: nodes.count, sources: partSources, targets: partTargets, weights: weights == nil ? nil : partWeights,
      isDirected: isDirected)
  }

  /// The same graph without its weights.
  public func unweighted() -> Graph {
    Graph(nodeCount: nodeCount, isDirected: isDirected, offsets: offsets, targets: targets, weights: nil)
  }

  /// For each arc the node that it leaves.
  ///
  /// - Complexity: O(nodes + arcs).
  package func arcSources() -> [NodeIndex] {
    var sources: [NodeIndex] = []
    sources.reserveCapacity(arcCount)
    for node in 0..<nodeCount {
      sources.append(contentsOf: repeatElement(NodeIndex(node), count: degree(of: node)))
    }
    return sources
  }
}

// MARK: - Phases

/// The input of a build: pairs as given, each standing for one arc or, undirected, for one arc each way.
private struct Pairs {
  let sources: [NodeIndex]
  let targets: [NodeIndex]
  let weights: [Double]?
  let isDirected: Bool

  /// One row a target, with the sources that point at it in input order; loops are dropped here.
  func bucketedByTarget(nodeCount: Int) -> Rows {
    var ends = [Int](repeating: 0, count: nodeCount + 1)
    for pair in sources.indices where sources[pair] != targets[pair] {
      ends[Int(targets[pair]) + 1] += 1
      if !isDirected { ends[Int(sources[pair]) + 1] += 1 }
    }
    for node in 0..<nodeCount { ends[node + 1] += ends[node] }
    let offsets = ends
    var rows = [NodeIndex](repeating: 0, count: offsets[nodeCount])
    var rowWeights = weights.map { _ in [Double](repeating: 0, count: offsets[nodeCount]) }
    // From here on `ends[v]` is where the next entry of row v goes.
    for pair in sources.indices where sources[pair] != targets[pair] {
      let (source, target) = (sources[pair], targets[pair])
      let place = ends[Int(target)]
      ends[Int(target)] += 1
      rows[place] = source
      if let weights { rowWeights![place] = weights[pair] }
      guard !isDirected else { continue }
      let twin = ends[Int(source)]
      ends[Int(source)] += 1
      rows[twin] = target
      if let weights { rowWeights![twin] = weights[pair] }
    }
    return Rows(offsets: offsets, targets: rows, weights: rowWeights)
  }
}

/// Rows that may still be out of order or hold repetitions.
private struct Rows {
  var offsets: [Int]
  var targets: [NodeIndex]
  var weights: [Double]?

  /// Turns every entry round. Rows are visited in ascending order, so every row of the result ascends.
  func transposedRows() -> Rows {
    let nodeCount = offsets.count - 1
    var ends = [Int](repeating: 0, count: nodeCount + 1)
    for target in targets { ends[Int(target) + 1] += 1 }
    for node in 0..<nodeCount { ends[node + 1] += ends[node] }
    let newOffsets = ends
    var newTargets = [NodeIndex](repeating: 0, count: targets.count)
    var newWeights = weights.map { [Double](repeating: 0, count: $0.count) }
    for node in 0..<nodeCount {
      for entry in offsets[node]..<offsets[node + 1] {
        let target = Int(targets[entry])
        let place = ends[target]
        ends[target] += 1
        newTargets[place] = NodeIndex(node)
        if let weights { newWeights![place] = weights[entry] }
      }
    }
    return Rows(offsets: newOffsets, targets: newTargets, weights: newWeights)
  }
}

extension Graph {
  /// Takes rows that ascend and merges equal neighbours, in place, adding up their weights.
  private init(merging rows: consuming Rows, nodeCount: Int, isDirected: Bool) {
    var (offsets, targets, weights) = (rows.offsets, rows.targets, rows.weights)
    var kept = 0
    var begin = 0
    for node in 0..<nodeCount {
      let end = offsets[node + 1]
      let firstKept = kept
      for entry in begin..<end {
        let weight = weights?[entry] ?? 1
        precondition(weight > 0 && weight.isFinite, "weights are finite and above 0")
        if kept > firstKept && targets[kept - 1] == targets[entry] {
          let sum = DecimalSum.of(weights?[kept - 1] ?? 1, weight)
          weights?[kept - 1] = sum
        } else {
          targets[kept] = targets[entry]
          weights?[kept] = weight
          kept += 1
        }
      }
      begin = end
      offsets[node + 1] = kept
    }
    targets.removeLast(targets.count - kept)
    if let count = weights?.count { weights?.removeLast(count - kept) }
    self.init(nodeCount: nodeCount, isDirected: isDirected, offsets: offsets, targets: targets, weights: weights)
  }
}
