import GraphCore
import Synchronization

/// Whether a statistic of a graph could follow from its degrees alone: the statistic beside those of random graphs with the
/// same degrees.
///
/// ```swift
/// let test = try RewiringTest(tail: .upper).run(on: graph) { try Reciprocity().run(on: $0).reciprocity }
/// ```
///
/// Every random graph is rewired from the original by ``DegreePreservingRewiring`` with a generator of its own, or, with
/// ``thinning``, from the one before it; results are the same for any number of threads. Random graphs are unweighted.
public struct RewiringTest: Sendable {
  /// How many random graphs there are.
  public var samples: Int

  /// Which of them count as at least as extreme as the graph itself.
  public var tail: NullComparison.Tail

  /// How many steps of rewiring are tried for each edge.
  public var swapsPerEdge: Double

  /// How many steps for each edge lie between one random graph and the next of the same chain; `nil` where every one
  /// begins with the original.
  ///
  /// A chain is as far from the original as ``swapsPerEdge`` tells once and for all; after one step an edge, nearly every
  /// edge has been switched again. For large graphs, of which few samples tell enough, that is several times faster.
  public var thinning: Double?

  /// Where the random graphs come from.
  public var seed: UInt64

  /// How many chains there are, whatever the number of threads.
  private static let chains = 4

  public init(
    samples: Int = 999, tail: NullComparison.Tail = .both, swapsPerEdge: Double = 10, thinning: Double? = nil,
    seed: UInt64 = 1
  ) {
    precondition(thinning.map { $0 > 0 && $0.isFinite } ?? true, "steps between graphs are above 0")
    precondition(samples > 0, "at least one random graph")
    precondition(swapsPerEdge >= 0 && swapsPerEdge.isFinite, "swaps per edge are at least 0")
    self.samples = samples
    self.tail = tail
    self.swapsPerEdge = swapsPerEdge
    self.thinning = thinning
    self.seed = seed
  }

  /// Tests a statistic of `graph`.
  ///
  /// - Parameter statistic: the statistic of a graph, `nil` where it is undefined; called from several threads.
  /// - Throws: what `statistic` throws, and `CancellationError` when the run has been cancelled.
  /// - Complexity: O(samples · (nodes + arcs + swaps)) time, and as many calls of `statistic`; with ``thinning``, swaps
  ///   are those of four samples and `thinning` for each edge of all others.
  public func run(
    on graph: Graph, control: RunControl = RunControl(), statistic: @Sendable (_ graph: Graph) throws -> Double?
  ) throws -> NullComparison {
    try run(on: graph, control: control, statistics: { [try statistic($0)] })[0]
  }

  /// Tests several statistics of `graph` by the same random graphs.
  ///
  /// - Parameter statistics: as many statistics of every graph, in one order, `nil` where undefined; called from several
  ///   threads.
  /// - Returns: a comparison for each of them.
  /// - Throws: what `statistics` throws, and `CancellationError` when the run has been cancelled.
  /// - Complexity: as for one statistic.
  public func run(
    on graph: Graph, control: RunControl = RunControl(), statistics: @Sendable (_ graph: Graph) throws -> [Double?]
  ) throws -> [NullComparison] {
    let rewiring = DegreePreservingRewiring(swapsPerEdge: swapsPerEdge)
    let observed = try statistics(graph)
    let draws: [[Double?]] =
      if let thinning {
        try chained(graph, rewiring, thinning, control, statistics)
      } else {
        try drawSamples(samples, seed: seed, control: control, phase: "random networks") { random in
          try statistics(rewiring.run(on: graph, random: &random, control: control).graph)
        }
      }
    return observed.indices.map { index in
      NullComparison(observed: observed[index], samples: draws.map { $0[index] }, tail: tail)
    }
  }

  /// The values of the random graphs of a few chains, chain after chain.
  private func chained(
    _ graph: Graph, _ rewiring: DegreePreservingRewiring, _ thinning: Double, _ control: RunControl,
    _ statistics: @Sendable (_ graph: Graph) throws -> [Double?]
  ) throws -> [[Double?]] {
    var master = SeededGenerator(seed: seed)
    let chains = min(Self.chains, samples)
    let seeds = (0..<chains).map { _ in master.next() }
    let values = Mutex([[[Double?]]](repeating: [], count: chains))
    try Parallel.forEach(chains, control: control, phase: "random networks") { chain in
      var random = SeededGenerator(seed: seeds[chain])
      var own: [[Double?]] = []
      let count = samples * (chain + 1) / chains - samples * chain / chains
      try rewiring.forEach(count, thinning: thinning, from: graph, random: &random, control: control) { sample in
        own.append(try statistics(sample))
      }
      values.withLock { $0[chain] = own }
    }
    return values.withLock { $0.flatMap(\.self) }
  }
}
