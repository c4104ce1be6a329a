import GraphCore

/// Closeness, harmonic centrality and eccentricity of every node, and the diameter and mean distance of the graph: all that
/// follows from the distances between all pairs of nodes, in one exact pass.
///
/// Directed graphs are read inward: what counts is how far others have to go to reach a node.
///
/// - Closeness is the Wasserman–Faust form, (r / (n − 1)) · (r / Σ distances), over the r nodes that reach the node; 0 when
///   none does (Wasserman & Faust, Social Network Analysis, 1994, p. 201). In a connected graph it equals Freeman's.
/// - Harmonic centrality is Σ 1 / distance, unreachable nodes adding 0 (Boldi & Vigna, Internet Mathematics 10, 2014).
/// - Eccentricity is the longest of the finite distances.
///
/// ```swift
/// let distances = try Closeness().run(on: graph)
/// print(distances.closeness[0], distances.diameter ?? "no paths")
/// ```
public struct Closeness: Sendable {
  /// How long a path is; by default its number of edges.
  public var pathLength = PathLength.hops

  public init(pathLength: PathLength = .hops) { self.pathLength = pathLength }

  /// Arrays have one entry a node.
  public struct Result: Sendable, Equatable {
    public var closeness: [Double]
    /// Not divided; see ``normalizedHarmonic``.
    public var harmonic: [Double]
    /// The longest finite distance to the node; `nil` when nothing reaches it.
    public var eccentricity: [Double?]
    /// How many other nodes reach the node.
    public var reachCount: [Int]
    /// The sum of their distances.
    public var farness: [Double]

    /// Harmonic centrality divided by n − 1, so that it lies in 0 ... 1 for hops; `nil` with fewer than two nodes.
    public var normalizedHarmonic: [Double]? {
      harmonic.count < 2 ? nil : harmonic.map { $0 / Double(harmonic.count - 1) }
    }

    /// The longest finite distance; `nil` when no two nodes are connected.
    public var diameter: Double? { eccentricity.compactMap { $0 }.max() }

    /// The mean distance over the ordered pairs that are connected by a path; `nil` when there is none.
    public var meanDistance: Double? {
      let pairs = reachCount.reduce(0, +)
      return pairs == 0 ? nil : farness.reduce(0) { $0 + $1 / Double(pairs) }
    }

    /// The share of ordered pairs that are connected by a path; `nil` with fewer than two nodes.
    public var reachableShare: Double? {
      let nodes = Double(reachCount.count)
      return nodes < 2 ? nil : Double(reachCount.reduce(0, +)) / (nodes * (nodes - 1))
    }
  }

  /// Computes the distances between all pairs of nodes.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: hops: O(nodes / 512 · levels · arcs) word operations; weighted: O(nodes · arcs · log nodes).
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let pathLength = pathLength.measured(on: graph)
    if pathLength != .hops { return try weightedDistances(graph, pathLength, control: control) }
    let order = DegreeOrder(graph)
    let sums = try DistanceSums(order, control: control)
    return Result(
      nodeCount: graph.nodeCount,
      reach: order.restore({ sums.nodes[$0].reach }, default: 0),
      farness: order.restore({ Double(sums.nodes[$0].sum) }, default: 0),
      harmonic: order.restore({ sums.nodes[$0].reciprocalSum }, default: 0),
      longest: order.restore({ Double(sums.nodes[$0].longest) }, default: 0))
  }

  /// One search a node against the direction of arcs, which gives the distances of all that reach it.
  private func weightedDistances(_ graph: Graph, _ pathLength: PathLength, control: RunControl) throws -> Result {
    let nodeCount = graph.nodeCount
    let order = DegreeOrder(graph)
    try control.checkCancellation()
    let backbone = DistanceBackbone(order.transposed, pathLength)
    let reach = SharedBuffer(repeating: 0, count: nodeCount)
    let (farness, harmonic) = (
      SharedBuffer(repeating: 0.0, count: nodeCount), SharedBuffer(repeating: 0.0, count: nodeCount)
    )
    let longest = SharedBuffer(repeating: 0.0, count: nodeCount)
    let chunkSize = 16
    try backbone.run(chunkSize: chunkSize, control: control) { nodes, arcs, control in
      try Parallel.forEach(
        Parallel.chunks(of: nodes.count, size: chunkSize), control: control, phase: "distances",
        makeScratch: { LengthSearch(arcs) },
        body: { chunk, search in
          for index in Parallel.range(ofChunk: chunk, size: chunkSize, in: nodes.count) {
            try control.checkCancellation()
            let node = nodes.lowerBound + index
            search.run(from: node)
            (reach[node], farness[node], harmonic[node], longest[node]) = search.sums
            backbone.noteDetours(from: node, on: arcs, distance: { search.distances[$0] })
          }
        })
    }
    // What is beyond the largest number is told as that: distances over weights near the smallest.
    func inUnits(_ value: Double, _ exponent: Int) -> Double {
      min(Double(sign: .plus, exponent: exponent, significand: value), .greatestFiniteMagnitude)
    }
    let unit = backbone.unitExponent
    return Result(
      nodeCount: nodeCount, reach: order.restore({ reach[$0] }, default: 0),
      farness: order.restore({ inUnits(farness[$0], unit) }, default: 0),
      harmonic: order.restore({ inUnits(harmonic[$0], -unit) }, default: 0),
      longest: order.restore({ inUnits(longest[$0], unit) }, default: 0))
  }
}

extension Closeness.Result {
  /// Derives the scores from what the searches counted.
  fileprivate init(nodeCount: Int, reach: [Int], farness: [Double], harmonic: [Double], longest: [Double]) {
    self.init(
      closeness: zip(reach, farness).map { reach, farness in
        reach == 0
          ? 0 : min(Double(reach) / Double(nodeCount - 1) * (Double(reach) / farness), .greatestFiniteMagnitude)
      },
      harmonic: harmonic,
      eccentricity: zip(reach, longest).map { $0 == 0 ? nil : $1 },
      reachCount: reach,
      farness: farness)
  }
}
