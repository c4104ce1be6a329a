import GraphCore
import Testing

@testable import CommunityInsights

@Suite struct GroupContactsTests {
  /// The contact between groups One (a b c) and Two (x y z), with names for its keepers.
  private func keepers(_ ties: String) throws -> [String]? {
    let log = WrittenLog(ties, groups: ["One": "a b c", "Two": "x y z"])
    let record = log.record
    let contacts = GroupContact.all(in: record.ties, try #require(Grouping(formal: record)))
    try #require(contacts.count == 1)
    return contacts[0].keepers.map { $0.map { record.members[$0].id } }
  }

  @Test func `a single tie rests on either of its ends`() throws {
    #expect(try keepers("a-x a-b")?.count == 1)
  }

  @Test func `a star rests on its centre, on whichever side that is`() throws {
    #expect(try keepers("a-x a-y a-z") == ["a"])
    #expect(try keepers("a-y b-y c-y") == ["y"])
    #expect(try keepers("a-y y-b") == ["y"])
  }

  @Test func `two members may carry a contact on one side, on both, or as two stars`() throws {
    #expect(try Set(keepers("a-x b-y") ?? []).count == 2)
    #expect(try Set(keepers("a-x a-y b-x b-y") ?? []) == ["a", "b"])
    #expect(try Set(keepers("a-x a-y b-z c-z") ?? []) == ["a", "z"])
    #expect(try Set(keepers("a-x a-y a-z b-x c-x") ?? []) == ["a", "x"])
  }

  @Test func `three ties apart rest on three members`() throws {
    #expect(try keepers("a-x b-y c-z") == nil)
    #expect(try keepers("a-x a-y b-y b-z c-z c-x") == nil)
  }

  /// All sets of ties between three and three members, against every pair of members.
  @Test func `keepers are a smallest cover`() throws {
    let pairs = ["a", "b", "c"].flatMap { a in ["x", "y", "z"].map { (a, $0) } }
    for set in 1..<(1 << pairs.count) {
      let ties = pairs.indices.filter { set >> $0 & 1 == 1 }.map { pairs[$0] }
      let found = try keepers(ties.map { "\($0.0)-\($0.1)" }.joined(separator: " "))
      func covers(_ members: Set<String>) -> Bool {
        ties.allSatisfy { members.contains($0.0) || members.contains($0.1) }
      }
      let names = ["a", "b", "c", "x", "y", "z"]
      let one = names.contains { covers([$0]) }
      let two = names.contains { first in names.contains { covers([first, $0]) } }
      #expect(found?.count == (one ? 1 : two ? 2 : nil))
      #expect(found.map { covers(Set($0)) } ?? true)
    }
  }

  @Test func `members without a group, and groups of one, are in no contact`() throws {
    let record = WrittenLog("a-x a-q b-y m-a", groups: ["One": "a b", "Two": "x y", "Alone": "q"]).record
    let grouping = try #require(Grouping(formal: record))
    #expect(grouping.count == 2)
    #expect(GroupContact.all(in: record.ties, grouping).map(\.ties.count) == [2])
  }

  @Test func `circles stand in for groups, unless it is a quick look`() throws {
    let record = WrittenLog(clique("a b c d") + " " + clique("e f g h") + " d-e").record
    let context = LensContext(options: LensOptions(), seed: 1, control: RunControl())
    let grouping = try #require(try Grouping(formalOrFound: record, context))
    #expect(grouping.isFound)
    #expect(grouping.count == 2)
    var quick = context
    quick.isQuick = true
    #expect(try Grouping(formalOrFound: record, quick) == nil)
  }
}
