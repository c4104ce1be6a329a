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
    // An index below 0 has no share of anything.
    let index = indicator(-0.5, .higherIsBetter, unit: .number, references: [chance(0.25)])
    #expect(CommunityLens.shortfall(index) == 0)
  }

  @Test("what an interval leaves open does not count")
  func intervals() {
    let half = published(0.5...0.6)
    #expect(CommunityLens.shortfall(indicator(0.4, .higherIsBetter, interval: 0.2...0.6, references: [half])) == 0)
    let wide = CommunityLens.shortfall(indicator(0.2, .higherIsBetter, interval: 0.05...0.4, references: [half]))
    #expect(abs(wide - 0.1 / 0.9) < 1e-12)
  }

  @Test("a publication goes before chance, and what chance gives as well is not unusual")
  func references() {
    let both = [chance(0.1), published(0.5...0.6)]
    #expect(CommunityLens.shortfall(indicator(0.25, .higherIsBetter, references: both)) == 0.25 / 0.75)
    #expect(CommunityLens.shortfall(indicator(0.25, .neither, references: both)) == 0)
    var likely = chance(0.5)
    likely.pValue = 0.3
    #expect(CommunityLens.shortfall(indicator(0.25, .higherIsBetter, references: [likely])) == 0)
    #expect(CommunityLens.shortfall(indicator(0.4, .higherIsBetter)) == 0)
    #expect(CommunityLens.shortfall(indicator(nil, .lowerIsBetter, references: both)) == 0)
    #expect(CommunityLens.shortfall(indicator(.nan, .lowerIsBetter, references: both)) == 0)
  }

  // MARK: - The choice

  /// A result of which chance would give `expected` of ten members.
  private func result(_ measure: CommunityMeasure, _ value: Double, chance expected: Double?, members: Int = 10)
    -> MeasureResult
  {
    var headline = indicator(value, .higherIsBetter, references: expected.map { [chance($0)] } ?? [])
    headline.evidence = Evidence(members: members)
    var result = MeasureResult(measure, [headline])
    result.help = "Help."
    result.sentence = "\(measure.rawValue) is \(value)."
    return result
  }

  private func lens(_ results: [MeasureResult], series: [Timeline.Series] = []) -> CommunityLens {
    CommunityLens(
      options: LensOptions(), replySource: .recency, results: results,
      timeline: Timeline(windows: [], series: series, tieHalfLifeDays: 90), introductions: [], standings: [])
  }

  @Test("the most unusual come first, from different questions as long as there are such")
  func choice() {
    let results = [
      result(.participation, 0.1, chance: 0.4), result(.returning, 0.2, chance: 0.5),
      result(.succession, 0.5, chance: 0.6),
      result(.isolation, 0.3, chance: nil), result(.reciprocity, 0.5, chance: 0.9),
    ]
    let offers = lens(results).offers()
    #expect(offers.map(\.measure) == [.participation, .reciprocity, .succession])
    #expect(offers[0].reason == "participation is 0.1." && offers[0].offer == "Help.")
    #expect(
      lens(results).offers(limit: 5).map(\.measure) == [.participation, .reciprocity, .succession, .returning])
  }

  @Test("without evidence nothing is offered, and nothing that is told of the whole log beside its recent part")
  func noEvidence() {
    #expect(lens([]).offers().isEmpty)
    #expect(lens([MeasureResult(leftOut: .answers, because: "test")]).offers().isEmpty)
    #expect(lens([result(.stage, 0.2, chance: nil), result(.introductions, 3, chance: nil)]).offers().isEmpty)
    var history = result(.participation, 0.1, chance: 0.4)
    #expect(lens([history]).offers().count == 1)
    history.scope = .history
    #expect(lens([history]).offers().isEmpty)
  }

  @Test("what concerns more members goes before what is as unusual")
  func concerned() {
    let results = [
      result(.participation, 0.2, chance: 0.6, members: 10), result(.reciprocity, 0.2, chance: 0.6, members: 100),
    ]
    #expect(lens(results).offers().map(\.measure) == [.reciprocity, .participation])
  }

  @Test("a number that is worse than in most public logs is a reason, and says so")
  func company() throws {
    var load = result(.loadConcentration, 0.001, chance: nil)
    load.indicators[0].key = "half_share"
    let offer = try #require(lens([load]).offers().first)
    #expect(offer.reason.hasSuffix(" comparable public logs.") && offer.reason.contains("The number is higher in "))
    load.indicators[0].value = 0.9
    #expect(lens([load]).offers().isEmpty)
  }

  @Test("a trend for the worse goes first")
  func trends() {
    var falling = Timeline.Series(
      "answers", "label", unit: .share, direction: .higherIsBetter, values: [0.9, 0.7], counting: .nobody,
      measure: .answers)
    falling.trend = Timeline.Trend(
      slopePerWindow: -0.1, interval: Interval(lower: -0.2, upper: -0.05, method: .theil), pValue: 0.01, windows: 9)
    let results = [
      result(.reciprocity, 0.2, chance: 0.6), result(.succession, 0.2, chance: 0.6), result(.answers, 0.9, chance: nil),
    ]
    #expect(lens(results).offers().map(\.measure) == [.reciprocity, .succession])
    #expect(lens(results, series: [falling]).offers().map(\.measure) == [.answers, .reciprocity, .succession])
  }

  @Test("communities with other troubles are offered other help first")
  func notTheSameEverywhere() throws {
    let truths: [PlantedTruth] = [
      .participatingManager, .fadingBridge, .driftingDepartment, .ignoredNewcomers(quarter: 6),
    ]
    let first = try truths.map { truth in
      try #require(truth.community(seed: 3).analysis().lens?.offers().first).measure
    }
    #expect(Set(first).count > 1, "\(first)")
  }
}
