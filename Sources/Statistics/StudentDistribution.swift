#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Student's t distribution.
public enum StudentDistribution {
  /// The probability of a value at least as far from 0 as `t`, on either side.
  ///
  /// It is the regularized incomplete beta function of ν/2 and 1/2 at ν / (ν + t²).
  ///
  /// - Parameter degreesOfFreedom: ν, above 0; need not be whole.
  /// - Complexity: O(1).
  public static func twoSided(_ t: Double, degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom > 0)
    guard t.isFinite else { return 0 }
    return betaShare(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5)
  }

  /// The regularized incomplete beta function, by its continued fraction (Abramowitz & Stegun 26.5.8) on the side of the
  /// mean where that converges fast.
  private static func betaShare(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    let logFactor = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
    return x < (a + 1) / (a + b + 2)
      ? exp(logFactor) * fraction(x, a, b) / a : 1 - exp(logFactor) * fraction(1 - x, b, a) / b
  }

  /// By Lentz's method.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    func nonzero(_ number: Double) -> Double { number.magnitude < 1e-300 ? 1e-300 : number }
    var c = 1.0
    var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1...300 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      for coefficient in [even, odd] {
        d = 1 / nonzero(1 + coefficient * d)
        c = nonzero(1 + coefficient / c)
        value *= c * d
      }
      if (c * d - 1).magnitude < 1e-15 { break }
    }
    return value
  }
}
