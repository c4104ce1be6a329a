import Testing

@testable import CommunityInsights
@testable import InteractionLogs
@testable import NetworkDiagrams

@Suite struct AnnotatedTimelineTests {
  private static let month: Int64 = 30 * 86_400_000_000

  /// Eight months, the last of which the log covers only in part.
  private func analysis(_ values: [Double?] = [10, 20, nil, 45, 45, 30, 28, 60], gaps: [RecordingGap] = []) throws
    -> Analysis
  {
    let series = Timeline.Series(
      "active_members", "members who took part", unit: .count, direction: .higherIsBetter, values: values,
      counting: .nobody)
    var analysis = try SampleCommunity.overTime(windowCount: 8, series: [series], windowTies: [])
    analysis.lens?.timeline.gaps = gaps
    return analysis
  }

  @Test func namesThePeakOfTheWholePeriods() throws {
    let picture = try #require(AnnotatedTimeline(analysis()))
    #expect(picture.title == "Members who took part")
    #expect(picture.svg().contains(">peak: 45 in 2024-04</text>"))
    #expect(picture.altText == "Members who took part: 10 in 2024-01, 45 in 2024-04 (the most), 28 in 2024-07.")
    #expect(picture.svg().contains("<title>2024-08: 60 (only in part in the log)</title>"))
  }

  @Test func shadesTheLongestGapAndNamesIt() throws {
    let gaps = [(1, 2, "the short one"), (4, 6, "the long one")].map {
      RecordingGap(begin: $0 * Self.month, end: $1 * Self.month, label: $2)
    }
    let picture = try #require(AnnotatedTimeline(analysis(gaps: gaps)))
    #expect(picture.svg().split(separator: "tl-band").count == 2)
    #expect(picture.svg().contains(">nothing recorded, the long one</text>"))
    #expect(picture.altText.hasSuffix("Nothing is recorded from the long one.") && !picture.svg().contains("short one"))
  }

  @Test func marksEventsWithinTheLog() throws {
    var analysis = try analysis()
    analysis.lens?.options.events = [-1, 5, 9].map { Instant(microseconds: $0 * Self.month) }
    let picture = try #require(AnnotatedTimeline(analysis))
    #expect(picture.svg().split(separator: "tl-event").count == 2)
    #expect(picture.svg().contains(">event, day 151</text>") && picture.altText.contains("an event, day 151"))
    analysis.log.files = [FileSummary(export: "log", format: "test")]
    #expect(try #require(AnnotatedTimeline(analysis)).svg().contains(">event, 1970-05-31</text>"))
  }

  @Test func isForTheCommunityAndForLogsWithACourse() throws {
    var told = try analysis()
    told.audience = .sponsor
    #expect(AnnotatedTimeline(told) == nil)
    #expect(try AnnotatedTimeline(analysis([1, 2, nil, nil, nil, nil, nil, 3])) == nil)
    #expect(try AnnotatedTimeline(KarateClub.community.analysis()) == nil)
  }

  @Test func numbersOfSilenceAreDrawn() throws {
    let svg = try #require(AnnotatedTimeline(analysis(Array(repeating: 0, count: 8)))).svg()
    #expect(!svg.contains("nan") && !svg.contains("inf"))
  }
}

@Suite struct WaitingDiagramTests {
  private func analysis(_ curve: WaitingCurve?) throws -> Analysis {
    var analysis = try SampleCommunity.overTime(windowCount: 3, windowTies: [])
    analysis.lens?.waiting = curve
    return analysis
  }

  private static let curve: WaitingCurve = {
    let dots = (0...12).map { doubling -> WaitingCurve.Dot in
      let hours = 0.25 * Double(1 << doubling)
      return WaitingCurve.Dot(hours: hours, share: Double(doubling) / 15)
    }
    return WaitingCurve(dots: dots, median: 40)
  }()

  @Test func saysWhenHalfAreAnswered() throws {
    let picture = try #require(WaitingDiagram(analysis(Self.curve)))
    let svg = picture.svg()
    #expect(svg.contains(">half after 2 days</text>"))
    for label in ["1 hour", "6 hours", "1 day", "1 week", "30 days", "0%", "50%", "100%"] {
      #expect(svg.contains(">\(label)</text>"), "\(label)")
    }
    #expect(
      picture.altText == "Opening messages with an answer: half after 2 days, 80% after 43 days.")
  }

  @Test func ofMailItIsMessagesBack() throws {
    var analysis = try analysis(Self.curve)
    analysis.log.files = [FileSummary(export: "log", format: "test")]
    analysis.log.files[0].rowKind = .directed
    let picture = try #require(WaitingDiagram(analysis))
    #expect(picture.title == "Opening messages with a message back" && !picture.caption.contains("answer"))
  }

  @Test func isForTheCommunityAlone() throws {
    var told = try analysis(Self.curve)
    told.audience = .public
    #expect(WaitingDiagram(told) == nil)
    #expect(try WaitingDiagram(analysis(nil)) == nil)
  }
}
