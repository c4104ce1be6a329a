import GraphCore

/// How well a network fits the picture of a core, whose nodes are tied to each other, and a periphery, whose nodes are
/// tied to the core at most.
///
/// Two measures of fit, with two ways to find the partition that fits best:
///
/// - ``Fit/fewestErrors``: the pairs within the core that lack their tie and the pairs within the periphery that have
///   one are errors; pairs between the two are not judged. Since the errors of a core of k nodes are k(k − 1)/2 + edges − Σ
///   degrees of the core, the best core of each size is the nodes of highest degree, and the best of all is found
///   **exactly** (Lip, "A fast algorithm for the discrete core/periphery bipartitioning problem", arXiv:1102.5511, 2011).
///   Of several sizes with as few errors the smallest core is taken.
/// - ``Fit/correlation``: the correlation, over all pairs of nodes, of having a tie with having an end in the core
///   (Borgatti & Everett, "Models of core/periphery structures", Social Networks 21, 1999, eq. 1 and 2). No exact method
///   but trying all partitions is known; here cores of nodes of highest degree, of several sizes, are bettered in rounds
///   in which every node changes sides once, the best first, and the best state of the round is kept (after Kernighan &
///   Lin, "An efficient heuristic procedure for partitioning graphs", 1970), until a round betters nothing. What it finds
///   is a lower bound of the best fit.
///
/// A correlation has to be seen beside chance, see ``RewiringTest``: a few nodes of many ties give a high one by
/// themselves.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``. Weights do not count.
public struct CorePeriphery: Sendable {
  /// Which partition fits best.
  public enum Fit: Sendable, Equatable, CaseIterable {
    /// The one with the fewest errors, exactly.
    case fewestErrors
    /// The one with the highest correlation that a search finds.
    case correlation
  }

  /// A core and what is said of it.
  public struct Result: Sendable, Equatable {
    /// For each node whether it is in the core. All `false` without edges.
    public let isCore: [Bool]

    /// How many edges the core has within itself, to the periphery, and the periphery within itself.
    public let coreEdges: Int
    public let betweenEdges: Int
    public let peripheryEdges: Int

    /// Whether no other partition fits better; `false` says that none was found.
    public let isExact: Bool

    /// How many nodes are in the core.
    public let coreSize: Int

    /// Pairs within the core without a tie, and pairs within the periphery with one.
    public var errors: Int { Self.pairs(coreSize) - coreEdges + peripheryEdges }

    /// The correlation of having a tie with having an end in the core, from −1 to 1; `nil` where one of the two is alike
    /// for all pairs.
    public var correlation: Double? {
      let split = Split(nodeCount: isCore.count, coreSize: coreSize, peripheryEdges: peripheryEdges)
      return split.correlation(edgeCount: coreEdges + betweenEdges + peripheryEdges)
    }

    /// The share of the pairs within the core that are tied; `nil` below two nodes.
    public var coreDensity: Double? { Self.share(coreEdges, of: Self.pairs(coreSize)) }

    /// The share of the pairs between core and periphery that are tied; `nil` when one of them is empty.
    public var betweenDensity: Double? { Self.share(betweenEdges, of: coreSize * (isCore.count - coreSize)) }

    /// The share of the pairs within the periphery that are tied; `nil` below two nodes.
    public var peripheryDensity: Double? { Self.share(peripheryEdges, of: Self.pairs(isCore.count - coreSize)) }

    fileprivate static func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }

    private static func share(_ edges: Int, of pairs: Int) -> Double? {
      pairs == 0 ? nil : Double(edges) / Double(pairs)
    }

    /// - Parameter graph: undirected.
    fileprivate init(_ graph: Graph, isCore: [Bool], isExact: Bool) {
      var ends = 0
      var degrees = 0
      for node in 0..<graph.nodeCount where isCore[node] {
        degrees += graph.degree(of: node)
        for arc in graph.row(of: node) where isCore[Int(graph.targets[arc])] { ends += 1 }
      }
      self.isCore = isCore
      self.isExact = isExact
      coreSize = isCore.count { $0 }
      coreEdges = ends / 2
      betweenEdges = degrees - ends
      peripheryEdges = graph.edgeCount - ends / 2 - (degrees - ends)
    }
  }

  /// Which partition fits best.
  public var fit: Fit

  public init(fit: Fit = .fewestErrors) { self.fit = fit }

  /// Finds the core of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: fewest errors O(nodes · log nodes + arcs); correlation O(16 · rounds · (nodes² + arcs)), with
  ///   mostly two or three rounds; O(nodes + arcs) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    try control.checkCancellation()
    let graph = graph.undirected().unweighted()
    let byDegree = (0..<graph.nodeCount).sorted { (-graph.degree(of: $0), $0) < (-graph.degree(of: $1), $1) }
    switch fit {
    case .fewestErrors:
      return core(of: byDegree.prefix(Self.sizeWithFewestErrors(byDegree.map(graph.degree(of:)))), in: graph)
    case .correlation:
      return Result(graph, isCore: try bestFitting(byDegree, in: graph, control: control), isExact: false)
    }
  }

  /// How many sizes of the core the search begins with, spread evenly.
  private static let starts = 16

  /// The core that the search finds; of equals that of the smallest size to begin with.
  private func bestFitting(_ byDegree: [Int], in graph: Graph, control: RunControl) throws -> [Bool] {
    let sizes = Array(Set((0...Self.starts).map { graph.nodeCount * $0 / Self.starts })).sorted()
    let found = try Parallel.map(
      sizes.count, control: control, phase: "core", makeScratch: {},
      body: { start, _ in
        var sides = CoreSides(graph, core: byDegree.prefix(sizes[start]))
        while try sides.better(control: control) {}
        return sides
      })
    var best = found[0]
    for sides in found where sides.fit > best.fit + 1e-12 { best = sides }
    return best.isCore
  }

  private func core(of nodes: ArraySlice<Int>, in graph: Graph) -> Result {
    var isCore = [Bool](repeating: false, count: graph.nodeCount)
    for node in nodes { isCore[node] = true }
    return Result(graph, isCore: isCore, isExact: true)
  }

  /// One more node of degree d in a core of k nodes adds k − d errors.
  private static func sizeWithFewestErrors(_ degrees: [Int]) -> Int {
    var (errors, best) = (0, (errors: 0, size: 0))
    for (size, degree) in degrees.enumerated() {
      errors += size - degree
      if errors < best.errors { best = (errors, size + 1) }
    }
    return best.size
  }
}

/// How the pairs of nodes are split by a core.
private struct Split {
  let nodeCount: Int
  let coreSize: Int
  /// How many edges have no end in the core.
  let peripheryEdges: Int

  /// The correlation of two properties of pairs that are there or not (φ): having an edge, and an end in the core.
  func correlation(edgeCount: Int) -> Double? {
    let all = Double(CorePeriphery.Result.pairs(nodeCount))
    let outside = Double(CorePeriphery.Result.pairs(nodeCount - coreSize))
    let (edges, both) = (Double(edgeCount), Double(edgeCount - peripheryEdges))
    let inside = all - outside
    let variance = inside * outside * edges * (all - edges)
    return variance > 0 ? (both * all - edges * inside) / variance.squareRoot() : nil
  }
}

/// A core that nodes enter and leave.
private struct CoreSides: Sendable {
  private let graph: Graph
  private(set) var isCore: [Bool]
  private var coreSize = 0
  private var peripheryEdges: Int
  /// For each node how many of its neighbours are in the periphery.
  private var peripheryNeighbours: [Int]

  init(_ graph: Graph, core: some Sequence<Int>) {
    self.graph = graph
    isCore = [Bool](repeating: false, count: graph.nodeCount)
    peripheryEdges = graph.edgeCount
    peripheryNeighbours = (0..<graph.nodeCount).map(graph.degree(of:))
    for node in core { move(node) }
  }

  /// The correlation; minus infinite where there is none.
  var fit: Double { fit(coreSize: coreSize, peripheryEdges: peripheryEdges) }

  private func fit(coreSize: Int, peripheryEdges: Int) -> Double {
    Split(nodeCount: graph.nodeCount, coreSize: coreSize, peripheryEdges: peripheryEdges)
      .correlation(edgeCount: graph.edgeCount) ?? -.infinity
  }

  /// The fit when a node has changed sides.
  private func fit(moving node: Int) -> Double {
    let neighbours = peripheryNeighbours[node]
    return isCore[node]
      ? fit(coreSize: coreSize - 1, peripheryEdges: peripheryEdges + neighbours)
      : fit(coreSize: coreSize + 1, peripheryEdges: peripheryEdges - neighbours)
  }

  private mutating func move(_ node: Int) {
    let enters = !isCore[node]
    peripheryEdges += enters ? -peripheryNeighbours[node] : peripheryNeighbours[node]
    coreSize += enters ? 1 : -1
    isCore[node] = enters
    for arc in graph.row(of: node) { peripheryNeighbours[Int(graph.targets[arc])] += enters ? -1 : 1 }
  }

  /// Lets every node change sides once, the best first, and goes back to the best state on the way.
  ///
  /// - Returns: whether that is better than where it began.
  mutating func better(control: RunControl) throws -> Bool {
    let begin = fit
    var best = (fit: begin, moves: 0)
    var moved: [Int] = []
    var rest = Array(0..<graph.nodeCount)
    while !rest.isEmpty {
      try control.checkCancellation()
      let fits = rest.map(fit(moving:))
      let place = fits.indices.max { (fits[$0], -rest[$0]) < (fits[$1], -rest[$1]) }!
      move(rest[place])
      moved.append(rest.remove(at: place))
      if fit > best.fit + 1e-12 { best = (fit, moved.count) }
    }
    for node in moved.dropFirst(best.moves).reversed() { move(node) }
    return best.moves > 0
  }
}
