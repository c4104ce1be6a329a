import GraphCore

/// What an edge between two nodes would gain, estimated from a sample of sources.
///
/// A source s that is at least two hops nearer to a than to b comes nearer to b by an edge a–b, and to all nodes to which
/// its paths lead over b. What these are worth is the *load* of b: every node hands what a hop less to it would gain, and
/// what was handed to it, evenly to its predecessors on the shortest paths from s. Where many paths lead around b that is
/// less than b's part in the true gain, but it tells well which pairs are better.
///
/// When the graph has no more nodes than the sample, all nodes are sources.
struct ShortcutEstimates: Sendable {
  private let nodeCount: Int
  private let sourceCount: Int

  /// For each source the distance of every node, in hops; beyond what 16 bits hold when it is not reached.
  private let distances: SharedBuffer<Int16>

  /// For each source the load of every node.
  private let loads: SharedBuffer<Float>

  /// - Parameters:
  ///   - graph: undirected.
  ///   - mostSources: how many sources to draw, of the nodes that have an edge.
  /// - Complexity: O(sources · (nodes + arcs)) time; 6 bytes a node and source.
  init(_ graph: Graph, mostSources: Int, seed: UInt64, control: RunControl) throws {
    var random = SeededGenerator(seed: seed)
    var sources = (0..<graph.nodeCount).filter { graph.degree(of: $0) > 0 }
    random.shuffle(&sources)
    sources = Array(sources.prefix(mostSources))
    let nodeCount = graph.nodeCount
    let distances = SharedBuffer<Int16>(uninitializedCount: sources.count * nodeCount)
    let loads = SharedBuffer<Float>(uninitializedCount: sources.count * nodeCount)
    try graph.withAdjacency { rows in
      try Parallel.forEach(
        sources.count, control: control, phase: "sampled paths", makeScratch: { LoadSearch(rows) },
        body: { [sources] index, search in
          search.run(
            from: sources[index], distances: distances.base + index * nodeCount, loads: loads.base + index * nodeCount)
        })
    }
    (self.nodeCount, sourceCount, self.distances, self.loads) = (nodeCount, sources.count, distances, loads)
  }

  /// For each node its loads from all sources together.
  func carriedLoads() -> [Double] {
    var sums = [Double](repeating: 0, count: nodeCount)
    for source in 0..<sourceCount {
      for node in 0..<nodeCount { sums[node] += Double(loads[source * nodeCount + node]) }
    }
    return sums
  }

  /// The distances and loads of some nodes, node by node.
  func rows(of nodes: [NodeIndex]) -> Rows {
    let rows = Rows(nodeCount: nodes.count, sourceCount: sourceCount)
    for (index, node) in nodes.enumerated() {
      for source in 0..<sourceCount {
        let place = source * nodeCount + Int(node)
        rows.set(index, source: source, distance: distances[place], load: loads[place])
      }
    }
    return rows
  }

  /// The distances and loads of some nodes as vectors, one lane a source.
  struct Rows: Sendable {
    private static let laneCount = 16

    private let vectorCount: Int
    private let distances: SharedBuffer<SIMD16<Int32>>
    /// The bits of the loads, so that they can be masked.
    private let loads: SharedBuffer<SIMD16<UInt32>>

    init(nodeCount: Int, sourceCount: Int) {
      vectorCount = (sourceCount + Self.laneCount - 1) / Self.laneCount
      distances = SharedBuffer(repeating: .zero, count: nodeCount * vectorCount)
      loads = SharedBuffer(repeating: .zero, count: nodeCount * vectorCount)
    }

    func set(_ node: Int, source: Int, distance: Int16, load: Float) {
      let (vector, lane) = (node * vectorCount + source / Self.laneCount, source % Self.laneCount)
      distances[vector][lane] = Int32(distance)
      loads[vector][lane] = load.bitPattern
    }

    /// The estimated gain of an edge between two of the nodes, in no particular unit, less its standard error.
    ///
    /// A source that is `hops` nearer to one end counts the load of the other `hops` − 1 times. Among millions of pairs
    /// the highest plain estimates are those of pairs that owe them to one or two lucky sources; less the standard error
    /// (the root of the sum of squares, for sources drawn at random) these come to nothing.
    func gain(_ first: Int, _ second: Int, distance: Int) -> Float {
      let (a, b) = (first &* vectorCount, second &* vectorCount)
      var (sum, squares) = (SIMD16<Float>.zero, SIMD16<Float>.zero)
      var vector = 0
      while vector < vectorCount {
        let nearer = distances.base[b &+ vector] &- distances.base[a &+ vector]
        let (firstLoad, secondLoad) = (loads.base[a &+ vector], loads.base[b &+ vector])
        var worth = SIMD16<Float>.zero
        var hops: Int32 = 1
        while hops < distance {
          // All ones where the source is more than `hops` nearer to the first end, or to the second.
          let isNearFirst = SIMD16<UInt32>(truncatingIfNeeded: (hops &- nearer) &>> 31)
          let isNearSecond = SIMD16<UInt32>(truncatingIfNeeded: (hops &+ nearer) &>> 31)
          worth += unsafeBitCast((secondLoad & isNearFirst) | (firstLoad & isNearSecond), to: SIMD16<Float>.self)
          hops &+= 1
        }
        sum += worth
        squares += worth * worth
        vector &+= 1
      }
      return sum.sum() - squares.sum().squareRoot()
    }
  }
}

/// A breadth-first search that hands loads back along the shortest paths; one worker's scratch.
private final class LoadSearch: Sendable {
  private let rows: Adjacency
  private let queue: SharedBuffer<NodeIndex>
  /// For each node how many predecessors it has on its shortest paths.
  private let predecessors: SharedBuffer<UInt32>

  init(_ rows: Adjacency) {
    self.rows = rows
    queue = SharedBuffer(repeating: 0, count: rows.nodeCount)
    predecessors = SharedBuffer(repeating: 0, count: rows.nodeCount)
  }

  /// Fills the rows of one source; its own load is 0.
  func run(from source: Int, distances: UnsafeMutablePointer<Int16>, loads: UnsafeMutablePointer<Float>) {
    distances.update(repeating: MultiSourceDistances.unreached, count: rows.nodeCount)
    loads.update(repeating: 0, count: rows.nodeCount)
    let reached = search(from: source, distances: distances)
    // Backwards: a node has got all its load before it hands it on.
    for index in stride(from: reached - 1, to: 0, by: -1) {
      let node = Int(queue[index])
      let distance = distances[node]
      if distance > 1 { loads[node] += 1 / Float(distance - 1) - 1 / Float(distance) }
      let share = loads[node] / Float(predecessors[node])
      var arc = rows.offsets[node]
      let end = rows.offsets[node &+ 1]
      while arc < end {
        let target = Int(rows.targets[arc])
        if distances[target] &+ 1 == distance { loads[target] += share }
        arc &+= 1
      }
    }
    loads[source] = 0
  }

  /// Returns how many nodes are reached; they are in the queue in the order of their distance.
  private func search(from source: Int, distances: UnsafeMutablePointer<Int16>) -> Int {
    let (queue, predecessors) = (queue.base, predecessors.base)
    distances[source] = 0
    queue[0] = NodeIndex(source)
    var (head, tail) = (0, 1)
    while head < tail {
      let node = Int(queue[head])
      head &+= 1
      let next = min(distances[node] &+ 1, Int16(MultiSourceDistances.longest))
      var arc = rows.offsets[node]
      let end = rows.offsets[node &+ 1]
      while arc < end {
        let target = Int(rows.targets[arc])
        arc &+= 1
        if distances[target] == MultiSourceDistances.unreached {
          distances[target] = next
          predecessors[target] = 1
          queue[tail] = NodeIndex(target)
          tail &+= 1
        } else if distances[target] == next {
          predecessors[target] &+= 1
        }
      }
    }
    return tail
  }
}
