import CommunityInsights
import Testing

@testable import NetworkDiagrams

@Suite struct TimelineDiagramTests {
  /// A sample community with these numbers over eight months, the last of which the log covers only in part.
  private func analysis(_ series: [Timeline.Series]) throws -> Analysis {
    try SampleCommunity.overTime(windowCount: 8, series: series, windowTies: [])
  }

  private func series(
    _ key: String, _ values: [Double?], unit: Indicator.Unit = .share, _ measure: CommunityMeasure? = nil
  ) -> Timeline.Series {
    Timeline.Series(
      key, "number of \(key)", unit: unit, direction: .higherIsBetter, values: values, counting: .nobody,
      measure: measure)
  }

  private let rising: [Double?] = [0.1, 0.2, nil, 0.3, 0.35, 0.4, 0.42, 0.05]

  private func diagram(_ series: [Timeline.Series]) throws -> TimelineDiagram {
    try #require(TimelineDiagram(analysis(series)))
  }

  @Test func panelsAreAFewInTheOrderOfTheQuestions() throws {
    let measures: [CommunityMeasure] = [
      .silos, .managerInitiation, .succession, .reciprocity, .loadConcentration, .returning, .answers, .isolation,
      .participation, .newcomers,
    ]
    let counts = ["gone_members", "active_members", "interactions"].map { series($0, rising, unit: .count) }
    let diagram = try diagram(counts + measures.map { series($0.rawValue, rising, $0) })
    #expect(
      diagram.panels.map(\.title)
        == [
          "active_members", "interactions", "returning", "answers", "newcomers", "load_concentration", "isolation",
          "succession", "manager_initiation",
        ].map { "Number of \($0)" })
  }

  @Test func anotherMeasureTakesThePlaceOfOneThatIsMissing() throws {
    let measures: [CommunityMeasure] = [.silos, .participation, .answers]
    let diagram = try diagram(measures.map { series($0.rawValue, rising, $0) })
    #expect(diagram.panels.map(\.title) == ["participation", "answers", "silos"].map { "Number of \($0)" })
  }

  @Test func aNumberOfOneWholeWindowIsNoTimeline() throws {
    let single = series("answers", [nil, nil, nil, 0.5, nil, nil, nil, 0.2], .answers)
    #expect(try TimelineDiagram(analysis([single])) == nil)
    #expect(try TimelineDiagram(KarateClub.community.analysis()) == nil)
  }

  @Test func partialWindowsAreHollowAndTheLastWholeOneIsLabelled() throws {
    let svg = try diagram([series("answers", rising, .answers)]).panels[0].svg()
    #expect(svg.split(separator: "class=\"tl-dot\"").count - 1 == 6)
    #expect(svg.split(separator: "class=\"tl-dot-partial\"").count - 1 == 1)
    #expect(svg.contains("<title>2024-08: 5.0% (only in part in the log)</title>"))
    let label = try #require(svg.firstRange(of: "class=\"tl-value\""))
    #expect(svg[label.upperBound...].prefix(80).contains(">42.0%</text>"))
    // A gap parts the line in two.
    #expect(svg.split(separator: "class=\"tl-line\"").count - 1 == 2)
    #expect(svg.split(separator: "class=\"tl-line-partial\"").count - 1 == 1)
  }

  @Test func trendsAreSaidInWords() throws {
    func panel(_ slope: Double, _ lower: Double, _ upper: Double) throws -> TimelineDiagram.Panel {
      var series = series("answers", rising, .answers)
      series.trend = Timeline.Trend(
        slopePerWindow: slope, interval: Interval(lower: lower, upper: upper, method: .theil), pValue: 0.01, windows: 6)
      return try diagram([series]).panels[0]
    }
    #expect(try panel(0.05, 0.01, 0.08).trend == "↗ rising, better")
    #expect(try panel(-0.05, -0.08, -0.01).trend == "↘ falling, worse")
    #expect(try panel(0.05, -0.01, 0.08).trend == "→ no clear trend")
    #expect(
      try panel(0.05, 0.01, 0.08).altText
        == "Number of answers: 10.0% in 2024-01, 42.0% in 2024-07, lowest 10.0% in 2024-01, highest 42.0% in 2024-07; "
        + "rising, better.")
  }

  @Test(arguments: [
    ([0.03, 0.12], Indicator.Unit.share, 0...0.2), ([0.7, 0.9], .share, 0...1), ([0, 0], .count, 0...1),
    ([3, 47], .count, 0...50), ([-0.6, 0.2], .number, -1...0.2), ([12, 212], .hours, 0...250),
  ])
  func axesEndAtRoundNumbers(values: [Double], unit: Indicator.Unit, expected: ClosedRange<Double>) {
    let axis = ValueAxis.range(of: values, unit: unit)
    #expect(abs(axis.lowerBound - expected.lowerBound) < 1e-9 && abs(axis.upperBound - expected.upperBound) < 1e-9)
  }

  @Test func roundNumbersAreShort() {
    #expect(ValueAxis.text(0.25, unit: .share) == "25%" && ValueAxis.text(1000, unit: .count) == "1,000")
    #expect(ValueAxis.text(2.5, unit: .hours) == "2.5 h" && ValueAxis.text(-1, unit: .number) == "−1")
  }

  @Test func thePictureStandsAlone() throws {
    var measures = CommunityMeasure.all.prefix(9).map { series($0.rawValue, rising, $0) }
    measures[0].label = "<b>\"bold\"</b> & much longer than fits in one line of the panel, so that it has to be broken"
    let drawing = DrawnSVG(try diagram(measures).svg())
    #expect(drawing.problem == nil)
    #expect(drawing.rootAttributes["role"] == "img")
    #expect(drawing.rootAttributes["aria-label"]?.hasPrefix("How sample develops.") == true)
    #expect(drawing.elements == ["svg", "title", "style", "text", "g", "line", "path", "circle"])
    #expect(drawing.titles.contains("2024-08: 5.0% (only in part in the log)"))
  }

  @Test(arguments: [1, 2, 4, 9]) func anyNumberOfPanelsIsDrawn(count: Int) throws {
    let measures = CommunityMeasure.all.prefix(count).map { series($0.rawValue, rising, $0) }
    #expect(DrawnSVG(try diagram(measures).svg()).problem == nil)
  }
}
