/// Sums of numbers that stand for decimals, as those of a log do: 0.1 + 0.2 is 0.3.
///
/// A `Double` stands for its ``ShortestDecimal``, and the sum of two for the decimal sum. It is exact while it has up to
/// 15 significant digits; beyond, and for numbers that were rounded to fit a `Double`, like thirds, it is the sum in
/// floating point.
public enum DecimalSum {
  /// The sum of two finite numbers that are not below 0; the largest `Double` when it is beyond that.
  ///
  /// - Complexity: O(1): two additions for whole numbers, some ten nanoseconds for fractions, and about a microsecond
  ///   where the sum is below 10⁻⁷ or above 10¹⁵.
  @inlinable
  @inline(__always)
  public static func of(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    if sum < 0x1p51 && isWhole(a) && isWhole(b) { return sum }
    return ofFractions(a, b)
  }

  /// The sum of many finite numbers that are not below 0.
  @inlinable
  public static func of(_ numbers: some Sequence<Double>) -> Double { numbers.reduce(0) { of($0, $1) } }

  /// Of a number below 2⁵¹, where adding 1.5 · 2⁵² leaves no room for a fraction.
  @inlinable
  @inline(__always)
  static func isWhole(_ value: Double) -> Bool { rounded(value) == value }

  @inlinable
  @inline(__always)
  static func rounded(_ value: Double) -> Double { (value + 0x1.8p52) - 0x1.8p52 }

  /// The powers of ten that a `Double` holds exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  @usableFromInline
  @inline(never)
  static func ofFractions(_ a: Double, _ b: Double) -> Double {
    if a == 0 { return b }
    if b == 0 { return a }
    let sum = min(a + b, .greatestFiniteMagnitude)
    guard sum < 1e15 && sum >= 1e-7 else { return min(ofDigits(a, b), .greatestFiniteMagnitude) }
    // The smallest unit of which the sum has fewer than 10¹⁵: in it all decimals of up to 15 digits are whole. Below
    // 2⁵³ both it and the power of ten are exact, so that their quotient is the nearest Double to the decimal.
    let unit = powersOfTen[places(for: sum)]
    let (wholeA, wholeB) = (rounded(a * unit), rounded(b * unit))
    return wholeA / unit == a && wholeB / unit == b ? (wholeA + wholeB) / unit : sum
  }

  /// How many decimal places a number from 10⁻⁷ to below 10¹⁵ leaves room for: 0 to 22.
  private static func places(for sum: Double) -> Int {
    // 1233 / 4096 is close to the decimal logarithm of 2. Where the sum has a digit more than its power of two, it is
    // below 2 · 10¹⁵ in the unit, which is still far enough below 2⁵³.
    14 - ((Int(sum.exponent) * 1233) >> 12)
  }

  /// By the digits as they are written, for sums of any size.
  private static func ofDigits(_ a: Double, _ b: Double) -> Double {
    let (first, second) = (ShortestDecimal(a), ShortestDecimal(b))
    let exponent = min(first.exponent, second.exponent)
    guard let digitsA = first.digits(at: exponent), let digitsB = second.digits(at: exponent) else { return a + b }
    let (digits, overflow) = digitsA.addingReportingOverflow(digitsB)
    return overflow ? a + b : Double("\(digits)e\(exponent)") ?? a + b
  }
}

extension ShortestDecimal {
  /// The number in units of 10^`exponent`, which is not above its own; `nil` when it is too large for 64 bits.
  fileprivate func digits(at exponent: Int) -> UInt64? {
    var digits = digits
    for _ in 0..<min(20, self.exponent - exponent) {
      let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      digits = product
    }
    return digits
  }
}
