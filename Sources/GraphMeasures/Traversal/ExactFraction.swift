import Numbers

/// A weight, or the length of an edge, as an exact fraction: `numerator` · 10^`exponent` / `denominator`.
struct ExactFraction: Hashable, Sendable {
  var numerator: UInt64
  var denominator: UInt64 = 1
  var exponent = 0

  /// A weight as the decimal that it is written as.
  ///
  /// - Parameter weight: finite and above 0.
  init(_ weight: Double) {
    let decimal = ShortestDecimal(weight)
    numerator = decimal.digits
    exponent = decimal.exponent
  }

  /// One over the fraction.
  var reciprocal: ExactFraction {
    var turned = self
    (turned.numerator, turned.denominator, turned.exponent) = (denominator, numerator, -exponent)
    return turned
  }

  /// `weight` / `unit` as a simple fraction; `nil` when none is that close.
  ///
  /// Weights that were rounded to fit a `Double`, like thirds, or sums of them, still have ratios that are simple. Those
  /// are taken whose numerator and denominator multiply to at most 2³⁸, within 2⁻⁴⁹: two such fractions are much
  /// further apart than that, and a ratio at random is that close to one once in ten thousand times.
  init?(_ weight: Double, unit: Double) {
    let ratio = weight / unit
    // Convergents of the continued fraction, which finds every fraction so close (Hardy & Wright, theorem 184).
    var (rest, last, current) = (ratio, (p: UInt64(0), q: UInt64(1)), (p: UInt64(1), q: UInt64(0)))
    while rest < 0x1p38 {
      let whole = UInt64(Int(saturating: rest))
      let (p, q) = (whole &* current.p &+ last.p, whole &* current.q &+ last.q)
      guard p < 1 << 38, q < 1 << 38, Double(p) * Double(q) <= 0x1p38 else { return nil }
      if (Double(p) / Double(q) - ratio).magnitude <= 0x1p-49 * ratio {
        (numerator, denominator) = (p, q)
        return
      }
      (last, current) = (current, (p, q))
      rest = 1 / (rest - Double(whole))
    }
    return nil
  }
}
