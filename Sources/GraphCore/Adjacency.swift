/// The rows of a ``Graph`` as bare pointers, for the inner loops of kernels. The one place where a graph is read unchecked.
///
/// It is safe because it is only handed out by ``Graph/withAdjacency(_:)``, which keeps the arrays alive and unchanged for
/// the length of the call, and because a `Graph` guarantees that every entry of `targets` is below `nodeCount` and
/// that offsets ascend up to the number of arcs. It is `Sendable` because nothing is ever written through it.
@usableFromInline package struct Adjacency: @unchecked Sendable {
  @usableFromInline package let nodeCount: Int
  @usableFromInline package let arcCount: Int

  /// `nodeCount + 1` entries.
  @usableFromInline package let offsets: UnsafePointer<Int>

  /// `arcCount` entries.
  @usableFromInline package let targets: UnsafePointer<NodeIndex>

  /// `arcCount` entries, or `nil` for an unweighted graph.
  @usableFromInline package let weights: UnsafePointer<Double>?

  @inlinable
  init(
    nodeCount: Int, arcCount: Int, offsets: UnsafePointer<Int>, targets: UnsafePointer<NodeIndex>,
    weights: UnsafePointer<Double>?
  ) {
    self.nodeCount = nodeCount
    self.arcCount = arcCount
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
  }

  @inlinable package func degree(of node: Int) -> Int { offsets[node &+ 1] &- offsets[node] }
}

extension Graph {
  /// Lends the rows as pointers for the length of `body`.
  @inlinable
  package func withAdjacency<Result>(_ body: (Adjacency) throws -> Result) rethrows -> Result {
    try offsets.withUnsafeBufferPointer { offsets in
      try targets.withUnsafeBufferPointer { targets in
        func lend(_ weights: UnsafePointer<Double>?) throws -> Result {
          // An empty array may have no address; nothing is read through the stand-in, for every row is empty.
          let rows = targets.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<NodeIndex>.alignment)!
          return try body(
            Adjacency(
              nodeCount: nodeCount, arcCount: arcCount, offsets: offsets.baseAddress!, targets: rows, weights: weights))
        }
        guard let weights else { return try lend(nil) }
        return try weights.withUnsafeBufferPointer { try lend($0.baseAddress) }
      }
    }
  }
}
