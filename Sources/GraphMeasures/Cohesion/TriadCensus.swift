import GraphCore
import Synchronization

/// How many triples of nodes have each of the 16 patterns of arcs among three nodes.
///
/// Patterns have their usual names: how many of the three pairs are mutual, asymmetric and null, and where that leaves
/// more than one pattern, a letter (Down, Up, Cyclic, Transitive):
///
///     003   no arcs               030T  A → B → C, A → C      111U  A ↔ B → C
///     012   A → B                 030C  A → B → C → A         201   A ↔ B ↔ C
///     102   A ↔ B                 120D  A ← B → C, A ↔ C      210   A → B ↔ C, A ↔ C
///     021D  A ← B → C             120U  A → B ← C, A ↔ C      300   A ↔ B ↔ C, A ↔ C
///     021U  A → B ← C             120C  A → B → C, A ↔ C
///     021C  A → B → C             111D  A ↔ B ← C
///
/// In an undirected graph every edge leads both ways, which leaves four: 003, 102, 201 and 300.
///
/// Holland & Leinhardt, "A method for detecting structure in sociometric data", American Journal of Sociology 76 (1970).
/// Method: Batagelj & Mrvar, "A subquadratic triad census algorithm for large sparse networks with small maximum
/// degree", Social Networks 23 (2001). Triples with two or three tied pairs are met at their tied pairs, one by one;
/// those with one tied pair are counted as the nodes with which neither end is tied; the rest have none.
public struct TriadCensus: Sendable {
  /// A pattern of arcs among three nodes, in the customary order.
  public enum Pattern: String, Sendable, CaseIterable {
    case none = "003"
    case oneArc = "012"
    case oneMutual = "102"
    case outStar = "021D"
    case inStar = "021U"
    case chain = "021C"
    case mutualWithArcIn = "111D"
    case mutualWithArcOut = "111U"
    case transitive = "030T"
    case cycle = "030C"
    case twoMutual = "201"
    case mutualBelow = "120D"
    case mutualAbove = "120U"
    case mutualAcrossChain = "120C"
    case twoMutualOneArc = "210"
    case complete = "300"

    /// The arcs among three nodes A, B and C; empty without any.
    public var arcs: String {
      switch self {
      case .none: ""
      case .oneArc: "A → B"
      case .oneMutual: "A ↔ B"
      case .outStar: "A ← B → C"
      case .inStar: "A → B ← C"
      case .chain: "A → B → C"
      case .mutualWithArcIn: "A ↔ B ← C"
      case .mutualWithArcOut: "A ↔ B → C"
      case .transitive: "A → B → C, A → C"
      case .cycle: "A → B → C → A"
      case .twoMutual: "A ↔ B ↔ C"
      case .mutualBelow: "A ← B → C, A ↔ C"
      case .mutualAbove: "A → B ← C, A ↔ C"
      case .mutualAcrossChain: "A → B → C, A ↔ C"
      case .twoMutualOneArc: "A → B ↔ C, A ↔ C"
      case .complete: "A ↔ B ↔ C, A ↔ C"
      }
    }

    /// Those that an undirected graph can have.
    public static let undirected: [Pattern] = [.none, .oneMutual, .twoMutual, .complete]
  }

  /// The census of a graph.
  public struct Result: Sendable, Equatable {
    /// How many triples of nodes have each pattern, in the order of `Pattern.allCases`.
    public let counts: [Int]

    public subscript(pattern: Pattern) -> Int { counts[pattern.index] }

    /// How many triples of nodes there are.
    public var total: Int { counts.reduce(0, +) }
  }

  public init() {}

  /// Counts the triples of nodes of `graph` by pattern.
  ///
  /// - Precondition: the graph has at most two million nodes, for else the triples could be more than an `Int` holds.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(Σ over tied pairs of the degrees of both ends) time, O(nodes + arcs) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    precondition(graph.nodeCount <= 2_000_000, "so many triples do not fit an Int")
    let pairs = TiedPairs(graph)
    let sums = Mutex([Int](repeating: 0, count: Pattern.allCases.count))
    let size = 256
    try Parallel.forEach(
      Parallel.chunks(of: graph.nodeCount, size: size), control: control, phase: "triads",
      body: { chunk in
        var counts = [Int](repeating: 0, count: Pattern.allCases.count)
        for node in Parallel.range(ofChunk: chunk, size: size, in: graph.nodeCount) {
          pairs.addTriples(of: node, to: &counts)
        }
        // Whole numbers: the order in which chunks are added does not matter.
        sums.withLock { sums in for index in sums.indices { sums[index] += counts[index] } }
      })
    var counts = sums.withLock { $0 }
    counts[Pattern.none.index] = Self.triples(of: graph.nodeCount) - counts.reduce(0, +)
    return Result(counts: counts)
  }

  private static func triples(of nodes: Int) -> Int { nodes < 3 ? 0 : nodes * (nodes - 1) / 2 * (nodes - 2) / 3 }
}

extension TriadCensus.Pattern {
  /// The place of the pattern in a census.
  public var index: Int { Self.allCases.firstIndex(of: self)! }

  /// The pattern of three nodes, by the directions of the arcs between them.
  fileprivate init(_ ab: Direction, _ ac: Direction, _ bc: Direction) {
    let pairs = [ab, ac, bc]
    let mutual = pairs.count { $0 == .both }
    let asymmetric = pairs.count { $0 != .both && $0 != .none }
    // How many arcs leave each node, and how many arrive, mutual pairs left out.
    let leaving = [ab.leads + ac.leads, ab.returns + bc.leads, ac.returns + bc.returns]
    let arriving = [ab.returns + ac.returns, ab.leads + bc.returns, ac.leads + bc.leads]
    switch (mutual, asymmetric) {
    case (0, 0): self = .none
    case (0, 1): self = .oneArc
    case (1, 0): self = .oneMutual
    case (0, 2): self = leaving.contains(2) ? .outStar : arriving.contains(2) ? .inStar : .chain
    case (1, 1):
      // Whether the arc arrives at the mutual pair or leaves it: the third node has the other end.
      let third = ab == .both ? 2 : ac == .both ? 1 : 0
      self = leaving[third] == 1 ? .mutualWithArcIn : .mutualWithArcOut
    case (0, 3): self = leaving.contains(2) ? .transitive : .cycle
    case (2, 0): self = .twoMutual
    case (1, 2): self = leaving.contains(2) ? .mutualBelow : arriving.contains(2) ? .mutualAbove : .mutualAcrossChain
    case (2, 1): self = .twoMutualOneArc
    default: self = .complete
    }
  }

  /// The places of the patterns of all combinations of three directions: `16 * ab + 4 * ac + bc`.
  fileprivate static let places: [UInt8] = (0..<64).map { code in
    func direction(_ shift: Int) -> Direction { Direction(rawValue: UInt8(code >> shift & 3))! }
    return UInt8(Self(direction(4), direction(2), direction(0)).index)
  }
}

/// Which arcs there are between two nodes.
private enum Direction: UInt8 {
  case none = 0
  /// From the first to the second.
  case forth = 1
  case back = 2
  case both = 3

  var leads: Int { self == .forth ? 1 : 0 }
  var returns: Int { self == .back ? 1 : 0 }
}

/// For every node the nodes that it has an arc with, in either direction, ascending, and which arcs these are.
private struct TiedPairs: Sendable {
  private let tied: Graph
  /// For each arc of `tied` the direction, as ``Direction``.
  private let directions: [UInt8]
  private let places = TriadCensus.Pattern.places

  init(_ graph: Graph) {
    let tied = graph.undirected().unweighted()
    var directions = [UInt8](repeating: graph.isDirected ? 0 : Direction.both.rawValue, count: tied.arcCount)
    if graph.isDirected {
      for (arcs, direction) in [(graph, Direction.forth), (graph.transposed(), Direction.back)] {
        for node in 0..<graph.nodeCount {
          // Both rows ascend, and every target is in the row of ties.
          var place = tied.offsets[node]
          for arc in arcs.row(of: node) {
            while tied.targets[place] < arcs.targets[arc] { place += 1 }
            directions[place] |= direction.rawValue
          }
        }
      }
    }
    self.tied = tied
    self.directions = directions
  }

  /// Adds the triples whose first tied pair, in the order of nodes, begins at `node`.
  ///
  /// Every triple with ties is counted at one of its tied pairs u < v: at its only one; with two or three, at the one
  /// for which the third node w is above v, or between u and v but not tied with u.
  func addTriples(of node: Int, to counts: inout [Int]) {
    for arc in tied.row(of: node) where Int(tied.targets[arc]) > node {
      let other = Int(tied.targets[arc])
      let others = addTriples(of: node, other, Int(directions[arc]), to: &counts)
      let single = directions[arc] == Direction.both.rawValue ? TriadCensus.Pattern.oneMutual : .oneArc
      counts[single.index] += tied.nodeCount - others - 2
    }
  }

  /// Adds the triples of a tied pair u < v and of a node that is tied with one of the two, and tells how many nodes are.
  private func addTriples(of u: Int, _ v: Int, _ uv: Int, to counts: inout [Int]) -> Int {
    var (first, second) = (tied.offsets[u], tied.offsets[v])
    let (firstEnd, secondEnd) = (tied.offsets[u + 1], tied.offsets[v + 1])
    var others = 0
    while first < firstEnd || second < secondEnd {
      let a = first < firstEnd ? Int(tied.targets[first]) : Int.max
      let b = second < secondEnd ? Int(tied.targets[second]) : Int.max
      let third = min(a, b)
      let (isFirst, isSecond) = (a == third, b == third)
      let uw = isFirst ? Int(directions[first]) : 0
      let vw = isSecond ? Int(directions[second]) : 0
      if isFirst { first += 1 }
      if isSecond { second += 1 }
      if third == u || third == v { continue }
      others += 1
      if third > v || (third > u && !isFirst) { counts[Int(places[16 * uv + 4 * uw + vw])] += 1 }
    }
    return others
  }
}
