extension GroupMixing.Result {
  /// How many pairs of nodes there are from one group to another, or between the two: ordered in a directed graph. Entry
  /// [a, a] has the pairs within the group.
  ///
  /// - Complexity: O(1).
  public func pairCount(from source: Int, to target: Int) -> Int {
    let size = groupSizes[source]
    if source != target { return size * groupSizes[target] }
    return size * (size - 1) / (isDirected ? 1 : 2)
  }

  /// How many edges there would be on average from one group to another, or between the two, if the labels of the nodes
  /// were put in random order: the edges in all times the pairs of these groups over all pairs. It is the mean that
  /// ``LabelPermutation`` approaches. `nil` with fewer than two nodes in groups.
  ///
  /// - Complexity: O(groups).
  public func expectedEdgeCount(from source: Int, to target: Int) -> Double? {
    let nodes = groupSizes.reduce(0, +)
    if nodes < 2 { return nil }
    let pairs = Double(nodes) * Double(nodes - 1) / (isDirected ? 1 : 2)
    return Double(totalEdgeCount) * (Double(pairCount(from: source, to: target)) / pairs)
  }

  /// The edges that there are over those expected by chance: above 1 where two groups, or the members of one, are tied
  /// more than that. `nil` where none are expected.
  ///
  /// - Complexity: O(groups²).
  public func observedOverExpected(from source: Int, to target: Int) -> Double? {
    guard let expected = expectedEdgeCount(from: source, to: target), expected > 0 else { return nil }
    return Double(edgeCount(from: source, to: target)) / expected
  }
}
