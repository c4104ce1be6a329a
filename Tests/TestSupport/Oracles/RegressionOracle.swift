/// Ordinary least squares with a constant from the normal equations, solved by Gauss–Jordan elimination.
public struct RegressionOracle: Sendable {
  /// The constant, then the coefficients of the predictors.
  public let coefficients: [Double]
  /// Each over its standard error.
  public let tStatistics: [Double]
  public let rSquared: Double
  /// What the predictors do not explain.
  public let residuals: [Double]

  /// - Parameters:
  ///   - explained: one number an observation.
  ///   - predictors: one row of numbers a predictor, none determined by the others.
  public init(explaining explained: [Double], by predictors: [[Double]]) {
    let columns = [[Double](repeating: 1, count: explained.count)] + predictors
    func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let inverse = Self.inverse(columns.map { row in columns.map { product(row, $0) } })
    let moments = columns.map { product($0, explained) }
    let coefficients = inverse.map { product($0, moments) }
    residuals = explained.indices.map { place in
      explained[place] - columns.indices.reduce(0) { $0 + coefficients[$1] * columns[$1][place] }
    }
    let unexplained = product(residuals, residuals)
    let mean = explained.reduce(0, +) / Double(explained.count)
    rSquared = 1 - unexplained / explained.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = unexplained / Double(explained.count - columns.count)
    tStatistics = columns.indices.map { coefficients[$0] / (variance * inverse[$0][$0]).squareRoot() }
    self.coefficients = coefficients
  }

  private static func inverse(_ matrix: [[Double]]) -> [[Double]] {
    let size = matrix.count
    var rows = matrix.indices.map { row in matrix[row] + (0..<size).map { $0 == row ? 1 : 0 } }
    for column in 0..<size {
      let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) }!
      rows.swapAt(column, pivot)
      let scale = rows[column][column]
      rows[column] = rows[column].map { $0 / scale }
      for row in 0..<size where row != column {
        let factor = rows[row][column]
        rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 }
      }
    }
    return rows.map { Array($0.dropFirst(size)) }
  }
}
