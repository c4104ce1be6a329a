import GraphCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Burt's measures of structural holes: how far a node's contacts are in touch without it.
///
/// With p(i, j) the share of i's strength that its tie with j has, over the whole network (not the ego network alone):
///
/// - *constraint* of i: the sum over its contacts j of c(i, j) = (p(i, j) + Σ_q p(i, q) p(q, j))², q being neither;
///   it can exceed 1;
/// - *effective size*: the sum over contacts j of 1 − Σ_q p(i, q) m(j, q), where m(j, q) is the strength of j's tie
///   with q over that of j's strongest tie; without weights it is n − 2t/n, t being the ties among
///   the n contacts (Borgatti 1997);
/// - *efficiency*: effective size over the number of contacts;
/// - *hierarchy*: how unevenly the constraint is spread over the contacts, the Coleman–Theil index of the c(i, j);
///   from 0 (evenly) to 1. Undefined with a single contact, where the index is 0/0.
///
/// All of them are undefined (`nil`) for an isolate. Defined for undirected graphs; a directed graph is taken as
/// ``Graph/undirected()``, so that a tie's strength is the sum of both directions.
///
/// Burt, "Structural Holes", 1992, ch. 2. Since every q closes a triangle with i and j, and Σ_q w(i, q) w(q, j) / s(q)
/// (w being weights, s strengths) is the same seen from i as from j, one listing of the triangles gives all four
/// measures.
public struct StructuralHoles: Sendable {
  /// The four measures, each with one value a node.
  public struct Result: Sendable, Equatable {
    /// Above 0, mostly below 1; `nil` for an isolate.
    public let constraint: [Double?]

    /// From 1 to the number of contacts, or somewhat outside when weighted; `nil` for an isolate.
    public let effectiveSize: [Double?]

    /// Effective size over the number of contacts; `nil` for an isolate.
    public let efficiency: [Double?]

    /// From 0 to 1; `nil` with fewer than two contacts.
    public let hierarchy: [Double?]
  }

  /// Whether ties count by their weights, or all alike.
  public var usesWeights: Bool

  /// - Parameter usesWeights: whether ties count by their weights, or all alike.
  public init(usesWeights: Bool = false) { self.usesWeights = usesWeights }

  /// Finds the four measures of every node of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(edges^1.5) time, O(nodes + edges) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> Result {
    let graph = graph.withModerateWeights().undirected()
    let ties = try TieSums(graph, usesWeights: usesWeights, control: control)
    try ties.addTies(control: control)
    return ties.result()
  }
}

/// The sums that the measures are made of, by rank in the degree-ordered rows.
struct TieSums {
  private let rows: DegreeOrderedRows
  private let degrees: SharedBuffer<Double>
  private let strengths: SharedBuffer<Double>
  /// The strength of each node's strongest tie.
  private let strongest: SharedBuffer<Double>

  /// For each tie i–j the sum over their common contacts q of w(i, q) w(q, j) / s(q).
  private let indirect: SharedBuffer<Double>
  /// For each node i the sum over its contacts j and q of p(i, q) m(j, q).
  private let redundancy: SharedBuffer<Double>
  /// For each node the sum over its contacts of c, and of c · ln c.
  private let constraint: SharedBuffer<Double>
  private let constraintEntropy: SharedBuffer<Double>

  /// Lists the triangles of an undirected graph.
  ///
  /// - Complexity: O(edges^1.5) time, O(nodes + edges) space.
  init(_ graph: Graph, usesWeights: Bool, control: RunControl) throws {
    let rows = try DegreeOrderedRows(graph, usesWeights: usesWeights, control: control)
    func perNode() -> SharedBuffer<Double> { SharedBuffer(repeating: 0, count: rows.nodeCount) }
    self.rows = rows
    (degrees, strengths, strongest) = (perNode(), perNode(), perNode())
    (redundancy, constraint, constraintEntropy) = (perNode(), perNode(), perNode())
    indirect = SharedBuffer(repeating: 0, count: rows.targets.count)
    let weights = rows.weights == nil ? nil : graph.weights
    for rank in 0..<rows.nodeCount {
      let node = Int(rows.nodes[rank])
      degrees[rank] = Double(graph.degree(of: node))
      strengths[rank] = weights.map { weights in graph.row(of: node).reduce(0) { $0 + weights[$1] } } ?? degrees[rank]
      strongest[rank] = weights.map { weights in graph.row(of: node).reduce(0) { max($0, weights[$1]) } } ?? 1
    }
    if let weights = rows.weights {
      try addWeightedTriangles(weights, control: control)
    } else {
      try addTriangles(control: control)
    }
  }

  /// Runs `body` for all ranks, in order, and looks now and then whether the run has been cancelled.
  private func forEachRank(control: RunControl, _ body: (Int) -> Void) throws {
    let size = 4_096
    for chunk in 0..<Parallel.chunks(of: rows.nodeCount, size: size) {
      try control.checkCancellation()
      for rank in Parallel.range(ofChunk: chunk, size: size, in: rows.nodeCount) { body(rank) }
    }
  }

  /// Every triangle gives each of its edges the opposite corner as a common contact.
  private func addTriangles(control: RunControl) throws {
    let marks = SharedBuffer<UInt32>(repeating: 0, count: rows.nodeCount)
    let shares = SharedBuffer(repeating: 0.0, count: rows.nodeCount)
    for rank in 0..<rows.nodeCount where strengths[rank] > 0 { shares[rank] = 1 / strengths[rank] }
    let (targets, indirect, redundancy, share) = (rows.targets.base, indirect.base, redundancy.base, shares.base)
    try forEachRank(control: control) { a in
      rows.forEachTriangle(from: a, marks: marks.base) { ab, ac, bc in
        let (b, c) = (Int(targets[ab]), Int(targets[ac]))
        indirect[ab] += share[c]
        indirect[ac] += share[b]
        indirect[bc] += share[a]
        redundancy[a] += 1
        redundancy[b] += 1
        redundancy[c] += 1
      }
    }
    // Each tie among the contacts makes both of its ends redundant to the other by 1/n.
    for rank in 0..<rows.nodeCount { redundancy[rank] *= 2 * share[rank] }
  }

  private func addWeightedTriangles(_ weights: SharedBuffer<Double>, control: RunControl) throws {
    let marks = SharedBuffer<UInt32>(repeating: 0, count: rows.nodeCount)
    let (targets, weight, strength, top) = (rows.targets.base, weights.base, strengths.base, strongest.base)
    let (indirect, redundancy) = (indirect.base, redundancy.base)
    try forEachRank(control: control) { a in
      rows.forEachTriangle(from: a, marks: marks.base) { ab, ac, bc in
        let (b, c) = (Int(targets[ab]), Int(targets[ac]))
        let (wab, wac, wbc) = (weight[ab], weight[ac], weight[bc])
        // Shares first: a product of two weights might not fit.
        indirect[ab] += wac * (wbc / strength[c])
        indirect[ac] += wab * (wbc / strength[b])
        indirect[bc] += wab * (wac / strength[a])
        redundancy[a] += (wac / strength[a]) * (wbc / top[b]) + (wab / strength[a]) * (wbc / top[c])
        redundancy[b] += (wbc / strength[b]) * (wac / top[a]) + (wab / strength[b]) * (wac / top[c])
        redundancy[c] += (wbc / strength[c]) * (wab / top[a]) + (wac / strength[c]) * (wab / top[b])
      }
    }
  }

  /// Calls `body` for every tie with its ends as ranks, and for either end with the share of it that is invested in the
  /// other, directly or through common contacts.
  private func forEachTieOfRanks(
    control: RunControl, _ body: (_ low: Int, _ high: Int, _ ofLow: Double, _ ofHigh: Double) -> Void
  ) throws {
    let (offsets, targets) = (rows.offsets.base, rows.targets.base)
    let (indirect, strength) = (indirect.base, strengths.base)
    try forEachRank(control: control) { low in
      for place in offsets[low]..<offsets[low + 1] {
        let high = Int(targets[place])
        let invested = (rows.weights?.base[place] ?? 1) + indirect[place]
        body(low, high, invested / strength[low], invested / strength[high])
      }
    }
  }

  /// The same with the ends as nodes.
  func forEachTie(
    control: RunControl, _ body: (_ a: Int, _ b: Int, _ ofA: Double, _ ofB: Double) -> Void
  ) throws {
    let nodes = rows.nodes.base
    try forEachTieOfRanks(control: control) { body(Int(nodes[$0]), Int(nodes[$1]), $2, $3) }
  }

  /// Adds every tie's part of the constraint to both of its ends.
  func addTies(control: RunControl) throws {
    let (sum, entropy) = (constraint.base, constraintEntropy.base)
    func add(_ root: Double, to end: Int) {
      sum[end] += root * root
      if root > 0 { entropy[end] += 2 * root * root * log(root) }
    }
    try forEachTieOfRanks(control: control) { low, high, ofLow, ofHigh in
      add(ofLow, to: low)
      add(ofHigh, to: high)
    }
  }

  func result() -> StructuralHoles.Result {
    func perNode(_ value: (Int) -> Double?) -> [Double?] {
      var values = [Double?](repeating: nil, count: rows.nodeCount)
      for rank in 0..<rows.nodeCount where degrees[rank] > 0 { values[Int(rows.nodes[rank])] = value(rank) }
      return values
    }
    return StructuralHoles.Result(
      constraint: perNode { constraint[$0] },
      effectiveSize: perNode { degrees[$0] - redundancy[$0] },
      efficiency: perNode { (degrees[$0] - redundancy[$0]) / degrees[$0] },
      hierarchy: perNode { degrees[$0] < 2 ? nil : hierarchy(of: $0) })
  }

  /// Σ r ln r / (n ln n) with r = c / (C / n), C being the sum of the n parts c; the logarithm of C / n is taken out of
  /// the sum. Rounding must not carry an even spread below 0.
  private func hierarchy(of rank: Int) -> Double {
    let (contacts, sum) = (degrees[rank], constraint[rank])
    return min(1, max(0, (constraintEntropy[rank] / sum + log(contacts / sum)) / log(contacts)))
  }
}
