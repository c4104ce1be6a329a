import MemberNetworks
import Testing

@testable import CommunityInsights

@Suite("Managers together")
struct ManagerMeasuresTests {
  private func members(managers: Int, others: Int) -> [MemberMetrics] {
    (0..<(managers + others)).map {
      var member = MemberMetrics(member: "m\($0)")
      member.isManager = $0 < managers
      member.degree = 2
      return member
    }
  }

  private func lens(writing: Int) -> CommunityLens {
    var ratio = Indicator(
      ManagerInitiation.ratioKey, "ratio", 1.327_017_9, unit: .number, direction: .neither,
      interval: Interval(lower: 1.2, upper: 1.4, method: .wilson),
      evidence: Evidence(members: writing, conversations: 90), counting: .nobody,
      derivation: .ratio(of: "manager_opening_share", to: ManagerInitiation.shareKey))
    ratio.change = Change(previous: 1, latest: 2)
    let share = Indicator(
      "manager_share", "managers", 0.03, unit: .share, direction: .neither, evidence: Evidence(members: 100),
      counting: .people(3, of: 100, .managers, among: .everybody))
    let lost = { (count: Int) in
      Indicator(
        "connected_by_managers_only", "lost", Double(count) / 90, unit: .share, direction: .lowerIsBetter,
        evidence: Evidence(members: writing), counting: .people(count, of: 90, among: .tiedOthers))
    }
    return CommunityLens(
      options: LensOptions(), replySource: .recency,
      results: [
        MeasureResult(.managerInitiation, [ratio, share]), MeasureResult(.hubDependence, [lost(30)]),
        MeasureResult(.leadByExample, [lost(3)]), MeasureResult(.reciprocity, [ratio]),
      ],
      timeline: Timeline(
        windows: [],
        series: [
          Timeline.Series(
            "m", "m", unit: .number, direction: .neither, values: [], counting: .nobody, measure: .managerInitiation),
          Timeline.Series(
            "r", "r", unit: .number, direction: .neither, values: [], counting: .nobody, measure: .reciprocity),
        ], tieHalfLifeDays: 90),
      introductions: [], standings: [])
  }

  private func told(managers: Int, others: Int = 40, writing: Int? = nil) -> CommunityLens {
    var lens = lens(writing: writing ?? managers)
    lens.tellOfManagersTogether(members(managers: managers, others: others), minimum: 5)
    return lens
  }

  @Test("of one manager nothing is told, nor where the others are few", arguments: [(0, 40), (1, 40), (6, 4)])
  func leftOut(managers: Int, others: Int) {
    let lens = told(managers: managers, others: others)
    #expect(lens.results.prefix(3).allSatisfy { $0.leftOut != nil && $0.indicators.isEmpty })
    #expect(lens.results[3].leftOut == nil)
  }

  @Test("of a few it is not told how many they are")
  func few() {
    let results = told(managers: 3).results
    #expect(results[0].indicators[0].value == 1.3 && results[0].indicators[0].interval == nil)
    #expect(results[0].indicators[0].evidence == Evidence(conversations: 90))
    #expect(results[0].indicators[1].isSuppressed)
    #expect(results[1].indicators[0].value == 0.33 && results[1].indicators[0].people == nil)
    // Three of those who would be left.
    #expect(results[2].indicators[0].isSuppressed)
  }

  @Test("of many everything is told but what changed")
  func many() {
    let results = told(managers: 6).results
    #expect(results[0].indicators[0].value == 1.327_017_9 && results[0].indicators[0].interval != nil)
    #expect(results[0].indicators[0].change == nil && results[3].indicators[0].change != nil)
    #expect(results[0].indicators[1].people == PeopleCount(3, of: 100, .managers, among: .everybody))
  }

  @Test("nothing is told when only one of them acted")
  func oneActed() {
    let results = told(managers: 6, writing: 1).results
    #expect(results[0].indicators[0].isSuppressed && !results[0].indicators[1].isSuppressed)
  }

  @Test("nothing is told when one of them makes nearly all of it", arguments: [(0.74, false), (0.98, true)])
  func oneDominates(part: Double, isHidden: Bool) {
    var lens = lens(writing: 6)
    lens.results[0].indicators[0].evidence.largestPart = part
    lens.tellOfManagersTogether(members(managers: 6, others: 40), minimum: 5)
    #expect(lens.results[0].indicators[0].isSuppressed == isHidden && !lens.results[0].indicators[1].isSuppressed)
  }

  @Test("over time it may be one who acted: no series of managers")
  func series() {
    #expect(told(managers: 6).timeline.series.map(\.key) == ["r"])
  }
}
