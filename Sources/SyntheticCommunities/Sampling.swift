import GraphCore
import Numbers

/// Draws by whole numbers, sums and products alone, so that a seed gives the same community on every platform.
extension SeededGenerator {
  /// True in `percent` of 100 cases.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// A uniform whole number in `range`.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// An index of `weights`, drawn in proportion to them; for short tables.
  mutating func index(weightedBy weights: [Int]) -> Int {
    var rest = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    preconditionFailure("the rest is below the sum of the weights")
  }

  /// A position in `range`, drawn in proportion to the weights whose running sums, from the first of `range` on, are
  /// `sums[range]`.
  ///
  /// - Complexity: O(log range).
  mutating func position(in range: Range<Int>, ofRunningSums sums: [Double]) -> Int {
    let mark = unitUniform() * sums[range.upperBound - 1]
    var (low, high) = (range.lowerBound, range.upperBound - 1)
    while low < high {
      let middle = low + (high - low) / 2
      if sums[middle] > mark { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// `value`, rounded up or down so that the mean of many such numbers is `value`.
  mutating func rounded(_ value: Double) -> Int {
    let floor = value.rounded(.down)
    return Int(saturating: floor) + (unitUniform() < value - floor ? 1 : 0)
  }
}
