import GraphCore

/// The set of a given size that matters most: the key player problem.
///
/// Negative: the nodes whose loss breaks the network apart the most, by ``Aim/fragmentation`` or
/// ``Aim/distanceFragmentation``. Positive: the nodes from which most others are near, by ``Aim/reach(steps:)`` or
/// ``Aim/distanceReach``. The best set is not the nodes that are best one by one: two nodes that hold together the same
/// ones, or reach the same ones, need not both be in it.
///
/// Nodes are chosen one after the other, each the one with which the set is best; then, place by place, each is given
/// up for the one that is best beside the others, until no such exchange betters the set. That is done from a few first
/// nodes, the best ones by themselves, and the best set is kept. The result is at least as good as the greedy choice, and
/// no exchange of a single node betters it; whether another set is better still, only trying all of them would tell. Among
/// equals the node with most edges is taken, then the one with the smallest index.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``. Weights do not count.
/// Borgatti, "Identifying sets of key players in a social network", Computational & Mathematical Organization Theory 12
/// (2006).
public struct KeyPlayers: Sendable {
  /// What the set should be best at.
  public enum Aim: Sendable, Equatable {
    /// Without the set, the share of the pairs of remaining nodes that cannot reach each other; see
    /// ``Fragmentation``.
    case fragmentation

    /// Without the set, 1 less the mean over the pairs of remaining nodes of 1 / distance, which is 0 where there is no
    /// path: it sees that ways become longer, too.
    case distanceFragmentation

    /// The share of all nodes that are within so many steps of a node of the set; the set itself is.
    case reach(steps: Int)

    /// The mean over all nodes of 1 / distance to the nearest node of the set; nodes of the set count as 1, so
    /// that it is 1 when every other node is a neighbour of one of them.
    case distanceReach
  }

  /// A set of nodes.
  public struct Result: Sendable, Equatable {
    /// The nodes, in the order in which they were chosen; who came for another has that one's place. As many as asked
    /// for, or all nodes of a smaller graph.
    public let nodes: [NodeIndex]

    /// What the set achieves, from 0 to 1; `nil` where that is undefined, as there are no two nodes left, or none at all.
    public let value: Double?

    /// What the greedy choice had achieved.
    public let greedyValue: Double?

    /// How often a node was exchanged for another on the way to the set.
    public let exchanges: Int
  }

  /// What the set should be best at.
  public var aim: Aim

  /// How many nodes the set has.
  public var count: Int

  /// From how many first nodes the search begins.
  public var starts: Int

  public init(aim: Aim = .fragmentation, count: Int = 3, starts: Int = 5) {
    if case .reach(let steps) = aim { precondition(steps >= 0, "a number of steps") }
    precondition(count >= 0, "a number of nodes")
    precondition(starts > 0, "at least one start")
    self.aim = aim
    self.count = count
    self.starts = starts
  }

  /// Chooses the set in `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: with r the rounds of exchanges of all starts (mostly two or three each): `fragmentation` O(r · count · (nodes +
  ///   arcs)); `distanceFragmentation` O(r · count · nodes) times the distances of all pairs, see ``Closeness``; the others
  ///   O(nodes · arcs + r · count · nodes²) time and O(nodes²) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let graph = graph.undirected().unweighted()
    let criterion = try criterion(on: graph, control: control)
    let size = min(count, graph.nodeCount)
    var best = Found()
    var greedy: [Int] = []
    for (start, first) in (size == 0 ? [] : try firstNodes(in: graph, criterion, control: control)).enumerated() {
      var found = Found(set: [first])
      while found.set.count < size {
        let scores = try criterion.scores(beside: found.set, control: control)
        found.set.append(Self.best(in: graph, beside: found.set, scores))
      }
      if start == 0 { greedy = found.set }
      try exchange(in: &found, graph, criterion, control: control)
      if found.score > best.score + Self.tolerance(found.score) { best = found }
    }
    func value(_ set: [Int]) throws -> Double? {
      try Self.value(of: set.map { NodeIndex($0) }, aim: aim, in: graph, control: control)
    }
    return Result(
      nodes: best.set.map { NodeIndex($0) }, value: try value(best.set), greedyValue: try value(greedy),
      exchanges: best.exchanges)
  }

  /// What a given set achieves.
  ///
  /// - Parameter nodes: each given once.
  /// - Returns: from 0 to 1; `nil` where it is undefined: fewer than two nodes are left, or there is none at all.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: that of ``Fragmentation/of(_:removing:control:)``, of ``Closeness``, or of one search for each node.
  public static func value(
    of nodes: [NodeIndex], aim: Aim, in graph: Graph, control: RunControl = RunControl()
  ) throws -> Double? {
    let graph = graph.undirected().unweighted()
    switch aim {
    case .fragmentation:
      return try Fragmentation.of(graph, removing: nodes, control: control).fragmentation
    case .distanceFragmentation:
      let rest = graph.removing(Set(nodes))
      let pairs = Double(rest.graph.nodeCount) * Double(rest.graph.nodeCount - 1)
      if rest.graph.nodeCount < 2 { return nil }
      return 1 - (try Closeness().run(on: rest.graph, control: control).harmonic.reduce(0, +)) / pairs
    case .reach, .distanceReach:
      if graph.nodeCount == 0 { return nil }
      let rows = try ShortestDistances().run(on: graph, from: nodes, control: control)
      let credit = Credit(aim)
      let sum = (0..<graph.nodeCount).reduce(0.0) { sum, node in
        sum + (rows.map { $0[node] }.min().map(credit.of(distance:)) ?? 0)
      }
      return sum / Double(graph.nodeCount)
    }
  }

  // MARK: Search

  /// A set on the way.
  private struct Found {
    var set: [Int] = []
    var score = -Double.infinity
    var exchanges = 0
  }

  /// By how much scores may differ and be the same but for rounding.
  private static func tolerance(_ score: Double) -> Double { 1e-12 * max(1, abs(score)) }

  private func criterion(on graph: Graph, control: RunControl) throws -> any KeyPlayerCriterion {
    switch aim {
    case .fragmentation: FewConnectedPairs(graph: graph)
    case .distanceFragmentation: LongDistances(graph: graph)
    case .reach, .distanceReach: try NearSet(graph, credit: Credit(aim), control: control)
    }
  }

  /// The nodes that are best by themselves.
  private func firstNodes(
    in graph: Graph, _ criterion: any KeyPlayerCriterion, control: RunControl
  ) throws -> [Int] {
    let scores = try criterion.scores(beside: [], control: control)
    func rank(_ node: Int) -> (Double, Int, Int) { (-scores[node], -graph.degree(of: node), node) }
    return Array((0..<graph.nodeCount).sorted { rank($0) < rank($1) }.prefix(starts))
  }

  /// The node with which a set is best.
  private static func best(in graph: Graph, beside set: [Int], _ scores: [Double]) -> Int {
    let taken = Set(set)
    func rank(_ node: Int) -> (Double, Int, Int) { (scores[node], graph.degree(of: node), -node) }
    return (0..<graph.nodeCount).filter { !taken.contains($0) }.max { rank($0) < rank($1) }!
  }

  /// Exchanges nodes of the set for better ones until there are none. It ends, for the set gets better every time, by
  /// more than rounding.
  private func exchange(
    in found: inout Found, _ graph: Graph, _ criterion: any KeyPlayerCriterion, control: RunControl
  ) throws {
    // How many places in a row have had no better node.
    var (unchanged, place) = (0, 0)
    while unchanged < found.set.count {
      let others = found.set.indices.filter { $0 != place }.map { found.set[$0] }
      let scores = try criterion.scores(beside: others, control: control)
      let better = Self.best(in: graph, beside: others, scores)
      found.score = scores[found.set[place]]
      if scores[better] > found.score + Self.tolerance(found.score) {
        found.set[place] = better
        found.score = scores[better]
        found.exchanges += 1
        unchanged = 0
      }
      unchanged += 1
      place = (place + 1) % found.set.count
    }
  }
}

/// What each node is worth beside a set.
protocol KeyPlayerCriterion {
  /// For each node a number that is the higher, the better the set is with it; of no meaning for those in the set.
  func scores(beside set: [Int], control: RunControl) throws -> [Double]
}
