import GraphCore

/// Searches by length from every node of a graph, on fewer and fewer arcs.
///
/// An arc that is longer than another way between its ends lies on no shortest path. The others are the *metric
/// backbone* (Simas, Correia & Rocha, J. Complex Networks 9, 2021), which keeps all shortest paths; where strengths
/// differ much, it is a third of the arcs or less. The search from a node shows which of its own arcs are not in the backbone,
/// for nothing. So searches run in rounds, the best connected nodes first, and after each round the arcs that it showed
/// to be useless are left out. Arcs that are too close to call by floating point stay.
///
/// The first round are a few *hubs*. In an undirected graph their distances d show most of the rest at once: an arc from
/// u to v that is longer than d(u, hub) + d(hub, v) is a detour, whoever u and v are.
///
/// What is left out depends on the graph alone, and no result depends on what is left out.
struct DistanceBackbone: Sendable {
  /// The nodes of one round, after the hubs, are those below so many sixty-fourths of all.
  private static let rounds = [1, 2, 4, 8, 16, 32, 64]
  /// Smaller graphs have one round.
  private static let fewestNodes = 512
  private static let hubCount = 32

  private let graph: Graph
  private let weights: ExactWeights
  /// For each node its distances from all hubs; `nil` where these show nothing.
  private let hubDistances: SharedBuffer<Double>?
  /// See ``LengthArcs/margin(nodeCount:)``.
  private let margin: Double
  /// For each arc whether it was shown to be longer than another way; written by the search from its node alone.
  private let isDetour: SharedBuffer<Bool>
  private let edges: [EdgeIndex]

  /// The unit of distances, as ``ExactWeights/unitExponent``.
  var unitExponent: Int { weights.unitExponent }

  /// - Parameter graph: with the best connected nodes first, see ``DegreeOrder``.
  init(_ graph: Graph, _ pathLength: PathLength) {
    self.graph = graph
    weights = ExactWeights(graph, pathLength)
    isDetour = SharedBuffer(repeating: false, count: graph.arcCount)
    edges = graph.edgeIndices()
    margin = LengthArcs.margin(nodeCount: graph.nodeCount)
    let hasHubs = !graph.isDirected && graph.nodeCount >= Self.fewestNodes
    hubDistances =
      hasHubs ? SharedBuffer(repeating: .infinity, count: Self.hubCount * graph.nodeCount) : nil
  }

  /// Calls `search` for the nodes of one round after the other, with the arcs that are left.
  ///
  /// - Parameters:
  ///   - chunkSize: every round but those of the hubs and the last ends at a multiple of it.
  ///   - search: searches from all nodes of a range, and calls ``noteDetours(from:on:distance:)`` after each; hears of
  ///     progress through the control that it is given.
  func run(
    chunkSize: Int, control: RunControl, search: (Range<Int>, LengthArcs, RunControl) throws -> Void
  ) throws {
    let nodeCount = graph.nodeCount
    var kept = Array(0..<graph.arcCount)
    var begin = 0
    let rounds = nodeCount < Self.fewestNodes ? [64] : Self.rounds
    let ends = rounds.map { $0 == 64 ? nodeCount : nodeCount * $0 / 64 / chunkSize * chunkSize }
    for end in (hubDistances == nil ? [] : [Self.hubCount]) + ends {
      guard begin < end else { continue }
      try control.checkCancellation()
      try search(begin..<end, LengthArcs(graph, weights, keeping: kept), control.part(begin..<end, of: nodeCount))
      dropDetours(of: begin..<end, from: &kept)
      if begin == 0, let hubDistances { try dropDetours(by: hubDistances, from: &kept, control: control) }
      begin = end
    }
  }

  /// Notes which arcs of the node that was searched from are longer than another way.
  @inline(__always)
  func noteDetours(from node: Int, on arcs: LengthArcs, distance: (_ target: Int) -> Double) {
    for place in arcs.row(of: node) {
      let arc = arcs.arcs[place]
      if arc.length > distance(Int(arc.target)) * margin { isDetour[arcs.origins[place]] = true }
    }
    guard let hubDistances, node < Self.hubCount else { return }
    for other in 0..<graph.nodeCount { hubDistances[other * Self.hubCount + node] = distance(other) }
    hubDistances[node * Self.hubCount + node] = 0
  }

  /// Leaves out arcs that are longer than the way over a hub.
  private func dropDetours(
    by hubDistances: SharedBuffer<Double>, from kept: inout [Int], control: RunControl
  ) throws {
    var node = 0
    try kept.removeAll { arc in
      while graph.offsets[node + 1] <= arc {
        node += 1
        try control.checkCancellation()
      }
      let (here, there) = (node * Self.hubCount, Int(graph.targets[arc]) * Self.hubCount)
      var shortest = Double.infinity
      for hub in 0..<Self.hubCount {
        shortest = min(shortest, hubDistances[here + hub] + hubDistances[there + hub])
      }
      return weights.lengths[Int(weights.classOfArc[arc])] > shortest * margin
    }
  }

  /// Leaves out detours that were found at one of their ends, in both directions when undirected.
  private func dropDetours(of nodes: Range<Int>, from kept: inout [Int]) {
    if graph.isDirected {
      kept.removeAll { isDetour[$0] }
      return
    }
    var isDetourEdge = [Bool](repeating: false, count: graph.edgeCount)
    for node in nodes {
      for arc in graph.row(of: node) where isDetour[arc] { isDetourEdge[Int(edges[arc])] = true }
    }
    kept.removeAll { isDetourEdge[Int(edges[$0])] }
  }
}
