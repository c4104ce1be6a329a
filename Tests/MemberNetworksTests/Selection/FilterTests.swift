import InteractionLogs
import Testing

@testable import MemberNetworks

/// What users leave out of a log.
@Suite struct FilterTests {
  private static let log = """
    from,to,date,kind
    ada,ben,2025-02-03,Mail
    ada,ben,2025-02-03,Mail
    ben,cem;bot-7@x.org,2025-02-04,chat
    bot-7@x.org,ada,2025-02-05,mail
    cem,ada,2025-02-06,reaction
    """

  private func load(
    _ log: String = log, members: String? = nil, aliases: String? = nil, excluding: [String] = [],
    scope: NetworkScope? = nil, change: (inout LogReadingOptions) -> Void = { _ in }
  ) throws -> LoadedNetwork {
    func input(_ name: String, _ text: String) -> LogInput { .bytes(name: name, Array(text.utf8)) }
    var options = LogReadingOptions()
    change(&options)
    var source = NetworkSource(
      logs: [input("log", log)], memberTable: members.map { input("members", $0) },
      aliases: aliases.map { input("aliases", $0) }, options: options)
    source.excludedMembers = excluding
    source.scope = scope
    return try source.load(requiresTies: true, keepsHistory: true)
  }

  private func ties(_ loaded: LoadedNetwork) -> [String] {
    let ids = loaded.network.members.map(\.id)
    return loaded.network.ties.map { "\(ids[$0.memberA])-\(ids[$0.memberB]) \($0.strength)" }
  }

  @Test func keepsTheKindsAskedForInAnyCase() throws {
    let loaded = try load { $0.filter.kinds = ["mail", "CHAT"] }
    #expect(ties(loaded) == ["ada-ben 2.0", "ada-bot-7@x.org 1.0", "ben-bot-7@x.org 1.0", "ben-cem 1.0"])
    #expect(loaded.summary.files[0].filteredRows == 1 && loaded.summary.files[0].usedRows == 4)
  }

  @Test func weighsKinds() throws {
    let loaded = try load {
      $0.filter.kindWeights = [.init(kind: "reaction", weight: 0.25), .init(kind: "mail", weight: 3)]
    }
    #expect(
      ties(loaded) == [
        "ada-ben 6.0", "ada-bot-7@x.org 3.0", "ada-cem 0.25", "ben-bot-7@x.org 1.0", "ben-cem 1.0",
      ])
  }

  @Test func aKindThatDoesNotOccurIsAnError() {
    func error(_ log: String) -> InputError? {
      do {
        _ = try load(log) { $0.filter.kinds = ["mial"] }
        return nil
      } catch {
        return error as? InputError
      }
    }
    #expect(error(Self.log)?.remedy == "choose among 'Mail', 'chat', 'reaction'" && error(Self.log)?.exitCode == 64)
    #expect(error("from,to\na,b\n")?.problem == "the log has no column of kinds to choose from")
  }

  /// A kind that is left out may still be what others answer.
  @Test func repliesFindMessagesOfOtherKinds() throws {
    let log = "id,author,date,reply_to,kind\n1,ada,2025-01-01,,question\n2,ben,2025-01-02,1,answer\n"
    let loaded = try load(log) { $0.filter.kinds = ["answer"] }
    #expect(ties(loaded) == ["ada-ben 1.0"] && loaded.history?.messages.count == 1)
    #expect(loaded.history?.messages.parents == [MessageHistory.unknownParent])
  }

  @Test func leavesOutMembersByPattern() throws {
    let loaded = try load(excluding: ["BOT-*"])
    #expect(ties(loaded) == ["ada-ben 2.0", "ada-cem 1.0", "ben-cem 1.0"])
    #expect(loaded.network.members.map(\.id) == ["ada", "ben", "cem"] && loaded.summary.files[0].filteredRows == 1)
    // By alias, and by the name in the member table; nobody left out stays as a member without ties.
    #expect(ties(try load(aliases: "bot-7@x.org,robby\n", excluding: ["robby"])) == ties(loaded))
    let named = try load(members: "id,name\nbot-7@x.org,Robby\nada,Ada\n", excluding: ["Robby"])
    #expect(ties(named) == ties(loaded) && named.network.members.map(\.id) == ["ada", "ben", "cem"])
    #expect(throws: InputError.self) { try load(excluding: ["bot"]) }
  }

  @Test func leavesOutExactRepeats() throws {
    let loaded = try load { $0.filter.isDistinct = true }
    #expect(ties(loaded).first == "ada-ben 1.0" && loaded.summary.files[0].filteredRows == 1)
    // A difference in any column, also one that is not read, makes two rows.
    let log = "from,to,subject\na,b,x\na,b,y\na,b,x\n"
    #expect(ties(try load(log) { $0.filter.isDistinct = true }) == ["a-b 2.0"])
  }

  // MARK: - Parts of a network

  private static let path =
    "from,to,date\na,b,2025-01-01\nb,a,2025-01-02\nb,c,2025-01-03\nc,d,2025-01-04\nd,c,2025-01-05\n"
  private static let table = "id,name,group\na,Ann,X\nb,Ben,X\nc,Cem,Y\nd,Dia,Y\n"

  @Test func looksAtOneGroup() throws {
    let loaded = try load(Self.path, members: Self.table, scope: NetworkScope(group: "Y"))
    #expect(ties(loaded) == ["c-d 2.0"] && loaded.network.interactionCount == 2)
    #expect(loaded.history?.interactions.count == 2 && loaded.summary.scope?.allMembers == 4)
    #expect(throws: InputError.self) { try load(Self.path, members: Self.table, scope: NetworkScope(group: "Z")) }
    #expect(throws: InputError.self) { try load(Self.path, scope: NetworkScope(group: "Y")) }
  }

  @Test(arguments: [(1, ["a", "b"]), (2, ["a", "b", "c"]), (9, ["a", "b", "c", "d"])])
  func looksAroundAMember(steps: Int, members: [String]) throws {
    for name in ["a", "Ann"] {
      let loaded = try load(Self.path, members: Self.table, scope: NetworkScope(around: name, steps: steps))
      #expect(loaded.network.members.map(\.id) == members)
    }
    #expect(throws: InputError.self) { try load(Self.path, scope: NetworkScope(around: "zoe")) }
  }

  /// All members are a part, too: nothing changes.
  @Test func theWholeIsAPart() throws {
    let whole = try load(Self.path, members: Self.table)
    let around = try load(Self.path, members: Self.table, scope: NetworkScope(around: "b", steps: 5))
    #expect(around.network == whole.network && around.history == whole.history)
  }
}
