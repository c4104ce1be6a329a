import GraphCore

/// Which two nodes should meet: pairs without an edge whose edge would shorten the most paths.
///
/// What an edge is worth is how much it raises the global efficiency of the graph, the mean of 1 / distance over all
/// ordered pairs of nodes (Latora & Marchiori, Physical Review Letters 87, 2001). Candidates are pairs at a distance of 2 to
/// 4 hops, of different groups where groups are known. Those that share a neighbour, who could introduce them, come first;
/// pairs further apart only fill up what is missing.
///
/// The pairs are chosen greedily by the gain that each has *in the graph as it is*, alone: the gains of several are not
/// those of all together. Among equals, the pair with the smaller indices comes first.
///
/// Method: when there are few candidates, the gains of all are computed and the choice is exact. Otherwise ends are the
/// nodes that carry the most paths of up to 256 sources drawn at random, the gain of every pair of ends is estimated from
/// the same sources (see `ShortcutEstimates`), and the choice is among the most promising pairs. Of these only as many
/// gains are computed as it takes: bounds of all say which could still be chosen. Gains that are returned are exact in
/// either case, and do not depend on the seed.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``. Weights do not count.
public struct ShortcutGain: Sendable {
  /// A pair of nodes, and what an edge between them would do.
  public struct Shortcut: Sendable, Equatable {
    /// The two nodes, the smaller index first.
    public let nodes: Graph.Edge

    /// How many hops they are apart.
    public let distance: Int

    /// The nodes that both have an edge with, ascending.
    public let sharedNeighbors: [NodeIndex]

    /// By how much the global efficiency grows.
    public let efficiencyGain: Double

    /// How many nodes come closer to some other, the two themselves included.
    public let closerNodeCount: Int

    /// How many nodes come at least two hops closer to some other. Always 0 at a distance of 2, where no path gets
    /// shorter by more than one hop.
    public let twoHopsCloserNodeCount: Int
  }

  /// The pairs chosen.
  public struct Result: Sendable, Equatable {
    /// By decreasing gain, those with shared neighbours first when these are preferred.
    public let shortcuts: [Shortcut]

    /// Whether all candidates were compared, so that no other choice has a higher gain at any place.
    public let isExhaustive: Bool

    /// For how many pairs the gain was computed.
    public let evaluatedPairCount: Int
  }

  /// Which pairs may be chosen.
  public struct Candidates: Sendable {
    /// For each node the number of its group; two nodes of one group are no candidates. A node without a group may be
    /// paired with any. `nil` when there are no groups.
    public var groups: [Int?]?

    /// Nodes that are in no pair.
    public var excluded: Set<NodeIndex>

    /// Pairs that are never chosen, their ends in either order.
    public var blocked: Set<Graph.Edge>

    public init(groups: [Int?]? = nil, excluded: Set<NodeIndex> = [], blocked: Set<Graph.Edge> = []) {
      self.groups = groups
      self.excluded = excluded
      self.blocked = blocked
    }
  }

  /// How far apart candidates are.
  public static let distances = 2...4

  /// The most pairs to choose.
  public var count: Int

  /// In how many of them one node may be.
  public var perNode: Int

  /// Whether pairs further apart are chosen only where pairs with shared neighbours do not suffice.
  public var prefersSharedNeighbors: Bool

  /// Where the sources of estimates come from.
  public var seed: UInt64

  var limits = ShortcutLimits()

  public init(count: Int = 10, perNode: Int = 2, prefersSharedNeighbors: Bool = true, seed: UInt64 = 1) {
    precondition(count >= 0 && perNode > 0, "a number of pairs, and at least one for each node")
    self.count = count
    self.perNode = perNode
    self.prefersSharedNeighbors = prefersSharedNeighbors
    self.seed = seed
  }

  /// Chooses the pairs of `graph` whose edges would raise its efficiency the most.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: at most 256 searches from one node and nodes / 64 searches from 64, 8 million estimates and 16,384
  ///   gains (67 million / nodes above 4,096 nodes); twice where pairs with shared neighbours do not suffice. About
  ///   10 KB a node at peak.
  public func run(
    on graph: Graph, among candidates: Candidates = Candidates(), control: RunControl = RunControl()
  ) throws -> Result {
    precondition(candidates.groups?.count ?? graph.nodeCount == graph.nodeCount, "a group, or nil, for each node")
    let graph = graph.undirected().unweighted()
    var choice = ShortcutChoice(count: count, perNode: perNode)
    var isExhaustive = true
    var evaluated = 0
    let rounds = prefersSharedNeighbors ? [2...2, 3...Self.distances.upperBound] : [Self.distances]
    for distances in rounds where choice.shortcuts.count < count {
      let filter = ShortcutFilter(candidates, distances: distances, nodeCount: graph.nodeCount)
      let finalists = try ShortcutFinalists(
        of: graph, filter: filter, atLeast: choice.finalistCount(perNode: limits.perNode), limits: limits, seed: seed,
        control: control)
      let gains = try gains(of: finalists.pairs, in: graph, until: choice.isDecided(by:bound:), control: control)
      choice.add(gains)
      isExhaustive = isExhaustive && finalists.areAll
      evaluated += gains.count
    }
    return Result(shortcuts: choice.shortcuts, isExhaustive: isExhaustive, evaluatedPairCount: evaluated)
  }

  /// Pairs with their gains, those first that could gain most, until no further one could be chosen.
  private func gains(
    of pairs: [ShortcutPair], in graph: Graph,
    until isDecided: (_ gains: [Shortcut], _ bound: Double) -> Bool, control: RunControl
  ) throws -> [Shortcut] {
    let evaluation = try ShortcutEvaluation(graph, pairs: pairs, control: control)
    var gains: [Shortcut] = []
    var batch = limits.firstPairs
    while let bound = evaluation.bound(at: gains.count) {
      if !gains.isEmpty && isDecided(gains, bound) { break }
      let end = min(evaluation.pairCount, gains.count + batch)
      gains += try evaluation.shortcuts(at: gains.count..<end, control: control)
      batch *= 2
    }
    return gains
  }
}

/// The pairs chosen so far.
private struct ShortcutChoice {
  let count: Int
  let perNode: Int
  var shortcuts: [ShortcutGain.Shortcut] = []
  private var uses: [NodeIndex: Int] = [:]

  init(count: Int, perNode: Int) {
    self.count = count
    self.perNode = perNode
  }

  /// How many pairs are enough to choose from when no node is in more than `limit` of them: a node is used up by
  /// `perNode` pairs and then takes its others with it.
  func finalistCount(perNode limit: Int) -> Int { 1 + 2 * count * limit / perNode }

  /// Whether no pair that gains no more than `bound` would be chosen beside these.
  func isDecided(by candidates: [ShortcutGain.Shortcut], bound: Double) -> Bool {
    var choice = self
    choice.add(candidates)
    guard choice.shortcuts.count == count, let last = choice.shortcuts.last else { return false }
    return last.efficiencyGain > bound
  }

  /// Takes the best of the pairs whose nodes are not used up, one after the other.
  mutating func add(_ candidates: [ShortcutGain.Shortcut]) {
    let byGain = candidates.sorted {
      ($1.efficiencyGain, $0.nodes.source, $0.nodes.target) < ($0.efficiencyGain, $1.nodes.source, $1.nodes.target)
    }
    for shortcut in byGain where shortcuts.count < count {
      let (a, b) = (shortcut.nodes.source, shortcut.nodes.target)
      if uses[a, default: 0] >= perNode || uses[b, default: 0] >= perNode { continue }
      uses[a, default: 0] += 1
      uses[b, default: 0] += 1
      shortcuts.append(shortcut)
    }
  }
}
