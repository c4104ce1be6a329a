#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Student's t distribution: that of a mean over its estimated standard error (Student 1908).
public enum StudentDistribution {
  /// How many standard errors from the middle the central share `level` of all values reaches: 2.09 for 0.95 and 19
  /// degrees of freedom.
  ///
  /// To three digits at least from 2 degrees of freedom on. Hill, "Algorithm 396: Student's t-quantiles",
  /// Communications of the ACM 13 (1970).
  ///
  /// - Parameter freedom: 2 or more, not necessarily whole.
  /// - Precondition: `level` is above 0 and below 1.
  /// - Complexity: O(1).
  public static func halfWidth(level: Double, degreesOfFreedom freedom: Double) -> Double {
    precondition(0 < level && level < 1 && freedom >= 2)
    let tails = 1 - level
    if freedom == 2 { return (2 / (tails * (2 - tails)) - 2).squareRoot() }
    let a = 1 / (freedom - 0.5)
    let b = 48 / (a * a)
    var c = ((20700 * a / b - 98) * a - 16) * a + 96.36
    let d = ((94.5 / (b + c) - 3) / b + 1) * (a * Double.pi / 2).squareRoot() * freedom
    let y = pow(d * tails, 2 / freedom)
    if y <= 0.05 + a {
      let inner = (1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3) + 0.5 / (freedom + 4))
      return (freedom * ((inner * y - 1) * (freedom + 1) / (freedom + 2) + 1 / y)).squareRoot()
    }
    let x = NormalDistribution.quantile(tails / 2)
    let square = x * x
    if freedom < 5 { c += 0.3 * (freedom - 4.5) * (x + 0.6) }
    c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b
    let root = (((((0.4 * square + 6.3) * square + 36) * square + 94.5) / c - square - 3) / b + 1) * x
    return (freedom * expm1(a * root * root)).squareRoot()
  }

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
