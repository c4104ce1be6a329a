/// How far a network is centred on one node: 1 for the star, 0 when all nodes are alike.
///
/// The sum over all nodes of how far they stay behind the highest score, over the largest sum that a network of that
/// many nodes can have, which the star has. Freeman, "Centrality in social networks: conceptual clarification", Social
/// Networks 1 (1979).
public enum Centralization {
  /// The degree centralization.
  ///
  /// Undirected, the star's sum is (n − 1)(n − 2). Directed, the degrees are in-degrees or out-degrees, and the sum of
  /// the star whose arcs all run inwards or all outwards is (n − 1)².
  ///
  /// - Parameters:
  ///   - degrees: for each node its number of neighbours, or of arcs in the one direction.
  ///   - isDirected: whether these are in-degrees or out-degrees.
  /// - Returns: from 0 to 1; `nil` below three nodes (two when directed), where every network is alike.
  /// - Complexity: O(nodes).
  public static func degree(_ degrees: [Int], isDirected: Bool) -> Double? {
    let others = Double(degrees.count - 1)
    return centralization(of: degrees.map { Double($0) }, star: isDirected ? others * others : others * (others - 1))
  }

  /// The betweenness centralization.
  ///
  /// The star's centre lies between (n − 1)(n − 2)/2 pairs, twice as many when directed, and nobody else between any.
  ///
  /// - Parameters:
  ///   - betweenness: for each node its raw betweenness; undirected, every pair counted once.
  ///   - isDirected: whether pairs were counted in both directions.
  /// - Returns: from 0 to 1; `nil` below three nodes.
  /// - Complexity: O(nodes).
  public static func betweenness(_ betweenness: [Double], isDirected: Bool) -> Double? {
    let others = Double(betweenness.count - 1)
    return centralization(of: betweenness, star: others * others * (others - 1) / (isDirected ? 1 : 2))
  }

  private static func centralization(of scores: [Double], star: Double) -> Double? {
    guard let highest = scores.max(), scores.count >= 2, star > 0 else { return nil }
    return scores.reduce(0) { $0 + (highest - $1) } / star
  }
}
