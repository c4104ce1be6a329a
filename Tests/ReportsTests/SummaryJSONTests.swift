import CommunityInsights
import Foundation
import Testing

@testable import Reports

@Suite struct SummaryJSONTests {
  private func object(_ analysis: Analysis) throws -> [String: Any] {
    let parsed = try JSONSerialization.jsonObject(with: Data(SummaryJSON().bytes(of: analysis)))
    return try #require(parsed as? [String: Any])
  }

  @Test func beginsWithVersionAndGenerator() {
    let text = SummaryJSON().text(of: Fixture.kite)
    #expect(
      text.hasPrefix(
        "{\n  \"schema_version\": 2,\n  \"generator\": \"copgraph 0.1.0\",\n  \"title\": \"Kite\",\n  \"options\": {\n")
    )
    #expect(text.hasSuffix("\n}\n"))
    #expect(SummaryJSON.isHead(text))
    #expect(!SummaryJSON.isHead("{}"))
  }

  @Test func holdsEveryNumberOfTheNetwork() throws {
    let network = try #require(object(Fixture.kite)["network"] as? [String: Any])
    #expect(Set(network.keys) == Set(NetworkNumber.allCases.map(\.rawValue)))
    #expect(network["member_count"] as? Int == 5)
    #expect(network["interaction_count"] as? Double == 7.75)
    #expect(network["density"] as? Double == 0.4)
    #expect(network["reciprocity"] is NSNull)
  }

  @Test func saysForWhomItIs() throws {
    #expect(try object(Fixture.kite)["audience"] as? String == "community")
    #expect(try object(LensFixture.without(members: .sponsor))["audience"] as? String == "sponsor")
  }

  @Test func namesMembersByIdentity() throws {
    let summary = try object(Fixture.kite)
    let bridges = try #require(summary["bridges"] as? [[String: Any]])
    #expect(bridges[0]["member_a"] as? String == "cleo")
    #expect(bridges[0]["member_b"] as? String == "dan")
    let findings = try #require(summary["findings"] as? [[String: Any]])
    #expect(findings[0]["members"] as? [String] == ["cleo"])
    let log = try #require(summary["log"] as? [String: Any])
    #expect(log["first"] as? String == "1970-01-01T00:00:00Z")
    #expect(log["rejected"] as? [String: Int] == ["unreadable time": 1])
  }

  @Test func hostileNamesReadBack() throws {
    let findings = try #require(object(Fixture.hostile)["findings"] as? [[String: Any]])
    #expect(findings.map { $0["sentence"] as? String } == Fixture.hostileNames.map { "\($0) holds it together." })
  }

  @Test func membersWithChosenColumns() throws {
    let bytes = MembersJSON(columns: [.member, .pagerank, .isArticulation]).bytes(of: Fixture.kite)
    let parsed = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let members = try #require(parsed["members"] as? [[String: Any]])
    #expect(members.map { $0["member"] as? String } == ["ann", "ben", "cleo", "dan", "eve"])
    #expect(members[2]["pagerank"] as? Double == 1.0 / 3)
    #expect(members[0]["pagerank"] is NSNull)
    #expect(members[2]["is_articulation"] as? Bool == true)
  }
}
