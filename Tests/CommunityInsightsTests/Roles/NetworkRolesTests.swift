import GraphCore
import Testing

@testable import CommunityInsights

@Suite struct NetworkRolesTests {
  /// An analysis of members with two ties each, of whom nothing else is known.
  private func analysis(_ members: Int) throws -> Analysis {
    var analysis = try Community.pair.analysis(groups: [])
    analysis.ties = []
    analysis.members = (0..<members).map {
      var metrics = MemberMetrics(member: "\($0)")
      metrics.degree = 2
      return metrics
    }
    return analysis
  }

  /// A ring of members, in a log of so many windows of 30 days.
  private func ring(_ members: Int, windows: Int = 1) -> CommunityRecord {
    let ring = (0..<members).map { "\($0)-\(($0 + 1) % members)" }.joined(separator: " ")
    return WrittenLog(windows: Array(repeating: ring, count: windows)).record
  }

  private func roles(_ analysis: Analysis) -> [NetworkRole] {
    NetworkRoles.roles(of: analysis, record: ring(analysis.members.count))
  }

  @Test func `without measures everybody with ties is a member`() throws {
    var analysis = try analysis(3)
    analysis.members[1].degree = 0
    analysis.members[2].degree = 1
    #expect(roles(analysis) == [.member, .isolate, .peripheral])
  }

  @Test func `connectors lie between others more than nine in ten, over different contacts`() throws {
    var analysis = try analysis(20)
    for index in 0..<20 {
      analysis.members[index].betweenness = Double(index)
      analysis.members[index].constraint = index == 18 ? 0.9 : 1 - Double(index) / 25
    }
    #expect(roles(analysis).enumerated().filter { $0.element == .connector }.map(\.offset) == [19])
    for index in 0..<20 { analysis.members[index].betweenness = 0 }
    #expect(!roles(analysis).contains(.connector))
  }

  @Test func `bridges hold two others or more`() throws {
    var analysis = try analysis(8)
    analysis.members[0].cutOffIfLost = 1
    analysis.members[1].cutOffIfLost = 2
    analysis.ties = [(2, 3), (4, 5)].map {
      TieMetrics(memberA: $0.0, memberB: $0.1, aToB: 1, bToA: 0, first: nil, last: nil)
    }
    analysis.bridges = [BridgeTie(tie: 0, cutOff: 3), BridgeTie(tie: 1, cutOff: 1)]
    #expect(roles(analysis) == [.member, .bridge, .bridge, .bridge, .member, .member, .member, .member])
  }

  @Test func `specialists are deep inside one community`() throws {
    var analysis = try analysis(8)
    // 0 and 1 have core number 3, 0 with all its ties in community 1, 1 with half of them.
    for index in 0..<8 {
      analysis.members[index].coreNumber = index < 2 ? 3 : 2
      analysis.members[index].coreDistance = 0
      analysis.members[index].community = index < 5 ? 1 : 2
    }
    analysis.network.highestCoreNumber = 3
    analysis.ties = [(0, 2), (0, 3), (1, 4), (1, 5)].map {
      TieMetrics(memberA: $0.0, memberB: $0.1, aToB: 1, bToA: 0, first: nil, last: nil)
    }
    #expect(roles(analysis).map { $0 == .specialist } == [true] + Array(repeating: false, count: 7))
  }

  @Test func `peripheral members are far from the core, or have no way to it`() throws {
    var analysis = try analysis(5)
    analysis.network.highestCoreNumber = 3
    for (index, distance) in [0, 1, 2, nil, 3].enumerated() { analysis.members[index].coreDistance = distance }
    #expect(roles(analysis) == [.member, .member, .peripheral, .peripheral, .peripheral])
  }

  @Test func `newcomers came in the last 90 days of a log of 180`() throws {
    func roles(_ windows: Int) throws -> [NetworkRole] {
      let rows = (1...windows).map {
        "a-b" + ($0 > windows - 3 ? " c-a c-b" : "") + ($0 > windows - 4 ? " d-a d-b" : "")
      }
      let record = WrittenLog(windows: rows).record
      return NetworkRoles.roles(of: try analysis(4), record: record)
    }
    #expect(try roles(8) == [.member, .member, .newcomer, .member])
    #expect(try roles(5) == [.member, .member, .member, .member])
  }

  @Test func `what somebody does comes before how long they have been there`() throws {
    let record = WrittenLog(windows: (1...8).map { $0 < 8 ? "a-b" : "a-b c-a c-b d-a e-a e-b" }).record
    var analysis = try analysis(5)
    analysis.members[2].cutOffIfLost = 5
    analysis.members[3].degree = 1
    analysis.members[4].degree = 0
    #expect(
      NetworkRoles.roles(of: analysis, record: record) == [.member, .member, .bridge, .newcomer, .isolate])
  }

  @Test func `a whole network`() throws {
    // Two cliques of five, m between them, a tail of three, and z alone.
    let log = WrittenLog("\(clique("a b c d e")) \(clique("p q r s t")) m-a m-b m-p m-q t-u u-v v-w", roster: "z")
    let record = log.record
    let rows = record.ties.map { "\(record.members[$0.memberA].id),\(record.members[$0.memberB].id)\n" }
    let analysis = try Community.log("from,to\n" + rows.joined(), members: "id\nu\nz\n").analysis()
    let roles = NetworkRoles.roles(of: analysis, record: record)
    let byName = Dictionary(uniqueKeysWithValues: zip(record.members.map(\.id), roles))
    #expect(byName["z"] == .isolate)
    #expect(byName["m"] == .connector)
    #expect(byName["u"] == .bridge)
    #expect(byName["c"] == .specialist)
    #expect(byName["w"] == .peripheral)
  }
}
