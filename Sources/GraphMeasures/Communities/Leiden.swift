import GraphCore
import Synchronization

/// Communities by the Leiden method: a partition of high modularity, or of another ``Quality``, in which every community
/// is connected.
///
/// Traag, Waltman & van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific Reports 9
/// (2019). A run begins with every node by itself and repeats three phases, each on the graph that the last one left:
///
/// 1. *move*: nodes from a queue go to the neighbouring community where quality gains most, and their neighbours
///    queue up again, until no node wants to move;
/// 2. *refine*: every community is put together anew, from single nodes, only by merges that keep well-connected parts;
/// 3. *aggregate*: the refined parts become the nodes of a smaller graph, that begins with the communities of phase 1;
///
/// until every community is one node, which is connected since refined parts are. The whole is then repeated from the
/// partition found, `iterations` times or until single nodes have settled: once hardly any of them moves, parts of
/// communities do not move either. Refinement takes the best merge (the paper's randomness at its limit 0); chance lies
/// in the order of the nodes, which comes from the seed.
///
/// Small graphs are cheap, so they are run several times from different orders and the best run is kept; see
/// ``restarts``.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``. An isolate is its own community.
public struct Leiden: Sendable {
  /// The communities of a graph.
  public struct Result: Sendable, Equatable {
    /// For each node the number of its community: by decreasing size, then by smallest node.
    public let communityOfNode: [Int]

    /// For each community how many nodes it has; never ascending.
    public let sizes: [Int]

    /// The modularity of the partition, at the resolution asked for, or 1 where another quality was; `nil` without edges.
    public let modularity: Double?

    /// The quality of the partition, of the kind that was asked for; `nil` where it is undefined.
    public let quality: Double?

    /// How many times the phases were gone through, in the run that was kept.
    public let iterations: Int

    /// How many communities there are.
    public var count: Int { sizes.count }
  }

  /// How many runs a graph gets when ``restarts`` is `nil`: as many as keep the work near that of one run on this many
  /// arcs, from 1 to ``mostRestarts``.
  public static let arcsForOneRestart = 200_000

  /// The most runs a graph gets when ``restarts`` is `nil`.
  public static let mostRestarts = 20

  /// Nodes have settled when at most this share of them moves at the beginning of an iteration; in a small graph, when
  /// none does.
  static let settledShare = 0.005

  /// What is to be as high as possible.
  public var quality: Quality

  /// Where the orders of the nodes come from.
  public var seed: UInt64

  /// How often the phases are gone through from the partition found before; fewer when nodes have settled.
  public var iterations: Int

  /// How many runs from different orders the best is taken of; `nil` decides by the size of the graph.
  public var restarts: Int?

  /// Whether edges count by their weights, or all alike.
  public var usesWeights: Bool

  public init(
    quality: Quality = .modularity(), seed: UInt64 = 1, iterations: Int = 3, restarts: Int? = nil,
    usesWeights: Bool = false
  ) {
    precondition(quality.resolution >= 0 && quality.resolution.isFinite, "resolution is at least 0")
    precondition(iterations > 0 && restarts ?? 1 > 0, "at least one iteration and one run")
    self.quality = quality
    self.seed = seed
    self.iterations = iterations
    self.restarts = restarts
    self.usesWeights = usesWeights
  }

  /// Finds the communities of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: near O(nodes + arcs) time for each pass of the phases; O(nodes + arcs) space a worker.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let graph = (usesWeights && isScaleFree ? graph.withModerateWeights() : graph).undirected()
    let level = LeidenLevel(graph, usesWeights: usesWeights, quality: quality)
    let runs = restarts ?? min(Self.mostRestarts, max(1, Self.arcsForOneRestart / max(1, graph.arcCount)))
    // Threads go to the runs, or into a single one.
    let inner = runs == 1 ? control : RunControl(cancellation: control.cancellation)
    let found = Mutex([Partition?](repeating: nil, count: runs))
    try Parallel.forEach(runs, control: control, phase: "communities") { run in
      let partition = try self.partition(of: level, run: run, control: inner)
      found.withLock { $0[run] = partition }
    }
    let partitions = found.withLock { $0.compactMap(\.self) }
    // The first of equals, whatever the number of threads.
    let best = partitions.reduce(partitions[0]) { $1.quality > $0.quality ? $1 : $0 }
    return try result(best, on: graph, control: control)
  }

  /// Whether communities stay the same when all weights are multiplied by a number.
  private var isScaleFree: Bool { if case .modularity = quality { true } else { false } }

  private struct Partition: Sendable {
    var communities: SharedBuffer<NodeIndex>
    var iterations: Int
    var quality: Double
  }

  private func partition(of level: LeidenLevel, run: Int, control: RunControl) throws -> Partition {
    var random = SeededGenerator(seed: seed &+ UInt64(run) &* 0x9E37_79B9_7F4A_7C15)
    let communities = SharedBuffer<NodeIndex>(uninitializedCount: level.nodeCount)
    for node in 0..<level.nodeCount { communities.base[node] = NodeIndex(node) }
    var done = 0
    while true {
      var phases = LeidenPhases(level, communities: communities)
      let moved = try phases.move(&random, control: control)
      let areSettled = done > 0 && Double(moved) <= Self.settledShare * Double(level.nodeCount)
      if areSettled || done == iterations {
        return Partition(communities: communities, iterations: done, quality: phases.quality)
      }
      try moveParts(phases, &random, control: control)
      done += 1
    }
  }

  /// Goes on from nodes that have moved, with their parts, and the parts of these, down to the smallest graph.
  private func moveParts(_ nodes: LeidenPhases, _ random: inout SeededGenerator, control: RunControl) throws {
    var phases = nodes
    // For each node of the graph the node of the level that it is part of, once that is another.
    var place: SharedBuffer<NodeIndex>?
    while phases.communityCount < phases.level.nodeCount {
      try control.checkCancellation()
      let parts = try phases.refine(&random, control: control)
      if parts.count == phases.level.nodeCount { break }
      place = parts.compose(after: place)
      phases = LeidenPhases(
        try LeidenLevel(phases.level, by: parts, control: control), communities: phases.communities(of: parts))
      _ = try phases.move(&random, control: control)
    }
    guard let place else { return }
    let (communities, ofParts) = (nodes.communityOfNode.base, phases.communityOfNode.base)
    for node in 0..<place.count { communities[node] = ofParts[Int(place.base[node])] }
  }

  private func result(_ partition: Partition, on graph: Graph, control: RunControl) throws -> Result {
    var parts = connectedParts(of: partition.communities, in: graph)
    joinSingles(&parts, in: graph)
    var smallestNode = [Int](repeating: graph.nodeCount, count: parts.sizes.count)
    for (node, part) in parts.partOfNode.enumerated() { smallestNode[part] = min(smallestNode[part], node) }
    let ordered = parts.sizes.indices.filter { parts.sizes[$0] > 0 }.sorted {
      (parts.sizes[$1], smallestNode[$0]) < (parts.sizes[$0], smallestNode[$1])
    }
    var number = [Int](repeating: 0, count: parts.sizes.count)
    for (new, old) in ordered.enumerated() { number[old] = new }
    let communityOfNode = parts.partOfNode.map { number[$0] }
    func value(of quality: Quality) throws -> Double? {
      try quality.value(of: communityOfNode, on: graph, usesWeights: usesWeights, control: control)
    }
    let found = try value(of: quality)
    return Result(
      communityOfNode: communityOfNode, sizes: ordered.map { parts.sizes[$0] },
      modularity: isScaleFree ? found : try value(of: .modularity()), quality: found, iterations: partition.iterations)
  }

  /// Lets nodes that are left by themselves join where quality does not lose by it.
  ///
  /// For modularity at resolution 1 there always is such a community: of the communities around a node, one has at least the share of
  /// its strength that is expected. The gain may be within rounding, though, as for a node whose only edge is 10¹² times
  /// weaker than those around it.
  private func joinSingles(_ parts: inout (partOfNode: [Int], sizes: [Int]), in graph: Graph) {
    let single = (0..<graph.nodeCount).filter { graph.degree(of: $0) > 0 && parts.sizes[parts.partOfNode[$0]] == 1 }
    if single.isEmpty { return }
    let weights = usesWeights ? graph.weights : nil
    let strengths = weights == nil ? (0..<graph.nodeCount).map { Double(graph.degree(of: $0)) } : graph.strengths()
    let (masses, scale) = (quality.masses(strengths: strengths), quality.scale(totalStrength: strengths.reduce(0, +)))
    var massOfPart = [Double](repeating: 0, count: parts.sizes.count)
    for (node, part) in parts.partOfNode.enumerated() { massOfPart[part] += masses[node] }
    for node in single where parts.sizes[parts.partOfNode[node]] == 1 {
      var weightTo: [Int: Double] = [:]
      for arc in graph.row(of: node) {
        weightTo[parts.partOfNode[Int(graph.targets[arc])], default: 0] += weights?[arc] ?? 1
      }
      let gains = weightTo.keys.sorted().map { part in
        (part, gain: weightTo[part]! - quality.resolution * masses[node] * (massOfPart[part] / scale))
      }
      let best = gains.reduce(gains[0]) { $1.gain > $0.gain ? $1 : $0 }
      guard best.gain >= -1e-12 * strengths[node] else { continue }
      let own = parts.partOfNode[node]
      (parts.partOfNode[node], parts.sizes[own], massOfPart[own]) = (best.0, 0, 0)
      parts.sizes[best.0] += 1
      massOfPart[best.0] += masses[node]
    }
  }

  /// Splits what is not connected, as a community may be after its last node has left it, or where refinement found
  /// nothing to merge; parts without an edge between them only lose by being together.
  private func connectedParts(
    of communities: SharedBuffer<NodeIndex>, in graph: Graph
  ) -> (partOfNode: [Int], sizes: [Int]) {
    let community = communities.base
    var sets = DisjointSets(count: graph.nodeCount)
    sets.unite(edgesOf: graph) { community[$0] == community[$1] }
    let leaders = sets.leaderOfNode().map { Int($0) }
    var (partOfNode, sizes) = ([Int](repeating: 0, count: graph.nodeCount), [Int]())
    // A leader is the smallest node of its part, so it has its number before the others ask for it.
    for (node, leader) in leaders.enumerated() {
      if leader == node { sizes.append(0) }
      partOfNode[node] = leader == node ? sizes.count - 1 : partOfNode[leader]
      sizes[partOfNode[node]] += 1
    }
    return (partOfNode, sizes)
  }
}
