/// Exact arithmetic on path lengths that are sums of weights, or of their reciprocals.
///
/// Floating-point sums cannot tell whether 1/10 + 1/5 equals 1/4 + 1/20, or 0.1 + 0.2 equals 0.3, which decides whether two paths are both
/// shortest. Two devices decide it:
///
/// 1. Beside each floating-point length stands its *residue*: the same sum modulo the prime 2⁶¹ − 1, in which every weight
///    has a reciprocal (none is a multiple of the prime: ``ShortestDecimal/digits`` are below it). Equal lengths have equal residues, always; lengths that differ have equal residues with
///    probability below 2⁻⁶⁰, so equal residues are taken for equal lengths.
/// 2. Where residues differ although the floating-point values are too close to call, ``compareSums(_:_:of:)``
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

  /// The residue of a length.
  static func residue(_ length: ExactFraction) -> UInt64 {
    let exponent = length.exponent
    let scale = power(10, UInt64(exponent.magnitude))
    // By Fermat's little theorem.
    func inverse(_ value: UInt64) -> UInt64 { power(value % modulus, modulus - 2) }
    let scaled = multiply(length.numerator % modulus, exponent < 0 ? inverse(scale) : scale)
    return multiply(scaled, inverse(length.denominator))
  }

  /// Compares Σ a with Σ b exactly: below 0, 0 or above 0.
  ///
  /// - Parameters:
  ///   - a: lengths, as indices of `lengths`.
  ///   - b: the same.
  /// - Complexity: quadratic in the number of lengths that are not common to both.
  static func compareSums(_ a: [UInt32], _ b: [UInt32], of lengths: [ExactFraction]) -> Int {
    let (indicesA, indicesB) = withoutCommon(a.sorted(), b.sorted())
    let (onlyA, onlyB) = (indicesA.map { lengths[Int($0)] }, indicesB.map { lengths[Int($0)] })
    // In units of 10^lowest all numerators are whole numbers.
    let lowest = (onlyA + onlyB).map(\.exponent).min() ?? 0
    let (first, second) = (Fraction(onlyA, lowest), Fraction(onlyB, lowest))
    return first.numerator.multiplied(by: second.denominator).compare(
      to: second.numerator.multiplied(by: first.denominator))
  }

  private static func withoutCommon(_ a: [UInt32], _ b: [UInt32]) -> ([UInt32], [UInt32]) {
    var (onlyA, onlyB): ([UInt32], [UInt32]) = ([], [])
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

    /// The sum of lengths, in units of 10^lowest.
    init(_ lengths: [ExactFraction], _ lowest: Int) {
      for length in lengths {
        let scale = Natural.powerOfTen(length.exponent - lowest)
        let term = denominator.multiplied(by: scale).multiplied(by: Natural(length.numerator))
        numerator = numerator.multiplied(by: Natural(length.denominator)).adding(term)
        denominator = denominator.multiplied(by: Natural(length.denominator))
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

  static func powerOfTen(_ exponent: Int) -> Natural {
    var power = Natural(1)
    for _ in 0..<exponent / 19 { power = power.multiplied(by: Natural(10_000_000_000_000_000_000)) }
    for _ in 0..<exponent % 19 { power = power.multiplied(by: Natural(10)) }
    return power
  }

  /// Below 0, 0 or above 0.
  func compare(to other: Natural) -> Int {
    if limbs.count != other.limbs.count { return limbs.count - other.limbs.count }
    for (a, b) in zip(limbs.reversed(), other.limbs.reversed()) where a != b { return a < b ? -1 : 1 }
    return 0
  }
}
