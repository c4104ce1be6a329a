import GraphCore

/// Whether two networks of the same nodes resemble each other more than chance has it: the correlation of their ties, beside
/// those of one of them with its nodes in random order (quadratic assignment procedure).
///
/// The correlation is Pearson's over all pairs of different nodes: unordered ones when both matrices are symmetric,
/// ordered ones otherwise. Pairs of one node are alike, so that the usual p of a correlation would be far too small;
/// permuting rows and columns alike keeps every structure within a network, and only breaks what ties the two to each other.
///
/// Hubert & Schultz, "Quadratic assignment as a general data analysis strategy", British Journal of Mathematical and
/// Statistical Psychology 29 (1976); Krackhardt, "QAP partialling as a test of spuriousness", Social Networks 9 (1987).
public struct QAPCorrelation: Sendable {
  /// How many random orders are drawn.
  public var permutations: Int

  /// Which of them count as at least as extreme as the observed correlation.
  public var tail: NullComparison.Tail

  /// Where the orders come from.
  public var seed: UInt64

  public init(permutations: Int = 999, tail: NullComparison.Tail = .both, seed: UInt64 = 1) {
    precondition(permutations > 0, "at least one permutation")
    self.permutations = permutations
    self.tail = tail
    self.seed = seed
  }

  /// Correlates two matrices of the same nodes.
  ///
  /// - Returns: the correlation beside those of chance, the same for any number of threads; undefined when one of the
  ///   matrices has the same number for all pairs.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(permutations · nodes²) time, O(nodes²) space.
  public func run(
    _ first: PairMatrix, _ second: PairMatrix, control: RunControl = RunControl()
  ) throws -> NullComparison {
    try control.checkCancellation()
    let space = PairSpace([first, second])
    guard let one = space.centred(first)?.vector, let other = space.centred(second)?.vector else {
      return NullComparison(observed: nil, samples: [], tail: tail)
    }
    // The length of a matrix is the same in any order.
    let lengths = space.norm(one) * space.norm(other)
    let samples = try drawSamples(permutations, seed: seed, control: control, phase: "permutations") { random in
      space.products(of: other, in: space.randomOrder(&random), with: [one])[0] / lengths
    }
    return NullComparison(observed: space.product(one, other) / lengths, samples: samples, tail: tail)
  }
}
