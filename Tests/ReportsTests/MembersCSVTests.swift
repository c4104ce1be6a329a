import CommunityInsights
import Testing

@testable import Reports

@Suite struct MembersCSVTests {
  @Test func everyByte() {
    #expect(
      MembersCSV().text(of: Fixture.kite) == """
        member,name,group,role,manager,community,component,strong_component,degree,in_degree,out_degree,strength,\
        betweenness,closeness,harmonic,eccentricity,reach_count,pagerank,eigenvector,core_number,clustering,constraint,\
        effective_size,efficiency,is_articulation,cut_off_if_lost,block_count,core_distance,\
        coordinator,gatekeeper,representative,consultant,liaison
        ann,Ann Lee,Sales,,cleo,1,1,,2,0,0,0.0,0.0,,,,,,,,,,,,,,,,,,,,
        ben,,,,,1,1,,2,0,0,0.0,0.5,,,,,,,,,,,,,,,,,,,,
        cleo,,,facilitator,,1,1,,3,0,0,0.0,2.0,,,,,0.3333333333333333,,,,,,,true,1,,,,,,,
        dan,,,,,1,1,,1,0,0,0.0,0.0,,,,,,,,,,,,,,,,,,,,
        eve,,,,,,1,,0,0,0,0.0,,,,,,,,,,,,,,,,,,,,,

        """)
  }

  @Test func chosenColumns() {
    #expect(
      MembersCSV(columns: [.member, .betweenness]).text(of: Fixture.kite)
        == "member,betweenness\nann,0.0\nben,0.5\ncleo,2.0\ndan,0.0\neve,\n")
  }

  @Test func standingsComeLast() {
    let analysis = LensFixture.community
    #expect(StandingColumn.columns(of: Fixture.kite).isEmpty)
    let rows = csvRows(MembersCSV(standings: StandingColumn.columns(of: analysis)).text(of: analysis))
    #expect(rows[0] == MemberColumn.allCases.map(\.name) + ["role_in_network", "participation"])
    #expect(rows[1].suffix(2) == ["connector", "core"] && rows[24].suffix(2) == ["isolate", "peripheral"])
  }

  @Test func thePublicSeesPseudonyms() {
    var analysis = LensFixture.without(members: .public)
    analysis.pseudonyms = [
      PseudonymousMember(pseudonym: "member-01", band: .core), PseudonymousMember(pseudonym: "member-02", band: nil),
    ]
    #expect(PseudonymsCSV().text(of: analysis) == "member,participation\nmember-01,core\nmember-02,\n")
  }

  @Test func idsAreTheLogsIdsByteForByte() {
    let rows = csvRows(MembersCSV(columns: [.member, .degree]).text(of: Fixture.hostile))
    #expect(rows.dropFirst().map { $0[0] } == Fixture.hostileNames)
    #expect(rows.allSatisfy { $0.count == 2 })
  }

  /// A manager is found in the column of members.
  @Test func managersAreIdsByteForByte() {
    var analysis = Fixture.kite
    analysis.members[1].manager = "@ann"
    let rows = csvRows(MembersCSV(columns: [.member, .named("manager")!]).text(of: analysis))
    #expect(rows[2] == ["ben", "@ann"])
  }

  @Test func hostileNamesReadBackAndAreNoFormulas() {
    var analysis = Fixture.hostile
    for index in analysis.members.indices { analysis.members[index].name = analysis.members[index].member }
    let rows = csvRows(MembersCSV(columns: [.displayName, .degree]).text(of: analysis))
    #expect(rows.count == Fixture.hostileNames.count + 1)
    for (row, name) in zip(rows.dropFirst(), Fixture.hostileNames) {
      #expect(row.count == 2)
      let startsFormula = ["=", "+", "-", "@", "\t", "\r", "\u{FF1D}"].contains(name.unicodeScalars.first!)
      #expect(row[0] == (startsFormula ? "'" : "") + name)
    }
  }

  @Test func numbersBelowZeroAreNoFormulas() {
    var analysis = Fixture.kite
    analysis.members[0].betweenness = -1.5
    #expect(MembersCSV(columns: [.betweenness]).text(of: analysis).hasPrefix("betweenness\n-1.5\n"))
  }

  /// A reader that guesses types from the first rows takes a column alike in every report.
  @Test func numbersThatNeedNotBeWholeNeverLookWhole() throws {
    var analysis = Fixture.kite
    let values = [0, 1e16, -3, 1e300, 0.25]
    for (index, value) in values.enumerated() { analysis.members[index].betweenness = value }
    let rows = csvRows(MembersCSV(columns: [.betweenness, .degree]).text(of: analysis)).dropFirst()
    #expect(rows.allSatisfy { Int($0[0]) == nil && Int($0[1]) != nil })
    #expect(rows.map { Double($0[0]) } == values)
  }

  @Test func notANumberIsUndefined() {
    var analysis = Fixture.kite
    analysis.members[0].betweenness = .nan
    analysis.members[1].betweenness = .infinity
    #expect(MembersCSV(columns: [.betweenness]).text(of: analysis) == "betweenness\n\n\n2.0\n0.0\n\n")
  }
}
