/// How much a value of a series tells of the next one, and what that takes from the evidence.
///
/// Activity comes in spells, so that twelve months of a log say less than twelve independent numbers would. A mean of n
/// values of a first-order autoregressive series scatters as one of n / f independent values does, with
/// f = (1 + r) / (1 − r) (Bayley & Hammersley 1946); and so does Kendall's S, nearly (Hamed & Rao, Journal of Hydrology
/// 204, 1998).
struct Autocorrelation {
  /// The correlation of neighbours, corrected for the bias that a short series has, from `least` to 0.9.
  let first: Double

  /// How many values of the series tell as much as one independent value.
  var inflation: Double { (1 + first) / (1 - first) }

  /// - Parameters:
  ///   - residuals: stretches of deviations from what is expected, each in the order of time.
  ///   - fitted: how many numbers were fitted in each stretch, 1 for a mean, 2 for a line: they make the correlation
  ///     look smaller (Kendall, Biometrika 41, 1954).
  ///   - caution: what is added, to be on the safe side.
  ///   - least: the smallest value.
  init(residuals: [[Double]], fitted: Double, caution: Double = 0, least: Double = 0) {
    var (product, square, count) = (0.0, 0.0, 0.0)
    for stretch in residuals {
      count = max(count, Double(stretch.count))
      for (one, next) in zip(stretch, stretch.dropFirst()) { product += one * next }
      for value in stretch { square += value * value }
    }
    // What does not scatter at all hangs on nothing.
    guard square > 0 else {
      first = max(least, min(0.9, caution))
      return
    }
    let raw = product / square
    // For a mean E[r] is about ρ − (1 + 3ρ) / n, for a line ρ − (2 + 4ρ) / n.
    let room = count - fitted - 2
    let corrected = room > 0 ? (raw * count + fitted) / room : raw
    first = min(0.9, max(least, corrected + caution))
  }
}
