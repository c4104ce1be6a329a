import GraphCore

/// The local bridges: edges whose ends have no common neighbour, and how far apart the ends would be without them.
///
/// The *span* of a local bridge is the distance between its ends, in hops, in the graph without it: at least 3. A
/// bridge is a local bridge of infinite span, given as `nil`.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``, and edges are numbered in that.
///
/// Granovetter, "The strength of weak ties", American J. Sociology 78 (1973). A listing of the triangles leaves the
/// edges without a common neighbour. Nearly all spans are 3 or 4, and are read from what one end reaches in two hops,
/// found once for all edges of that end; for longer ones, two breadth-first searches set out from both ends.
public struct LocalBridges: Sendable {
  /// The local bridges of a graph.
  public struct Result: Sendable, Equatable {
    /// The local bridges as indices into ``Graph/edges``, ascending; bridges are among them.
    public let edges: [EdgeIndex]

    /// For each of `edges` its span; `nil` for a bridge.
    public let spans: [Int?]
  }

  public init() {}

  /// Finds the local bridges of `graph` and their spans.
  ///
  /// - Parameter bridges: the bridges of `graph` when they are known already.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(edges^1.5 + sum of squared degrees) time and, for every span above 4, a search that goes no
  ///   further than half of it from either end; O(nodes · workers + edges) space.
  public func run(
    on graph: Graph, bridges: BridgesAndArticulation.Result? = nil, control: RunControl = RunControl()
  ) throws -> Result {
    let graph = graph.undirected()
    let cuts = try bridges ?? BridgesAndArticulation().run(on: graph, control: control)
    let candidates = try Candidates(graph, control: control)
    // For each edge its span; 0 when it is no local bridge, or a bridge.
    let spans = SharedBuffer<Int32>(repeating: 0, count: graph.edgeCount)
    let isBridge = SharedBuffer(repeating: false, count: graph.edgeCount)
    for bridge in cuts.bridges { isBridge[Int(bridge)] = true }
    // Searches differ in length by far; small chunks share them out.
    let size = 64
    try graph.withAdjacency { rows in
      try Parallel.forEach(
        Parallel.chunks(of: candidates.groups.count, size: size), control: control, phase: "local bridges",
        makeScratch: { SpanSearch(rows) },
        body: { chunk, search in
          for group in Parallel.range(ofChunk: chunk, size: size, in: candidates.groups.count) {
            let open = candidates.groups[group].filter { !isBridge[Int(candidates.edges[$0])] }
            guard let first = open.first else { continue }
            search.begin(at: candidates.ends[first].0)
            for index in open {
              spans[Int(candidates.edges[index])] = Int32(search.span(to: candidates.ends[index].1))
            }
            search.end()
          }
        })
    }
    for bridge in cuts.bridges { spans[Int(bridge)] = -1 }
    let edges = (0..<graph.edgeCount).filter { spans[$0] != 0 }
    return Result(edges: edges.map { EdgeIndex($0) }, spans: edges.map { spans[$0] < 0 ? nil : Int(spans[$0]) })
  }
}

/// The edges whose ends have no common neighbour, grouped by their end of lower degree.
private struct Candidates: Sendable {
  /// Those ends first.
  private(set) var ends: [(NodeIndex, NodeIndex)] = []
  /// Their indices among the edges of the graph.
  private(set) var edges: [EdgeIndex] = []
  /// Which of them have the same first end.
  private(set) var groups: [Range<Int>] = []

  init(_ graph: Graph, control: RunControl) throws {
    let rows = try DegreeOrderedRows(graph, usesWeights: false, control: control)
    let marks = SharedBuffer<UInt32>(repeating: 0, count: rows.nodeCount)
    let isClosed = SharedBuffer(repeating: false, count: rows.targets.count)
    for lowest in 0..<rows.nodeCount {
      if lowest % 4_096 == 0 { try control.checkCancellation() }
      rows.forEachTriangle(from: lowest, marks: marks.base) { ab, ac, bc in
        isClosed.base[ab] = true
        isClosed.base[ac] = true
        isClosed.base[bc] = true
      }
    }
    for low in 0..<rows.nodeCount {
      let begin = ends.count
      for place in rows.offsets[low]..<rows.offsets[low + 1] where !isClosed[place] {
        ends.append((rows.nodes[low], rows.nodes[Int(rows.targets[place])]))
      }
      if ends.count > begin { groups.append(begin..<ends.count) }
    }
    edges = graph.edgeIndices(of: ends)
  }
}

/// Finds the spans of the edges of one node after the other; one worker's scratch.
private final class SpanSearch {
  private let rows: Adjacency
  private let farSearch: TwoSidedSearch
  private var source = 0
  /// For each other node in how many ways it is reached from the source in two hops.
  private let ways: SharedBuffer<UInt32>

  init(_ rows: Adjacency) {
    self.rows = rows
    farSearch = TwoSidedSearch(rows)
    ways = SharedBuffer(repeating: 0, count: rows.nodeCount)
  }

  /// Takes up the edges of `source`.
  func begin(at source: NodeIndex) {
    self.source = Int(source)
    forEachNeighbor(of: Int(source)) { add(1, toNeighborsOf: $0) }
  }

  func end() {
    forEachNeighbor(of: source) { middle in
      forEachNeighbor(of: middle) { ways.base[$0] = 0 }
    }
  }

  /// The distance of the source's neighbour `target` from it without the edge between them, which is no bridge.
  func span(to target: NodeIndex) -> Int {
    let target = Int(target)
    // What is reached in two hops other than by way of the target.
    add(UInt32.max, toNeighborsOf: target)
    defer { add(1, toNeighborsOf: target) }
    if hasNeighbor(of: target, where: { self.ways.base[$0] > 0 }) { return 3 }
    if hasNeighbor(of: target, where: { near in self.hasNeighbor(of: near) { self.ways.base[$0] > 0 } }) { return 4 }
    return farSearch.span(from: NodeIndex(source), to: NodeIndex(target))
  }

  @inline(__always)
  private func forEachNeighbor(of node: Int, _ body: (Int) -> Void) {
    var arc = rows.offsets[node]
    let end = rows.offsets[node &+ 1]
    while arc < end {
      body(Int(rows.targets[arc]))
      arc &+= 1
    }
  }

  /// Whether a neighbour other than the source is as wanted.
  @inline(__always)
  private func hasNeighbor(of node: Int, where isWanted: (Int) -> Bool) -> Bool {
    var arc = rows.offsets[node]
    let end = rows.offsets[node &+ 1]
    let source = source
    while arc < end {
      let neighbor = Int(rows.targets[arc])
      if neighbor != source && isWanted(neighbor) { return true }
      arc &+= 1
    }
    return false
  }

  /// Adds to the ways of a node's neighbours other than the source; the largest number takes one away.
  @inline(__always)
  private func add(_ change: UInt32, toNeighborsOf node: Int) {
    let (ways, source) = (ways.base, source)
    forEachNeighbor(of: node) { if $0 != source { ways[$0] &+= change } }
  }
}
