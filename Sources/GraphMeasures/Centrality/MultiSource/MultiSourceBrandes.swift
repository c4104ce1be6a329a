import GraphCore

/// Brandes' two sweeps in hops, from eight sources at once.
///
/// Method: a node holds one number for each of eight sources, a *lane* each, side by side in a vector. The forward
/// sweep goes level by level: the path counts of a node at the next level are the sum of those of its neighbours at this
/// level. The backward sweep returns the same way with shares, (weight + dependency) / path count. Which lanes of a node
/// are on a level is a byte; its vector is 0 in the other lanes, so that the inner loop is a plain sum over
/// neighbours: no queue, no distances, no branches.
///
/// A level *pushes* from its members or lets the nodes that can still be reached *pull*, whichever is expected to take less
/// time. Nodes are in ``DegreeOrder``; sources with the same best connected neighbours share a batch, for they have most
/// nodes at the same level.
///
/// Encoding: what limits the sweeps is the time to fetch vectors from memory, so only the members of levels have one
/// (``LevelList``), packed level by level, and `place` says where on the current level a node stands. Nodes that
/// are not there all share the vector at place 0, which is zero. Nodes pull in blocks, in `CMultiSourceKernels`.
///
/// Path counts are floating point: exact up to 2⁵³, with a relative error of a few units in 10¹⁵ beyond. A
/// batch whose counts pass 2⁹⁰⁰ is searched again by ``SingleSourceBrandes``, whose counts have no limit.
enum MultiSourceBrandes {
  typealias Lanes = SIMD8<Double>

  static let laneCount = 8

  /// Adds up the sweeps from `sources`, by default from every node.
  ///
  /// - Parameter nodeWeights: for how many nodes each node counts, as source and as target of paths; 1 by default.
  static func sums(
    on graph: Graph, from sources: [NodeIndex]? = nil, nodeWeights: [Int]? = nil, includesEdges: Bool,
    control: RunControl
  ) throws -> PathSums {
    try control.checkCancellation()
    let order = DegreeOrder(graph)
    try control.checkCancellation()
    let weights = order.original.map { Double(nodeWeights?[Int($0)] ?? 1) }
    let chosen = sources.map(Set.init)
    let sources = order.sourcesByNeighbours.filter { chosen?.contains(order.original[Int($0)]) ?? true }
    // Several batches are committed together, so that adding up stays a small part of the work. How many depends
    // on the graph alone, and so does the order of additions.
    let chunkSize = max(1, min(16, sources.count / 512)) * laneCount
    let total = SweepSums(graph, includesEdges: includesEdges)
    try order.graph.withAdjacency { out in
      try order.transposed.withAdjacency { into in
        try Parallel.ordered(
          Parallel.chunks(of: sources.count, size: chunkSize), control: control, phase: "betweenness",
          makeScratch: { MultiSourceSweeps(order.graph, weights, out: out, into: into, includesEdges: includesEdges) },
          compute: { chunk, sweeps in
            sweeps.sums.clear()
            let range = Parallel.range(ofChunk: chunk, size: chunkSize, in: sources.count)
            for first in stride(from: range.lowerBound, to: range.upperBound, by: laneCount) {
              try sweeps.run(from: sources[first..<min(first + laneCount, range.upperBound)], control: control)
            }
          },
          commit: { _, sweeps in total.add(sweeps.sums) })
      }
    }
    return total.restored(from: order, of: graph)
  }
}
