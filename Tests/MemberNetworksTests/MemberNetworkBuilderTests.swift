import GraphCore
import InteractionLogs
import Testing

@testable import MemberNetworks

@Suite struct MemberNetworkBuilderTests {
  private func network(
    _ log: String, members: String? = nil, aliases: String? = nil, options: LogReadingOptions = LogReadingOptions()
  ) throws -> MemberNetwork {
    func input(_ name: String, _ text: String) -> LogInput { .bytes(name: name, Array(text.utf8)) }
    return try NetworkSource(
      logs: [input("log.csv", log)], memberTable: members.map { input("members.csv", $0) },
      aliases: aliases.map { input("aliases.csv", $0) }, options: options
    ).load().network
  }

  @Test func sumsInteractionsToTies() throws {
    let network = try network(
      """
      from,to,date,weight
      10,2,2010-01-03,1
      2,10,2010-01-01,2
      10,2,2010-01-05,0.5
      1,10,2010-01-02,1
      2,2,2010-01-09,1
      """)
    #expect(network.members.map(\.id) == ["1", "2", "10"])
    #expect(
      network.ties == [
        Tie(
          memberA: 0, memberB: 2, aToB: 1, bToA: 0, first: Instant(parsing: "2010-01-02"),
          last: Instant(parsing: "2010-01-02")),
        Tie(
          memberA: 1, memberB: 2, aToB: 2, bToA: 1.5, first: Instant(parsing: "2010-01-01"),
          last: Instant(parsing: "2010-01-05")),
      ])
    #expect(network.interactionCount == 4 && network.selfInteractionCount == 1)
    #expect(network.clock == .calendar && !network.hasRoster && network.unlistedCount == 0)
    #expect(network.first == Instant(parsing: "2010-01-01") && network.last == Instant(parsing: "2010-01-05"))
  }

  @Test func bringsInTheRoster() throws {
    let network = try network(
      "from,to\nADA@x.org,bob@x.org\nbob@x.org,eve@x.org\n",
      members: "id,name,group,role,manager\nbob@x.org,Bob,G,lead,\nada@X.org,Ada,G,,carl@x.org\ncarl@x.org,Carl,H,,\n")
    #expect(network.members.map(\.id) == ["ada@x.org", "bob@x.org", "carl@x.org", "eve@x.org"])
    #expect(network.members.map(\.isOnRoster) == [true, true, true, false])
    #expect(network.members.map(\.isManager) == [false, true, true, false])
    #expect(network.unlistedCount == 1 && network.hasRoster)
    #expect(network.undirectedGraph().degree(of: 2) == 0)
  }

  @Test func aPersonOutsideTheRosterCanBeAManager() throws {
    let network = try network("from,to\na,z\n", members: "id,manager\na,z\n")
    #expect(
      network.members == [
        Member(id: "a", manager: "z", isOnRoster: true), Member(id: "z", isManager: true),
      ])
  }

  @Test func mergesAliases() throws {
    let network = try network(
      "from,to,weight\nada,bob,1\nbob,adal,2\nadal,ada,4\nadal,bob,8\nada,ada,16\n", aliases: "adal,ada\n")
    #expect(network.members.map(\.id) == ["ada", "bob"])
    #expect(network.ties == [Tie(memberA: 0, memberB: 1, aToB: 9, bToA: 2)])
    #expect(network.interactionCount == 3 && network.selfInteractionCount == 2)
  }

  @Test func keepsMembersWhoOnlySpeakToThemselves() throws {
    let network = try network("from,to\na,a\nb,c\n")
    #expect(network.members.map(\.id) == ["a", "b", "c"])
    #expect(network.ties.count == 1)
  }

  @Test func makesGraphsInTheOrderOfTies() throws {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: UInt64(seed))
      let count = 1 + random.below(30)
      let rows = (0..<random.below(200)).map { _ in (random.below(count), random.below(count), 1 + random.below(5)) }
      guard !rows.isEmpty else { continue }
      let network = try network("from,to,weight\n" + rows.map { "m\($0.0),m\($0.1),\($0.2)\n" }.joined())
      // Naive: sums in dictionaries by the names as written.
      var sums: [[String]: Double] = [:]
      for row in rows where row.0 != row.1 { sums[["m\(row.0)", "m\(row.1)"], default: 0] += Double(row.2) }
      #expect(Set(network.members.map(\.id)) == Set(rows.flatMap { ["m\($0.0)", "m\($0.1)"] }))
      var back: [[String]: Double] = [:]
      for tie in network.ties {
        let (a, b) = (network.members[tie.memberA].id, network.members[tie.memberB].id)
        if tie.aToB > 0 { back[[a, b]] = tie.aToB }
        if tie.bToA > 0 { back[[b, a]] = tie.bToA }
      }
      #expect(back == sums)
      let undirected = network.undirectedGraph()
      #expect(undirected.checkInvariants())
      #expect(
        undirected.edges.map { [Int($0.source), Int($0.target)] } == network.ties.map { [$0.memberA, $0.memberB] })
      for (edge, tie) in zip(undirected.edges, network.ties) {
        #expect(undirected.weights![undirected.arc(from: Int(edge.source), to: Int(edge.target))!] == tie.strength)
      }
      let directed = network.directedGraph()
      #expect(directed.checkInvariants() && directed.arcCount == sums.count)
      #expect(
        network.directedGraph(weighted: false).weights == nil && network.undirectedGraph(weighted: false).weights == nil
      )
    }
  }

  @Test func countsManyPairs() throws {
    // More pairs than the table begins with, each twice, in two orders, over several batches.
    let pairs = (0..<300).flatMap { a in (0..<300).map { (a, $0) } }
    let rows = pairs + pairs.reversed()
    let network = try network("1000,1000\n" + rows.map { "\($0.0),\($0.1)\n" }.joined())
    #expect(network.members.count == 301)
    #expect(network.ties.count == 300 * 299 / 2)
    #expect(network.ties.allSatisfy { $0.aToB == 2 && $0.bToA == 2 })
    #expect(network.selfInteractionCount == 601)
  }

  @Test func doesNotDependOnTheOrderOfRows() throws {
    var random = SeededGenerator(seed: 5)
    var rows = (0..<500).map { _ in "\(random.below(40)),\(random.below(40)),\(random.below(1000))\n" }
    let options = LogReadingOptions(hasHeader: true)
    let first = try network("from,to,time\n" + rows.joined(), options: options)
    random.shuffle(&rows)
    #expect(try network("from,to,time\n" + rows.joined(), options: options) == first)
  }
}
