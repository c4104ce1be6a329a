import GraphCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The local clustering coefficient with triangles that count by their weights.
///
/// A triangle counts by the geometric mean of its three weights, each over the largest of the graph, so that a node in
/// triangles of the strongest ties has its ``LocalClustering``. Undefined (`nil`) below two neighbours.
///
/// Defined for undirected graphs; a directed graph is taken as ``Graph/undirected()``.
/// Onnela, Saramäki, Kertész & Kaski, "Intensity and coherence of motifs in weighted complex networks", Physical Review
/// E 71 (2005).
public struct WeightedClustering: Sendable {
  public init() {}

  /// Finds the coefficient of every node of `graph`.
  ///
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: O(edges^1.5) time, O(nodes + edges) space.
  public func run(on graph: Graph, control: RunControl = RunControl()) throws -> LocalClustering.Result {
    let graph = graph.undirected()
    guard let weights = graph.weights, let largest = weights.max() else {
      return try LocalClustering().run(on: graph, control: control)
    }
    let rows = try DegreeOrderedRows(graph, usesWeights: true, control: control)
    // Cube roots once an edge: the root of a product is the product of the roots, and no product is too small.
    let roots = rows.weights!
    for edge in 0..<roots.count { roots[edge] = cbrt(roots[edge] / largest) }
    let sums = SharedBuffer(repeating: 0.0, count: rows.nodeCount)
    let marks = SharedBuffer<UInt32>(repeating: 0, count: rows.nodeCount)
    let (targets, root, sum) = (rows.targets.base, roots.base, sums.base)
    for lowest in 0..<rows.nodeCount {
      if lowest % 1_024 == 0 { try control.checkCancellation() }
      rows.forEachTriangle(from: lowest, marks: marks.base) { ab, ac, bc in
        let intensity = root[ab] * root[ac] * root[bc]
        sum[lowest] += intensity
        sum[Int(targets[ab])] += intensity
        sum[Int(targets[ac])] += intensity
      }
    }
    var coefficients = [Double?](repeating: nil, count: graph.nodeCount)
    for rank in 0..<rows.nodeCount {
      let node = Int(rows.nodes[rank])
      let degree = Double(graph.degree(of: node))
      if degree >= 2 { coefficients[node] = 2 * sums[rank] / (degree * (degree - 1)) }
    }
    return LocalClustering.Result(coefficients)
  }
}
