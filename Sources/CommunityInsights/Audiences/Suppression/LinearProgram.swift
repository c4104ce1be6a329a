/// Some numbers that are not negative, of which sums are known: how large or small can one of them be?
///
/// The simplex method on a dense tableau whose zeros are skipped. It goes where most is gained, and after a step that
/// gained nothing by the rule of Bland, "New finite pivoting rules for the simplex method", Mathematics of Operations
/// Research 2 (1977), until one gains again: so it always ends. For the few dozen numbers that hang together in a
/// report; the bounds are those of real numbers, and whole numbers may be bounded more closely.
struct LinearProgram {
  /// Below this a number is a rounding error: coefficients are −1, 0 and 1, or not much smaller.
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
    rows = zip(equations, sums).map { equation, sum in
      sum < 0 ? equation.map { -$0 } + [-sum] : equation + [sum]
    }
    basis = Self.variablesOfOneEquation(rows, variableCount).map { $0 ?? -1 }
    for row in rows.indices where basis[row] >= 0 { scale(row, by: 1 / rows[row][basis[row]]) }
    guard addOwnVariables() else { return nil }
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

  // MARK: - The first corner

  /// For each equation a variable that is in no other and may take up all of its sum, if there is one.
  private static func variablesOfOneEquation(_ rows: [[Double]], _ variableCount: Int) -> [Int?] {
    var equation = [Int?](repeating: nil, count: variableCount)
    var isInOne = [Bool](repeating: true, count: variableCount)
    for (index, row) in rows.enumerated() {
      for variable in 0..<variableCount where row[variable] != 0 {
        isInOne[variable] = isInOne[variable] && equation[variable] == nil
        equation[variable] = index
      }
    }
    var found = [Int?](repeating: nil, count: rows.count)
    for (variable, index) in equation.enumerated() where isInOne[variable] {
      if let index, found[index] == nil, rows[index][variable] > tolerance { found[index] = variable }
    }
    return found
  }

  /// Begins with a variable of its own for each other equation, and makes these 0.
  ///
  /// - Returns: whether that is possible.
  private mutating func addOwnVariables() -> Bool {
    let others = basis.indices.filter { basis[$0] < 0 }
    for row in rows.indices {
      let sum = rows[row].removeLast()
      rows[row] += others.map { $0 == row ? 1 : 0 } + [sum]
    }
    for (place, row) in others.enumerated() { basis[row] = variableCount + place }
    let costs = (0..<variableCount + others.count).map { $0 < variableCount ? 0.0 : -1 }
    return maximize(costs).map { $0 > -1e-6 } ?? false
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

  // MARK: - From corner to corner

  /// Moves to the corner at which the sum of cost · number is largest, and returns it; `nil` when there is no bound.
  private mutating func maximize(_ costs: [Double]) -> Double? {
    // What each variable gains when it grows; the last entry is the sum so far, with the other sign.
    var gains = costs + [0]
    for (row, variable) in basis.enumerated() where costs[variable] != 0 {
      Self.subtract(rows[row], times: costs[variable], at: Self.places(rows[row]), from: &gains)
    }
    var hasGained = true
    while let entering = entering(gains, isBold: hasGained) {
      guard let (leaving, step) = leaving(entering) else { return nil }
      hasGained = step > Self.tolerance
      let places = pivot(leaving, entering)
      Self.subtract(rows[leaving], times: gains[entering], at: places, from: &gains)
      gains[entering] = 0
    }
    return -gains.last!
  }

  /// The variable that is to grow: the one that gains most, or the first that gains.
  private func entering(_ gains: [Double], isBold: Bool) -> Int? {
    var (best, most) = (-1, Self.tolerance)
    for (variable, gain) in gains.enumerated() where gain > most && variable < gains.count - 1 {
      (best, most) = (variable, gain)
      if !isBold { break }
    }
    return best < 0 ? nil : best
  }

  /// The equation that stops a variable from growing, and how far it grows.
  private func leaving(_ entering: Int) -> (row: Int, step: Double)? {
    var leaving: Int?
    var least = Double.infinity
    for row in rows.indices where rows[row][entering] > Self.tolerance {
      let ratio = rows[row].last! / rows[row][entering]
      if ratio < least - Self.tolerance || (ratio < least + Self.tolerance && basis[row] < basis[leaving!]) {
        (leaving, least) = (row, min(ratio, least))
      }
    }
    return leaving.map { ($0, least) }
  }

  /// Makes a variable basic in a row.
  ///
  /// - Returns: where the row is not 0.
  @discardableResult
  private mutating func pivot(_ pivotRow: Int, _ column: Int) -> [Int] {
    scale(pivotRow, by: 1 / rows[pivotRow][column])
    let own = rows[pivotRow]
    let places = Self.places(own)
    for row in rows.indices where row != pivotRow {
      let multiple = rows[row][column]
      if multiple.magnitude <= Self.tolerance { continue }
      Self.subtract(own, times: multiple, at: places, from: &rows[row])
      rows[row][column] = 0
    }
    basis[pivotRow] = column
    return places
  }

  private mutating func scale(_ row: Int, by factor: Double) {
    if factor == 1 { return }
    for place in Self.places(rows[row]) { rows[row][place] *= factor }
  }

  /// Where a row is not 0.
  private static func places(_ row: [Double]) -> [Int] { row.indices.filter { row[$0] != 0 } }

  private static func subtract(_ own: [Double], times multiple: Double, at places: [Int], from row: inout [Double]) {
    for place in places {
      let value = row[place] - multiple * own[place]
      row[place] = value.magnitude < 1e-13 ? 0 : value
    }
  }
}
