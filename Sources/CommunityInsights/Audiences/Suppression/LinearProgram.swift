/// Some numbers that are not negative, of which sums are known: how large or small can one of them be?
///
/// The simplex method on a dense tableau, with the rule of Bland, "New finite pivoting rules for the simplex method",
/// Mathematics of Operations Research 2 (1977), by which it always ends. For the few dozen numbers that hang together
/// in a report; the bounds are those of real numbers, and whole numbers may be bounded more closely.
struct LinearProgram {
  /// Below this a number is a rounding error: all coefficients are −1, 0 and 1.
  private static let tolerance = 1e-9

  private let variableCount: Int
  /// One row an equation in terms of the basic variables, the right-hand side last.
  private var rows: [[Double]]
  /// For each row the variable that is basic in it.
  private var basis: [Int]

  /// - Parameters:
  ///   - equations: coefficients of all variables.
  ///   - sums: what each equation adds up to.
  /// - Returns: `nil` when no numbers add up to these sums.
  /// - Complexity: that of the simplex method: exponential at worst, a small power of the number of variables in
  ///   practice.
  init?(_ equations: [[Double]], sums: [Double], variableCount: Int) {
    self.variableCount = variableCount
    let count = equations.count
    // Begin with a variable of its own for each equation, and make these 0.
    rows = equations.indices.map { index in
      let sign = sums[index] < 0 ? -1.0 : 1
      var own = [Double](repeating: 0, count: count)
      own[index] = 1
      return equations[index].map { $0 * sign } + own + [sums[index] * sign]
    }
    basis = (0..<count).map { variableCount + $0 }
    var costs = [Double](repeating: 0, count: variableCount + count)
    for index in variableCount..<(variableCount + count) { costs[index] = -1 }
    guard let best = maximize(costs), best > -1e-6 else { return nil }
    dropOwnVariables()
  }

  /// What the numbers are when `variable` is as large as it can be, or as small; `nil` when there is no bound.
  mutating func extreme(of variable: Int, isLargest: Bool) -> [Double]? {
    var costs = [Double](repeating: 0, count: variableCount)
    costs[variable] = isLargest ? 1 : -1
    return corner(maximizing: costs)
  }

  /// What the numbers are when the sum of cost · number is largest; `nil` when there is no bound.
  mutating func corner(maximizing costs: [Double]) -> [Double]? {
    guard maximize(costs) != nil else { return nil }
    var solution = [Double](repeating: 0, count: variableCount)
    for (row, variable) in basis.enumerated() { solution[variable] = rows[row].last! }
    return solution
  }

  /// Moves to the corner at which the sum of cost · number is largest, and returns it; `nil` when there is no bound.
  private mutating func maximize(_ costs: [Double]) -> Double? {
    while true {
      let entering = costs.indices.first { column in
        var gain = costs[column]
        for (row, variable) in basis.enumerated() { gain -= costs[variable] * rows[row][column] }
        return gain > Self.tolerance
      }
      guard let entering else { return basis.indices.reduce(0) { $0 + costs[basis[$1]] * rows[$1].last! } }
      var leaving: Int?
      var least = Double.infinity
      for row in rows.indices where rows[row][entering] > Self.tolerance {
        let ratio = rows[row].last! / rows[row][entering]
        if ratio < least - Self.tolerance || (ratio < least + Self.tolerance && basis[row] < basis[leaving!]) {
          (leaving, least) = (row, min(ratio, least))
        }
      }
      guard let leaving else { return nil }
      pivot(leaving, entering)
    }
  }

  private mutating func pivot(_ pivotRow: Int, _ column: Int) {
    let factor = rows[pivotRow][column]
    for index in rows[pivotRow].indices { rows[pivotRow][index] /= factor }
    let own = rows[pivotRow]
    for row in rows.indices where row != pivotRow {
      let multiple = rows[row][column]
      if multiple.magnitude <= Self.tolerance { continue }
      for index in own.indices { rows[row][index] -= multiple * own[index] }
    }
    basis[pivotRow] = column
  }

  /// Leaves only the variables that were asked about, and equations that say something about them.
  private mutating func dropOwnVariables() {
    for row in rows.indices where basis[row] >= variableCount {
      let column = (0..<variableCount).first { rows[row][$0].magnitude > Self.tolerance }
      if let column { pivot(row, column) }
    }
    let kept = basis.indices.filter { basis[$0] < variableCount }
    basis = kept.map { basis[$0] }
    rows = kept.map { Array(rows[$0][..<variableCount]) + [rows[$0].last!] }
  }
}
