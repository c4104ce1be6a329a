import GraphCore
import Synchronization

/// Communities by the Leiden method: a partition of high modularity in which every community is connected.
///
/// Traag, Waltman & van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific Reports 9
/// (2019). A run begins with every node by itself and repeats three phases, each on the graph that the last one left:
///
/// 1. *move*: nodes from a queue go to the neighbouring community where modularity gains most, and their neighbours
/// queue
///    up again, until no node wants to move;
/// 2. *refine*: every community is put together anew, from single nodes, only by merges that keep well-connected parts;
/// 3. *aggregate*: the refined parts become the nodes of a smaller graph, that begins with the communities of phase 1;
///
/// until every community is one node, which is connected since refined parts are. The whole is then repeated from the
/// partition found, `iterations` times or until it no longer changes. Refinement takes the best merge (the paper's
/// randomness at its limit 0); chance lies in the order of the nodes, which comes from the seed.
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

    /// The modularity of the partition, at the resolution asked for; `nil` without edges.
    public let modularity: Double?

    /// How many times the phases were gone through, in the run that was kept.
    public let iterations: Int

    /// How many communities there are.
    public var count: Int { sizes.count }
  }

  /// How many runs a graph gets when ``restarts`` is `nil`: as many as keep the work near that of one run on
  /// this many arcs, from 1 to ``mostRestarts``.
  public static let arcsForOneRestart = 200_000

  /// The most runs a graph gets when ``restarts`` is `nil`.
  public static let mostRestarts = 20

  /// How much the expected edges count; higher values find smaller communities.
  public var resolution: Double

  /// Where the orders of the nodes come from.
  public var seed: UInt64

  /// How often the phases are gone through from the partition found before; fewer when nothing changes any more.
  public var iterations: Int

  /// How many runs from different orders the best is taken of; `nil` decides by the size of the graph.
  public var restarts: Int?

  /// Whether edges count by their weights, or all alike.
  public var usesWeights: Bool

  public init(
    resolution: Double = 1, seed: UInt64 = 1, iterations: Int = 3, restarts: Int? = nil, usesWeights: Bool = false
  ) {
    precondition(resolution >= 0 && resolution.isFinite, "resolution is at least 0")
    precondition(iterations > 0 && restarts ?? 1 > 0, "at least one iteration and one run")
    self.resolution = resolution
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
    let graph = graph.undirected()
    let level = LeidenLevel(graph, usesWeights: usesWeights)
    let runs = restarts ?? min(Self.mostRestarts, max(1, Self.arcsForOneRestart / max(1, graph.arcCount)))
    // Threads go to the runs, or into a single one.
    let inner = runs == 1 ? control : RunControl(cancellation: control.cancellation)
    let found = Mutex([Partition?](repeating: nil, count: runs))
    try Parallel.forEach(runs, control: control, phase: "communities") { run in
      var partition = try self.partition(of: level, run: run, control: inner)
      partition.communities = connectedParts(of: partition.communities, in: graph)
      partition.modularity = try Modularity(resolution: resolution, usesWeights: usesWeights)
        .run(on: graph, communities: partition.communities, control: control).modularity
      found.withLock { [partition] in $0[run] = partition }
    }
    let partitions = found.withLock { $0.compactMap(\.self) }
    // The first of equals, whatever the number of threads.
    return numbered(partitions.reduce(partitions[0]) { ($1.modularity ?? 0) > ($0.modularity ?? 0) ? $1 : $0 })
  }

  private struct Partition: Sendable {
    var communities: [Int]
    var iterations: Int
    var modularity: Double?
  }

  private func partition(of level: LeidenLevel, run: Int, control: RunControl) throws -> Partition {
    var random = SeededGenerator(seed: seed &+ UInt64(run) &* 0x9E37_79B9_7F4A_7C15)
    let communities = SharedBuffer<NodeIndex>(repeating: 0, count: level.nodeCount)
    for node in 0..<level.nodeCount { communities[node] = NodeIndex(node) }
    var done = 0
    while done < iterations {
      done += 1
      guard try iterate(level, communities, &random, control: control) else { break }
    }
    // What the last iteration did to whole parts may let single nodes gain.
    var phases = LeidenPhases(level, communities: communities, resolution: resolution)
    _ = try phases.move(&random, control: control)
    return Partition(communities: communities.array.map { Int($0) }, iterations: done)
  }

  /// Goes through the phases once, down to the smallest graph; returns whether that changed the partition.
  private func iterate(
    _ finest: LeidenLevel, _ communities: SharedBuffer<NodeIndex>, _ random: inout SeededGenerator,
    control: RunControl
  ) throws -> Bool {
    var phases = LeidenPhases(finest, communities: communities, resolution: resolution)
    var level = finest
    // For each node of the graph the node of the level that it is part of, once that is another.
    var place: SharedBuffer<NodeIndex>?
    var changed = false
    while true {
      try control.checkCancellation()
      if try phases.move(&random, control: control) { changed = true }
      if phases.communityCount == level.nodeCount { break }
      let parts = try phases.refine(&random, control: control)
      if parts.count == level.nodeCount { break }
      place = parts.compose(after: place)
      let coarser = phases.communities(of: parts)
      level = try LeidenLevel(level, by: parts, control: control)
      phases = LeidenPhases(level, communities: coarser, resolution: resolution)
    }
    if let place {
      for node in 0..<finest.nodeCount { communities[node] = phases.communityOfNode[Int(place[node])] }
    }
    return changed
  }

  /// Splits what is not connected. On the last level a community is one node, which is, save where refinement finds
  /// nothing to merge in a community of several; parts without an edge between them only lose by being together.
  private func connectedParts(of communities: [Int], in graph: Graph) -> [Int] {
    var leaders = Array(0..<graph.nodeCount)
    func leader(of node: Int) -> Int {
      var node = node
      while leaders[node] != node {
        leaders[node] = leaders[leaders[node]]
        node = leaders[node]
      }
      return node
    }
    for node in 0..<graph.nodeCount {
      for arc in graph.row(of: node) where graph.targets[arc] < NodeIndex(node) {
        let target = Int(graph.targets[arc])
        guard communities[target] == communities[node] else { continue }
        let (a, b) = (leader(of: node), leader(of: target))
        leaders[max(a, b)] = min(a, b)
      }
    }
    for node in leaders.indices { leaders[node] = leaders[leaders[node]] }
    return leaders
  }

  private func numbered(_ partition: Partition) -> Result {
    var sizes = [Int](repeating: 0, count: partition.communities.count)
    var smallest = [Int](repeating: Int.max, count: partition.communities.count)
    for (node, community) in partition.communities.enumerated() {
      sizes[community] += 1
      smallest[community] = min(smallest[community], node)
    }
    let ordered = sizes.indices.filter { sizes[$0] > 0 }
      .sorted { (sizes[$1], smallest[$0]) < (sizes[$0], smallest[$1]) }
    var number = [Int](repeating: 0, count: sizes.count)
    for (new, old) in ordered.enumerated() { number[old] = new }
    return Result(
      communityOfNode: partition.communities.map { number[$0] }, sizes: ordered.map { sizes[$0] },
      modularity: partition.modularity, iterations: partition.iterations)
  }
}
