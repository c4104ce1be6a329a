import InteractionLogs
import Testing

@testable import CommunityInsights

@Suite("Answers")
struct AnswersTests {
  private static let month: Int64 = 30 * 86_400_000_000

  private static let windows = (0..<6).map { index in
    TimeWindow(
      begin: Int64(index) * month, end: Int64(index + 1) * month, label: "month \(index + 1)", isPartial: index == 5)
  }

  private func series(
    _ key: String, _ latest: Double?, _ direction: Indicator.Direction = .higherIsBetter, unit: Indicator.Unit = .count,
    slope: Double? = nil, within: ClosedRange<Double> = 0...0, measure: CommunityMeasure? = nil
  ) -> Timeline.Series {
    var series = Timeline.Series(
      key, "number of \(key)", unit: unit, direction: direction, values: [1, 1, 1, 1, latest, 99],
      counting: .nobody, measure: measure)
    series.trend = slope.map {
      Timeline.Trend(
        slopePerWindow: $0, interval: Interval(lower: within.lowerBound, upper: within.upperBound, method: .theil),
        pValue: 0.01, windows: 5)
    }
    return series
  }

  private func lens(_ results: [MeasureResult], _ series: [Timeline.Series] = []) -> CommunityLens {
    CommunityLens(
      options: LensOptions(), replySource: .recency, results: results,
      timeline: Timeline(windows: Self.windows, series: series, tieHalfLifeDays: 90), introductions: [], standings: [])
  }

  private func changed(_ series: [Timeline.Series]) -> [String] {
    LensAnswers(lens: lens([], series)).sentences(.changed)
  }

  private func result(_ measure: CommunityMeasure, _ sentence: String) -> MeasureResult {
    var result = MeasureResult(measure, [])
    result.sentence = sentence
    return result
  }

  @Test("every measure answers one question")
  func questions() {
    let measures = Finding.Question.allCases.flatMap(\.measures)
    #expect(measures.count == CommunityMeasure.all.count && Set(measures).count == measures.count)
    for measure in CommunityMeasure.all { #expect(measure.question.measures.contains(measure)) }
    #expect(Set(CommunityMeasure.all.map(\.title)).count == CommunityMeasure.all.count)
    #expect(Set(Finding.Question.allCases.map(\.heading)).count == Finding.Question.allCases.count)
  }

  @Test("without a lens the findings answer, by question")
  func withoutLens() throws {
    let analysis = try Community.barbell.analysis()
    #expect(analysis.answers.flatMap(\.sentences) == analysis.findings.map(\.sentence))
    #expect(analysis.answers.map(\.question) == [.shape, .holdsTogether, .cutOff, .wouldBreak, .confidence])
  }

  @Test("what the lens says comes first, but begins with what holds for any log where it is about confidence")
  func order() throws {
    var analysis = try Community.barbell.analysis()
    analysis.lens = lens([
      result(.participation, "A few take part."), result(.isolation, "Some are cut off."),
      MeasureResult(leftOut: .hubDependence, because: "there is no manager"),
    ])
    let answers = Dictionary(uniqueKeysWithValues: analysis.answers.map { ($0.question, $0.sentences) })
    #expect(answers[.alive] == ["A few take part."])
    #expect(answers[.cutOff]?.first == "Some are cut off." && (answers[.cutOff]?.count ?? 0) > 1)
    #expect(answers[.managers] == ["Nothing can be said here, because there is no manager."])
    #expect(answers[.help] == nil)
    #expect(answers[.confidence]?.first?.hasPrefix("This is what one log shows.") == true)
    #expect(
      answers[.confidence]?.contains { $0.contains("5 whole months (month 1 to month 5); one more is only") } == true)
    #expect(answers[.confidence]?.contains { $0.contains("A message back within 7 days counts") } == true)
  }

  @Test("what can be told goes before what cannot")
  func suppressed() {
    func result(_ measure: CommunityMeasure, isSuppressed: Bool) -> MeasureResult {
      var indicator = Indicator(
        "key", "label", isSuppressed ? nil : 1, unit: .count, direction: .neither, evidence: Evidence(),
        counting: .nobody)
      indicator.isSuppressed = isSuppressed
      var result = MeasureResult(measure, [indicator])
      result.sentence = measure.rawValue
      return result
    }
    let answers = LensAnswers(
      lens:
        lens([result(.participation, isSuppressed: true), result(.answers, isSuppressed: false)]))
    #expect(answers.sentences(.alive) == ["answers", "participation"])
  }

  @Test("only trends that are clear of chance are told, with their direction and its worth")
  func trends() {
    let told = changed([
      series("a", 1, slope: 2, within: 1...3),
      series("b", 1, .lowerIsBetter, unit: .share, slope: 0.015, within: 0.01...0.02),
      series("c", 1, .neither, unit: .hours, slope: -1, within: -2 ... -0.5), series("d", 1, slope: 1, within: -1...3),
    ])
    #expect(
      told == [
        "Number of a: rising by 2 a month over 5 months.",
        "Number of b: rising by 1.5 percentage points a month over 5 months.",
        "Number of c: falling by 1.0 hour a month over 5 months.",
      ])
    let many = changed((0..<8).map { series("\($0)", 1, slope: 2, within: 1...3) })
    #expect(many.count == 7)
    #expect(many.last == "2 more indicators show a clear trend; all are in timeline.csv.")
    #expect(
      changed([series("d", 1, slope: 1, within: -1...3), series("f", 1, slope: 1, within: -1...3)])
        == ["5 months are too few to tell a trend from chance."])
    #expect(changed([series("d", 1)]) == ["There are too few whole months to show a trend."])
  }

  @Test("only what does not move with how much happens is called better or worse")
  func judgements() {
    let told = changed([
      series("a", 1, slope: 2, within: 1...3, measure: .answers),
      series("b", 1, .lowerIsBetter, slope: 2, within: 1...3, measure: .conversationSurvival),
      series("c", 1, slope: 2, within: 1...3, measure: .loadConcentration),
    ])
    #expect(told[0].hasSuffix(", an improvement.") && told[1].hasSuffix(", a deterioration."))
    #expect(told[2].hasSuffix(" over 5 months."))
  }

  @Test("the last year is told beside the one before and the busiest, the plainest change first")
  func years() {
    func change(_ label: String, _ before: Double, _ after: Double, _ pValue: Double, busiest: String? = nil)
      -> YearChange
    {
      var change = YearChange(
        key: label, label: label, unit: .count, direction: .neither, before: before, after: after, busiestYear: busiest,
        pValue: pValue)
      change.correctedPValue = pValue
      return change
    }
    var community = lens([], [series("a", 1, slope: 2, within: 1...3)])
    community.timeline.yearChanges = [
      change("members", 95.2, 66.4, 0.02), change("members", 212, 66.4, 0.001, busiest: "1 May 2013"),
      change("rows", 95, 66, 0.3),
    ]
    #expect(
      Array(LensAnswers(lens: community).sentences(.changed).prefix(3)) == [
        "Members: 66 on average in the last year, against 212 in the busiest year, the one to 1 May 2013.",
        "Number of a: rising by 2 a month over 5 months.",
        "Members: 66 on average in the last year, 95 in the year before.",
      ])
    community.timeline = Timeline(windows: Self.windows, series: [], tieHalfLifeDays: 90)
    community.timeline.yearChanges = [change("rows", 95, 66, 0.3)]
    #expect(
      LensAnswers(lens: community).sentences(.changed).first
        == "The last year does not differ clearly from the one before or from the busiest.")
  }

  @Test("a community that is down to half of its members is told so, whatever the trend")
  func sincePeak() {
    func told(_ values: [Double?]) -> Bool {
      let windows = values.indices.map {
        TimeWindow(
          begin: Int64($0) * Self.month, end: Int64($0 + 1) * Self.month, label: "month \($0 + 1)", isPartial: false)
      }
      let series = Timeline.Series(
        "active_members", "members", unit: .count, direction: .higherIsBetter, values: values, counting: .nobody)
      var community = lens([], [])
      community.timeline = Timeline(windows: windows, series: [series], tieHalfLifeDays: 90)
      return LensAnswers(lens: community).sentences(.changed)
        .contains(
          "The busiest month was month 3, with 200 members; in the last three whole months there were 97 on average.")
    }
    #expect(told([30, 90, 200, 120, 100, 70]))
    // One bad month is none.
    #expect(!told([30, 90, 200, 150, 160, 70]) && !told([30, 90, 200, nil, 100, 70]) && !told([30, 90, 200, 70]))
  }

  @Test("comings and goings of the last whole window leave out what is not known or not shown")
  func comings() {
    let members = [series("active_members", 12), series("new_members", 1), series("gone_members", 3)]
    #expect(
      changed(members).last
        == "In month 5, 12 members took part (1 the month before), 1 for the first time; 3 of those active the month before "
        + "did not.")
    #expect(
      changed([series("active_members", 1), series("new_members", nil)]).last
        == "In month 5, 1 member took part (1 the month before).")
    let ties = [series("new_ties", 4), series("kept_ties", 20), series("faded_ties", 1)]
    #expect(
      changed(ties).last == "In month 5, 4 new ties formed, 20 continued from the month before, and 1 tie faded.")
    #expect(
      changed(Array(ties.prefix(2))).last == "In month 5, 4 new ties formed, 20 continued from the month before.")
  }

  @Test(
    "windows are called by their length",
    arguments: [
      (1, "a day"), (7, "a week"), (14, "every two weeks"), (31, "a month"), (91, "a quarter"), (366, "a year"),
      (10, "a period"),
    ])
  func windowNames(days: Int64, name: String) {
    let window = TimeWindow(begin: 0, end: days * 86_400_000_000, label: "first", isPartial: false)
    #expect(Timeline(windows: [window], series: [], tieHalfLifeDays: 90).perWindow == name)
  }

  @Test("numbers have their unit, and no more digits than they need")
  func values() {
    #expect(Wording.value(0.125, unit: .share) == "12.5%" && Wording.value(1234, unit: .count) == "1,234")
    #expect(Wording.value(10.1, unit: .number) == "10.1" && Wording.value(1, unit: .number) == "1")
    #expect(Wording.value(1, unit: .hours) == "1.0 hour" && Wording.value(72, unit: .hours) == "3.0 days")
    #expect(Wording.value(0.45, unit: .hours) == "27 minutes" && Wording.range(0.3, 0.7, unit: .hours).contains("18"))
    #expect(Wording.value(0.253, unit: .shareDifference) == "25.3 percentage points")
    #expect(Wording.value(-0.01, unit: .shareDifference) == "−1 percentage point")
    #expect(Wording.value(nil, unit: .days) == "–" && Wording.value(.infinity, unit: .share) == "–")
    #expect(Wording.range(0.1, 0.2, unit: .share) == "10.0% to 20.0%" && Wording.range(1, 1, unit: .number) == "1")
  }
}
