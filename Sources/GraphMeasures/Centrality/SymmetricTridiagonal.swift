/// A symmetric matrix with entries on the diagonal and beside it.
struct SymmetricTridiagonal {
  var diagonal: [Double] = []
  /// Entry i stands between i and i + 1, above 0; one fewer than the diagonal.
  var offDiagonal: [Double] = []

  /// The largest eigenvalue and its vector of length 1.
  ///
  /// The value by bisection on the number of eigenvalues above a bound (the signs of the pivots, Golub & Van Loan
  /// 8.4), the vector by inverse iteration just above the value, where all pivots are negative and none vanishes.
  ///
  /// - Complexity: O(size).
  func largestEigenpair() -> (value: Double, vector: [Double]) {
    var low = diagonal.max()!
    var high = diagonal.indices.reduce(low) { bound, row in
      max(
        bound, diagonal[row] + (row > 0 ? offDiagonal[row - 1] : 0) + (row < offDiagonal.count ? offDiagonal[row] : 0))
    }
    // The largest entry counts, too, for eigenvalues close to 0.
    let scale = max(offDiagonal.max() ?? 0, diagonal.reduce(0) { max($0, $1.magnitude) })
    let precision = max(4 * high.ulp, scale * 0x1p-52, .leastNormalMagnitude)
    while high - low > precision {
      let middle = low + (high - low) / 2
      if pivots(shift: middle).allSatisfy({ $0 < 0 }) { high = middle } else { low = middle }
    }
    let shift = high + precision
    let pivots = pivots(shift: shift)
    var vector = [Double](repeating: 1, count: diagonal.count)
    for _ in 0..<3 { vector = solved(vector, pivots) }
    return (high, vector)
  }

  /// The pivots of Gaussian elimination on the matrix less `shift` on its diagonal.
  private func pivots(shift: Double) -> [Double] {
    var pivots: [Double] = []
    pivots.reserveCapacity(diagonal.count)
    for row in diagonal.indices {
      var pivot = diagonal[row] - shift
      if row > 0 { pivot -= offDiagonal[row - 1] * offDiagonal[row - 1] / pivots[row - 1] }
      // A pivot that vanishes stands for one just above 0: the bound is an eigenvalue of a leading part.
      pivots.append(pivot == 0 ? shift.ulp : pivot)
    }
    return pivots
  }

  /// Solves the shifted system for `right`, and scales the solution to length 1.
  private func solved(_ right: [Double], _ pivots: [Double]) -> [Double] {
    var solution = right
    for row in solution.indices.dropFirst() {
      solution[row] -= offDiagonal[row - 1] / pivots[row - 1] * solution[row - 1]
    }
    for row in solution.indices.reversed() {
      if row + 1 < solution.count { solution[row] -= offDiagonal[row] * solution[row + 1] }
      solution[row] /= pivots[row]
    }
    let length = solution.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return solution.map { $0 / length }
  }
}
