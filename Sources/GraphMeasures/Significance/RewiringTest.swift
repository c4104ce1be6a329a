import GraphCore

/// Whether a statistic of a graph could follow from its degrees alone: the statistic beside those of random graphs with the
/// same degrees.
///
/// ```swift
/// let test = try RewiringTest(tail: .upper).run(on: graph) { try Reciprocity().run(on: $0).reciprocity }
/// ```
///
/// Every random graph is rewired from the original by ``DegreePreservingRewiring`` with a generator of its own; results are
/// the same for any number of threads. Random graphs are unweighted.
public struct RewiringTest: Sendable {
  /// How many random graphs there are.
  public var samples: Int

  /// Which of them count as at least as extreme as the graph itself.
  public var tail: NullComparison.Tail

  /// How many steps of rewiring are tried for each edge.
  public var swapsPerEdge: Double

  /// Where the random graphs come from.
  public var seed: UInt64

  public init(
    samples: Int = 999, tail: NullComparison.Tail = .both, swapsPerEdge: Double = 10, seed: UInt64 = 1
  ) {
    precondition(samples > 0, "at least one random graph")
    precondition(swapsPerEdge >= 0 && swapsPerEdge.isFinite, "swaps per edge are at least 0")
    self.samples = samples
    self.tail = tail
    self.swapsPerEdge = swapsPerEdge
    self.seed = seed
  }

  /// Tests a statistic of `graph`.
  ///
  /// - Parameter statistic: the statistic of a graph, `nil` where it is undefined; called from several threads.
  /// - Throws: what `statistic` throws, and `CancellationError` when the run has been cancelled.
  /// - Complexity: O(samples · (nodes + arcs + swaps)) time, and as many calls of `statistic`.
  public func run(
    on graph: Graph, control: RunControl = RunControl(), statistic: @Sendable (_ graph: Graph) throws -> Double?
  ) throws -> NullComparison {
    let rewiring = DegreePreservingRewiring(swapsPerEdge: swapsPerEdge)
    let observed = try statistic(graph)
    let values = try drawSamples(samples, seed: seed, control: control, phase: "random networks") { random in
      try statistic(rewiring.run(on: graph, random: &random, control: control).graph)
    }
    return NullComparison(observed: observed, samples: values, tail: tail)
  }
}
