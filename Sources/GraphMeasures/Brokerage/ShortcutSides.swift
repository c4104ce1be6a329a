import GraphCore

/// The nodes that an edge brings closer to each other: every one of `sources` to some of `targets`.
struct ShortcutSides: Sendable {
  /// The end that the sources are nearer to.
  let sourceEnd: NodeIndex
  /// The end that the targets are nearer to.
  let targetEnd: NodeIndex
  /// By their distance from the source end.
  let sources: [NodeIndex]
  /// Where the sources at distance 0, 1, … from the source end begin; one entry more than there are distances.
  private let sourceBegins: [Int]
  /// By their distance from the target end.
  let targets: [NodeIndex]
  /// Where the targets at distance 0, 1, … from the target end begin; one entry more than there are distances.
  let levelBegins: [Int]
  /// How far the ends are apart.
  let distance: Int
  /// How many nodes come two hops closer to some other. The other end is always the one that a node comes closest to.
  let twoHopsCloserCount: Int

  /// - Parameters:
  ///   - fromSource: the distances of all nodes from the source of the pair.
  ///   - fromTarget: those from its target.
  init(of pair: ShortcutPair, fromSource: UnsafePointer<Int16>, fromTarget: UnsafePointer<Int16>, nodeCount: Int) {
    var (nearSource, nearTarget): ([Member], [Member]) = ([], [])
    var twoHopsCloserCount = 0
    for node in 0..<nodeCount {
      let difference = Int(fromTarget[node]) - Int(fromSource[node])
      if difference >= 2 { nearSource.append(Member(node: NodeIndex(node), distance: fromSource[node])) }
      if difference <= -2 { nearTarget.append(Member(node: NodeIndex(node), distance: fromTarget[node])) }
      if abs(difference) >= 3 { twoHopsCloserCount += 1 }
    }
    // Paths are searched from every source: from the smaller side.
    let isTurned = nearSource.count > nearTarget.count
    (sourceEnd, targetEnd) = isTurned ? (pair.target, pair.source) : (pair.source, pair.target)
    (sources, sourceBegins) = Self.levels(of: isTurned ? nearTarget : nearSource)
    (targets, levelBegins) = Self.levels(of: isTurned ? nearSource : nearTarget)
    distance = pair.distance
    self.twoHopsCloserCount = twoHopsCloserCount
  }

  /// No less than what the edge adds to 1 / distance, over unordered pairs of nodes.
  ///
  /// - Parameter reciprocals: 1 / distance by distance.
  /// - Complexity: O(levels²).
  func gainBound(_ reciprocals: [UInt64]) -> UInt128 {
    var bound: UInt128 = 0
    for near in 0..<max(0, sourceBegins.count - 1) {
      let sourceCount = UInt128(sourceBegins[near + 1] - sourceBegins[near])
      for far in 0..<max(0, levelBegins.count - 1) where sourceCount > 0 {
        let targetCount = UInt128(levelBegins[far + 1] - levelBegins[far])
        let (new, old) = (near + 1 + far, near + distance + far)
        // No shortest path is longer than the last entry.
        let (newWorth, oldWorth) = (
          reciprocals[min(new, reciprocals.count - 1)], reciprocals[min(old, reciprocals.count - 1)]
        )
        bound += sourceCount * targetCount * UInt128(newWorth - oldWorth)
      }
    }
    return bound
  }

  private struct Member {
    var node: NodeIndex
    var distance: Int16
  }

  /// Sorts by distance, with a counting sort.
  private static func levels(of members: [Member]) -> (nodes: [NodeIndex], begins: [Int]) {
    var begins = [Int](repeating: 0, count: Int(members.map(\.distance).max() ?? -1) + 2)
    for member in members { begins[Int(member.distance) + 1] += 1 }
    for level in begins.indices.dropFirst() { begins[level] += begins[level - 1] }
    var places = begins
    var nodes = [NodeIndex](repeating: 0, count: members.count)
    for member in members {
      nodes[places[Int(member.distance)]] = member.node
      places[Int(member.distance)] += 1
    }
    return (nodes, begins)
  }

  /// Finds the sides of all pairs.
  ///
  /// - Complexity: O(ends / 64 · levels · arcs + pairs · nodes).
  static func sides(of pairs: [ShortcutPair], in graph: Graph, control: RunControl) throws -> [ShortcutSides] {
    let nodeCount = graph.nodeCount
    let ends = Set(pairs.flatMap { [$0.source, $0.target] }).sorted()
    var place = [Int](repeating: 0, count: nodeCount)
    for (index, end) in ends.enumerated() { place[Int(end)] = index * nodeCount }
    let distances = try Self.distances(from: ends, in: graph, control: control)
    let size = 16
    let chunks = try Parallel.map(
      Parallel.chunks(of: pairs.count, size: size), control: control, makeScratch: {},
      body: { [place] chunk, _ in
        Parallel.range(ofChunk: chunk, size: size, in: pairs.count).map { index in
          let (a, b) = (place[Int(pairs[index].source)], place[Int(pairs[index].target)])
          return ShortcutSides(
            of: pairs[index], fromSource: distances.base + a, fromTarget: distances.base + b, nodeCount: nodeCount)
        }
      })
    return chunks.flatMap(\.self)
  }

  /// For each of `ends` the distances of all nodes, one row after the other.
  private static func distances(
    from ends: [NodeIndex], in graph: Graph, control: RunControl
  ) throws -> SharedBuffer<Int16> {
    let nodeCount = graph.nodeCount
    let rows = SharedBuffer<Int16>(uninitializedCount: ends.count * nodeCount)
    try graph.withAdjacency { adjacency in
      try Parallel.forEach(
        Parallel.chunks(of: ends.count, size: MultiSourceDistances.laneCount), control: control,
        makeScratch: { MultiSourceDistances(adjacency) },
        body: { batch, search in
          let range = Parallel.range(ofChunk: batch, size: MultiSourceDistances.laneCount, in: ends.count)
          search.run(from: ends[range])
          for (lane, end) in range.enumerated() {
            let row = rows.base + end * nodeCount
            for node in 0..<nodeCount { row[node] = search.distances[MultiSourceDistances.laneCount * node + lane] }
          }
        })
    }
    return rows
  }
}
