import GraphCore

/// How unlikely the weight of each edge is, were the strength of its ends spread over their edges at random: what is
/// left of a dense weighted network when the unsurprising edges go.
///
/// For an end with k edges of strengths that sum to s, an edge of weight w has significance (1 − w/s)^(k − 1): the
/// probability of such a weight or a greater one. The smaller, the more surprising. An edge is judged by whichever end
/// it surprises more. An end with a single edge says nothing (significance 1): the edge is then judged by its other
/// end alone.
///
/// In a directed graph the source judges by what leaves it, the target by what comes to it. Without weights all edges
/// weigh 1, and an end with more edges is surprised less.
///
/// Serrano, Boguñá & Vespignani, "Extracting the multiscale backbone of complex weighted networks", PNAS 106 (2009).
public struct DisparityFilter: Sendable {
  /// The significance of a graph's edges.
  public struct Result: Sendable, Equatable {
    /// For each of ``Graph/edges`` its significance, from 0 to 1.
    public let significance: [Double]

    /// The edges whose significance is below `level`, as indices into ``Graph/edges``, ascending.
    ///
    /// - Complexity: O(edges).
    public func backbone(level: Double = DisparityFilter.defaultLevel) -> [EdgeIndex] {
      significance.indices.filter { significance[$0] < level }.map { EdgeIndex($0) }
    }
  }

  /// The level that the paper's examples are drawn at.
  public static let defaultLevel = 0.05

  public init() {}

  /// Finds the significance of every edge of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs · log degree) time, O(nodes + edges) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    try control.checkCancellation()
    let sources = End.ofSources(in: graph)
    let targets = graph.isDirected ? End.ofTargets(in: graph) : sources
    var significance: [Double] = []
    significance.reserveCapacity(graph.edgeCount)
    for node in 0..<graph.nodeCount {
      for arc in graph.row(of: node) where graph.isDirected || graph.targets[arc] > NodeIndex(node) {
        let weight = graph.weights?[arc] ?? 1
        let target = Int(graph.targets[arc])
        significance.append(min(sources[node].significance(of: weight), targets[target].significance(of: weight)))
      }
    }
    return Result(significance: significance)
  }
}

/// What one end of an edge judges by.
private struct End {
  var degree = 0
  var strength = 0.0

  static func ofSources(in graph: Graph) -> [End] {
    zip(0..<graph.nodeCount, graph.strengths()).map { End(degree: graph.degree(of: $0), strength: $1) }
  }

  static func ofTargets(in graph: Graph) -> [End] {
    var ends = [End](repeating: End(), count: graph.nodeCount)
    for (arc, target) in graph.targets.enumerated() {
      ends[Int(target)].degree += 1
      ends[Int(target)].strength += graph.weights?[arc] ?? 1
    }
    return ends
  }

  func significance(of weight: Double) -> Double {
    degree == 1 ? 1 : Self.power(max(0, 1 - weight / strength), degree - 1)
  }

  /// `base` to a whole power, by repeated squaring.
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, exponent) = (1.0, base, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result *= square }
      square *= square
      exponent >>= 1
    }
    return result
  }
}
