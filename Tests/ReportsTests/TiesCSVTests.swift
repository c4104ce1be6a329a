import Testing

@testable import InteractionLogs
@testable import Reports

@Suite struct TiesCSVTests {
  @Test func everyByte() {
    #expect(
      TiesCSV().text(of: Fixture.kite) == """
        member_a,member_b,name_a,name_b,group_a,group_b,a_to_b,b_to_a,first,last,is_bridge,block,local_bridge_span,\
        edge_betweenness,disparity
        ann,ben,Ann Lee,,Sales,,3.0,0.0,1970-01-01T00:00:00Z,1970-01-02T00:00:00Z,false,,,,
        ann,cleo,Ann Lee,,Sales,,1.0,1.0,,,false,,,,
        ben,cleo,,,,,0.5,0.25,,,false,,,,
        cleo,dan,,,,,0.0,2.0,,,true,,,,

        """)
  }

  @Test func secondsWhereTheClockKnowsNoDays() {
    var analysis = Fixture.kite
    analysis.log.files[0].clock = .secondsFromStart
    #expect(csvRows(TiesCSV().text(of: analysis))[1][8...9] == ["0.0", "86400.0"])
    #expect(TieColumn.named("first")?.kind(.secondsFromStart) == .number)
    #expect(TieColumn.named("first")?.kind(.calendar) == .text)
  }

  @Test func chosenColumns() {
    let columns = TieColumn.ends + [TieColumn.named("is_bridge")!]
    #expect(TiesCSV(columns: columns).text(of: Fixture.kite).hasPrefix("member_a,member_b,is_bridge\nann,ben,false\n"))
    #expect(
      TiesJSON(columns: columns).text(of: Fixture.kite).contains(
        """
              "member_a": "ann",
              "member_b": "ben",
              "is_bridge": false
        """))
  }

  @Test func hostileNamesAreTheSameAsInTheMemberTable() {
    let members = csvRows(MembersCSV(columns: [.member]).text(of: Fixture.hostile)).dropFirst().map { $0[0] }
    let ties = csvRows(TiesCSV().text(of: Fixture.hostile)).dropFirst()
    #expect(ties.map { $0[0] } == Array(members.dropLast()))
    #expect(ties.map { $0[1] } == Array(members.dropFirst()))
  }
}
