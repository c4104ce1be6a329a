import BigInt

/// An exact fraction, for oracles that must not round.
public struct Fraction: Comparable, AdditiveArithmetic, Sendable {
  public var numerator: BigInt
  public var denominator: BigInt

  public init(_ numerator: BigInt, _ denominator: BigInt = 1) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / (divisor == 0 ? 1 : divisor)
    self.denominator = sign * denominator / (divisor == 0 ? 1 : divisor)
  }

  public static let zero = Fraction(BigInt(0))

  /// The exact value of a finite floating-point number.
  public init(exactly value: Double) {
    precondition(value.isFinite)
    let exponent = value == 0 ? 0 : Int(value.exponent) - 52
    let whole = BigInt(value.sign == .minus ? -1 : 1) * BigInt((value.significand * 0x1p52).magnitude)
    self =
      value == 0
      ? .zero : exponent >= 0 ? Fraction(whole << exponent) : Fraction(whole, BigInt(1) << -exponent)
  }

  /// The decimal that a finite floating-point number is written as.
  public init(decimal value: Double) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let places = mantissa.count > 1 ? mantissa[1].count : 0
    let exponent = (parts.count > 1 ? Int(parts[1])! : 0) - places
    let digits = BigInt(mantissa.joined())!
    let power = BigInt(10).power(abs(exponent))
    self = exponent >= 0 ? Fraction(digits * power) : Fraction(digits, power)
  }

  public var reciprocal: Fraction { Fraction(denominator, numerator) }

  /// The nearest floating-point number, near enough for comparisons within a tolerance, however long the parts are.
  public var doubleValue: Double {
    if numerator == 0 { return 0 }
    let shift = 120 - (numerator.magnitude.bitWidth - denominator.magnitude.bitWidth)
    let scaled = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift)
    return Double(sign: .plus, exponent: -shift, significand: Double(scaled))
  }

  public static func + (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }

  public static func - (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)
  }

  public static func * (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.numerator, a.denominator * b.denominator)
  }

  public static func < (a: Fraction, b: Fraction) -> Bool { a.numerator * b.denominator < b.numerator * a.denominator }
}
