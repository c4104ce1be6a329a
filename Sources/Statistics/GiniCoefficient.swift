/// How unevenly a total is spread over those who share it: 0 when all have the same, towards 1 when one has all.
///
/// Half the mean difference between two holders, over the mean: Gini, *Variabilità e mutabilità* (1912). The most that
/// n holders can reach is 1 − 1/n; no correction is made for that, so that holders of nothing count.
public enum GiniCoefficient {
  /// The coefficient of some shares.
  ///
  /// - Parameter values: finite and not negative; those with nothing belong in it.
  /// - Returns: from 0 to 1 − 1/n; `nil` when the values add up to 0.
  /// - Complexity: O(n log n).
  public static func of(_ values: [Double]) -> Double? {
    let sorted = checked(values).sorted()
    let total = sorted.reduce(0, +)
    guard total > 0 else { return nil }
    let count = Double(sorted.count)
    var ranked = 0.0
    for (index, value) in sorted.enumerated() { ranked += (2 * Double(index + 1) - count - 1) * value }
    return ranked / (count * total)
  }

  /// How few of the holders are enough to have `share` of the total between them: the smallest number of the largest
  /// values that reach it.
  ///
  /// - Parameters:
  ///   - share: above 0, at most 1.
  ///   - values: finite and not negative.
  /// - Returns: `nil` when the values add up to 0.
  /// - Complexity: O(n log n).
  public static func fewest(carrying share: Double, of values: [Double]) -> Int? {
    precondition(0 < share && share <= 1)
    let sorted = checked(values).sorted(by: >)
    let total = sorted.reduce(0, +)
    guard total > 0 else { return nil }
    // Sums of fractions may stay a rounding error behind the share that they make exactly.
    let needed = share * total * (1 - 1e-12)
    var carried = 0.0
    for (index, value) in sorted.enumerated() {
      carried += value
      if carried >= needed { return index + 1 }
    }
    return sorted.count
  }

  private static func checked(_ values: [Double]) -> [Double] {
    precondition(values.allSatisfy { $0 >= 0 && $0.isFinite }, "shares are finite and not negative")
    // Only their ratios count: where a sum of them might not fit, they are taken in a unit in which it does.
    return values.contains { $0 > 0x1p900 } ? values.map { $0 * 0x1p-100 } : values
  }
}
