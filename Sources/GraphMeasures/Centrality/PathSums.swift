import GraphCore

/// What the sweeps of Brandes' algorithm add up over all sources: for each node, and for each arc when asked for (empty
/// otherwise), the share of shortest paths from the source that run over it.
struct PathSums: Sendable {
  var nodes: [Double]
  var arcs: [Double]
}

/// The same sums while they grow: those of one worker, or the total of all, in the order of a ``DegreeOrder``.
final class SweepSums: Sendable {
  let nodes: SharedBuffer<Double>
  let arcs: SharedBuffer<Double>

  init(_ graph: Graph, includesEdges: Bool) {
    nodes = SharedBuffer(repeating: 0, count: graph.nodeCount)
    arcs = SharedBuffer(repeating: 0, count: includesEdges ? graph.arcCount : 0)
  }

  var includesEdges: Bool { arcs.count > 0 }

  func clear() {
    nodes.fill(0)
    arcs.fill(0)
  }

  func add(_ other: SweepSums) {
    for node in 0..<nodes.count { nodes.base[node] += other.nodes.base[node] }
    for arc in 0..<arcs.count { arcs.base[arc] += other.arcs.base[arc] }
  }

  /// The sums of the nodes and arcs of `graph`, the original of `order`.
  func restored(from order: DegreeOrder, of graph: Graph) -> PathSums {
    PathSums(
      nodes: order.restore({ nodes[$0] }, default: 0),
      arcs: includesEdges ? order.restoreArcs(arcs.array, of: graph) : [])
  }
}
