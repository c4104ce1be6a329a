import GraphCore

/// Searches by length from every node of a graph, on fewer and fewer arcs.
///
/// An arc that is longer than another way between its ends lies on no shortest path. The others are the *metric
/// backbone* (Simas, Correia & Rocha, J. Complex Networks 9, 2021), which keeps all shortest paths; where strengths
/// differ much, it is a third of the arcs or less. The search from a node shows which of its own arcs are not in the backbone,
/// for nothing. So searches run in rounds, the best connected nodes first, and after each round the arcs that it showed
/// to be useless are left out. Arcs that are too close to call by floating point stay.
///
/// What is left out depends on the graph alone, and no result depends on what is left out.
struct DistanceBackbone: Sendable {
  /// The nodes of one round are those below so many sixty-fourths of all.
  private static let rounds = [1, 2, 4, 8, 16, 32, 64]
  /// Smaller graphs have one round.
  private static let fewestNodes = 512

  private let graph: Graph
  /// For each arc whether it was shown to be longer than another way; written by the search from its node alone.
  private let isDetour: SharedBuffer<Bool>
  private let edges: [EdgeIndex]

  /// - Parameter graph: with the best connected nodes first, see ``DegreeOrder``.
  init(_ graph: Graph) {
    self.graph = graph
    isDetour = SharedBuffer(repeating: false, count: graph.arcCount)
    edges = graph.edgeIndices()
  }

  /// Calls `search` for the nodes of one round after the other, with the arcs that are left.
  ///
  /// - Parameters:
  ///   - chunkSize: every round but the last is a multiple of it.
  ///   - search: searches from all nodes of a range, and calls ``noteDetours(from:on:isLonger:)`` after each; hears of progress through the
  ///     control that it is given.
  func run(
    chunkSize: Int, control: RunControl, search: (Range<Int>, LengthArcs, RunControl) throws -> Void
  ) throws {
    let nodeCount = graph.nodeCount
    var kept = Array(0..<graph.arcCount)
    var begin = 0
    for round in nodeCount < Self.fewestNodes ? [64] : Self.rounds {
      let end = round == 64 ? nodeCount : nodeCount * round / 64 / chunkSize * chunkSize
      guard begin < end else { continue }
      try search(begin..<end, LengthArcs(graph, keeping: kept), control.part(begin..<end, of: nodeCount))
      dropDetours(of: begin..<end, from: &kept)
      begin = end
    }
  }

  /// Notes which arcs of the node that was searched from are longer than another way.
  @inline(__always)
  func noteDetours(
    from node: Int, on arcs: LengthArcs, isLonger: (_ length: Double, _ thanDistanceOf: Int) -> Bool
  ) {
    for place in arcs.row(of: node) {
      let arc = arcs.arcs[place]
      if isLonger(arc.length, Int(arc.target)) { isDetour[arcs.origins[place]] = true }
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
