import GraphCore

/// Brandes' two sweeps from one source at a time, on shortest paths by weight.
///
/// The forward sweep goes through the nodes by increasing distance and adds up the path counts of those from which shortest
/// paths arrive; the backward sweep returns in the opposite order with dependencies. Counts are floating point while they
/// fit and ``ScaledCount``s otherwise, so that no number of paths is too large.
final class SingleSourceBrandes {
  private let arcs: LengthArcs
  private let search: ExactDijkstra
  private var counts: [Double]
  private let dependencies: SharedBuffer<Double>
  /// For how many nodes each node counts, as source and as target of paths.
  private let nodeWeights: [Double]

  /// - Parameter nodeWeights: for how many nodes each node counts; 1 by default.
  init(_ arcs: LengthArcs, nodeWeights: [Double]? = nil) {
    self.arcs = arcs
    self.nodeWeights = nodeWeights ?? [Double](repeating: 1, count: arcs.nodeCount)
    search = ExactDijkstra(arcs)
    counts = [Double](repeating: 0, count: arcs.nodeCount)
    dependencies = SharedBuffer(repeating: 0, count: arcs.nodeCount)
  }

  /// Adds up the sweeps from `sources`, by default from every node, on fewer and fewer arcs: see ``DistanceBackbone``.
  static func sums(
    on graph: Graph, _ pathLength: PathLength, from sources: [NodeIndex]? = nil, includesEdges: Bool,
    control: RunControl
  ) throws -> PathSums {
    final class Scratch: @unchecked Sendable {
      let brandes: SingleSourceBrandes
      let sums: SweepSums

      init(_ arcs: LengthArcs, _ graph: Graph, includesEdges: Bool) {
        brandes = SingleSourceBrandes(arcs)
        sums = SweepSums(graph, includesEdges: includesEdges)
      }
    }
    let order = DegreeOrder(graph)
    let ordered = order.graph
    try control.checkCancellation()
    let backbone = DistanceBackbone(ordered, pathLength)
    let total = SweepSums(graph, includesEdges: includesEdges)
    let chosen = sources.map { sources in Set(sources.map { order.renamed[Int($0)] }) }
    let chunkSize = max(1, min(64, graph.nodeCount / 64))
    try backbone.run(chunkSize: chunkSize, control: control) { nodes, arcs, control in
      try Parallel.ordered(
        Parallel.chunks(of: nodes.count, size: chunkSize), control: control, phase: "betweenness",
        makeScratch: { Scratch(arcs, ordered, includesEdges: includesEdges) },
        compute: { chunk, scratch in
          scratch.sums.clear()
          for index in Parallel.range(ofChunk: chunk, size: chunkSize, in: nodes.count) {
            try control.checkCancellation()
            let source = nodes.lowerBound + index
            if let chosen, !chosen.contains(NodeIndex(source)) { continue }
            try scratch.brandes.addSweeps(from: source, to: scratch.sums, control: control)
            backbone.noteDetours(from: source, on: arcs, distance: scratch.brandes.search.distance)
          }
        },
        commit: { _, scratch in total.add(scratch.sums) })
    }
    return total.restored(from: order, of: graph)
  }

  /// Adds the dependencies of `source` to `sums`.
  ///
  /// - Throws: `CancellationError`; nothing is added then.
  /// - Complexity: O((nodes + arcs) · log nodes).
  func addSweeps(from source: Int, to sums: SweepSums, control: RunControl) throws {
    search.run(from: source)
    try control.checkCancellation()
    if countPaths(from: source, into: &counts) {
      addDependencies(counts, from: source, to: sums)
    } else {
      var scaled = [ScaledCount](repeating: .zero, count: arcs.nodeCount)
      _ = countPaths(from: source, into: &scaled)
      addDependencies(scaled, from: source, to: sums)
    }
  }

  /// Counts the shortest paths to every node; `false` when a count came near the limit of its type.
  private func countPaths<Count: PathCount>(from source: Int, into counts: inout [Count]) -> Bool {
    counts.withUnsafeMutableBufferPointer { counts in
      counts[source] = .one
      for index in 1..<max(1, search.settledCount) {
        let node = search.settled(index)
        var count = Count.zero
        search.forEachArrival(at: node) { predecessor, _ in count += counts[predecessor] }
        if count.isNearLimit { return false }
        counts[node] = count
      }
      return true
    }
  }

  private func addDependencies<Count: PathCount>(
    _ counts: [Count], from source: Int, to sums: SweepSums
  ) {
    let (sourceWeight, includesEdges, nodeSums, arcSums) = (
      nodeWeights[source], sums.includesEdges, sums.nodes.base, sums.arcs.base
    )
    let (dependencies, origins) = (dependencies.base, arcs.origins.base)
    dependencies[source] = 0
    for index in 1..<max(1, search.settledCount) { dependencies[search.settled(index)] = 0 }
    counts.withUnsafeBufferPointer { counts in
      for index in stride(from: search.settledCount - 1, to: 0, by: -1) {
        let node = search.settled(index)
        let dependency = dependencies[node]
        nodeSums[node] += dependency
        let (count, whole) = (counts[node], nodeWeights[node] * sourceWeight + dependency)
        search.forEachArrival(at: node) { predecessor, arc in
          let share = counts[predecessor].ratio(to: count) * whole
          dependencies[predecessor] += share
          if includesEdges { arcSums[origins[arc]] += share }
        }
      }
    }
  }
}

/// A number of paths.
private protocol PathCount: Sendable {
  static var zero: Self { get }
  static var one: Self { get }
  static func += (sum: inout Self, count: Self)
  /// `self / other`.
  func ratio(to other: Self) -> Double
  var isNearLimit: Bool { get }
}

extension Double: PathCount {
  fileprivate static var one: Double { 1 }
  fileprivate func ratio(to other: Double) -> Double { self / other }
  fileprivate var isNearLimit: Bool { self > 0x1p900 }
}

/// A floating-point number with an exponent of its own, without a largest value that a path count could reach.
private struct ScaledCount: PathCount {
  /// 0, or in 1 ..< 2.
  var significand: Double
  var exponent: Int

  static let zero = ScaledCount(significand: 0, exponent: 0)
  static let one = ScaledCount(significand: 1, exponent: 0)

  static func += (sum: inout ScaledCount, count: ScaledCount) {
    if count.significand == 0 { return }
    if sum.significand == 0 {
      sum = count
      return
    }
    let exponent = max(sum.exponent, count.exponent)
    let value = sum.value(at: exponent) + count.value(at: exponent)
    sum = ScaledCount(significand: value.significand, exponent: exponent + Int(value.exponent))
  }

  func ratio(to other: ScaledCount) -> Double {
    let quotient = significand / other.significand
    // Below 2⁻¹⁰⁰⁰ nothing is left that a sum of dependencies would show.
    let shift = exponent - other.exponent
    return shift < -1_000 ? 0 : quotient * Double(sign: .plus, exponent: shift, significand: 1)
  }

  var isNearLimit: Bool { false }

  /// The number in units of 2^`exponent`, which is not below its own exponent.
  private func value(at exponent: Int) -> Double {
    let shift = self.exponent - exponent
    return shift < -1_000 ? 0 : Double(sign: .plus, exponent: shift, significand: significand)
  }
}
