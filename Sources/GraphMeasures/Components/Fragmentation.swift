import GraphCore

/// The nodes whose loss breaks a network apart the most, and how much is lost with them: the key player problem, negative.
///
/// The fragmentation of a graph of n nodes in components of s nodes is the share of the ordered pairs of nodes that
/// cannot reach each other:
///
///     F = 1 − Σ s(s − 1) / (n(n − 1))
///
/// 0 when the graph is connected, 1 when nothing is. Nodes are removed one after the other, each the one whose loss
/// leaves the highest fragmentation; among equals the one with the most edges left, then the smallest index. After each
/// removal all the others are judged anew, exactly. Such a greedy choice need not be the best set of its size, but what
/// it loses is a lower bound of that, and its first node is the best one.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``.
/// Borgatti, "Identifying sets of key players in a social network", Computational & Mathematical Organization Theory 12
/// (2006).
public struct Fragmentation: Sendable {
  /// What the loss of a set of nodes does to who can reach whom. Pairs are ordered: two nodes that can reach each other
  /// are two pairs.
  public struct Loss: Sendable, Equatable {
    /// The nodes that are lost, in the order given or chosen.
    public let removed: [NodeIndex]

    /// How many nodes remain.
    public let remainingNodeCount: Int

    /// How many pairs can reach each other in the whole graph.
    public let connectedPairsBefore: Int

    /// How many of these have a lost node in them.
    public let pairsOfRemoved: Int

    /// How many pairs of the remaining nodes can still reach each other.
    public let connectedPairsAfter: Int

    /// How many pairs of the remaining nodes could reach each other before, and no longer can.
    public var separatedPairs: Int { connectedPairsBefore - pairsOfRemoved - connectedPairsAfter }

    /// Borgatti's F of the graph that remains, from 0 to 1; `nil` when fewer than two nodes do.
    public var fragmentation: Double? {
      let count = Double(remainingNodeCount)
      return count < 2 ? nil : 1 - Double(connectedPairsAfter) / (count * (count - 1))
    }

    /// The share of all connected pairs that is lost, those of the lost nodes included; `nil` when there were none.
    public var lostShare: Double? {
      connectedPairsBefore == 0
        ? nil : Double(connectedPairsBefore - connectedPairsAfter) / Double(connectedPairsBefore)
    }

    /// The share of the connected pairs of the remaining nodes that is lost: what the others lose. `nil` when there were
    /// none.
    public var separatedShare: Double? {
      let pairs = connectedPairsBefore - pairsOfRemoved
      return pairs == 0 ? nil : Double(separatedPairs) / Double(pairs)
    }
  }

  /// The nodes chosen, and what is lost with them.
  public struct Result: Sendable, Equatable {
    /// The whole graph, from which nothing is lost.
    public let before: Loss

    /// What is lost with the first node, the first two, and so on; fewer than asked for when no pair is left to lose.
    public let steps: [Loss]

    /// The nodes chosen, in the order of choice.
    public var nodes: [NodeIndex] { steps.last?.removed ?? [] }
  }

  /// The most nodes to choose.
  public var count: Int

  public init(count: Int = 3) {
    precondition(count >= 0, "a number of nodes")
    self.count = count
  }

  /// Chooses the nodes of `graph` whose loss breaks it apart the most.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(count · (nodes + arcs)) time, O(nodes + arcs) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let graph = graph.undirected().unweighted()
    let whole = try Self.of(graph, removing: [], control: control)
    var steps: [Loss] = []
    var removed: [NodeIndex] = []
    // What remains, and the original index of each of its nodes.
    var (rest, names) = (graph, (0..<graph.nodeCount).map { NodeIndex($0) })
    while removed.count < count, steps.last?.connectedPairsAfter ?? whole.connectedPairsBefore > 0 {
      let best = try Self.mostNeeded(in: rest, control: control)
      removed.append(names[best])
      let kept = (0..<rest.nodeCount).filter { $0 != best }
      rest = rest.induced(by: kept.map { NodeIndex($0) })
      names = kept.map { names[$0] }
      steps.append(try Self.of(graph, removing: removed, control: control))
    }
    return Result(before: whole, steps: steps)
  }

  /// What is lost with given nodes.
  ///
  /// - Parameter nodes: each given once.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs · α(nodes)) time, O(nodes + arcs) space.
  public static func of(
    _ graph: Graph, removing nodes: [NodeIndex], control: RunControl = RunControl()
  ) throws -> Loss {
    let components = try ConnectedComponents().run(on: graph, control: control)
    var isRemoved = [Bool](repeating: false, count: graph.nodeCount)
    var remainingSizes = components.sizes
    for node in nodes {
      precondition(!isRemoved[Int(node)], "a node is given once")
      isRemoved[Int(node)] = true
      remainingSizes[components.componentOfNode[Int(node)]] -= 1
    }
    let kept = (0..<graph.nodeCount).filter { !isRemoved[$0] }
    let rest = graph.induced(by: kept.map { NodeIndex($0) })
    let before = Self.pairs(components.sizes)
    return Loss(
      removed: nodes, remainingNodeCount: kept.count, connectedPairsBefore: before,
      pairsOfRemoved: before - Self.pairs(remainingSizes),
      connectedPairsAfter: Self.pairs(try ConnectedComponents().run(on: rest, control: control).sizes))
  }

  /// The node that takes the most pairs with it.
  private static func mostNeeded(in graph: Graph, control: RunControl) throws -> Int {
    let pairs = try SeparatedPairs().run(on: graph, control: control)
    func rank(_ node: Int) -> (Int, Int, Int) {
      (pairs.separated[node] + pairs.own[node], graph.degree(of: node), -node)
    }
    return (0..<graph.nodeCount).max { rank($0) < rank($1) }!
  }

  /// How many ordered pairs there are within components of these sizes.
  private static func pairs(_ sizes: [Int]) -> Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) } }
}
