/// Between which bounds the probability lies of which a share of a sample is an estimate.
///
/// Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical
/// Association 22 (1927), without correction for continuity. It never leaves 0…1 and is fit for small samples; see
/// Newcombe, Statistics in Medicine 17 (1998).
public struct WilsonInterval: Sendable, Hashable {
  public let lower: Double
  public let upper: Double

  /// The interval of `successes` in `total` independent trials; from 0 to 1 when there were none.
  ///
  /// - Parameter level: how often such an interval holds the true value: 0.95 for 95 of 100.
  /// - Precondition: `successes` is from 0 to `total`.
  /// - Complexity: O(1).
  public init(successes: Int, of total: Int, level: Double = 0.95) {
    precondition(0 <= successes && successes <= total)
    self.init(
      share: total == 0 ? 0 : Double(successes) / Double(total), of: Double(total),
      width: NormalDistribution.halfWidth(level: level))
  }

  /// The same of a share of so many independent cases, which need not be a whole number.
  ///
  /// - Parameter width: how many standard deviations the interval reaches to either side.
  init(share: Double, of count: Double, width z: Double) {
    guard count > 0 else {
      (lower, upper) = (0, 1)
      return
    }
    let middle = share + z * z / (2 * count)
    let half = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
    let scale = 1 + z * z / count
    // At the ends the bounds are exactly 0 and 1, which rounding must not spoil.
    lower = share == 0 ? 0 : (middle - half) / scale
    upper = share == 1 ? 1 : (middle + half) / scale
  }
}
