import Numbers

/// The straight line through a series that stray values do not bend.
///
/// The slope is the median of the slopes between all pairs of points: Theil, "A rank-invariant method of linear and
/// polynomial regression analysis" (1950). The interval takes as many of the ordered slopes on both sides as Kendall's
/// S leaves room for: Sen, Journal of the American Statistical Association 63 (1968).
public struct TheilSen: Sendable, Hashable {
  /// How much the value grows with one unit of position.
  public let slope: Double
  /// From the ordered slopes between pairs. With so few points that not even the outermost slopes reach the level
  /// (below five, for 0.95), it goes from the smallest to the largest.
  public let interval: ClosedRange<Double>
  /// The median of value − slope · position.
  public let intercept: Double

  /// The line through the values of one series, a step apart.
  ///
  /// - Complexity: O(n² log n).
  public init?(_ values: [Double], level: Double = 0.95) {
    self.init(positions: values.indices.map { Double($0) }, values: values, level: level)
  }

  /// The line through some points.
  ///
  /// - Parameters:
  ///   - positions: in increasing order, no two equal; gaps are allowed.
  ///   - values: finite.
  ///   - level: how often such an interval holds the true slope.
  /// - Returns: `nil` for fewer than two points.
  /// - Complexity: O(n² log n).
  public init?(positions: [Double], values: [Double], level: Double = 0.95) {
    precondition(positions.count == values.count)
    precondition(zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 }, "positions are in increasing order")
    var slopes: [Double] = []
    slopes.reserveCapacity(values.count * (values.count - 1) / 2)
    for later in values.indices {
      for earlier in 0..<later {
        slopes.append((values[later] - values[earlier]) / (positions[later] - positions[earlier]))
      }
    }
    let ordered = Quantiles(slopes)
    guard let slope = ordered.median else { return nil }
    self.slope = slope
    intercept = Quantiles(zip(positions, values).map { $1 - slope * $0 }).median ?? 0
    let reach = NormalDistribution.halfWidth(level: level) * MannKendall(values).variance.squareRoot()
    let outside = max(0, Int(saturating: ((Double(slopes.count) - reach) / 2).rounded(.down)) - 1)
    interval = ordered.sorted[outside]...ordered.sorted[slopes.count - 1 - outside]
  }
}
