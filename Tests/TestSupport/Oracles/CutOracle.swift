/// Bridges, articulation points, cut-offs and dependence of an undirected graph, by taking each edge and node out.
public struct CutOracle {
  private let graph: DenseGraph
  private let components: [Set<Int>]
  /// For each node the components of the graph without it.
  private let componentsWithout: [[Set<Int>]]

  public init(_ graph: DenseGraph) {
    self.graph = graph
    components = graph.components()
    componentsWithout = graph.nodes.map { graph.removing(node: $0).components() }
  }

  /// Whether the component of the edge falls apart without it.
  public func isBridge(_ u: Int, _ v: Int) -> Bool { graph.removing(edge: u, v).components().count > components.count }

  /// How many nodes are outside the largest piece that the loss of the edge leaves of its component.
  public func cutOff(byEdge u: Int, _ v: Int) -> Int {
    let whole = components.first { $0.contains(u) }!
    let pieces = graph.removing(edge: u, v).components().filter { !$0.isDisjoint(with: whole) }
    return whole.count - pieces.map(\.count).max()!
  }

  /// The pieces that the loss of the node leaves of its component.
  public func pieces(without node: Int) -> [Set<Int>] {
    let whole = components.first { $0.contains(node) }!.subtracting([node])
    return componentsWithout[node].filter { !$0.isDisjoint(with: whole) }
  }

  public func isArticulationPoint(_ node: Int) -> Bool { pieces(without: node).count > 1 }

  /// How many others are outside the largest of those pieces.
  public func cutOff(byNode node: Int) -> Int {
    let sizes = pieces(without: node).map(\.count)
    return sizes.reduce(0, +) - (sizes.max() ?? 0)
  }

  /// The articulation points whose loss would leave `node` outside the one largest piece, nearest first.
  public func supports(of node: Int) -> [Int] {
    let distances = graph.distances(from: node)
    return graph.nodes.filter { other in
      guard other != node, distances[other] != nil, isArticulationPoint(other) else { return false }
      let pieces = pieces(without: other)
      let largest = pieces.map(\.count).max()!
      let own = pieces.first { $0.contains(node) }!
      return own.count < largest || pieces.count { $0.count == largest } > 1
    }.sorted { distances[$0]! < distances[$1]! }
  }

  /// The largest sets of at least two nodes that stay together whichever one of them goes, found from pairs of edges:
  /// two edges are in one block when no single node separates them.
  public func blocks() -> Set<Set<Int>> {
    let edges = graph.nodes.flatMap { u in graph.neighbors(u).filter { $0 > u }.map { (u, $0) } }
    func together(_ a: (Int, Int), _ b: (Int, Int)) -> Bool {
      graph.nodes.allSatisfy { node in
        let (left, right) = (a.0 == node ? a.1 : a.0, b.0 == node ? b.1 : b.0)
        return componentsWithout[node].contains { $0.contains(left) && $0.contains(right) }
      }
    }
    return Set(edges.map { edge in Set(edges.filter { together(edge, $0) }.flatMap { [$0.0, $0.1] }) })
  }
}
