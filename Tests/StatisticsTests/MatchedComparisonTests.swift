import Statistics
import TestSupport
import Testing

@Suite("Comparison within strata")
struct MatchedComparisonTests {
  typealias Stratum = MatchedComparison.Stratum

  /// Deaths in the University Group Diabetes Program by age below and from 55, tolbutamide against placebo: the example
  /// of Rothman & Greenland, *Modern Epidemiology*, whose pooled ratio is 1.33 and difference 0.035.
  private static let diabetes = [
    Stratum(exposedSuccesses: 8, exposedTotal: 106, unexposedSuccesses: 5, unexposedTotal: 120),
    Stratum(exposedSuccesses: 22, exposedTotal: 98, unexposedSuccesses: 16, unexposedTotal: 85),
  ]

  @Test("the diabetes program")
  func published() throws {
    let comparison = MatchedComparison(Self.diabetes)
    let (ratio, difference) = (try #require(comparison.ratio), try #require(comparison.difference))
    #expect((ratio.value - 1.33).magnitude < 0.005 && (difference.value - 0.035).magnitude < 0.0005)
    #expect(isClose(ratio.interval.lowerBound, 0.797_899_6, within: 1e-4))
    #expect(isClose(ratio.interval.upperBound, 2.202_152_9, within: 1e-4))
    #expect(comparison.matchedStrata == 2 && comparison.unmatchedStrata == 0)
    #expect(comparison.matchedExposed == 204 && comparison.matchedUnexposed == 205)
  }

  @Test("one stratum: the plain difference and ratio, with the intervals of Wald and Katz")
  func oneStratum() throws {
    let comparison = MatchedComparison([
      Stratum(exposedSuccesses: 30, exposedTotal: 40, unexposedSuccesses: 20, unexposedTotal: 60)
    ])
    let (ratio, difference) = (try #require(comparison.ratio), try #require(comparison.difference))
    #expect(isClose(ratio.value, 2.25) && isClose(difference.value, 0.75 - 1.0 / 3))
    let wald = (0.75 * 0.25 / 40 + (1.0 / 3) * (2.0 / 3) / 60).squareRoot() * 1.959_963_984_540_054
    #expect(isClose(difference.interval.upperBound - difference.value, wald, within: 1e-12))
    let katz = 1 / 30.0 - 1 / 40.0 + 1 / 20.0 - 1 / 60.0
    let width = ratio.interval.upperBound / ratio.value
    #expect(isClose(ratio.interval.lowerBound * width, ratio.value, within: 1e-12))
    #expect(isClose(logarithm(width), katz.squareRoot() * 1.959_963_984_540_054, within: 1e-10))
  }

  /// The natural logarithm, as the area below 1/x: slow, and free of any library.
  private func logarithm(_ x: Double) -> Double {
    let steps = 20_000
    let width = (x - 1) / Double(steps)
    return (0..<steps).reduce(0) { sum, step in
      let left = 1 + Double(step) * width
      return sum + width / 6 * (1 / left + 4 / (left + width / 2) + 1 / (left + width))
    }
  }

  @Test("a stratum with one arm tells nothing and is counted; an empty one is not there")
  func unmatched() {
    let comparison = MatchedComparison(
      Self.diabetes + [Stratum(exposedSuccesses: 50, exposedTotal: 50), Stratum(unexposedTotal: 9), Stratum()])
    #expect(comparison.ratio == MatchedComparison(Self.diabetes).ratio)
    #expect(comparison.difference == MatchedComparison(Self.diabetes).difference)
    #expect(comparison.matchedStrata == 2 && comparison.unmatchedStrata == 2)
    let nothing = MatchedComparison([Stratum(exposedSuccesses: 1, exposedTotal: 2)])
    #expect(nothing.ratio == nil && nothing.difference == nil)
  }

  @Test("strata of unlike shares: matching undoes what pooling makes up")
  func confounded() throws {
    // In both strata the arms are alike; pooled, the exposed would look far better.
    let comparison = MatchedComparison([
      Stratum(exposedSuccesses: 90, exposedTotal: 100, unexposedSuccesses: 9, unexposedTotal: 10),
      Stratum(exposedSuccesses: 1, exposedTotal: 10, unexposedSuccesses: 10, unexposedTotal: 100),
    ])
    #expect(isClose(comparison.difference?.value, 0, within: 1e-15) && isClose(comparison.ratio?.value, 1))
    let interval = try #require(comparison.difference?.interval)
    #expect(interval.contains(0))
  }

  @Test("the arms changed over turn the ratio round")
  func mirrored() throws {
    let turned = Self.diabetes.map {
      Stratum(
        exposedSuccesses: $0.unexposedSuccesses, exposedTotal: $0.unexposedTotal,
        unexposedSuccesses: $0.exposedSuccesses, unexposedTotal: $0.exposedTotal)
    }
    let (there, back) = (MatchedComparison(Self.diabetes), MatchedComparison(turned))
    #expect(
      isClose(there.ratio!.value * back.ratio!.value, 1) && isClose(there.difference!.value, -back.difference!.value))
    #expect(isClose(there.ratio!.interval.upperBound * back.ratio!.interval.lowerBound, 1))
  }

  @Test("no success in one arm has no ratio; no success at all differs by nothing")
  func edges() {
    let none = MatchedComparison([Stratum(exposedSuccesses: 3, exposedTotal: 9, unexposedTotal: 5)])
    #expect(none.ratio == nil && isClose(none.difference?.value, 1.0 / 3))
    let all = MatchedComparison([
      Stratum(exposedSuccesses: 4, exposedTotal: 4, unexposedSuccesses: 4, unexposedTotal: 4)
    ])
    #expect(all.ratio?.interval == 1...1 && all.difference?.interval == 0...0)
  }
}
