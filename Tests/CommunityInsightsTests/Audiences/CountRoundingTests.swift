import Testing

@testable import CommunityInsights

@Suite("Rounding for audiences")
struct CountRoundingTests {
  @Test("to the nearest five")
  func counts() {
    #expect((0...12).map { CountRounding.round($0) } == [0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10])
    #expect(CountRounding.round(nil) == nil)
  }

  @Test(
    "to digits that count",
    arguments: [
      (1.327_017_9, 2, 1.3), (0.003_423_1, 3, 0.003_42), (82_876, 3, 82_900), (0, 3, 0), (-0.004_711_5, 3, -0.004_71),
      (0.999_6, 3, 1), (100, 2, 100), (9.96, 2, 10), (1, 3, 1),
    ])
  func digits(number: Double, digits: Int, expected: Double) {
    #expect(number.rounded(significantDigits: digits) == expected)
  }

  @Test("what is no number stays as it is")
  func infinite() {
    #expect(Double.infinity.rounded(significantDigits: 3) == .infinity)
    #expect(Double.nan.rounded(significantDigits: 3).isNaN)
  }

  @Test("rounding twice changes nothing")
  func idempotent() {
    for number in [0.123_456, 98.765, 1_234_567, 1e-9] {
      let once = number.rounded(significantDigits: 3)
      #expect(once.rounded(significantDigits: 3) == once)
    }
  }
}
