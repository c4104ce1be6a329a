import Testing

@testable import CommunityInsights

@Suite("Brokers of a community") struct BrokerageTests {
  /// The brokerage of each member, by id.
  private func brokers(_ log: String, groups: String, rows: String = "from,to") throws -> [String: Brokerage?] {
    let analysis = try Community.log(
      "\(rows)\n" + log.split(separator: " ").joined(separator: "\n"),
      members: "id,group\n" + groups.split(separator: " ").joined(separator: "\n")
    ).analysis(groups: [.brokerage])
    return Dictionary(uniqueKeysWithValues: analysis.members.map { ($0.member, $0.brokerage) })
  }

  private func counts(_ brokerage: Brokerage??) -> [Int]? {
    (brokerage ?? nil).map { [$0.coordinator, $0.gatekeeper, $0.representative, $0.consultant, $0.liaison] }
  }

  /// a → b → c in one group; a → b → x and a → b → w to another; x → b → c back; x → b → w within the other; p → q in a
  /// third, of which nobody leads anywhere.
  @Test("are counted by the groups of the three") func roles() throws {
    let found = try brokers("a,b b,c b,x x,b b,w p,q", groups: "a,One b,One c,One w,Two x,Two p,Three q,Three")
    #expect(counts(found["b"]) == [1, 1, 2, 1, 0])
    #expect(counts(found["a"]) == [0, 0, 0, 0, 0])
  }

  @Test("who links two groups that are not their own is a liaison") func liaison() throws {
    #expect(counts(try brokers("a,b b,c", groups: "a,One b,Two c,Three")["b"]) == [0, 0, 0, 0, 1])
  }

  @Test("are not known without two groups, and of nobody without a group") func unknown() throws {
    #expect(try brokers("a,b b,c", groups: "a,One b,One c,One").values.allSatisfy { $0 == nil })
    let found = try brokers("a,b b,c", groups: "a,One b,Two")
    #expect(counts(found["b"]) == [0, 0, 0, 0, 0] && counts(found["c"]) == nil)
  }

  /// Each pair once, though a graph without directions has it from both ends.
  @Test("of contacts, pairs count once, and gatekeepers are representatives") func contacts() throws {
    let source = Community.log(
      "from,to\na,b\nb,c\nb,d\nb,e\n", members: "id,group\na,One\nb,One\nc,One\nd,Two\ne,Two\n")
    var contacts = source
    contacts.options.rowKind = .contacts
    let analysis = try contacts.analysis(groups: [.brokerage])
    // a–c; a–d, a–e, c–d, c–e; d–e.
    #expect(counts(analysis.members[1].brokerage) == [1, 4, 4, 1, 0])
  }
}
