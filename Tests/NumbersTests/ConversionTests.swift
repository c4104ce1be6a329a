import Numbers
import Testing

@Suite("Conversions of floating-point numbers")
struct ConversionTests {
  @Test(
    "what no integer holds becomes the nearest one, and NaN 0",
    arguments: [
      (0, 0), (2.9, 2), (-2.9, -2), (0x1p62, 1 << 62), (0x1p63, .max), (9.3e18, .max), (1e308, .max),
      (.infinity, .max), (-0x1p63, .min), (-1e300, .min), (-.infinity, .min), (.nan, 0),
    ] as [(Double, Int)])
  func saturating(value: Double, expected: Int) { #expect(Int(saturating: value) == expected) }

  @Test(
    "the shortest decimal is the one that was written",
    arguments: [
      (0.3, 3, -1), (1, 1, 0), (1_500, 15, 2), (5.55e-17, 555, -19), (1e300, 1, 300), (.leastNonzeroMagnitude, 5, -324),
      (0x1p53 - 1, 9_007_199_254_740_991, 0), (123.456, 123_456, -3), (1.0 / 3, 3_333_333_333_333_333, -16),
    ] as [(Double, UInt64, Int)])
  func shortestDecimal(value: Double, digits: UInt64, exponent: Int) {
    let decimal = ShortestDecimal(value)
    #expect((decimal.digits, decimal.exponent) == (digits, exponent))
    #expect(decimal.mayBeRounded == (value == 1.0 / 3))
  }
}
