import BigInt
import Numbers
import TestSupport
import Testing

@Suite("Sums of decimals")
struct DecimalSumTests {
  @Test(
    "a sum of decimals is the decimal sum",
    arguments: [
      ([0.1, 0.2], 0.3), ([0.1, 0.1, 0.1], 0.3), ([0.7, 0.1], 0.8), ([1.1, 2.2], 3.3), ([3, 4], 7),
      ([1e-7, 2e-7], 3e-7), ([1e300, 2e300], 3e300), ([3e-290, 1.5e-290], 4.5e-290), ([0.1, 1e15], 1e15 + 0.1),
      ([9_007_199_254_740_991, 1], 0x1p53), ([123_456.789, 0.001], 123_456.79), ([0, 0.3], 0.3), ([0.3, 0], 0.3),
      ([1, 5.55e-17], 1), ([5.55e-17, 5.55e-17], 1.11e-16), ([99.99, 0.01], 100), ([4.35, 4.65], 9),
    ] as [([Double], Double)])
  func sums(numbers: [Double], expected: Double) { #expect(DecimalSum.of(numbers) == expected) }

  @Test("ten million-fold tenths are whole: there is no drift")
  func drift() { #expect(DecimalSum.of(repeatElement(0.1, count: 1_000_000)) == 100_000) }

  @Test("thirds, which no decimal is, add up as in floating point")
  func thirds() {
    #expect(DecimalSum.of(1.0 / 3, 1.0 / 7) == 1.0 / 3 + 1.0 / 7)
    #expect(DecimalSum.of(1.0 / 3, 0.1) == 1.0 / 3 + 0.1)
  }

  @Test("a sum beyond the largest number is the largest number")
  func overflow() { #expect(DecimalSum.of(1e308, 1e308) == .greatestFiniteMagnitude) }

  @Test("any two decimals of up to 7 digits have the sum that fractions have")
  func againstFractions() {
    var random = SeededNumbers(seed: 11)
    for _ in 0..<20_000 {
      let draw = { (digits: Int(random.next() % 10_000_000), exponent: Int(random.next() % 16) - 8) }
      let (a, b) = (draw(), draw())
      let lowest = min(a.exponent, b.exponent)
      let sum =
        BigInt(a.digits) * BigInt(10).power(a.exponent - lowest)
        + BigInt(b.digits) * BigInt(10).power(b.exponent - lowest)
      let expected = Double("\(sum)e\(lowest)")!
      let found = DecimalSum.of(Double("\(a.digits)e\(a.exponent)")!, Double("\(b.digits)e\(b.exponent)")!)
      // Beyond 15 digits the sum is that of floating point.
      let isExact = sum < BigInt(10).power(15)
      #expect(isExact ? found == expected : abs(found - expected) <= 2 * expected.ulp, "\(a) and \(b)")
    }
  }
}

/// Numbers that look random, the same in every run (SplitMix64).
private struct SeededNumbers {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
