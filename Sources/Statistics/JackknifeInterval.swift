#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Between which bounds the long-run value of a number lies, by how the number changes when parts of the data are left
/// out.
///
/// The data are cut at random into parts that could have come one without the other, and each part is left out once.
/// The squared deviations of these numbers from their mean, times (parts − 1) / parts, estimate the variance of the
/// number of all data: the delete-a-group jackknife of Kott, "The delete-a-group jackknife", Journal of Official
/// Statistics 17 (2001). For sums it is exact on average; for all else it is on average too large rather than too small
/// (Efron & Stein, "The jackknife estimate of variance", Annals of Statistics 9, 1981). A bootstrap is not: drawing with
/// replacement, it misses that ties with a single interaction might as well not have been, and finds half of the
/// scatter of sparse networks.
///
/// Where few parts change the number, the variance itself is known badly. So the interval is Student's, with degrees of
/// freedom from how unequal the squared deviations are: Satterthwaite, "An approximate distribution of estimates of
/// variance components", Biometrics Bulletin 2 (1946).
public struct JackknifeInterval: Sendable, Hashable {
  /// On which scale the interval is symmetric.
  public enum Scale: Sendable, Hashable {
    case linear
    /// Of shares: log(x / (1 − x)).
    case logit
    /// Of counts.
    case squareRoot
  }

  public let lower: Double
  public let upper: Double

  /// - Parameters:
  ///   - estimate: the number of all data.
  ///   - replicates: the same number with one part left out each, of the parts with which it is defined; finite.
  ///   - level: how often such an interval holds the long-run value.
  ///   - scale: on which the interval is symmetric; linear where the estimate is at an end of the scale.
  ///   - bounds: what the number cannot leave; they hold the estimate.
  /// - Returns: `nil` with fewer than two parts, and where none of them makes a difference.
  /// - Complexity: O(parts).
  public init?(
    estimate: Double, replicates: [Double], level: Double = 0.95, scale: Scale = .linear,
    bounds: ClosedRange<Double> = -.infinity ... .infinity
  ) {
    precondition(bounds.contains(estimate) && 0 < level && level < 1)
    guard replicates.count >= 2 else { return nil }
    let count = Double(replicates.count)
    let mean = replicates.reduce(0, +) / count
    let squares = replicates.map { ($0 - mean) * ($0 - mean) }
    let sum = squares.reduce(0, +)
    guard sum > 1e-18 * max(1, estimate * estimate) else { return nil }
    let inequality = squares.reduce(0) { $0 + $1 * $1 } / (sum * sum) - 1 / count
    let freedom = inequality > 0 ? min(count - 1, max(2, 2 / inequality)) : count - 1
    let spread =
      StudentDistribution.halfWidth(level: level, degreesOfFreedom: max(2, freedom))
      * (sum * (count - 1) / count).squareRoot()
    let (low, high) = Self.bounds(estimate, spread, scale)
    lower = max(bounds.lowerBound, low)
    upper = min(bounds.upperBound, high)
  }

  private static func bounds(_ estimate: Double, _ spread: Double, _ scale: Scale) -> (lower: Double, upper: Double) {
    switch scale {
    case .logit where 0 < estimate && estimate < 1:
      let place = log(estimate / (1 - estimate))
      let width = spread / (estimate * (1 - estimate))
      return (1 / (1 + exp(width - place)), 1 / (1 + exp(-width - place)))
    case .squareRoot where estimate > 0:
      let root = estimate.squareRoot()
      let width = spread / (2 * root)
      let low = max(0, root - width)
      return (low * low, (root + width) * (root + width))
    default: return (estimate - spread, estimate + spread)
    }
  }
}
