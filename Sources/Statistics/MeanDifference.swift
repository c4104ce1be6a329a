/// Whether the mean of one stretch of a series is another than that of a second stretch, though values hang together.
///
/// Student's t with the variance of a mean multiplied by what autocorrelation takes from the evidence. The correlation of
/// neighbours is pooled from both stretches, corrected for bias and raised by one standard error, to 0.2 at least: so
/// that where the estimate falls short by chance, hardly anything is found that is not there.
public struct MeanDifference: Sendable, Hashable {
  /// The second mean less the first.
  public let difference: Double
  /// The probability of a difference at least as large between stretches of one series without change.
  public let pValue: Double

  /// The fewest values that a stretch may have.
  public static let fewestValues = 8

  /// - Parameters:
  ///   - first: in the order of time, finite.
  ///   - second: likewise.
  /// - Returns: `nil` where either has fewer than ``fewestValues`` values, or all are equal.
  /// - Complexity: O(n).
  public init?(_ first: [Double], _ second: [Double]) {
    let count = Double(min(first.count, second.count))
    guard min(first.count, second.count) >= Self.fewestValues else { return nil }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let means = (mean(first), mean(second))
    let residuals = [first.map { $0 - means.0 }, second.map { $0 - means.1 }]
    let square = residuals.joined().reduce(0) { $0 + $1 * $1 }
    guard square > 0 else { return nil }
    let correlation = Autocorrelation(
      residuals: residuals, fitted: 1, caution: 1 / (2 * count).squareRoot(), least: 0.2)
    let inflation = min(correlation.inflation, count / 2)
    // Neighbours that are alike make the deviations from their own mean too small.
    let variance = square / Double(first.count + second.count - 2) * (count - 1) / (count - inflation)
    let error = (variance * inflation * (1 / Double(first.count) + 1 / Double(second.count))).squareRoot()
    difference = means.1 - means.0
    pValue = StudentDistribution.twoSided(
      difference / error, degreesOfFreedom: max(1, 2 * (count / inflation - 1)))
  }
}
