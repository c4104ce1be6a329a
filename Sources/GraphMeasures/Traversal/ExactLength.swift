/// Exact arithmetic on path lengths that are sums of reciprocals of weights.
///
/// Floating-point sums cannot tell whether 1/10 + 1/5 equals 1/4 + 1/20, which decides whether two paths are both
/// shortest. Two devices decide it:
///
/// 1. Beside each floating-point length stands its *residue*: the same sum modulo the prime 2⁶¹ − 1, in which every weight has
///    a reciprocal. Equal lengths have equal residues, always; lengths that differ have equal residues with
///    probability below 2⁻⁶⁰, so equal residues are taken for equal lengths.
/// 2. Where residues differ although the floating-point values are too close to call, ``compareReciprocalSums(_:_:)``
///    compares the two sums as fractions of whole numbers of any size.
enum ExactLength {
  /// The Mersenne prime 2⁶¹ − 1.
  static let modulus: UInt64 = (1 << 61) - 1

  @inline(__always)
  static func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a &+ b
    return sum >= modulus ? sum &- modulus : sum
  }

  static func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    // 2⁶¹ ≡ 1, so the bits above the 61st are added to those below.
    return add(product.low & modulus, (product.high << 3) | (product.low >> 61))
  }

  static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, square, rest) = (UInt64(1), base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = multiply(result, square) }
      square = multiply(square, square)
      rest >>= 1
    }
    return result
  }

  /// The residue of 1 / `weight`, for a finite weight above 0, which is a whole number times a power of two.
  static func residueOfReciprocal(_ weight: Double) -> UInt64 {
    let (whole, exponent) = wholeAndExponent(weight)
    let reciprocal = power(whole % modulus, modulus - 2)
    // 2 has order 61.
    let shift = UInt64(((-exponent) % 61 + 61) % 61)
    return multiply(reciprocal, power(2, shift))
  }

  /// Compares Σ 1/a with Σ 1/b exactly: below 0, 0 or above 0.
  ///
  /// - Complexity: quadratic in the number of weights that are not common to both.
  static func compareReciprocalSums(_ a: [Double], _ b: [Double]) -> Int {
    let (onlyA, onlyB) = withoutCommon(a.sorted(), b.sorted())
    let exponents = (onlyA + onlyB).map { wholeAndExponent($0).exponent }
    // 1 / (m · 2ᵉ) = 2^(highest − e) / (m · 2^highest): all numerators become whole numbers.
    let highest = exponents.max() ?? 0
    let (first, second) = (Fraction(onlyA, highest), Fraction(onlyB, highest))
    return first.numerator.multiplied(by: second.denominator).compare(
      to: second.numerator.multiplied(by: first.denominator))
  }

  private static func wholeAndExponent(_ weight: Double) -> (whole: UInt64, exponent: Int) {
    let bits = weight.significandBitPattern | (weight.isNormal ? 1 << 52 : 0)
    let zeros = bits.trailingZeroBitCount
    let exponent = (weight.isNormal ? Int(weight.exponent) : -1022) - 52
    return (bits >> UInt64(zeros), exponent + zeros)
  }

  private static func withoutCommon(_ a: [Double], _ b: [Double]) -> ([Double], [Double]) {
    var (onlyA, onlyB): ([Double], [Double]) = ([], [])
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if j == b.count || (i < a.count && a[i] < b[j]) {
        onlyA.append(a[i])
        i += 1
      } else if i == a.count || b[j] < a[i] {
        onlyB.append(b[j])
        j += 1
      } else {
        i += 1
        j += 1
      }
    }
    return (onlyA, onlyB)
  }

  private struct Fraction {
    var numerator = Natural(0)
    var denominator = Natural(1)

    /// Σ 2^(highest − e) / m over weights m · 2ᵉ.
    init(_ weights: [Double], _ highest: Int) {
      for weight in weights {
        let (whole, exponent) = wholeAndExponent(weight)
        let term = denominator.shiftedLeft(highest - exponent)
        numerator = numerator.multiplied(by: Natural(whole)).adding(term)
        denominator = denominator.multiplied(by: Natural(whole))
      }
    }
  }
}

/// A whole number of any size, with just the operations that a comparison of fractions needs.
struct Natural {
  /// 32 bits each, lowest first, without leading zeros.
  private var limbs: [UInt32]

  init(_ value: UInt64) { self.init(limbs: [UInt32(truncatingIfNeeded: value), UInt32(value >> 32)]) }

  private init(limbs: [UInt32]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  func adding(_ other: Natural) -> Natural {
    var (sum, carry): ([UInt32], UInt64) = ([], 0)
    for index in 0..<max(limbs.count, other.limbs.count) {
      carry +=
        UInt64(index < limbs.count ? limbs[index] : 0) + UInt64(index < other.limbs.count ? other.limbs[index] : 0)
      sum.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    sum.append(UInt32(carry))
    return Natural(limbs: sum)
  }

  func multiplied(by other: Natural) -> Natural {
    var product = [UInt32](repeating: 0, count: limbs.count + other.limbs.count)
    for (i, a) in limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in other.limbs.enumerated() {
        carry += UInt64(a) * UInt64(b) + UInt64(product[i + j])
        product[i + j] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product[i + other.limbs.count] = UInt32(carry)
    }
    return Natural(limbs: product)
  }

  func shiftedLeft(_ bits: Int) -> Natural {
    let zeros = Natural(limbs: [UInt32](repeating: 0, count: bits / 32) + limbs)
    return bits % 32 == 0 ? zeros : zeros.multiplied(by: Natural(1 << UInt64(bits % 32)))
  }

  /// Below 0, 0 or above 0.
  func compare(to other: Natural) -> Int {
    if limbs.count != other.limbs.count { return limbs.count - other.limbs.count }
    for (a, b) in zip(limbs.reversed(), other.limbs.reversed()) where a != b { return a < b ? -1 : 1 }
    return 0
  }
}
