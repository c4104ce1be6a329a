import GraphCore

/// Betweenness of all nodes, estimated: with a stated probability, all scores at once are within a stated error of the
/// exact ones.
///
/// A score is a share of the ordered pairs of different nodes: of these n (n − 1) pairs, the share whose shortest path
/// runs over the node, a pair with several shortest paths counting by the share that does. Paths are counted in hops;
/// their ends are not on them, and pairs without a path count 0.
///
/// Method, after KADABRA (Borassi & Natale, "KADABRA is an ADaptive Algorithm for Betweenness via Random
/// Approximation", ACM J. Experimental Algorithmics 24, 2019): draw pairs of nodes, and for each pair one of its
/// shortest paths, all uniformly (``EstimatedBetweennessSampler``); the share of the paths that run over a node is its
/// estimate. Go on until the paths prove that the error is small enough (``EstimatedBetweennessChecks``, where the
/// proof is).
///
/// How many pairs it takes depends on the highest score rather than on the number of nodes, so this is for large
/// graphs: up to some thousand nodes ``Betweenness`` is as fast, and exact.
///
/// ```swift
/// let estimate = try EstimatedBetweenness(error: 0.01, risk: 0.1).run(on: graph)
/// print("estimated: \(estimate.shares[0]) ± \(estimate.error), risk \(estimate.risk), seed \(estimate.seed)")
/// ```
public struct EstimatedBetweenness: Sendable {
  /// By how much a share may be off, either way; above 0 and below 1.
  public var error: Double

  /// With which probability any share at all may be off by more; above 0 and below 1.
  public var risk: Double

  /// Where pairs and paths are drawn from.
  public var seed: UInt64

  public init(error: Double = 0.01, risk: Double = 0.1, seed: UInt64 = 1) {
    precondition(error > 0 && error < 1, "the error is a share")
    precondition(risk > 0 && risk < 1, "the risk is a probability")
    (self.error, self.risk, self.seed) = (error, risk, seed)
  }

  /// Estimated scores, and what is to be said wherever they are shown.
  public struct Result: Sendable, Equatable {
    /// For each node its share of the ordered pairs.
    public let shares: [Double]

    /// By how much a share may be off.
    public let error: Double

    /// With which probability any share is off by more.
    public let risk: Double

    /// Where pairs and paths were drawn from.
    public let seed: UInt64

    /// How many pairs the shares rest on; 0 where nobody can be between others, and the shares are exact.
    public let sampleCount: Int

    /// Whether ``nodes`` counts ordered pairs.
    public let isDirected: Bool

    /// Raw pair counts, as ``Betweenness`` gives them: unordered pairs when undirected, ordered ones when directed.
    ///
    /// - Complexity: O(nodes).
    public var nodes: [Double] { shares.map { $0 * pairCount } }

    /// By how much an entry of ``nodes`` may be off.
    public var errorInPairs: Double { error * pairCount }

    private var pairCount: Double {
      let nodeCount = Double(shares.count)
      return nodeCount * (nodeCount - 1) / (isDirected ? 1 : 2)
    }
  }

  /// Estimates the scores.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs), and two searches that meet half-way for each pair drawn, of which there are
  ///   O((highest score / error + 1) · ln(nodes / risk) / error); O(nodes) space a worker.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let hubs = graph.isDirected ? nil : try HubDistances(graph, control: control)
    if graph.nodeCount < 3 || graph.arcCount == 0 || hubs?.meanInnerNodes == 0 {
      return result([UInt32](repeating: 0, count: graph.nodeCount), sampleCount: 0, on: graph)
    }
    let transposed = graph.transposed()
    return try graph.withAdjacency { out in
      try transposed.withAdjacency { into in
        let samplers = EstimatedBetweennessSamplers(seed: seed) {
          EstimatedBetweennessSampler(out: out, into: into, components: hubs?.componentOfNode)
        }
        return try estimate(samplers, meanInnerNodes: hubs?.meanInnerNodes, on: graph, control: control)
      }
    }
  }

  private func estimate(
    _ samplers: EstimatedBetweennessSamplers, meanInnerNodes: Double?, on graph: Graph, control: RunControl
  ) throws -> Result {
    var checks = EstimatedBetweennessChecks(
      error: error, risk: risk, nodeCount: graph.nodeCount, meanInnerNodes: meanInnerNodes)
    var counts = [UInt32](repeating: 0, count: graph.nodeCount)
    var drawn = 0
    // Until the first check nobody knows how many paths it takes.
    var progress = 0...0.1
    while true {
      let size = checks.nextSize
      try samplers.draw(drawn..<size, control: control.within(progress), phase: Self.phase)
      samplers.takeCounts(addingTo: &counts)
      drawn = size
      let needed = checks.pathsNeeded(counts)
      if needed <= drawn { break }
      let begin = max(progress.upperBound, Double(drawn) / Double(needed))
      progress = begin...max(begin, min(1, Double(checks.nextSize) / Double(needed)))
    }
    control.report(Self.phase, done: 1, of: 1)
    return result(counts, sampleCount: drawn, on: graph)
  }

  private static let phase = "betweenness, estimated"

  private func result(_ counts: [UInt32], sampleCount: Int, on graph: Graph) -> Result {
    Result(
      shares: counts.map { Double($0) / Double(max(1, sampleCount)) }, error: error, risk: risk, seed: seed,
      sampleCount: sampleCount, isDirected: graph.isDirected)
  }
}

extension RunControl {
  /// The same control for a part of the work: its progress from 0 to 1 is that of the whole within `part`.
  fileprivate func within(_ part: ClosedRange<Double>) -> RunControl {
    guard let onProgress else { return self }
    var inner = self
    inner.onProgress = { progress in
      var whole = progress
      whole.fraction = part.lowerBound + progress.fraction * (part.upperBound - part.lowerBound)
      onProgress(whole)
    }
    return inner
  }
}
