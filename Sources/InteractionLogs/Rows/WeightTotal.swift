/// Watches over what the weights of all logs add up to: sums of weights, whichever they are, then fit a `Double`.
///
/// Only weights above ``giant`` are added up: what stays below cannot come near the limit in any log that there is.
struct WeightTotal {
  static let giant = 1e290

  private var total = 0.0

  /// Counts a weight, unless the total would be too large with it.
  ///
  /// - Parameters:
  ///   - weight: finite and above 0.
  ///   - interactions: how many interactions have it, at most.
  /// - Returns: whether it was counted.
  @inline(__always)
  mutating func admit(_ weight: Double, interactions: @autoclosure () -> Int) -> Bool {
    weight < Self.giant || admitGiant(weight, interactions: interactions())
  }

  @inline(never)
  private mutating func admitGiant(_ weight: Double, interactions: Int) -> Bool {
    let sum = total + weight * Double(interactions)
    // A little below the largest number, for what is lost or gained by rounding.
    guard sum < 0x1.FFFFp1023 else { return false }
    total = sum
    return true
  }
}
