import InteractionLogs
import TestSupport
import Testing

@testable import MemberNetworks

@Suite struct MemberTableTests {
  private func table(_ text: String) throws -> MemberTable {
    try MemberTable.read(.bytes(name: "members.csv", Array(text.utf8)))
  }

  private func error(_ text: String) -> InputError? {
    do {
      _ = try table(text)
      return nil
    } catch {
      return error as? InputError
    }
  }

  @Test func readsMembers() throws {
    let members = try table(
      """
      Email;Full Name;Department;Job Title;Reports To;Phone
      ADA@x.org; Ada ;Engines;Analyst;bob@X.org;1
      bob@x.org;Bob;Engines;Head of Engines;;2
      carl@x.org;;;;;3
      """)
    #expect(
      members.members == [
        Member(id: "ada@x.org", name: "Ada", group: "Engines", role: "Analyst", manager: "bob@x.org", isOnRoster: true),
        Member(
          id: "bob@x.org", name: "Bob", group: "Engines", role: "Head of Engines", isOnRoster: true, isManager: true),
        Member(id: "carl@x.org", isOnRoster: true),
      ])
    #expect(members.unusedColumns == ["Phone"])
  }

  @Test func findsManagersByRoleAndByReports() throws {
    let members = try table(
      "id,role,manager\n1,CEO,1\n2,Team Lead,1\n3,engineer,4\n4,engineer,2\n5,Leadership coach,2\n"
    ).members
    #expect(members.filter(\.isManager).map(\.id) == ["1", "2", "4"])
    #expect(ManagerRole.includes("VICE-PRESIDENT, Sales"))
    #expect(!ManagerRole.includes("Headless chef"))
    // Reporting to oneself does not make a manager.
    #expect(try table("id,manager\n1,1\n2,\n").members.allSatisfy { !$0.isManager })
  }

  @Test func readsWhenMembersJoined() throws {
    let members = try table("id,Joined,Title\na,2024-01-31,\nb,,Boss\nc,2024-02-01T10:00:00+01:00,x\n").members
    #expect(members.map(\.joined) == [Instant(parsing: "2024-01-31"), nil, Instant(parsing: "2024-02-01T09:00:00Z")])
    #expect(members.map(\.isManager) == [false, true, false])
    // A column that holds anything else is not used: a plain number may be a year, and 03/04 two days.
    for cell in ["long ago", "2019", "03/04/2024"] {
      let odd = try table("id,since\na,2024-01-31\nb,\(cell)\n")
      #expect(odd.members.allSatisfy { $0.joined == nil } && odd.unusedColumns == ["since"])
    }
  }

  @Test func knowsTheRolesInACommunity() {
    func member(_ role: String?) -> Member { Member(id: "a", role: role) }
    #expect(["Sponsor", "executive sponsor", "CO-SPONSOR"].allSatisfy { member($0).isSponsor })
    #expect(["facilitator", "Co-Facilitator", "Community host"].allSatisfy { member($0).isFacilitator })
    #expect(
      [nil, "", "member", "sponsored", "Hostess"].allSatisfy { !member($0).isSponsor && !member($0).isFacilitator })
  }

  @Test func readsATableOfNamesAlone() throws {
    #expect(try table("name\nada\nbob\n").members.map(\.id) == ["ada", "bob"])
    #expect(try table("member,name\nada,Ada L\n").members[0].displayName == "Ada L")
  }

  @Test func refusesWhatItCannotUse() {
    #expect(error("id,name\n1,Ada\n2,Bob\n1,Ada\n") == nil)
    let twice = error("id,name\n1,Ada\n2,Bob\n 1 ,Eve\n")
    #expect(twice?.exitCode == 65 && twice?.line == 4 && twice?.problem.contains("line 2") == true)
    #expect(error("id,name\n,Ada\n")?.line == 2)
    #expect(error("id,name\n1,Ada,x\n")?.problem == "the row has 3 fields, the first row has 2")
    #expect(error("foo,bar\n1,Ada\n")?.problem.contains("'foo', 'bar'") == true)
    #expect(error("id,name\n")?.problem == "has no member")
    #expect(error("")?.problem == "is empty")
    #expect(error("id,name\n1,\"Ada\n")?.line == 2)
    #expect(throws: InputError.self) { try MemberTable.read(.file("/nowhere/members.csv")) }
    #expect(throws: InputError.self) { try MemberTable.read(.bytes(name: "m", Array("id\n".utf8) + [0xFF, 0x0A])) }
  }

  @Test(.tags(.realData), .needsSharedData)
  func readsRealTables() throws {
    func read(_ path: String) throws -> MemberTable { try .read(.file(SharedData.file(path).path)) }
    let company = try read("radoslaw-manufacturing/members.csv")
    #expect(company.members.count == 167)
    #expect(company.unusedColumns == ["level", "direct_reports"])
    #expect(company.members.first { $0.id == "86" }?.isManager == true)
    // Everyone to whom somebody else reports, after the reporting tree itself.
    #expect(company.members.count(where: \.isManager) >= 33)
    let institution = try read("email-eu-core/members.csv")
    #expect(institution.members.count == 1005 && Set(institution.members.compactMap(\.group)).count == 42)
    #expect(try read("mbox-openocd/members.csv").members.count == 690)
    #expect(Set(try read("sp-workplace-2013/members.csv").members.compactMap(\.group)).count == 5)
  }
}
