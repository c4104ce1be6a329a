import TestSupport
import Testing

@testable import CommunityInsights

@Suite struct AnalysisComparisonTests {
  private func row(
    _ first: Double?, _ second: Double?, _ intervals: (Interval?, Interval?) = (nil, nil),
    direction: Indicator.Direction = .higherIsBetter
  ) -> AnalysisComparison.Row {
    AnalysisComparison.Row(
      key: "key", label: "label", unit: .share, direction: direction, first: first, second: second,
      firstInterval: intervals.0, secondInterval: intervals.1)
  }

  private func interval(
    _ bounds: ClosedRange<Double>, level: Double = 0.95, _ method: Interval.Method = .wilson
  ) -> Interval {
    Interval(lower: bounds.lowerBound, upper: bounds.upperBound, level: level, method: method)
  }

  /// Zou & Donner: from the difference .2, the root of .1² + .1² down and of .2² + .1² up.
  @Test func `the interval of a difference comes from those of both`() throws {
    let difference = try #require(row(0.5, 0.7, (interval(0.4...0.6), interval(0.6...0.9))).differenceInterval)
    #expect(isClose(difference.lower, 0.2 - 0.02.squareRoot()) && isClose(difference.upper, 0.2 + 0.05.squareRoot()))
    #expect(difference.method == .wilson && difference.level == 0.95)
  }

  @Test func `two methods together are called resampling`() {
    let both = (interval(0.4...0.6), interval(0.6...0.9, .greenwood))
    #expect(row(0.5, 0.7, both).differenceInterval?.method == .resampling)
  }

  @Test func `without both intervals at one level there is none of the difference`() {
    #expect(row(0.5, 0.7, (interval(0.4...0.6), nil)).differenceInterval == nil)
    #expect(row(0.5, 0.7, (interval(0.4...0.6), interval(0.6...0.9, level: 0.9))).differenceInterval == nil)
    #expect(row(nil, 0.7, (interval(0.4...0.6), interval(0.6...0.9))).differenceInterval == nil)
  }

  @Test func `better is what moves the right way and is clear of chance`() {
    let far = (interval(0.4...0.6), interval(0.8...0.9))
    #expect(row(0.5, 0.85, far).isBetter == true)
    #expect(row(0.5, 0.85, far, direction: .lowerIsBetter).isBetter == false)
    #expect(row(0.5, 0.85, far, direction: .neither).isBetter == nil)
    #expect(row(0.5, 0.55, (interval(0.4...0.6), interval(0.45...0.65))).isBetter == nil)
    #expect(row(0.5, 0.5).isBetter == nil && row(0.5, nil).isBetter == nil)
    #expect(row(0.5, 0.4).isBetter == false)
  }

  @Test func `every number about the network stands beside that of the other`() throws {
    let comparison = AnalysisComparison(try Community.star.analysis(), try Community.triangle.analysis())
    let distance = try #require(comparison["network.mean_distance"])
    #expect(isClose(distance.first, 1.5) && distance.second == 1 && distance.isBetter == true)
    #expect(comparison["network.reciprocity"]?.difference == 0)
    #expect(comparison["network.cut_members"]?.first == 1 && comparison["network.cut_members"]?.second == 0)
    #expect(Set(comparison.rows.map(\.key)).count == comparison.rows.count)
  }
}
