import InteractionLogs
import Testing

@testable import MemberNetworks

@Suite struct WholeNumberNamesTests {
  private func members(_ logs: String..., table: String? = nil, aliases: String? = nil) throws -> [String] {
    func input(_ name: String, _ text: String) -> LogInput { .bytes(name: name, Array(text.utf8)) }
    return try NetworkSource(
      logs: logs.enumerated().map { input("log\($0)", $1) }, memberTable: table.map { input("table", $0) },
      aliases: aliases.map { input("aliases", $0) }
    ).load().network.members.map(\.id)
  }

  @Test func numbersWithAPointAreTheSameMembers() throws {
    let log = "from,to,date\n1,2.0,2025-03-01\n2,3.0,2025-03-02\n3,1.0,2025-03-03\n"
    #expect(try members(log) == ["1", "2", "3"])
    #expect(try members(log, table: "id,name\n1,Ann\n2,Bob\n3,Cem\n") == ["1", "2", "3"])
    #expect(try members("from,to\n1.0,2.0\n2.0,1.0\n", table: "id\n1\n2\n") == ["1", "2"])
    #expect(try members("from,to\n1,2\n", "from,to\n2.00,3\n") == ["1", "2", "3"])
    #expect(try members("{\"from\":1,\"to\":2.0}\n{\"from\":2,\"to\":1}\n") == ["1", "2"])
    #expect(try members(log, aliases: "alias,member\n2.0,1\n") == ["1", "3"])
  }

  @Test func namesLikeVersionsStayWhatTheyAre() throws {
    #expect(try members("from,to\n1,2.0\n2,2.1\n1,2\n") == ["1", "2", "2.0", "2.1"])
    #expect(try members("from,to\nada,ben\ncem,dia\neve,2.0\neve,2\n").contains("2.0"))
  }
}
