import GraphCore

/// PageRank of a walk that has favourites: where its jumps go, where it goes on from a node without arcs, and where it
/// begins.
///
///     x(v) = damping · Σ x(u) w(u, v) / strength(u)  +  (1 − damping) · jumps(v)  +  damping · dangling · onward(v)
///
/// the sum being over the arcs u → v, *dangling* what is at nodes without arcs, and *jumps* and *onward* shares that sum
/// to 1. With even shares it is ``PageRank``. The formula is applied again and again, until the L1 norm of the change
/// is at most `tolerance`. Haveliwala, "Topic-sensitive PageRank", WWW 2002.
public struct PersonalizedPageRank: Sendable {
  /// The probability of following an arc, from 0 up to but not including 1.
  public var damping: Double

  /// The L1 norm of the change at which to stop.
  public var tolerance: Double

  /// The most steps to take.
  public var maximumIterations: Int

  /// Whether arcs are followed in proportion to their weights, or all alike.
  public var usesWeights: Bool

  /// Where jumps go: an amount not below 0 for each node, not all 0; `nil` for everywhere alike.
  public var jumps: [Double]?

  /// Where a walk goes on from a node without arcs, in the same way; `nil` for where jumps go.
  public var onward: [Double]?

  /// Where the walk begins, in the same way; `nil` for where jumps go.
  public var start: [Double]?

  public init(
    damping: Double = 0.85, tolerance: Double = 1e-12, maximumIterations: Int = 1_000, usesWeights: Bool = false,
    jumps: [Double]? = nil, onward: [Double]? = nil, start: [Double]? = nil
  ) {
    precondition(damping >= 0 && damping < 1, "damping is a probability below 1")
    precondition(tolerance > 0, "tolerance is above 0")
    self.damping = damping
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
    self.usesWeights = usesWeights
    self.jumps = jumps
    self.onward = onward
    self.start = start
  }

  /// Finds the scores of the nodes of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time a step, at most log(tolerance) / log(damping) steps and one; O(nodes + arcs)
  ///   space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> PageRank.Result {
    guard graph.nodeCount > 0 else {
      return PageRank.Result(scores: [], iterations: 0, residual: 0, errorBound: 0, converged: true)
    }
    let even = [Double](repeating: 1, count: graph.nodeCount)
    let jumps = Self.shares(jumps ?? even)
    let onward = onward.map(Self.shares) ?? jumps
    let scores = start.map(Self.shares) ?? jumps
    // Each weight as a share of its node's, so that no unit of weights is too large or small.
    let walk = usesWeights && graph.weights != nil ? graph.sharesOfStrength() : graph.evenShares()
    return try walk.transposed().withAdjacency { incoming in
      try follow(
        incoming, dangling: (0..<graph.nodeCount).filter { graph.degree(of: $0) == 0 }, jumps: jumps,
        onward: onward, from: scores, control: control)
    }
  }

  private func follow(
    _ incoming: Adjacency, dangling: [Int], jumps: SharedBuffer<Double>, onward: SharedBuffer<Double>,
    from start: SharedBuffer<Double>, control: RunControl
  ) throws -> PageRank.Result {
    let loops = NodeLoops(count: incoming.nodeCount, control: control)
    var (scores, next) = (SharedBuffer(copying: start.array), SharedBuffer(repeating: 0.0, count: start.count))
    var (iterations, residual) = (0, Double.infinity)
    while residual > tolerance && iterations < maximumIterations {
      let lost = dangling.reduce(0) { $0 + scores[$1] }
      let (now, then) = (scores, next)
      residual = try loops.sum { nodes in
        let (now, then, jumps, onward) = (now.base, then.base, jumps.base, onward.base)
        var change = 0.0
        for node in nodes {
          let arrived = incoming.gather(now, around: node, isWeighted: true) + lost * onward[node]
          then[node] = damping * arrived + (1 - damping) * jumps[node]
          change += abs(then[node] - now[node])
        }
        return SIMD2(change, 0)
      }[0]
      (scores, next) = (then, now)
      iterations += 1
    }
    return PageRank.Result(
      scores: scores.array, iterations: iterations, residual: residual, errorBound: residual / (1 - damping),
      converged: residual <= tolerance)
  }

  /// Amounts as shares of their sum; by the largest first, for the sum of the amounts may not fit.
  private static func shares(_ amounts: [Double]) -> SharedBuffer<Double> {
    let largest = amounts.max() ?? 0
    precondition(
      largest > 0 && largest.isFinite && amounts.allSatisfy { $0 >= 0 }, "amounts are not below 0, nor all 0")
    let relative = amounts.map { $0 / largest }
    let sum = relative.reduce(0, +)
    return SharedBuffer(copying: relative.map { $0 / sum })
  }
}

extension Graph {
  /// The arcs with the shares of the nodes that they leave, all alike; directed, for an edge has two.
  fileprivate func evenShares() -> Graph {
    var shares: [Double] = []
    shares.reserveCapacity(arcCount)
    for node in 0..<nodeCount {
      shares.append(contentsOf: repeatElement(1 / Double(degree(of: node)), count: degree(of: node)))
    }
    return Graph(nodeCount: nodeCount, isDirected: true, offsets: offsets, targets: targets, weights: shares)
  }
}
