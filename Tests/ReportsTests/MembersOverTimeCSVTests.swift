import CommunityInsights
import Testing

@testable import Reports

@Suite struct MembersOverTimeCSVTests {
  @Test func oneRowAMemberAndPeriod() throws {
    let analysis = LensFixture.community
    let text = MembersOverTimeCSV().text(of: analysis)
    let rows = csvRows(text)
    #expect(
      text.hasPrefix(
        """
        member,begin,label,took_part,is_new,ties,new_ties,strength,messages
        m00,1970-01-01T00:00:00Z,2024-01,false,,0,,0.0,
        m00,1970-05-01T00:00:00Z,2024-05,false,false,0,0,0.0,0
        m01,1970-01-01T00:00:00Z,2024-01,true,,1,,0.5,

        """.replacing("m00", with: analysis.members[0].member).replacing("m01", with: analysis.members[1].member)))
    #expect(rows.count == 1 + 2 * analysis.members.count && rows.allSatisfy { $0.count == 9 })
  }

  @Test func periodsAreThoseOfTheTimeline() {
    let periods = csvRows(TimelineCSV().text(of: LensFixture.community)).dropFirst().map { [$0[0], $0[2]] }
    let rows = csvRows(MembersOverTimeCSV().text(of: LensFixture.community)).dropFirst()
    #expect(rows.allSatisfy { periods.contains([$0[1], $0[2]]) })
  }

  @Test func idsAreTheLogsIdsByteForByte() {
    var analysis = Fixture.hostile
    analysis.lens = LensFixture.lens
    analysis.lens?.memberActivity?.entries.removeAll { $0.member >= analysis.members.count }
    let rows = csvRows(MembersOverTimeCSV().text(of: analysis)).dropFirst()
    #expect(rows.map { $0[0] } == (0..<rows.count).map { Fixture.hostileNames[$0 / 2] })
  }
}
