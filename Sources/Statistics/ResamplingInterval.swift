/// Between which bounds a number of a network lies, by how it scatters over resampled logs.
///
/// A log that is drawn again, conversation by conversation with replacement, misses about a third of the conversations
/// (1/e of them), and with them every tie that rests on one alone. So a number such as the density or the share of
/// answered ties is too low, or too high, on *all* resampled logs: their level is biased, and the usual percentiles
/// would not even hold the number itself. What resampling does tell is the spread. So the percentiles are taken of the
/// deviations of the resampled values from their own mean, and are put around the number of the log as it is.
///
/// After Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979), with the estimate of
/// bias left out.
public struct ResamplingInterval: Sendable, Hashable {
  public let lower: Double
  public let upper: Double

  /// - Parameters:
  ///   - estimate: the number of the log as it is.
  ///   - resampled: the same number of each resampled log in which it is defined; finite.
  ///   - level: the share of deviations between the bounds.
  ///   - bounds: what the number cannot leave (0…1 for a share); they hold the estimate.
  /// - Returns: `nil` with fewer than two resampled values.
  /// - Complexity: O(n log n).
  public init?(
    estimate: Double, resampled: [Double], level: Double = 0.95,
    bounds: ClosedRange<Double> = -.infinity ... .infinity
  ) {
    precondition(bounds.contains(estimate) && 0 < level && level < 1)
    guard resampled.count >= 2 else { return nil }
    let mean = resampled.reduce(0, +) / Double(resampled.count)
    let deviations = Quantiles(resampled.map { $0 - mean })
    guard let low = deviations[(1 - level) / 2], let high = deviations[(1 + level) / 2] else { return nil }
    // A few values far off can pull the mean beyond a percentile: the estimate stays inside its interval.
    lower = max(bounds.lowerBound, estimate + min(0, low))
    upper = min(bounds.upperBound, estimate + max(0, high))
  }
}
