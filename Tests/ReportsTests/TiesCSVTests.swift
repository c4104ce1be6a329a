import Testing

@testable import InteractionLogs
@testable import Reports

@Suite struct TiesCSVTests {
  @Test func everyByte() {
    #expect(
      TiesCSV().text(of: Fixture.kite) == """
        member_a,member_b,name_a,name_b,group_a,group_b,a_to_b,b_to_a,first,last,is_bridge,local_bridge_span,\
        edge_betweenness
        ann,ben,Ann Lee,,Sales,,3,0,1970-01-01T00:00:00Z,1970-01-02T00:00:00Z,false,,
        ann,cleo,Ann Lee,,Sales,,1,1,,,false,,
        ben,cleo,,,,,0.5,0.25,,,false,,
        cleo,dan,,,,,0,2,,,true,,

        """)
  }

  @Test func secondsWhereTheClockKnowsNoDays() {
    var analysis = Fixture.kite
    analysis.log.files[0].clock = .secondsFromStart
    #expect(csvRows(TiesCSV().text(of: analysis))[1][8...9] == ["0", "86400"])
  }

  @Test func hostileNamesAreTheSameAsInTheMemberTable() {
    let members = csvRows(MembersCSV(columns: [.member]).text(of: Fixture.hostile)).dropFirst().map { $0[0] }
    let ties = csvRows(TiesCSV().text(of: Fixture.hostile)).dropFirst()
    #expect(ties.map { $0[0] } == Array(members.dropLast()))
    #expect(ties.map { $0[1] } == Array(members.dropFirst()))
  }
}
