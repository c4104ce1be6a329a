import InteractionLogs
import MemberNetworks
import Testing

@testable import CommunityInsights

@Suite("Dominance")
struct DominanceRuleTests {
  @Test(
    "more than three quarters of a sum are the sum",
    arguments: [(76.0, 100.0, true), (75, 100, false), (50, 100, false), (0, 0, false), (98, 100, true)])
  func rule(largest: Double, total: Double, isDominated: Bool) {
    #expect(DominanceRule.standard.isDominated(largest, of: total) == isDominated)
  }

  /// Twelve members who write to each other in turn, and two managers who open so many conversations.
  private func told(openings: [Int]) throws -> CommunityLens {
    var rows = ["time,source,target,id,reply_to"]
    func day(_ number: Int) -> String {
      "2023-\(number / 28 % 12 < 9 ? "0" : "")\(number / 28 % 12 + 1)-\(number % 28 < 9 ? "0" : "")\(number % 28 + 1)"
    }
    var count = 0
    func row(_ source: String, _ target: String) {
      rows.append("\(day(count))T10:00:00Z,\(source),\(target),i\(count),")
      count += 1
    }
    for turn in 0..<60 { row("m\(turn % 12)", "m\((turn + 1 + turn / 12) % 12)") }
    for (manager, number) in openings.enumerated() {
      for opening in 0..<number { row("b\(manager)", "m\(opening % 12)") }
    }
    let table =
      ["id,role"] + (0..<12).map { "m\($0),member" } + openings.indices.map { "b\($0),manager" }
    let source = NetworkSource(
      logs: [.bytes(name: "log.csv", Array(rows.joined(separator: "\n").utf8))],
      memberTable: .bytes(name: "members.csv", Array(table.joined(separator: "\n").utf8)))
    let whole = try Analyzer(lens: RandomCommunity.lensOptions).analyze(source.load(keepsHistory: true), title: "two")
    #expect(whole.lens?[.managerInitiation]?.headline?.value != nil)
    return try #require(whole.prepared(for: .sponsor()).lens)
  }

  @Test("what two managers open is told of both, unless one of them opens nearly all", arguments: [(24, 26), (49, 1)])
  func managers(first: Int, second: Int) throws {
    let ratio = try told(openings: [first, second])[.managerInitiation]?["initiation_ratio"]
    #expect((ratio?.value == nil) == (second == 1))
    #expect(ratio?.isSuppressed == (second == 1))
  }

  /// Five members of each group are in contact, and one of them has nearly all of it.
  @Test("contact between groups that is one member's is as that of few", arguments: [(1.0, false), (400, true)])
  func groups(strength: Double, isOfFew: Bool) throws {
    var members: [MemberMetrics] = []
    for index in 0..<10 {
      var member = MemberMetrics(member: "m\(index)")
      member.group = index < 5 ? "A" : "B"
      members.append(member)
    }
    var analysis = try #require(RandomCommunity.analyses(1).first?.whole)
    analysis.members = members
    analysis.ties = (0..<5).map {
      TieMetrics(memberA: $0, memberB: $0 + 5, aToB: $0 == 0 ? strength : 2, bToA: 0, first: nil, last: nil)
    }
    let contacts = GroupContactSizes(analysis, GroupMerging(members, minimum: 5))
    #expect(contacts.isOfFew("A", "B", minimum: 5) == isOfFew && contacts.isOfFew("B", "A", minimum: 5) == isOfFew)
    #expect(contacts.isOfFew("A", "B", minimum: 11))
  }
}
