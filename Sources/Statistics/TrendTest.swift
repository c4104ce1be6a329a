/// Whether a series that hangs together from value to value rises or falls more steadily than chance would have it.
///
/// Mann and Kendall's test with the variance of S multiplied by what the autocorrelation of the residuals takes from
/// the evidence, and with Student's t distribution of as many degrees of freedom as are left, because that
/// autocorrelation is only estimated. On series of 24 or more values without trend whose neighbours correlate at 0.5, it
/// finds one at a level of 0.05 in about 4 of 100 cases, and in fewer on shorter ones.
public struct TrendTest: Sendable, Hashable {
  /// The probability of a trend at least as plain in a series without one.
  public let pValue: Double

  /// - Parameters:
  ///   - positions: in increasing order, no two equal; gaps are allowed.
  ///   - values: finite.
  ///   - line: the trend line of the same points.
  /// - Complexity: O(n²).
  public init(positions: [Double], values: [Double], line: TheilSen) {
    let test = MannKendall(values)
    let residuals = zip(positions, values).map { $1 - line.slope * $0 }
    let mean = residuals.reduce(0, +) / Double(max(1, residuals.count))
    let inflation = Autocorrelation(residuals: [residuals.map { $0 - mean }], fitted: 2).inflation
    guard test.variance > 0, test.s != 0 else {
      pValue = 1
      return
    }
    let z = (Double(test.s.magnitude) - 1) / (test.variance * inflation).squareRoot()
    pValue = StudentDistribution.twoSided(z, degreesOfFreedom: max(1, Double(values.count) / inflation - 2))
  }
}
