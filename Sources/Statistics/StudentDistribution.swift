#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The distribution of a mean over its estimated standard error (Student 1908).
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
}
