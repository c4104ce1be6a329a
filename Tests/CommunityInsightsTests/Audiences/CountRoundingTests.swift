import Testing

@testable import CommunityInsights

@Suite("Rounding for audiences")
struct CountRoundingTests {
  @Test(
    "to the nearest five, or to more where the smallest group is larger",
    arguments: [(3, 5), (5, 5), (6, 10), (12, 15)])
  func steps(minimum: Int, step: Int) { #expect(CountRounding(minimumGroup: minimum).step == step) }

  @Test("counts")
  func counts() {
    let (five, ten) = (CountRounding(minimumGroup: 5), CountRounding(minimumGroup: 8))
    #expect((0...12).map { five($0) } == [0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10])
    #expect((0...16).map { ten($0) } == [0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 20, 20])
    #expect(five(nil) == nil && five(12.4) == 10 && five(12.6) == 15)
  }

  @Test("the counts that become the same are those of the cell, and no others", arguments: [3, 5, 8, 12])
  func cells(minimum: Int) {
    let rounding = CountRounding(minimumGroup: minimum)
    for count in 0...60 {
      #expect(rounding.cell(of: count).contains(count))
      #expect((0...80).filter { rounding($0) == rounding(count) } == Array(rounding.cell(of: count)))
      #expect(rounding.lowest(of: rounding(count)) == rounding.cell(of: count).lowerBound)
    }
  }

  @Test("some of all never become all, and never nobody of nobody")
  func people() {
    let rounding = CountRounding(minimumGroup: 5)
    #expect(rounding(PeopleCount(18, of: 22, among: .everybody)) == PeopleCount(15, of: 20, among: .everybody))
    #expect(rounding(PeopleCount(22, of: 22, among: .everybody)) == PeopleCount(20, of: 20, among: .everybody))
    #expect(rounding(PeopleCount(0, of: 22, among: .everybody)) == PeopleCount(0, of: 20, among: .everybody))
    #expect(
      rounding(PeopleCount(8, of: 23, among: .everybody, partition: "part"))
        == PeopleCount(10, of: 25, among: .everybody, partition: "part"))
  }

  /// A fraction of any number from there on lies in every step.
  @Test(
    "a step holds a fraction of every number that may lie behind it", arguments: [5, 10, 20, 37, 50, 99, 100, 1_000])
  func precision(count: Int) throws {
    let step = try #require(Precision.step(over: count))
    for told in 0...Int((1 / step).rounded()) {
      let bounds = (Double(told) - 0.5) * step...(Double(told) + 0.5) * step
      for other in count...(count + 20) {
        #expect((0...other).contains { bounds.contains(Double($0) / Double(other)) })
      }
    }
    #expect(Precision.step(over: 4) == nil)
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
