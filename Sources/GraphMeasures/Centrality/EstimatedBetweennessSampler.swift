import GraphCore

/// Draws pairs of nodes with one of their shortest paths each, all uniformly, and counts for each node the paths that
/// run over it; one worker's scratch.
///
/// Both ends are searched by turns, level by level, the side whose last level has fewer arcs first, until an arc leads
/// from one side to the other (balanced bidirectional search, Borassi & Natale 2019). Nodes that a search reaches carry
/// the number of shortest paths to them, so that a path is drawn by walking back to either end from one of these
/// *crossings*.
///
/// Before a level is expanded, it is searched for crossings alone (``PathSearchSide``). That reads one bit a neighbour,
/// and the bits of all nodes fit the first-level cache; as levels grow by the degree, nearly all arcs are seen by the
/// last such search, which no expansion follows.
final class EstimatedBetweennessSampler: @unchecked Sendable {
  /// For each node how many of the paths drawn run over it.
  let visits: SharedBuffer<UInt32>

  private let nodeCount: Int
  /// In undirected graphs, which nodes are connected at all.
  private let components: SharedBuffer<NodeIndex>?
  private var reached: PathSearchNodes
  private var sides: InlineArray<2, PathSearchSide>
  /// Arcs from a reached node of one side, by place, to a reached node of the other.
  private var crossings: SharedBuffer<SIMD2<UInt32>>
  private var crossingCount = 0

  /// - Parameters:
  ///   - out: the graph.
  ///   - into: the graph with every arc turned round.
  ///   - components: for each node its component; nodes of different ones are not searched for paths.
  init(out: Adjacency, into: Adjacency, components: SharedBuffer<NodeIndex>?) {
    nodeCount = out.nodeCount
    self.components = components
    visits = SharedBuffer(repeating: 0, count: nodeCount)
    reached = PathSearchNodes(nodeCount: nodeCount)
    sides = [
      PathSearchSide(rows: out, backRows: into), PathSearchSide(rows: into, backRows: out),
    ]
    crossings = SharedBuffer(uninitializedCount: 1_024)
  }

  /// Draws pair number `number` and one of its paths; they depend on the number and the seed alone.
  ///
  /// - Complexity: O(arcs of the nodes within half the distance of either end).
  func draw(_ number: Int, seed: UInt64) {
    var random = SeededGenerator(seed: scrambled(seed, number))
    let source = random.below(nodeCount)
    let other = random.below(nodeCount - 1)
    let target = other < source ? other : other + 1
    if let components, components[source] != components[target] { return }
    sides[0].begin(at: source, &reached)
    sides[1].begin(at: target, &reached)
    if let side = findCrossings() {
      let crossing = drawCrossing(&random)
      walk(from: Int(crossing[0]), toEndOf: side, &random)
      walk(from: Int(crossing[1]), toEndOf: 1 - side, &random)
    }
    sides[0].forget(reached)
    sides[1].forget(reached)
    reached.count = 0
  }

  /// Searches from both ends until they meet; the side that the crossings lead away from, or `nil` when there is no
  /// path.
  private func findCrossings() -> Int? {
    while true {
      let side = sides[0].frontierArcs <= sides[1].frontierArcs ? 0 : 1
      if crossings.count < sides[side].frontierArcs {
        crossings = SharedBuffer(uninitializedCount: 2 * sides[side].frontierArcs)
      }
      crossingCount = sides[side].findCrossings(to: sides[1 - side], reached, into: crossings)
      if crossingCount > 0 { return side }
      if !sides[side].advance(&reached) { return nil }
    }
  }

  /// One of the crossings, by the number of paths that cross there.
  private func drawCrossing(_ random: inout SeededGenerator) -> SIMD2<UInt32> {
    let (crossings, paths) = (crossings.base, reached.pathCounts)
    var total = 0.0
    for index in 0..<crossingCount { total += paths[Int(crossings[index][0])] * paths[Int(crossings[index][1])] }
    var rest = random.unitUniform() * total
    for index in 0..<crossingCount {
      rest -= paths[Int(crossings[index][0])] * paths[Int(crossings[index][1])]
      if rest < 0 { return crossings[index] }
    }
    // Rounding has left a little of the total.
    return crossings[crossingCount - 1]
  }

  /// Counts the nodes of a path from a reached node to the end where its side began, which is not counted.
  private func walk(from place: Int, toEndOf side: Int, _ random: inout SeededGenerator) {
    var place = place
    for level in stride(from: sides[side].levels.count - 1, to: 0, by: -1) {
      visits.base[Int(reached.nodes[place])] &+= 1
      if level > 1 { place = sides[side].drawPredecessor(of: place, level: level, reached, &random) }
    }
  }
}

/// A seed for each number of each seed, without any pattern that generators of neighbouring numbers could share.
private func scrambled(_ seed: UInt64, _ number: Int) -> UInt64 {
  var mixed = seed &+ UInt64(number) &* 0xD134_2543_DE82_EF95
  mixed = (mixed ^ (mixed >> 32)) &* 0xDABA_0B6E_B093_22E3
  mixed = (mixed ^ (mixed >> 32)) &* 0xDABA_0B6E_B093_22E3
  return mixed ^ (mixed >> 32)
}
