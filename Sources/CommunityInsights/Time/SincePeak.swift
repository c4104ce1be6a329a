/// How many take part lately, beside the busiest window that ever was: no trend is needed to see that few are left.
struct SincePeak {
  /// Which window was the busiest, the first of equal ones, and how many took part in it.
  let peak: Int
  let most: Double
  /// How many took part on average in the last ``lastWindows`` windows: one by itself may be a holiday.
  let latest: Double

  /// Fewer windows show no rise and fall.
  static let fewestWindows = 6
  static let lastWindows = 3

  /// - Parameter counts: how many took part in each whole window.
  /// - Complexity: O(windows).
  init?(_ counts: [Double]) {
    guard counts.count >= Self.fewestWindows,
      let peak = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }), counts[peak] > 0
    else { return nil }
    (self.peak, most) = (peak, counts[peak])
    latest = counts.suffix(Self.lastWindows).reduce(0, +) / Double(Self.lastWindows)
  }

  /// The share of the most.
  var share: Double { latest / most }
  var isBelowHalf: Bool { share <= 0.5 }
}
