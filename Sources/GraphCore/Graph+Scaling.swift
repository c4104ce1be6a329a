extension Graph {
  /// The same graph with all weights in another unit, a power of two, when the largest is so large or small that sums
  /// and products of weights would not fit a `Double`; otherwise the graph itself. Results that do not depend on the
  /// unit keep all their bits.
  ///
  /// A weight that is more than 10³⁰⁰ times smaller than the largest may become the least number above 0.
  ///
  /// - Complexity: O(arcs).
  package func withModerateWeights() -> Graph {
    guard let weights else { return self }
    let unit = Self.moderatingExponent(weights[...])
    guard unit != 0 else { return self }
    return Graph(
      nodeCount: nodeCount, isDirected: isDirected, offsets: offsets, targets: targets,
      weights: weights.map { Self.scaled($0, by: unit) })
  }

  /// The same for each range of nodes by itself, between which there are no arcs.
  ///
  /// - Returns: the graph, and for each range the power of two that its weights were multiplied by.
  /// - Complexity: O(arcs).
  package func withModerateWeights(in ranges: [Range<Int>]) -> (graph: Graph, exponents: [Int]) {
    guard let weights else { return (self, ranges.map { _ in 0 }) }
    let arcs = ranges.map { offsets[$0.lowerBound]..<offsets[$0.upperBound] }
    let exponents = arcs.map { Self.moderatingExponent(weights[$0]) }
    guard exponents.contains(where: { $0 != 0 }) else { return (self, exponents) }
    var scaled = weights
    for (arcs, exponent) in zip(arcs, exponents) where exponent != 0 {
      for arc in arcs { scaled[arc] = Self.scaled(weights[arc], by: exponent) }
    }
    return (
      Graph(nodeCount: nodeCount, isDirected: isDirected, offsets: offsets, targets: targets, weights: scaled),
      exponents
    )
  }

  private static func moderatingExponent(_ weights: ArraySlice<Double>) -> Int {
    let exponent = Int(weights.max()?.exponent ?? 0)
    return exponent.magnitude > 300 ? -exponent : 0
  }

  private static func scaled(_ weight: Double, by exponent: Int) -> Double {
    max(Double(sign: .plus, exponent: exponent, significand: weight), .leastNonzeroMagnitude)
  }
}
