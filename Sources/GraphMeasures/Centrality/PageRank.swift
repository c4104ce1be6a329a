import GraphCore

/// PageRank: the share of time that a walk spends at each node when it follows arcs with probability `damping`, and
/// otherwise jumps to any node.
///
///     x(v) = damping · Σ x(u) w(u, v) / strength(u)  +  (damping · dangling + 1 − damping) / n
///
/// the sum being over the arcs u → v, and *dangling* what is at nodes without arcs of their own, which is spread
/// evenly. The scores sum to 1. An undirected edge is an arc each way. Brin & Page, Computer Networks 30 (1998).
///
/// Directed, the formula is applied again and again, until the L1 norm of the change is at most `tolerance`.
/// Undirected, the system is symmetric in the inner product that divides by strength, so that conjugate gradients
/// solve it in far fewer steps (Hestenes & Stiefel 1952); they stop when the L1 norm of what is missing to the formula
/// is at most `tolerance`. Where weights differ by a factor of a million millions, the formula is applied there, too.
public struct PageRank: Sendable {
  /// The scores with how they were reached.
  public struct Result: Sendable, Equatable {
    /// For each node its score; together 1.
    public let scores: [Double]

    /// How many steps were taken.
    public let iterations: Int

    /// The L1 norm of the difference between the scores and what the formula makes of them.
    public let residual: Double

    /// How far off the scores may be in all, at most: a step of the walk leaves ``PageRank/damping`` of a difference.
    public let errorBound: Double

    /// Whether the residual fell to the tolerance within the allowed steps.
    public let converged: Bool
  }

  /// The probability of following an arc, from 0 up to but not including 1.
  public var damping: Double

  /// The L1 norm of the residual at which to stop.
  public var tolerance: Double

  /// The most steps to take.
  public var maximumIterations: Int

  /// Whether arcs are followed in proportion to their weights, or all alike.
  public var usesWeights: Bool

  public init(
    damping: Double = 0.85, tolerance: Double = 1e-12, maximumIterations: Int = 1_000, usesWeights: Bool = false
  ) {
    precondition(damping >= 0 && damping < 1, "damping is a probability below 1")
    precondition(tolerance > 0, "tolerance is above 0")
    self.damping = damping
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
    self.usesWeights = usesWeights
  }

  /// Finds the scores of the nodes of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time a step, at most log(tolerance) / log(damping) steps; O(nodes) space, and a
  ///   transpose when directed.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    guard graph.nodeCount > 0 else {
      return Result(scores: [], iterations: 0, residual: 0, errorBound: 0, converged: true)
    }
    if usesWeights && graph.hasFarApartWeights {
      // Each weight as a share of its node's: the strengths themselves are beyond what sums over nodes can hold.
      let shares = graph.sharesOfStrength()
      let walk = Walk(strengths: shares.strengths(), isWeighted: true, control: control)
      return try shares.transposed().withAdjacency { try followArcs(walk, $0, control) }
    }
    let graph = usesWeights ? graph.withModerateWeights() : graph
    let strengths = usesWeights ? graph.strengths() : (0..<graph.nodeCount).map { Double(graph.degree(of: $0)) }
    let walk = Walk(strengths: strengths, isWeighted: usesWeights, control: control)
    return graph.isDirected
      ? try graph.transposed().withAdjacency { try followArcs(walk, $0, control) }
      : try graph.withAdjacency { try conjugateGradients(walk, $0, control) }
  }
}

/// What both methods work on.
private struct Walk: Sendable {
  let count: Int
  let isWeighted: Bool
  let loops: NodeLoops
  /// 1 / strength, or 0 at a node without arcs.
  let inverseStrengths: SharedBuffer<Double>
  let totalStrength: Double

  init(strengths: [Double], isWeighted: Bool, control: RunControl) {
    count = strengths.count
    self.isWeighted = isWeighted
    loops = NodeLoops(count: count, control: control)
    inverseStrengths = SharedBuffer(repeating: 0, count: count)
    for node in 0..<count where strengths[node] > 0 { inverseStrengths[node] = 1 / strengths[node] }
    totalStrength = strengths.reduce(0, +)
  }

  func vector() -> SharedBuffer<Double> { SharedBuffer(repeating: 0, count: count) }
}

extension PageRank {
  /// Applies the formula until it changes nothing. `incoming` are the rows of the transpose.
  private func followArcs(_ walk: Walk, _ incoming: Adjacency, _ control: RunControl) throws -> Result {
    let (scores, perArc) = (walk.vector(), walk.vector())
    let count = Double(walk.count)
    scores.fill(1 / count)
    var iterations = 0
    var residual = Double.infinity
    while residual > tolerance && iterations < maximumIterations {
      let dangling = try walk.loops.sum { nodes in
        let (scores, perArc, inverse) = (scores.base, perArc.base, walk.inverseStrengths.base)
        var dangling = 0.0
        for node in nodes {
          perArc[node] = scores[node] * inverse[node]
          if inverse[node] == 0 { dangling += scores[node] }
        }
        return SIMD2(dangling, 0)
      }
      let jump = (damping * dangling[0] + 1 - damping) / count
      residual = try walk.loops.sum { nodes in
        let (scores, perArc) = (scores.base, perArc.base)
        var change = 0.0
        for node in nodes {
          let score = damping * incoming.gather(perArc, around: node, isWeighted: walk.isWeighted) + jump
          change += abs(score - scores[node])
          scores[node] = score
        }
        return SIMD2(change, 0)
      }[0]
      iterations += 1
    }
    return Result(
      scores: scores.array, iterations: iterations, residual: residual, errorBound: residual / (1 - damping),
      converged: residual <= tolerance)
  }

  /// Solves y = damping · A D⁻¹ y + 1/n, whose solution is the scores up to a factor, wherever the dangling mass goes.
  ///
  /// It starts from the walk without jumps, which is at each node in proportion to its strength: of that y, A D⁻¹ y is
  /// y again, so the first residual costs no step, and what a walk needs longest to forget is right from the start.
  private func conjugateGradients(_ walk: Walk, _ rows: Adjacency, _ control: RunControl) throws -> Result {
    let state = ConjugateState(walk, rows, damping: damping)
    var iterations = 0
    var norms = try state.start()
    var total = try state.total()
    // The scores are y over its sum, and so is their residual.
    while norms.residual > tolerance * total && iterations < maximumIterations {
      norms = try state.step(from: norms)
      iterations += 1
      if norms.residual <= tolerance * total { total = try state.total() }
    }
    let residual = total > 0 ? norms.residual / total : 0
    return Result(
      scores: state.solution.array.map { $0 / total }, iterations: iterations, residual: residual,
      errorBound: residual / (1 - damping), converged: residual <= tolerance)
  }
}

/// The vectors of the conjugate gradients.
private struct ConjugateState: Sendable {
  /// The squared norm of the residual, in the inner product divided by strength, and its L1 norm.
  typealias Norms = (squared: Double, residual: Double)

  let walk: Walk
  let rows: Adjacency
  let damping: Double
  let solution: SharedBuffer<Double>
  let residual: SharedBuffer<Double>
  let direction: SharedBuffer<Double>
  /// `direction` over strength: what a walk in that direction sends along each arc.
  let perArc: SharedBuffer<Double>
  let image: SharedBuffer<Double>

  init(_ walk: Walk, _ rows: Adjacency, damping: Double) {
    (self.walk, self.rows, self.damping) = (walk, rows, damping)
    (solution, residual, direction) = (walk.vector(), walk.vector(), walk.vector())
    (perArc, image) = (walk.vector(), walk.vector())
  }

  /// The sum of the solution.
  func total() throws -> Double {
    try walk.loops.sum { nodes in SIMD2(nodes.reduce(0) { $0 + solution.base[$1] }, 0) }[0]
  }

  func start() throws -> Norms {
    let jump = 1 / Double(walk.count)
    let connected = Double((0..<walk.count).count { walk.inverseStrengths[$0] > 0 })
    let norms = try walk.loops.sum { nodes in
      var norms = SIMD2<Double>.zero
      for node in nodes {
        let inverse = walk.inverseStrengths.base[node]
        // An isolate receives nothing but jumps.
        let stationary = inverse == 0 ? 0 : jump * connected / (walk.totalStrength * inverse)
        solution.base[node] = inverse == 0 ? jump : stationary / (1 - damping)
        let missing = inverse == 0 ? 0 : jump - stationary
        residual.base[node] = missing
        direction.base[node] = missing
        perArc.base[node] = missing * inverse
        norms += SIMD2(missing * missing * inverse, abs(missing))
      }
      return norms
    }
    return (norms[0], norms[1])
  }

  func step(from norms: Norms) throws -> Norms {
    let curvature = try applySystem()
    let length = norms.squared / curvature
    let next = try walk.loops.sum { nodes in
      let (solution, residual) = (solution.base, residual.base)
      let (direction, image, inverse) = (direction.base, image.base, walk.inverseStrengths.base)
      var norms = SIMD2<Double>.zero
      for node in nodes {
        solution[node] += length * direction[node]
        let missing = residual[node] - length * image[node]
        residual[node] = missing
        norms += SIMD2(missing * missing * inverse[node], abs(missing))
      }
      return norms
    }
    let memory = next[0] / norms.squared
    try walk.loops.run { nodes in
      let (direction, residual) = (direction.base, residual.base)
      let (perArc, inverse) = (perArc.base, walk.inverseStrengths.base)
      for node in nodes {
        direction[node] = residual[node] + memory * direction[node]
        perArc[node] = direction[node] * inverse[node]
      }
    }
    return (next[0], next[1])
  }

  /// Sets `image` to what the system makes of the direction; returns their inner product.
  private func applySystem() throws -> Double {
    try walk.loops.sum { nodes in
      let (direction, perArc, image) = (direction.base, perArc.base, image.base)
      var product = 0.0
      for node in nodes {
        image[node] = direction[node] - damping * rows.gather(perArc, around: node, isWeighted: walk.isWeighted)
        product += image[node] * perArc[node]
      }
      return SIMD2(product, 0)
    }[0]
  }
}

extension Graph {
  /// Whether some weight is more than 10¹² times another.
  fileprivate var hasFarApartWeights: Bool {
    guard let weights, let least = weights.min(), let most = weights.max() else { return false }
    return most / least > 1e12
  }

  /// The arcs with their shares of the strengths of the nodes that they leave; directed, for an edge has two.
  func sharesOfStrength() -> Graph {
    let strengths = strengths()
    var shares = weights ?? []
    for node in 0..<nodeCount {
      for arc in row(of: node) { shares[arc] = max(shares[arc] / strengths[node], .leastNonzeroMagnitude) }
    }
    return Graph(nodeCount: nodeCount, isDirected: true, offsets: offsets, targets: targets, weights: shares)
  }
}
