import Testing

@testable import CommunityInsights

@Suite("Groups together")
struct GroupMergingTests {
  private func members(_ sizes: KeyValuePairs<String, Int>, without: Int = 0) -> [MemberMetrics] {
    let groups = sizes.flatMap { Array(repeating: Optional($0.key), count: $0.value) }
    return (groups + Array(repeating: nil, count: without)).enumerated().map { index, group in
      var member = MemberMetrics(member: "m\(index)")
      member.group = group
      return member
    }
  }

  @Test("small groups go together, with the next smallest while they are too few")
  func merging() {
    let enough = GroupMerging(members(["A": 3, "B": 2, "C": 6, "D": 9]), minimum: 5)
    #expect(enough.merged == ["A", "B"] && enough.kept == ["C", "D"])
    let next = GroupMerging(members(["A": 3, "C": 6, "D": 9]), minimum: 5)
    #expect(next.merged == ["A", "C"] && next.kept == ["D"])
    #expect(GroupMerging(members(["C": 6, "D": 9]), minimum: 5).merged.isEmpty)
    #expect(GroupMerging(members(["A": 1, "B": 2]), minimum: 5).kept.isEmpty)
  }

  @Test("few members without a group are what the groups leave over, and hidden among them")
  func ungrouped() {
    let few = GroupMerging(members(["C": 6, "D": 9], without: 2), minimum: 5)
    #expect(few.merged == ["C"] && few.ungrouped == 2)
    let many = GroupMerging(members(["C": 6, "D": 9], without: 7), minimum: 5)
    #expect(many.merged.isEmpty && many.ungrouped == 0)
  }

  @Test("shares of a row are added, other numbers of merged groups are left out")
  func table() throws {
    let merging = GroupMerging(members(["A": 3, "B": 2, "C": 6, "D": 9]), minimum: 5)
    var table = GroupTable(
      groups: ["A", "B", "C", "D"], sizes: [3, 2, 6, 9], label: "share",
      values: [
        [0.5, 0.5, 0, 0], [nil, nil, nil, nil], [0.125, 0.125, 0.5, 0.25], [0.25, 0.25, 0.25, 0.25],
      ])
    table.columns = [GroupTable.Column("fall", "fall", unit: .share, values: [0.1, 0.2, 0.3, nil])]
    let merged = try #require(merging.merge(table, minimum: 5))
    #expect(merged.groups == ["C", "D", "other groups"] && merged.sizes == [6, 9, 5])
    #expect(merged.values == [[0.5, 0.25, 0.25], [0.25, 0.25, 0.5], [nil, nil, nil]])
    #expect(merged.columns[0].values == [0.3, nil, nil])
  }

  /// Four groups of six in a ring of contacts, and one contact between two single members.
  @Test("a contact without directions stands in two rows, and is told by neither")
  func withoutDirections() throws {
    var whole = try #require(RandomCommunity.analyses(2).first?.whole)
    whole.members = members(["A": 6, "B": 6, "C": 6, "D": 6])
    whole.ties = []
    // Contacts of A with B and with C rest on many; those of A with D and of B with C on two.
    func tie(_ a: Int, _ b: Int) {
      whole.ties.append(TieMetrics(memberA: a, memberB: b, aToB: 1, bToA: 0, first: nil, last: nil))
    }
    for member in 0..<6 {
      tie(member, 6 + member)
      tie(member, 12 + member)
      tie(6 + member, 18 + member)
      tie(12 + member, 18 + member)
    }
    tie(0, 18)
    tie(6, 12)
    let shares = [0, 6.0 / 13, 6.0 / 13, 1.0 / 13]
    var table = GroupTable(
      groups: ["A", "B", "C", "D"], sizes: [6, 6, 6, 6], label: "share",
      values: [
        shares, [shares[1], 0, shares[3], shares[2]], [shares[2], shares[3], 0, shares[1]],
        [shares[3], shares[1], shares[2], 0],
      ])
    table.hasDirections = false
    var lens = try #require(whole.lens)
    lens.results = [MeasureResult(.silos, [], table: table)]
    try lens.mergeGroups(of: whole, minimum: 5)
    let values = try #require(lens.results[0].table?.values)
    for row in 0..<4 {
      for column in 0..<4 { #expect((values[row][column] == nil) == (values[column][row] == nil)) }
      // Whoever knows all but one of a row knows that one.
      #expect(values[row].count { $0 == nil } != 1)
    }
    #expect(values[0][3] == nil && values[1][2] == nil)
  }

  @Test("what leaves one group is no table")
  func tooFew() {
    let merging = GroupMerging(members(["A": 3, "B": 6]), minimum: 5)
    let table = GroupTable(groups: ["A", "B"], sizes: [3, 6], label: "", values: [[1, 0], [0, 1]])
    #expect(merging.merge(table, minimum: 5) == nil)
    let unknown = GroupTable(groups: ["circle 1", "circle 2"], sizes: [6, 6], label: "", values: [])
    #expect(merging.merge(unknown, minimum: 5) == nil)
  }

  @Test("a group that is called like the merged ones stays apart from them")
  func sameName() {
    let merging = GroupMerging(members(["other groups": 8, "A": 3, "B": 4]), minimum: 5)
    #expect(merging.name(of: "other groups") == "other groups" && merging.name(of: "A") == "all other groups")
  }
}
