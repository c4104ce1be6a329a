import GraphCore

/// Eigenvector centrality: a node's score is proportional to the sum of the scores of those that have an arc to it.
///
/// Computed for every (weak) component by itself, because a score says nothing about nodes that it cannot reach: the
/// eigenvector of the component's largest eigenvalue, scaled so that its highest score is 1. An isolate has 0.
///
/// In an undirected graph that vector is unique and positive. In a directed one, scores come from cycles: the strongly
/// connected part with the largest eigenvalue gives itself and what can be reached from it positive scores, and all
/// else in its component 0. Where there is no cycle, or two parts share the largest eigenvalue, there is no such
/// vector: the nodes of that component have `nil`, and `isMeaningful` is false.
///
/// Bonacich, "Factoring and weighting approaches to status scores and clique identification", J. Math. Sociology 2
/// (1972). Undirected by the Lanczos method (Golub & Van Loan, "Matrix Computations", ch. 10); directed by the power
/// method on A + s, which also settles where A swings between two sides.
///
/// The closer the second eigenvalue of a component is to the first, the longer it takes; two that differ by less than
/// rounding cannot be told apart. So a result says how far off its scores may be: undirected from the distance between the
/// two eigenvalues, directed from the rate at which the steps become shorter.
public struct EigenvectorCentrality: Sendable {
  /// The scores with how they were reached.
  public struct Result: Sendable, Equatable {
    /// For each node its score, from 0 to 1; `nil` where there is no meaningful vector.
    public let scores: [Double?]

    /// The largest eigenvalue of any component; `nil` when no component has a meaningful vector.
    public let eigenvalue: Double?

    /// Whether all components that have edges have a meaningful vector.
    public let isMeaningful: Bool

    /// How many products with the matrix were taken for the component that needed most, those for ``errorBound`` aside.
    public let iterations: Int

    /// The largest residual of any component: |Ax − λx| / λ in the 2-norm, x having length 1.
    public let residual: Double

    /// For each node how far off its score may be, at most; infinite when nothing is known of it.
    public let scoreErrors: [Double]

    /// The largest of ``scoreErrors``.
    public var errorBound: Double { scoreErrors.max() ?? 0 }

    /// Whether ``errorBound`` fell to the tolerance within the allowed iterations. Otherwise scores are only an
    /// impression, and whoever shows them has to say so.
    public let converged: Bool
  }

  /// How far off a score may be, when the result is taken as converged. Mostly it is far less.
  public var tolerance: Double

  /// The most products with the matrix to take for one component; `nil` for what takes some seconds, and at least
  /// ``leastMaximum``.
  public var maximumIterations: Int?

  /// How many products are always allowed when ``maximumIterations`` is `nil`.
  public static let leastMaximum = 2_000

  /// How many arcs and nodes are visited in the products that are allowed when ``maximumIterations`` is `nil`, as long
  /// as these are not fewer than ``leastMaximum``.
  public static let visits = 200_000_000

  /// How many products are never exceeded when ``maximumIterations`` is `nil`.
  public static let greatestMaximum = 100_000

  /// Whether arcs count by their weights, or all alike.
  public var usesWeights: Bool

  public init(tolerance: Double = 1e-6, maximumIterations: Int? = nil, usesWeights: Bool = false) {
    precondition(tolerance > 0, "tolerance is above 0")
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
    self.usesWeights = usesWeights
  }

  /// Finds the scores of the nodes of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs) time an iteration, the more iterations the closer the second eigenvalue is to the
  ///   first; O(nodes) space, and a transpose when directed.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let parts = try ComponentOrder(graph, usesWeights: usesWeights, control: control)
    let vectors = parts.componentRanges.map { range in range.count < 2 ? .isolate : Dominant.undefined }
    return try graph.isDirected
      ? powerMethod(parts, vectors, control: control) : lanczos(parts, vectors, control: control)
  }

  private func iterationsAllowed(on graph: Graph) -> Int {
    let affordable = Self.visits / max(1, graph.arcCount + 4 * graph.nodeCount)
    return maximumIterations ?? min(max(Self.leastMaximum, affordable), Self.greatestMaximum)
  }

  private func lanczos(
    _ parts: ComponentOrder, _ vectors: [Dominant], control: RunControl
  ) throws -> Result {
    var vectors = vectors
    let scores = SharedBuffer(repeating: 0.0, count: parts.rows.nodeCount)
    let lanczos = Lanczos(
      nodeCount: parts.rows.nodeCount, tolerance: tolerance, maximumIterations: iterationsAllowed(on: parts.rows),
      isWeighted: usesWeights)
    try parts.rows.withAdjacency { rows in
      for (component, range) in parts.componentRanges.enumerated() where range.count >= 2 {
        vectors[component] = try lanczos.dominant(of: range, rows, into: scores, control: control)
      }
    }
    return result(parts, vectors, scores)
  }

  private func powerMethod(
    _ parts: ComponentOrder, _ vectors: [Dominant], control: RunControl
  ) throws -> Result {
    var vectors = vectors
    let scores = SharedBuffer(repeating: 0.0, count: parts.rows.nodeCount)
    let power = try PowerMethod(
      on: parts.rows, maximumIterations: iterationsAllowed(on: parts.rows), isWeighted: usesWeights, control: control)
    try parts.rows.transposed().withAdjacency { incoming in
      for (component, range) in parts.componentRanges.enumerated() where range.count >= 2 {
        vectors[component] = try power.dominant(of: range, incoming, into: scores, control: control)
      }
    }
    return result(parts, vectors, scores)
  }

  /// Scales the vectors and puts them back into the order of the nodes.
  private func result(_ parts: ComponentOrder, _ vectors: [Dominant], _ vector: SharedBuffer<Double>) -> Result {
    var scores = [Double?](repeating: nil, count: parts.nodes.count)
    var errors = [Double](repeating: 0, count: parts.nodes.count)
    for (vector, range) in zip(vectors, parts.componentRanges) {
      for index in range { errors[Int(parts.nodes[index])] = vector.error }
    }
    for (component, range) in parts.componentRanges.enumerated() where vectors[component].isDefined {
      let highest = range.reduce(0) { max($0, vector[$1]) }
      // Rounding may carry a score that is all but 0 below it.
      for index in range { scores[Int(parts.nodes[index])] = highest > 0 ? max(0, vector[index]) / highest : 0 }
    }
    return Result(
      scores: scores,
      eigenvalue: zip(vectors, parts.weightExponents).filter(\.0.isDefined).map { vector, exponent in
        Double(sign: .plus, exponent: -exponent, significand: vector.eigenvalue)
      }.max(),
      isMeaningful: vectors.allSatisfy(\.isDefined), iterations: vectors.map(\.iterations).max() ?? 0,
      residual: vectors.map(\.residual).max() ?? 0, scoreErrors: errors,
      converged: vectors.allSatisfy { $0.error <= tolerance })
  }
}

/// What became of one component.
struct Dominant: Sendable {
  var isDefined = true
  var eigenvalue: Double
  var iterations: Int
  /// Relative to the eigenvalue.
  var residual: Double
  /// How far off a score may be, at most.
  var error = 0.0

  static let isolate = Dominant(eigenvalue: 0, iterations: 0, residual: 0)
  static let undefined = Dominant(isDefined: false, eigenvalue: 0, iterations: 0, residual: 0)
}

/// A graph whose nodes are renamed so that every component is a range of them.
private struct ComponentOrder {
  /// For each new index the node that has it; ascending within a component.
  let nodes: [NodeIndex]
  let componentRanges: [Range<Int>]
  /// With moderate weights; see ``weightExponents``.
  let rows: Graph
  /// For each component the power of two that its weights were multiplied by.
  let weightExponents: [Int]

  init(_ graph: Graph, usesWeights: Bool, control: RunControl) throws {
    let components = try ConnectedComponents().run(on: graph, control: control)
    var begin = 0
    componentRanges = components.sizes.map { size in
      defer { begin += size }
      return begin..<begin + size
    }
    if components.count <= 1 {
      nodes = (0..<graph.nodeCount).map { NodeIndex($0) }
      (rows, weightExponents) = (usesWeights ? graph : graph.unweighted()).withModerateWeights(in: componentRanges)
      return
    }
    var places = componentRanges.map(\.lowerBound)
    var nodes = [NodeIndex](repeating: 0, count: graph.nodeCount)
    var newIndex = [NodeIndex](repeating: 0, count: graph.nodeCount)
    for node in 0..<graph.nodeCount {
      let component = components.componentOfNode[node]
      nodes[places[component]] = NodeIndex(node)
      newIndex[node] = NodeIndex(places[component])
      places[component] += 1
    }
    self.nodes = nodes
    (rows, weightExponents) = Self.renamed(
      usesWeights ? graph : graph.unweighted(), nodes: nodes, newIndex: newIndex
    ).withModerateWeights(in: componentRanges)
  }

  /// Within a component the order of the nodes stays, so rows still ascend.
  private static func renamed(_ graph: Graph, nodes: [NodeIndex], newIndex: [NodeIndex]) -> Graph {
    var offsets = [0]
    offsets.reserveCapacity(graph.nodeCount + 1)
    var targets: [NodeIndex] = []
    targets.reserveCapacity(graph.arcCount)
    var weights: [Double]? = graph.weights == nil ? nil : []
    for node in nodes {
      for arc in graph.row(of: Int(node)) { targets.append(newIndex[Int(graph.targets[arc])]) }
      if let all = graph.weights { weights?.append(contentsOf: all[graph.row(of: Int(node))]) }
      offsets.append(targets.count)
    }
    return Graph(
      nodeCount: graph.nodeCount, isDirected: graph.isDirected, offsets: offsets, targets: targets, weights: weights)
  }
}
