import GraphCore
import Numbers

/// A random graph in which every node has as many edges as before; in a directed graph, as many in and as many out.
///
/// Edges are switched, a step at a time: two edges drawn at random, a–b and c–d, become a–d and c–b, unless that makes a
/// loop or an edge that is there already; then the step leaves the graph as it is. Steps that change nothing count too:
/// only so are all graphs with these degrees equally likely in the end (Rao, Jana & Bandyopadhyay, "A Markov chain
/// Monte Carlo method for generating random (0,1)-matrices with given marginals", Sankhyā A 58, 1996). In a directed
/// graph switches cannot turn a triangle a→b→c→a round, so that a draw of two of its arcs tries to do that.
///
/// Weights are left out: the result is unweighted.
///
/// Milo et al., "On the uniform generation of random graphs with prescribed degree sequences", arXiv:cond-mat/0312028.
public struct DegreePreservingRewiring: Sendable {
  /// A random graph.
  public struct Result: Sendable, Equatable {
    /// The graph, with the degrees of the original.
    public let graph: Graph

    /// How many steps were tried.
    public let attemptedSwaps: Int

    /// How many of them changed the graph.
    public let acceptedSwaps: Int
  }

  /// How many steps are tried for each edge.
  public var swapsPerEdge: Double

  /// Where the draws come from.
  public var seed: UInt64

  public init(swapsPerEdge: Double = 10, seed: UInt64 = 1) {
    precondition(swapsPerEdge >= 0 && swapsPerEdge.isFinite, "swaps per edge are at least 0")
    self.swapsPerEdge = swapsPerEdge
    self.seed = seed
  }

  /// Rewires `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(nodes + arcs + swaps) expected time; O(nodes + arcs) space, and up to 2 MiB for small graphs.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    var random = SeededGenerator(seed: seed)
    return try run(on: graph, random: &random, control: control)
  }

  /// Rewires `graph` with draws from `random`.
  func run(on graph: Graph, random: inout SeededGenerator, control: RunControl) throws -> Result {
    if graph.nodeCount <= BitmapPairSet.nodeLimit {
      return try run(on: graph, present: BitmapPairSet(nodeCount: graph.nodeCount), random: &random, control: control)
    }
    return try run(on: graph, present: HashedPairSet(capacity: graph.edgeCount), random: &random, control: control)
  }

  private func run<Pairs: PairSet>(
    on graph: Graph, present: Pairs, random: inout SeededGenerator, control: RunControl
  ) throws -> Result {
    let switches = EdgeSwitches(graph, present: present)
    let attempts = attempts(for: graph, perEdge: swapsPerEdge)
    let accepted = try switches.run(attempts, random: &random, control: control)
    return Result(graph: switches.graph, attemptedSwaps: attempts, acceptedSwaps: accepted)
  }

  private func attempts(for graph: Graph, perEdge: Double) -> Int {
    Int(saturating: (perEdge * Double(graph.edgeCount)).rounded())
  }

  /// Several random graphs from one chain: the first after ``swapsPerEdge`` steps for each edge, each further one after
  /// `thinning` more for each edge of the one before.
  func forEach(
    _ count: Int, thinning: Double, from graph: Graph, random: inout SeededGenerator, control: RunControl,
    _ body: (_ graph: Graph) throws -> Void
  ) throws {
    let switches = EdgeSwitches(graph, present: HashedPairSet(capacity: graph.edgeCount))
    for index in 0..<count {
      let attempts = attempts(for: graph, perEdge: index == 0 ? swapsPerEdge : thinning)
      _ = try switches.run(attempts, random: &random, control: control)
      try body(switches.graph)
    }
  }
}

/// The edges of a graph while they are switched.
///
/// Arcs stay in the rows of their sources, for a switch only exchanges targets. An undirected edge is in `present` with its
/// lower end first.
private struct EdgeSwitches<Pairs: PairSet> {
  let nodeCount: Int
  let isDirected: Bool
  let rowOffsets: [Int]
  let sources: SharedBuffer<NodeIndex>
  let targets: SharedBuffer<NodeIndex>
  let present: Pairs

  /// - Parameter present: empty.
  init(_ graph: Graph, present: Pairs) {
    let edges = graph.isDirected ? nil : graph.edges
    (nodeCount, isDirected, rowOffsets) = (graph.nodeCount, graph.isDirected, graph.offsets)
    sources = SharedBuffer(copying: edges?.map(\.source) ?? graph.arcSources())
    targets = SharedBuffer(copying: edges?.map(\.target) ?? graph.targets)
    self.present = present
    for edge in 0..<sources.count { present.insert(sources[edge], targets[edge]) }
  }

  /// What they have become.
  var graph: Graph {
    Graph(nodeCount: nodeCount, sources: sources.array, targets: targets.array, isDirected: isDirected)
  }

  /// Tries so many steps; returns how many changed the graph.
  func run(_ attempts: Int, random: inout SeededGenerator, control: RunControl) throws -> Int {
    var accepted = 0
    let stretch = 1 << 16
    for begin in stride(from: 0, to: sources.count < 2 ? 0 : attempts, by: stretch) {
      try control.checkCancellation()
      let count = min(stretch, attempts - begin)
      accepted += isDirected ? switchArcs(count, random: &random) : switchEdges(count, random: &random)
    }
    return accepted
  }

  /// Tries switches of arcs; returns how many changed the graph.
  func switchArcs(_ count: Int, random: inout SeededGenerator) -> Int {
    let (arcCount, sources, targets) = (sources.count, sources.base, targets.base)
    var accepted = 0
    for _ in 0..<count {
      let (first, second) = (random.below(arcCount), random.below(arcCount))
      let (a, b) = (sources[first], targets[first])
      let (c, d) = (sources[second], targets[second])
      if b == c {
        if turnTriangle(first, second) { accepted &+= 1 }
        continue
      }
      // Arcs with the same source or target, or twice the same arc, are caught here: their switch is there already.
      if a == d || present.contains(a, d) || present.contains(c, b) { continue }
      present.remove(a, b)
      present.remove(c, d)
      present.insert(a, d)
      present.insert(c, b)
      targets[first] = d
      targets[second] = b
      accepted &+= 1
    }
    return accepted
  }

  /// Turns a→b→c→a round, given the first two arcs, when all three arcs are there and none of those that answer them.
  private func turnTriangle(_ first: Int, _ second: Int) -> Bool {
    let (a, b, c) = (sources[first], targets[first], targets[second])
    guard a != c, present.contains(c, a), !present.contains(b, a), !present.contains(c, b), !present.contains(a, c)
    else { return false }
    let row = rowOffsets[Int(c)]..<rowOffsets[Int(c) + 1]
    let third = row.first { targets[$0] == a }!
    for (source, target) in [(a, b), (b, c), (c, a)] {
      present.remove(source, target)
      present.insert(target, source)
    }
    (targets[first], targets[second], targets[third]) = (c, a, b)
    return true
  }

  /// Tries switches of undirected edges; returns how many changed the graph.
  func switchEdges(_ count: Int, random: inout SeededGenerator) -> Int {
    let (edgeCount, sources, targets) = (sources.count, sources.base, targets.base)
    var accepted = 0
    for _ in 0..<count {
      let (first, turned) = (random.below(edgeCount), random.below(2 * edgeCount))
      let second = turned / 2
      let (a, b) = (sources[first], targets[first])
      let isTurned = turned & 1 == 1
      let c = isTurned ? targets[second] : sources[second]
      let d = isTurned ? sources[second] : targets[second]
      if a == d || c == b || contains(a, d) || contains(c, b) { continue }
      present.remove(min(a, b), max(a, b))
      present.remove(min(c, d), max(c, d))
      present.insert(min(a, d), max(a, d))
      present.insert(min(c, b), max(c, b))
      targets[first] = d
      (sources[second], targets[second]) = (c, b)
      accepted &+= 1
    }
    return accepted
  }

  @inline(__always)
  private func contains(_ a: NodeIndex, _ b: NodeIndex) -> Bool { present.contains(min(a, b), max(a, b)) }
}
