import CommunityInsights
import Foundation
import Testing

@testable import Reports

@Suite struct InsightsJSONTests {
  private func object(_ analysis: Analysis) throws -> [String: Any] {
    let parsed = try JSONSerialization.jsonObject(with: Data(InsightsJSON().bytes(of: analysis)))
    return try #require(parsed as? [String: Any])
  }

  private func measure(_ name: CommunityMeasure, in analysis: Analysis) throws -> [String: Any] {
    let measures = try #require(object(analysis)["measures"] as? [[String: Any]])
    return try #require(measures.first { $0["measure"] as? String == name.rawValue })
  }

  @Test func holdsEveryMeasureWithEveryNumber() throws {
    let insights = try object(LensFixture.community)
    #expect(insights["schema_version"] as? Int == 2 && insights["audience"] as? String == "community")
    let measures = try #require(insights["measures"] as? [[String: Any]])
    #expect(Set(measures.compactMap { $0["measure"] as? String }) == Set(CommunityMeasure.all.map(\.rawValue)))
    for (written, result) in zip(measures, LensFixture.results) {
      #expect((written["indicators"] as? [Any])?.count == result.indicators.count)
      #expect(written["left_out"] as? String == result.leftOut && written["help"] as? String == result.help)
      #expect(written["sentence"] as? String == (result.leftOut == nil ? result.sentence : nil))
    }
  }

  @Test func aNumberHasAllThatIsNeededToReadIt() throws {
    let answers = try measure(.answers, in: LensFixture.community)
    let indicator = try #require((answers["indicators"] as? [[String: Any]])?.first)
    #expect(
      Set(indicator.keys) == [
        "key", "label", "unit", "direction", "value", "suppressed", "interval", "change", "references", "evidence",
      ])
    #expect(indicator["key"] as? String == "answered_within_week" && indicator["value"] as? Double == 0.55)
    #expect(indicator["direction"] as? String == "higher_is_better")
    #expect((indicator["change"] as? [String: Double]) == ["previous": 0.61, "latest": 0.55])
    #expect((indicator["interval"] as? [String: Any])?["method"] as? String == "wilson")
    #expect((indicator["evidence"] as? [String: Any])?["windows"] as? Int == 9)
    let silos = try measure(.silos, in: LensFixture.community)
    #expect(((silos["groups"] as? [String: Any])?["values"] as? [[Double]])?[1] == [0.2, 0.8, 0])
  }

  @Test func membersAreNamedByIdentityForTheCommunityAlone() throws {
    let insights = try object(LensFixture.community)
    let introductions = try #require(insights["introductions"] as? [[String: Any]])
    #expect(introductions[0]["member_a"] as? String == "cleo@guild.example")
    #expect(introductions[0]["shared_contacts"] as? [String] == ["ada@guild.example", "iris@guild.example"])
    let sponsor = LensFixture.without(members: .sponsor)
    #expect((try object(sponsor)["introductions"] as? [Any])?.isEmpty == true)
    #expect((try measure(.participation, in: sponsor)["members"] as? [Any])?.isEmpty == true)
  }

  @Test func whatIsHeldBackIsNullAndSaysSo() throws {
    let indicators = try #require(
      measure(.isolation, in: LensFixture.without(members: .sponsor))["indicators"] as? [[String: Any]])
    #expect(indicators[1]["value"] is NSNull && indicators[1]["suppressed"] as? Bool == true)
    #expect(indicators[0]["suppressed"] as? Bool == false)
  }

  @Test func whoDoesNotWantToBeIntroducedIsNotWritten() {
    var analysis = LensFixture.community
    analysis.lens?.options.optOut = ["secret@guild.example"]
    analysis.lens?.options.blocked = [MemberPair("secret@guild.example", "other")]
    #expect(!InsightsJSON().text(of: analysis).contains("secret"))
  }

  @Test func theTimelineHasAValueAWindow() throws {
    let timeline = try #require(object(LensFixture.community)["timeline"] as? [String: Any])
    let windows = try #require(timeline["windows"] as? [[String: Any]])
    #expect(windows.map { $0["partial"] as? Bool } == Array(repeating: false, count: 9) + [true])
    let series = try #require(timeline["series"] as? [[String: Any]])
    #expect(series.allSatisfy { ($0["values"] as? [Any])?.count == windows.count })
    #expect((series[0]["trend"] as? [String: Any])?["slope_per_window"] as? Double == 1.2)
    #expect(series[1]["trend"] is NSNull && (series[1]["values"] as? [Any])?.first is NSNull)
  }
}
