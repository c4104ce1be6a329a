import Testing

@testable import CommunityInsights

@Suite("Sponsor offers")
struct SponsorOffersTests {
  private func indicator(
    _ value: Double?, _ direction: Indicator.Direction, unit: Indicator.Unit = .share,
    interval: ClosedRange<Double>? = nil,
    references: [Reference] = []
  ) -> Indicator {
    Indicator(
      "key", "label", value, unit: unit, direction: direction,
      interval: interval.map { Interval(lower: $0.lowerBound, upper: $0.upperBound, method: .wilson) },
      evidence: Evidence(), counting: .nobody, references: references)
  }

  private func published(_ range: ClosedRange<Double>) -> Reference {
    Reference(.published, lower: range.lowerBound, upper: range.upperBound, source: "test")
  }

  private func chance(_ value: Double) -> Reference { Reference(.chance, lower: value, upper: value, source: "test") }

  @Test("the distance from the reference is a share of both, and 0 on the good side")
  func distances() {
    let half = published(0.5...0.6)
    #expect(CommunityLens.shortfall(indicator(0.25, .higherIsBetter, references: [half])) == 0.25 / 0.75)
    #expect(CommunityLens.shortfall(indicator(0.9, .higherIsBetter, references: [half])) == 0)
    #expect(CommunityLens.shortfall(indicator(0.9, .lowerIsBetter, references: [half])) == (0.9 - 0.6) / 1.5)
    #expect(CommunityLens.shortfall(indicator(0, .higherIsBetter, references: [half])) == 1)
    let index = indicator(-0.5, .higherIsBetter, unit: .number, references: [chance(0.25)])
    #expect(CommunityLens.shortfall(index) == 1)
  }

  @Test("what an interval leaves open does not count")
  func intervals() {
    let half = published(0.5...0.6)
    #expect(CommunityLens.shortfall(indicator(0.4, .higherIsBetter, interval: 0.2...0.6, references: [half])) == 0)
    let wide = CommunityLens.shortfall(indicator(0.2, .higherIsBetter, interval: 0.05...0.4, references: [half]))
    #expect(abs(wide - 0.1 / 0.9) < 1e-12)
  }

  @Test("a publication goes before chance, and where neither way is better the distance counts half")
  func references() {
    let both = [chance(0.1), published(0.5...0.6)]
    #expect(CommunityLens.shortfall(indicator(0.25, .higherIsBetter, references: both)) == 0.25 / 0.75)
    #expect(CommunityLens.shortfall(indicator(0.25, .neither, references: both)) == 0.25 / 0.75 / 2)
    #expect(CommunityLens.shortfall(indicator(0.25, .neither)) == 0)
  }

  @Test("without reference a share counts half its distance from the best, another number a quarter, none nothing")
  func withoutReference() {
    #expect(CommunityLens.shortfall(indicator(0.4, .higherIsBetter)) == 0.3)
    #expect(CommunityLens.shortfall(indicator(0.4, .lowerIsBetter)) == 0.2)
    #expect(CommunityLens.shortfall(indicator(12, .lowerIsBetter, unit: .hours)) == 0.25)
    #expect(CommunityLens.shortfall(indicator(nil, .lowerIsBetter)) == 0)
    #expect(CommunityLens.shortfall(indicator(.nan, .lowerIsBetter)) == 0)
  }

  // MARK: - The choice

  private func result(_ measure: CommunityMeasure, _ value: Double, help: String? = "Help.") -> MeasureResult {
    var result = MeasureResult(measure, [indicator(value, .higherIsBetter)])
    result.help = help
    result.sentence = "\(measure.rawValue) is \(value)."
    return result
  }

  private func lens(_ results: [MeasureResult], series: [Timeline.Series] = []) -> CommunityLens {
    CommunityLens(
      options: LensOptions(), replySource: .recency, results: results,
      timeline: Timeline(windows: [], series: series, tieHalfLifeDays: 90), introductions: [], standings: [])
  }

  @Test("the most urgent come first, from different questions as long as there are such")
  func choice() {
    let results = [
      result(.participation, 0.1), result(.answers, 0.2), result(.succession, 0.5), result(.isolation, 0.3, help: nil),
      result(.reciprocity, 0.9),
    ]
    let offers = lens(results).offers()
    #expect(offers.map(\.measure) == [.participation, .succession, .reciprocity])
    #expect(offers[0].reason == "participation is 0.1." && offers[0].offer == "Help.")
    #expect(lens(results).offers(limit: 4).map(\.measure) == [.participation, .succession, .reciprocity, .answers])
    #expect(lens(Array(results.prefix(2))).offers().map(\.measure) == [.participation, .answers])
    #expect(lens([]).offers().isEmpty)
    #expect(lens([MeasureResult(leftOut: .answers, because: "test")]).offers().isEmpty)
  }

  @Test("a trend for the worse goes first, equal ones stay in order")
  func trends() {
    var falling = Timeline.Series(
      "reciprocity", "label", unit: .share, direction: .higherIsBetter, values: [0.9, 0.7], counting: .nobody,
      measure: .reciprocity)
    falling.trend = Timeline.Trend(
      slopePerWindow: -0.1, interval: Interval(lower: -0.2, upper: -0.05, method: .theil), pValue: 0.01, windows: 9)
    let results = [result(.participation, 0.2), result(.succession, 0.2), result(.reciprocity, 0.9)]
    #expect(lens(results).offers().map(\.measure) == [.participation, .succession, .reciprocity])
    #expect(lens(results, series: [falling]).offers().map(\.measure) == [.reciprocity, .participation, .succession])
  }
}
