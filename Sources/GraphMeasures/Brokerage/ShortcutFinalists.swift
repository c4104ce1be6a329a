import GraphCore

/// Two nodes that might get an edge, the smaller index first, and their distance.
struct ShortcutPair: Sendable {
  let source: NodeIndex
  let target: NodeIndex
  let distance: Int

  init(_ a: NodeIndex, _ b: NodeIndex, distance: Int) {
    source = min(a, b)
    target = max(a, b)
    self.distance = distance
  }
}

/// Tells which pairs of nodes are candidates.
struct ShortcutFilter: Sendable {
  let distances: ClosedRange<Int>
  let groups: [Int?]?
  private let isExcluded: [Bool]
  private let blocked: Set<Graph.Edge>
  private let isInBlockedPair: [Bool]

  init(_ candidates: ShortcutGain.Candidates, distances: ClosedRange<Int>, nodeCount: Int) {
    self.distances = distances
    groups = candidates.groups
    var isExcluded = [Bool](repeating: false, count: nodeCount)
    for node in candidates.excluded { isExcluded[Int(node)] = true }
    self.isExcluded = isExcluded
    blocked = candidates.blocked
    var isInBlockedPair = [Bool](repeating: false, count: nodeCount)
    for pair in blocked { (isInBlockedPair[Int(pair.source)], isInBlockedPair[Int(pair.target)]) = (true, true) }
    self.isInBlockedPair = isInBlockedPair
  }

  /// The nodes that may be in a pair, ascending.
  func eligibleNodes(of graph: Graph) -> [NodeIndex] {
    (0..<graph.nodeCount).filter { graph.degree(of: $0) > 0 && !isExcluded[$0] }.map { NodeIndex($0) }
  }

  /// Whether two eligible nodes at this distance are a candidate.
  func allows(_ a: NodeIndex, _ b: NodeIndex, distance: Int) -> Bool {
    if !distances.contains(distance) { return false }
    if let groups, let group = groups[Int(a)], group == groups[Int(b)] { return false }
    guard isInBlockedPair[Int(a)], isInBlockedPair[Int(b)] else { return true }
    return !blocked.contains(Graph.Edge(source: a, target: b)) && !blocked.contains(Graph.Edge(source: b, target: a))
  }
}

/// How far a search for shortcuts goes.
struct ShortcutLimits: Sendable {
  /// How many nodes are looked at as ends of pairs, at most.
  var ends = 4_096

  /// How many sources estimates are made from, at most.
  var sources = 256

  /// How many pairs are compared by their gain, at most.
  var pairs = 16_384

  /// How many pairs times nodes that may be: in a network of thousands, computing these takes about as long as searching
  /// the distances between all nodes.
  var work = 1 << 26

  /// How many of them have their gain computed before it is asked whether that is enough.
  var firstPairs = 64

  /// In how many of these pairs one node may be, at least, so that a hub does not crowd out all others.
  var perNode = 16
}

/// The pairs whose gain is to be computed: all candidates when they are few, else the most promising ones.
struct ShortcutFinalists {
  let pairs: [ShortcutPair]

  /// Whether these are all candidates.
  let areAll: Bool

  /// - Parameters:
  ///   - graph: undirected.
  ///   - minimum: how many pairs to find, at least, with no node in more than `limits.perNode` of them.
  init(
    of graph: Graph, filter: ShortcutFilter, atLeast minimum: Int, limits: ShortcutLimits, seed: UInt64,
    control: RunControl
  ) throws {
    let count = max(minimum, min(limits.pairs, limits.work / max(1, graph.nodeCount)))
    let eligible = filter.eligibleNodes(of: graph)
    if eligible.count <= limits.ends {
      let all = try Self.pairs(of: eligible, in: graph, filter: filter, limit: count, control: control)
      if let all {
        (pairs, areAll) = (all, true)
        return
      }
    }
    let estimates = try ShortcutEstimates(graph, mostSources: limits.sources, seed: seed, control: control)
    let ends = Self.ends(among: eligible, limit: limits.ends, by: estimates.carriedLoads(), groups: filter.groups)
    let perNode = max(limits.perNode, min(count / 64, limits.perNode * count / minimum))
    let rated = try Self.ratedPairs(
      of: ends, perNode: perNode, in: graph, filter: filter, estimates: estimates, control: control)
    (pairs, areAll) = (Self.best(count, of: rated, perNode: perNode), false)
  }

  /// All candidates between `ends`, or `nil` when there are more than `limit`.
  private static func pairs(
    of ends: [NodeIndex], in graph: Graph, filter: ShortcutFilter, limit: Int, control: RunControl
  ) throws -> [ShortcutPair]? {
    let batches = try forEachBatch(of: ends, in: graph, filter: filter, control: control) { batch in
      var pairs: [ShortcutPair] = []
      batch.forEachPair { pair, _, _ in if pairs.count <= limit { pairs.append(pair) } }
      return pairs
    }
    let count = batches.reduce(0) { $0 + $1.count }
    return count <= limit ? batches.flatMap(\.self) : nil
  }

  /// The nodes that carry the most, at most `limit` and no more than half of that from one group.
  private static func ends(
    among eligible: [NodeIndex], limit: Int, by loads: [Double], groups: [Int?]?
  ) -> [NodeIndex] {
    var byLoad = eligible.sorted { (loads[Int($1)], $0) < (loads[Int($0)], $1) }
    guard byLoad.count > limit else { return byLoad }
    var counts: [Int: Int] = [:]
    if let groups {
      byLoad = byLoad.filter { node in
        guard let group = groups[Int(node)] else { return true }
        counts[group, default: 0] += 1
        return counts[group]! <= limit / 2
      }
    }
    return Array(byLoad.prefix(limit))
  }

  /// A candidate with its estimated gain.
  private struct RatedPair: Sendable {
    let pair: ShortcutPair
    let estimate: Float

    /// By decreasing estimate, then by indices.
    static func isBefore(_ a: RatedPair, _ b: RatedPair) -> Bool {
      (b.estimate, a.pair.source, a.pair.target) < (a.estimate, b.pair.source, b.pair.target)
    }
  }

  /// For each end the best pairs that it is the first end of.
  private static func ratedPairs(
    of ends: [NodeIndex], perNode: Int, in graph: Graph, filter: ShortcutFilter, estimates: ShortcutEstimates,
    control: RunControl
  ) throws -> [RatedPair] {
    let rows = estimates.rows(of: ends)
    let batches = try forEachBatch(of: ends, in: graph, filter: filter, control: control) { batch in
      var best = [BestPairs](repeating: BestPairs(limit: perNode), count: MultiSourceDistances.laneCount)
      batch.forEachPair { pair, first, second in
        let rated = RatedPair(pair: pair, estimate: rows.gain(first, second, distance: pair.distance))
        best[first % MultiSourceDistances.laneCount].add(rated)
      }
      return best.flatMap(\.pairs)
    }
    return batches.flatMap(\.self)
  }

  /// The best pairs of one end, a heap with the worst of them on top.
  private struct BestPairs {
    let limit: Int
    private(set) var pairs: [RatedPair] = []

    init(limit: Int) { self.limit = limit }

    mutating func add(_ pair: RatedPair) {
      if pairs.count < limit {
        pairs.append(pair)
        siftUp()
      } else if RatedPair.isBefore(pair, pairs[0]) {
        pairs[0] = pair
        siftDown()
      }
    }

    private mutating func siftUp() {
      var place = pairs.count - 1
      while place > 0, RatedPair.isBefore(pairs[(place - 1) / 2], pairs[place]) {
        pairs.swapAt(place, (place - 1) / 2)
        place = (place - 1) / 2
      }
    }

    private mutating func siftDown() {
      var place = 0
      while 2 * place + 1 < pairs.count {
        var worse = 2 * place + 1
        if worse + 1 < pairs.count, RatedPair.isBefore(pairs[worse], pairs[worse + 1]) { worse += 1 }
        if !RatedPair.isBefore(pairs[place], pairs[worse]) { break }
        pairs.swapAt(place, worse)
        place = worse
      }
    }
  }

  /// The best pairs of which no node is in more than `perNode`.
  private static func best(_ count: Int, of rated: [RatedPair], perNode: Int) -> [ShortcutPair] {
    var uses: [NodeIndex: Int] = [:]
    var chosen: [ShortcutPair] = []
    for pair in rated.sorted(by: RatedPair.isBefore).lazy.map(\.pair) where chosen.count < count {
      if uses[pair.source, default: 0] >= perNode || uses[pair.target, default: 0] >= perNode { continue }
      uses[pair.source, default: 0] += 1
      uses[pair.target, default: 0] += 1
      chosen.append(pair)
    }
    return chosen
  }

  // MARK: Batches

  /// Up to 64 ends with their distances.
  private struct Batch {
    let ends: [NodeIndex]
    let range: Range<Int>
    let distances: UnsafeMutablePointer<Int16>
    let filter: ShortcutFilter

    /// Goes through the candidates of which one end is in the batch and the other comes after it.
    ///
    /// - Parameter body: is given the pair, and the indices of its ends among all ends.
    func forEachPair(_ body: (_ pair: ShortcutPair, _ first: Int, _ second: Int) -> Void) {
      for second in range.lowerBound..<ends.count {
        let row = distances + MultiSourceDistances.laneCount * Int(ends[second])
        for first in range.lowerBound..<min(second, range.upperBound) {
          let distance = Int(row[first - range.lowerBound])
          if filter.allows(ends[first], ends[second], distance: distance) {
            body(ShortcutPair(ends[first], ends[second], distance: distance), first, second)
          }
        }
      }
    }
  }

  /// Searches from 64 ends after the other; the results are in the order of the batches.
  private static func forEachBatch<Part: Sendable>(
    of ends: [NodeIndex], in graph: Graph, filter: ShortcutFilter, control: RunControl,
    _ body: @Sendable (Batch) -> [Part]
  ) throws -> [[Part]] {
    let size = MultiSourceDistances.laneCount
    let batchCount = Parallel.chunks(of: ends.count, size: size)
    return try graph.withAdjacency { rows in
      try Parallel.map(
        batchCount, control: control, phase: "candidate pairs", makeScratch: { MultiSourceDistances(rows) },
        body: { batch, search in
          let range = Parallel.range(ofChunk: batch, size: size, in: ends.count)
          search.run(from: ends[range], upTo: filter.distances.upperBound)
          return body(Batch(ends: ends, range: range, distances: search.distances, filter: filter))
        })
    }
  }
}
