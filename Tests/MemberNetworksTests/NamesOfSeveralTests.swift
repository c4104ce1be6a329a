import InteractionLogs
import Testing

@testable import MemberNetworks

@Suite struct NamesOfSeveralTests {
  private func load(_ log: String, commas: CommaUse? = nil) throws -> LoadedNetwork {
    var options = LogReadingOptions()
    options.commas = commas
    return try NetworkSource(logs: [.bytes(name: "log", Array(log.utf8))], options: options).load()
  }

  private static let rows = (0..<3000).map { "p\($0 % 9),p\(($0 * 4 + 1) % 9)\n" }.joined()

  /// The beginning of a log does not show whether commas part names; the whole log does.
  @Test func aListAtTheEndOfALogIsTakenApart() throws {
    let loaded = try load("from,to\n" + Self.rows + "p1,\"p2, p3\"\n")
    #expect(loaded.network.members.count == 9 && loaded.health.joinedNames.isEmpty)
    let file = loaded.summary.files[0]
    #expect(file.interactions == 3002 && file.rows == 3001 && file.listRows == 1 && file.listSeparators == ["commas"])
    #expect(try load("from,to\n" + Self.rows + "p1,\"p2, p3\"\n", commas: .keep).network.members.count == 10)
  }

  @Test func surnamesBeforeFirstNamesStayOneName() throws {
    let log = "from,to\n" + Self.rows + "p1,\"Roe, Rick\"\n\"Roe, Rick\",p2\n\"Doe, p3\",p1\np1,\"Doe, p3\"\n"
    let loaded = try load(log)
    #expect(loaded.network.members.map(\.id).contains("Roe, Rick") && loaded.health.joinedNames.isEmpty)
  }

  @Test func namesThatMayBeSeveralAreTold() throws {
    let partly = try load("from,to\nann,\"bob, cem\"\ncem,ann\n").health.joinedNames
    #expect(partly == [LogHealth.JoinedName(name: "bob, cem", members: ["cem"], isCertain: false)])
    #expect(try load("from,to\nann,\"bob, cem\"\ncem,ann\n", commas: .separate).network.members.count == 3)
    for name in ["bob and ann", "ann & bob", "ann/bob", "Ann und Bob", "ann + bob"] {
      let health = try load("from,to\nann,bob\ncem,\(name)\n").health
      #expect(health.joinedNames.map(\.name) == [name] && health.joinedNames[0].members.sorted() == ["ann", "bob"])
    }
    for name in ["HR/Ann", "Bob and Sons", "ann lee", "Candy", "bob-ann"] {
      #expect(try load("from,to\nann,bob\ncem,\(name)\n").health.joinedNames.isEmpty)
    }
  }
}
