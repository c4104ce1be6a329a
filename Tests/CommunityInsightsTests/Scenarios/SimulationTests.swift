import MemberNetworks
import Testing

@testable import CommunityInsights

@Suite struct SimulationTests {
  private static let loaded = Result { try Community.barbell.load() }

  private func simulation(_ change: (inout Scenario.Request) -> Void) throws -> Simulation {
    var request = Scenario.Request()
    change(&request)
    let loaded = try Self.loaded.get()
    return try Simulation(
      Scenario(request, of: loaded.network), of: loaded, analyzer: Analyzer(), title: "barbell")
  }

  private func names(_ members: [Int], _ analysis: Analysis) -> [String] { members.map { analysis.members[$0].member } }

  @Test func `whoever loses the way to the largest part is cut off`() throws {
    let simulation = try simulation { $0.without = ["c"] }
    #expect(names(simulation.cutOff, simulation.before) == ["d", "e", "f"] && simulation.joined.isEmpty)
    #expect(simulation.before.network.largestComponentSize == 7)
    #expect(simulation.after.network.largestComponentSize == 3)
    #expect(simulation.indexAfter == [0, 1, nil, 2, 3, 4, 5, 6, 7, 8])
  }

  @Test func `whoever gets a way to the largest part has joined it`() throws {
    let simulation = try simulation { $0.adding = [MemberPair("d", "x")] }
    #expect(names(simulation.joined, simulation.before) == ["x", "y"] && simulation.cutOff.isEmpty)
    #expect(simulation.after.network.largestComponentSize == 9)
    #expect(simulation.after.ties.count == simulation.before.ties.count + 1)
  }

  @Test func `the numbers of both stand side by side`() throws {
    let comparison = try simulation { $0.without = ["c", "x"] }.comparison
    let members = try #require(comparison["network.members"])
    #expect(members.first == 10 && members.second == 8 && members.difference == -2)
    let isolates = try #require(comparison["network.isolate_share"])
    #expect(isolates.first == 0.1 && isolates.second == 0.25 && isolates.isBetter == false)
  }

  // MARK: - The network after a scenario

  /// Strengths 1, 2 and 4: the median is 2, so that a new tie has 1 each way.
  private static let path = Result {
    try Community.log("from,to\na,b\nb,c\nb,c\nc,d\nc,d\nd,c\nd,c\n").load().network
  }

  private func network(leaving: [Int] = [], meeting: [Scenario.Pair] = []) throws -> MemberNetwork {
    let network = try Self.path.get()
    var request = Scenario.Request()
    request.without = leaving.map { network.members[$0].id }
    request.adding = meeting.map { MemberPair(network.members[$0.a].id, network.members[$0.b].id) }
    return try network.applying(Scenario(request, of: network))
  }

  private func ties(_ network: MemberNetwork) -> [String] {
    network.ties.map { "\(network.members[$0.memberA].id)\(network.members[$0.memberB].id) \($0.aToB) \($0.bToA)" }
  }

  @Test func `those who stay keep their ties, and nobody else's`() throws {
    #expect(try ties(network(leaving: [1])) == ["cd 2.0 2.0"])
    #expect(try network(leaving: [1]).members.map(\.id) == ["a", "c", "d"])
  }

  @Test func `a new tie has the median strength, half of it each way`() throws {
    #expect(
      try ties(network(meeting: [Scenario.Pair(a: 0, b: 3)])) == [
        "ab 1.0 0.0", "ad 1.0 1.0", "bc 2.0 0.0", "cd 2.0 2.0",
      ])
  }

  @Test func `a tie that is there becomes stronger`() throws {
    #expect(
      try ties(network(meeting: [Scenario.Pair(a: 0, b: 1)])) == ["ab 2.0 1.0", "bc 2.0 0.0", "cd 2.0 2.0"])
  }

  @Test func `a new tie among those who are left is between the right two`() throws {
    #expect(
      try ties(network(leaving: [1], meeting: [Scenario.Pair(a: 0, b: 3)])) == ["ad 1.0 1.0", "cd 2.0 2.0"])
  }
}
