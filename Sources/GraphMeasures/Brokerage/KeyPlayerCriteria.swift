import GraphCore

extension Graph {
  /// What is left without some nodes, and which node each of the rest was.
  func removing(_ nodes: Set<NodeIndex>) -> (graph: Graph, names: [NodeIndex]) {
    let kept = (0..<NodeIndex(nodeCount)).filter { !nodes.contains($0) }
    return (induced(by: kept), kept)
  }
}

/// For fragmentation: the fewer pairs can reach each other without the set, the better.
///
/// What one more node takes with it is known for all nodes at once, see ``SeparatedPairs``.
struct FewConnectedPairs: KeyPlayerCriterion {
  let graph: Graph

  func scores(beside set: [Int], control: RunControl) throws -> [Double] {
    let rest = graph.removing(Set(set.map { NodeIndex($0) }))
    let pairs = try SeparatedPairs().run(on: rest.graph, control: control)
    let connected = pairs.connectedPairCount
    var scores = [Double](repeating: 0, count: graph.nodeCount)
    for (index, node) in rest.names.enumerated() {
      scores[Int(node)] = -Double(connected - pairs.separated[index] - pairs.own[index])
    }
    return scores
  }
}

/// For distance-weighted fragmentation: the lower the sum of 1 / distance over the pairs that remain, the better.
struct LongDistances: KeyPlayerCriterion {
  let graph: Graph

  func scores(beside set: [Int], control: RunControl) throws -> [Double] {
    let (graph, set) = (graph, Set(set.map { NodeIndex($0) }))
    let candidates = (0..<NodeIndex(graph.nodeCount)).filter { !set.contains($0) }
    // One worker a candidate; the distances are then one worker's, whose sums come out the same for any number of threads.
    let alone = RunControl(cancellation: control.cancellation)
    let values = try Parallel.map(
      candidates.count, control: control, phase: "key players", makeScratch: {},
      body: { index, _ in
        let rest = graph.removing(set.union([candidates[index]])).graph
        return -(try Closeness().run(on: rest, control: alone).harmonic.reduce(0, +))
      })
    var scores = [Double](repeating: 0, count: graph.nodeCount)
    for (node, value) in zip(candidates, values) { scores[Int(node)] = value }
    return scores
  }
}

/// What a node counts that is so far from the nearest of the set.
struct Credit: Sendable {
  private let aim: KeyPlayers.Aim

  init(_ aim: KeyPlayers.Aim) { self.aim = aim }

  /// - Parameter distance: in steps; infinite where there is no path.
  func of(distance: Double) -> Double {
    if case .reach(let steps) = aim { return distance <= Double(steps) ? 1 : 0 }
    return 1 / max(1, distance)
  }
}

/// For reach: the more the nodes count by their distances from the set, the better.
final class NearSet: KeyPlayerCriterion, Sendable {
  private let nodeCount: Int
  /// For each node a row with the distances of all others, ``unreached`` at most.
  private let distances: SharedBuffer<UInt16>
  /// What a node counts at each distance.
  private let credits: SharedBuffer<Double>

  /// Stands for no path; a path that is so long counts as none, which takes more than 65,000 nodes in a row.
  private static let unreached = UInt16.max

  /// - Complexity: O(nodes · arcs) time, O(nodes²) space: two bytes a pair.
  init(_ graph: Graph, credit: Credit, control: RunControl) throws {
    let nodeCount = graph.nodeCount
    let distances = SharedBuffer(repeating: Self.unreached, count: nodeCount * nodeCount)
    try graph.withAdjacency { rows in
      try Parallel.forEach(
        nodeCount, control: control, phase: "distances",
        makeScratch: { SharedBuffer<NodeIndex>(repeating: 0, count: nodeCount) },
        body: { source, queue in Self.search(from: source, rows, distances.base + source * nodeCount, queue.base) })
    }
    self.nodeCount = nodeCount
    self.distances = distances
    // No distance is above the number of nodes, so that few credits are ever made but the last.
    let steps = min(nodeCount, Int(Self.unreached))
    credits = SharedBuffer(repeating: credit.of(distance: .infinity), count: Int(Self.unreached) + 1)
    for distance in 0..<steps { credits[distance] = credit.of(distance: Double(distance)) }
  }

  private static func search(
    from source: Int, _ rows: Adjacency, _ distance: UnsafeMutablePointer<UInt16>,
    _ queue: UnsafeMutablePointer<NodeIndex>
  ) {
    distance[source] = 0
    queue[0] = NodeIndex(source)
    var (head, tail) = (0, 1)
    while head < tail {
      let node = Int(queue[head])
      head += 1
      let next = distance[node]
      if next >= unreached - 1 { continue }
      for arc in rows.offsets[node]..<rows.offsets[node + 1] {
        let target = Int(rows.targets[arc])
        if distance[target] != unreached { continue }
        distance[target] = next + 1
        queue[tail] = NodeIndex(target)
        tail += 1
      }
    }
  }

  func scores(beside set: [Int], control: RunControl) throws -> [Double] {
    let nodeCount = nodeCount
    let nearest = SharedBuffer(repeating: Self.unreached, count: nodeCount)
    for node in set {
      let row = distances.base + node * nodeCount
      for other in 0..<nodeCount { nearest[other] = min(nearest[other], row[other]) }
    }
    let scores = SharedBuffer(repeating: 0.0, count: nodeCount)
    let size = 64
    try Parallel.forEach(Parallel.chunks(of: nodeCount, size: size), control: control) { chunk in
      let (nearest, credits) = (nearest.base, credits.base)
      for node in Parallel.range(ofChunk: chunk, size: size, in: nodeCount) {
        let row = distances.base + node * nodeCount
        var sum = 0.0
        for other in 0..<nodeCount { sum += credits[Int(min(nearest[other], row[other]))] }
        scores[node] = sum
      }
    }
    return scores.array
  }
}
