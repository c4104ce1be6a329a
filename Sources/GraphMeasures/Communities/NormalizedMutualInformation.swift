import GraphCore

/// How far two partitions of the same nodes agree: communities that were found and groups that were given, say.
///
///     NMI = 2 I(A, B) / (H(A) + H(B))
///
/// with H the entropy of a partition and I the mutual information of the two. 1 when the partitions are the same, 0 when
/// knowing one says nothing about the other. Many small parts agree to some extent by chance alone; the adjusted form
/// takes that away,
///
///     AMI = (I(A, B) − E) / ((H(A) + H(B)) / 2 − E)
///
/// with E the mean of I over all partitions with parts of the same sizes: 0 is what chance gives, and below is worse.
///
/// Labels are names: which numbers stand for parts does not matter. Nodes without a label in either partition are left
/// out. Undefined (`nil`) without nodes, and when neither partition can be told from chance: both have one part only or,
/// adjusted, both have only parts of one node.
///
/// Danon, Díaz-Guilera, Duch & Arenas, "Comparing community structure identification", J. Statistical Mechanics P09008
/// (2005). Adjusted: Vinh, Epps & Bailey, "Information theoretic measures for clusterings comparison", J. Machine
/// Learning Research 11 (2010), with the arithmetic mean.
public struct NormalizedMutualInformation: Sendable {
  /// The agreement of two partitions.
  public struct Result: Sendable, Equatable {
    /// From 0 to 1; `nil` where it is undefined.
    public let normalized: Double?

    /// At most 1; `nil` where it is undefined.
    public let adjusted: Double?

    /// I(A, B), in nats; `nil` without nodes.
    public let mutualInformation: Double?

    /// What chance gives, in nats; `nil` without nodes.
    public let expectedMutualInformation: Double?

    /// How many nodes have a label in both partitions.
    public let nodeCount: Int
  }

  public init() {}

  /// Compares two partitions.
  ///
  /// - Parameters:
  ///   - first: for each node the label of its part in the first partition, or `nil`.
  ///   - second: the same in the second partition; as many as in `first`.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes^1.5) time at worst, near O(nodes) in practice; O(nodes) space.
  public func run(
    comparing first: [Int?], with second: [Int?], control: RunControl = RunControl()
  ) throws -> Result {
    try control.checkCancellation()
    let table = ContingencyTable(first, second)
    guard table.nodeCount > 0 else {
      return Result(
        normalized: nil, adjusted: nil, mutualInformation: nil, expectedMutualInformation: nil, nodeCount: 0)
    }
    let entropies = table.entropies
    let meanEntropy = (entropies.first + entropies.second) / 2
    let information = max(0, table.mutualInformation)
    let expected = table.expectedMutualInformation
    // Where chance leaves nothing to find out, the difference is rounding.
    let room = meanEntropy - expected
    return Result(
      normalized: meanEntropy > 0 ? min(1, information / meanEntropy) : nil,
      adjusted: room > 1e-12 * max(1, meanEntropy) ? min(1, (information - expected) / room) : nil,
      mutualInformation: information, expectedMutualInformation: expected, nodeCount: table.nodeCount)
  }
}
