import Foundation
import GraphCore
import MemberNetworks
import TestSupport
import Testing

@testable import CommunityInsights

@Suite("Analyzer")
struct AnalyzerTests {
  /// One number of every member.
  private func numbers(_ analysis: Analysis, _ number: (MemberMetrics) -> Double?) -> [Double?] {
    analysis.members.map(number)
  }

  // MARK: - The barbell: a b c d e f g x y z

  @Test("members: who they are, and what is counted")
  func counts() throws {
    let analysis = try Community.barbell.analysis()
    let members = analysis.members
    #expect(members.map(\.member).joined() == "abcdefgxyz")
    #expect(members[0].name == "Ada" && members[0].label == "Ada" && members[2].label == "c")
    #expect(members[1].group == "One" && members[0].role == "manager")
    #expect(members.map(\.isManager) == [true] + Array(repeating: false, count: 9))
    #expect(members.filter(\.isOnRoster).map(\.member) == ["a", "b", "z"])
    #expect(members.map(\.degree) == [3, 2, 3, 3, 2, 2, 1, 1, 1, 0])
    #expect(members.map(\.outDegree) == [3, 1, 1, 2, 1, 0, 0, 1, 0, 0])
    #expect(members.map(\.inDegree) == [0, 1, 2, 1, 1, 2, 1, 0, 1, 0])
    #expect(members.map(\.strength) == [3, 2, 3, 3, 2, 2, 1, 1, 1, 0])
    #expect(members.map(\.component) == [1, 1, 1, 1, 1, 1, 1, 2, 2, 3])
    #expect(analysis.hasRoster && analysis.title == "test" && analysis.generator == "copgraph")
  }

  @Test("members: paths")
  func paths() throws {
    let analysis = try Community.barbell.analysis()
    #expect(numbers(analysis, \.betweenness) == [5, 0, 9, 8, 0, 0, 0, 0, 0, 0])
    // Sums of distances to the six others that can be reached of nine; x and y reach each other.
    let sums: [Double] = [11, 12, 9, 10, 14, 14, 16]
    let closeness: [Double] = sums.map { 4 / $0 } + [1 / 9, 1 / 9, 0]
    #expect(difference(numbers(analysis, \.closeness), closeness) == nil)
    // How many others are one, two, three and four steps away.
    let othersAtDistance: [[Double]] = [
      [3, 1, 2, 0], [2, 2, 2, 0], [3, 3, 0, 0], [3, 2, 1, 0], [2, 1, 2, 1], [2, 1, 2, 1], [1, 2, 1, 2], [1, 0, 0, 0],
      [1, 0, 0, 0], [0, 0, 0, 0],
    ]
    let harmonic: [Double] = othersAtDistance.map { $0[0] + $0[1] / 2 + $0[2] / 3 + $0[3] / 4 }
    #expect(difference(numbers(analysis, \.harmonic), harmonic) == nil)
    #expect(numbers(analysis, \.eccentricity) == [3, 3, 2, 3, 4, 4, 4, 1, 1, nil])
    #expect(analysis.members.map(\.reachCount) == [6, 6, 6, 6, 6, 6, 6, 1, 1, 0])
    // That of x and y, who reach nobody else.
    #expect(analysis.network.radius == 1)
  }

  @Test("members: structure around them")
  func structure() throws {
    let members = try Community.barbell.analysis().members
    #expect(members.map(\.coreNumber) == [2, 2, 2, 2, 2, 2, 1, 1, 1, 0])
    #expect(members.map(\.coreDistance) == [0, 0, 0, 0, 0, 0, 1, nil, nil, nil])
    let third = 1.0 / 3
    #expect(difference(members.map(\.clustering), [third, 1, third, third, 1, 1, nil, nil, nil, nil]) == nil)
    // a: ties to b, c and g; b and c are tied to each other. Contacts of g, x and y stand for themselves.
    #expect(isClose(members[0].effectiveSize, 3 - 2.0 / 3))
    #expect(isClose(members[0].efficiency, 1 - 2.0 / 9))
    #expect(members[6].effectiveSize == 1 && members[6].constraint == 1 && members[6].efficiency == 1)
    #expect(members[9].effectiveSize == nil && members[9].constraint == nil && members[9].efficiency == nil)
    // a's third with c, and of b's half another third; b alike with a half of c's … g alone.
    let (toB, toC) = (third + third * third, third + third * 0.5)
    #expect(isClose(members[0].constraint, toB * toB + toC * toC + third * third))
    #expect(members.map(\.isArticulation).map { $0! } == members.map { "acd".contains($0.member) })
    #expect(members.map(\.cutOffIfLost) == [1, 0, 3, 2, 0, 0, 0, 0, 0, 0])
  }

  @Test("members: walks and communities")
  func walks() throws {
    let analysis = try Community.barbell.analysis()
    let shares = analysis.members.map { $0.pagerank! }
    #expect(isClose(shares.reduce(0, +), 1))
    // z only gets what jumps give, and what stays with it as it turns to nobody.
    #expect(isClose(shares[9], 0.15 / 10 + 0.85 * shares[9] / 10))
    #expect(isClose(shares[7], shares[8]))
    #expect(isClose(analysis.members.map { $0.eigenvector! }.max(), 1))
    #expect(isClose(analysis.members[7].eigenvector, 1) && analysis.members[9].eigenvector == 0)
    #expect(analysis.members.map(\.community) == [1, 1, 1, 2, 2, 2, 1, 3, 3, nil])
    #expect(
      analysis.communities == [
        CommunityMetrics(number: 1, size: 4, internalTieCount: 4, externalTieCount: 1, centralMembers: [0, 1, 2]),
        CommunityMetrics(number: 2, size: 3, internalTieCount: 3, externalTieCount: 1, centralMembers: [3, 4, 5]),
        CommunityMetrics(number: 3, size: 2, internalTieCount: 1, externalTieCount: 0, centralMembers: [7, 8]),
      ])
  }

  @Test("ties: both counts, edge betweenness and bridges")
  func ties() throws {
    let ties = try Community.barbell.analysis().ties
    let members = Array("abcdefgxyz")
    #expect(
      ties.map { "\(members[$0.memberA])\(members[$0.memberB])" } == [
        "ab", "ac", "ag", "bc", "cd", "de", "df", "ef", "xy",
      ])
    #expect(ties.allSatisfy { $0.aToB == 1 && $0.bToA == 0 && $0.strength == 1 && $0.first == nil && $0.last == nil })
    #expect(ties.map(\.edgeBetweenness) == [2, 8, 6, 4, 12, 5, 5, 1, 1])
    #expect(ties.map(\.isBridge) == [false, false, true, false, true, false, false, false, true])
    #expect(ties.allSatisfy { $0.localBridgeSpan == nil })
  }

  @Test("blocks: the larger first, every tie in one, cut members in several")
  func blocks() throws {
    let analysis = try Community.barbell.analysis()
    #expect(analysis.ties.map(\.block) == [1, 1, 3, 1, 4, 2, 2, 2, 5] && analysis.network.blockCount == 5)
    #expect(analysis.members.map(\.blockCount) == [2, 1, 2, 2, 1, 1, 1, 1, 1, 0])
  }

  @Test("disparity: the end that the strength of a tie surprises more judges it")
  func disparity() throws {
    let ties = try Community.barbell.analysis().ties
    // a has three ties, b two; x and y have none but theirs.
    #expect(isClose(ties[0].disparity, 4.0 / 9) && ties[8].disparity == 1)
  }

  @Test("what would break: the worst first, ties and members alike")
  func cuts() throws {
    let analysis = try Community.barbell.analysis()
    #expect(
      analysis.bridges == [BridgeTie(tie: 4, cutOff: 3), BridgeTie(tie: 2, cutOff: 1), BridgeTie(tie: 8, cutOff: 1)])
    #expect(
      analysis.articulationMembers == [
        ArticulationMember(member: 2, cutOff: 3), ArticulationMember(member: 3, cutOff: 2),
        ArticulationMember(member: 0, cutOff: 1),
      ])
  }

  @Test("isolation: nobody, one tie, apart, through one other, and how far from the core")
  func isolation() throws {
    let isolation = try Community.barbell.analysis().isolation
    #expect(isolation.isolates == [9] && isolation.pendants == [6, 7, 8] && isolation.smallComponents == [[7, 8]])
    // Without c there are two pieces of three: none is the rest, so all who are nearest to c depend on it.
    let dependents = isolation.dependents.map { [$0.member, $0.gatekeeper] }
    #expect(dependents == [[0, 2], [1, 2], [3, 2], [4, 3], [5, 3], [6, 0]])
    #expect(isolation.membersByCoreDistance == [6, 1])
  }

  @Test("the network as a whole")
  func network() throws {
    let network = try Community.barbell.analysis().network
    #expect(network.memberCount == 10 && network.tieCount == 9 && network.directedTieCount == 9)
    #expect(network.interactionCount == 9 && network.selfInteractionCount == 0)
    #expect(isClose(network.density, 0.2) && network.reciprocity == 0 && isClose(network.transitivity, 0.5))
    #expect(isClose(network.meanClusteringDefined, 2.0 / 3) && isClose(network.meanClusteringAll, 0.4))
    #expect(network.componentCount == 3 && network.largestComponentSize == 7)
    #expect(network.diameter == 4 && isClose(network.meanDistance, 2) && isClose(network.reachableShare, 44.0 / 90))
    #expect(isClose(network.degreeCentralization, 12.0 / 72))
    #expect(isClose(network.betweennessCentralization, 68.0 / 324))
    #expect(isClose(network.modularity, 8.0 / 9 - (81 + 49 + 4) / 324) && network.communityCount == 3)
    #expect(network.highestCoreNumber == 2 && network.coreSize == 6)
    #expect(network.bridgeCount == 3 && network.articulationMemberCount == 3)
    #expect(network.isolateCount == 1 && network.pendantCount == 3)
  }

  // MARK: - Options

  @Test("directed: paths follow interactions, and edge betweenness takes both directions of a tie together")
  func directed() throws {
    let analysis = try Community.path.analysis(directed: true)
    #expect(numbers(analysis, \.betweenness) == [0, 1, 0])
    #expect(difference(numbers(analysis, \.closeness), [0.5, 0.5, 2.0 / 3]) == nil)
    #expect(difference(numbers(analysis, \.harmonic), [1, 1, 1.5]) == nil)
    #expect(difference(numbers(analysis, \.eigenvector), [1, 1, 1], within: 1e-8) == nil)
    // Over a → b the pairs ab and ac, over b → a the pair ba; over b → c the pairs bc and ac.
    #expect(analysis.ties.map(\.edgeBetweenness) == [3, 2])
    #expect(analysis.network.diameter == 2 && isClose(analysis.network.meanDistance, 1.25))
    #expect(isClose(analysis.network.reachableShare, 4.0 / 6))
    #expect(isClose(analysis.network.betweennessCentralization, 0.5))
    // What has no direction is as before.
    #expect(isClose(analysis.network.density, 2.0 / 3) && analysis.bridges.count == 2)
    #expect(isClose(analysis.network.reciprocity, 2.0 / 3))
    #expect(analysis.options.isDirected)
    #expect(numbers(analysis, \.eccentricity) == [1, 1, 2] && analysis.members.map(\.reachCount) == [1, 1, 2])
  }

  @Test("strong components follow directions, whatever paths do, and are numbered by size")
  func strongComponents() throws {
    let analysis = try Community.log("from,to\na,b\nb,c\nc,d\nd,c\nc,b\n").analysis()
    #expect(analysis.members.map(\.strongComponent) == [2, 1, 1, 1])
    #expect(analysis.network.strongComponentCount == 2 && analysis.network.largestStrongComponentSize == 3)
  }

  @Test("damping: how often PageRank follows a tie")
  func damping() throws {
    var options = AnalysisOptions()
    options.damping = 0.5
    let analysis = try Analyzer(options: options, groups: [.pagerank]).analyze(Community.path.load(), title: "path")
    let middle = 4.0 / 9
    #expect(difference(numbers(analysis, \.pagerank), [(1 - middle) / 2, middle, (1 - middle) / 2]) == nil)
  }

  @Test("estimated betweenness: as near as it says, in its own place, and of members alone", arguments: [false, true])
  func estimate(isDirected: Bool) throws {
    let exact = try Self.guild.analysis(directed: isDirected, groups: [.betweenness])
    var options = AnalysisOptions()
    (options.betweennessError, options.isDirected) = (0.05, isDirected)
    let analysis = try Analyzer(options: options, groups: [.betweenness]).analyze(Self.guild.load(), title: "guild")
    let estimate = try #require(analysis.betweennessEstimate)
    let pairs = Double(exact.members.count * (exact.members.count - 1)) / (isDirected ? 1 : 2)
    #expect(isClose(estimate.errorInPairs, 0.05 * pairs) && estimate.sampleCount > 0 && estimate.seed == 1)
    for (member, known) in zip(analysis.members, exact.members) {
      #expect(abs(member.estimatedBetweenness! - known.betweenness!) <= estimate.errorInPairs)
      #expect(member.betweenness == nil && known.estimatedBetweenness == nil)
    }
    #expect(analysis.ties.allSatisfy { $0.edgeBetweenness == nil })
    #expect(estimate.sentence.contains("is estimated") && exact.betweennessEstimate == nil)
  }

  @Test("without direction: the path")
  func undirected() throws {
    let analysis = try Community.path.analysis()
    #expect(analysis.ties.map { [$0.aToB, $0.bToA] } == [[2, 1], [1, 0]])
    #expect(numbers(analysis, \.betweenness) == [0, 1, 0] && analysis.ties.map(\.edgeBetweenness) == [2, 2])
    #expect(difference(numbers(analysis, \.closeness), [2.0 / 3, 1, 2.0 / 3]) == nil)
    let middle = 0.135 / 0.2775
    #expect(difference(numbers(analysis, \.pagerank), [(1 - middle) / 2, middle, (1 - middle) / 2]) == nil)
    let end = (1.0 / 2).squareRoot()
    #expect(difference(numbers(analysis, \.eigenvector), [end, 1, end]) == nil)
    #expect(analysis.network.betweennessCentralization == 1 && analysis.network.degreeCentralization == 1)
  }

  @Test("a network of arcs without a cycle has no eigenvector: empty, not noise")
  func noEigenvector() throws {
    let analysis = try Community.log("from,to\na,b\nb,c\n").analysis(directed: true)
    #expect(analysis.members.allSatisfy { $0.eigenvector == nil })
  }

  @Test("weighted: a tie is 1 / strength long, equal lengths are equal, and constraint takes strengths")
  func weighted() throws {
    let source = Community.log("from,to,weight\n0,1,10\n1,3,5\n0,2,4\n2,3,20\n")
    #expect(numbers(try source.analysis(), \.betweenness) == [0.5, 0.5, 0.5, 0.5])
    let analysis = try source.analysis(weighted: true)
    #expect(numbers(analysis, \.betweenness) == [0, 0.5, 0.5, 1])
    #expect(isClose(analysis.network.diameter, 0.3) && analysis.options.isWeighted)
    #expect(analysis.members.map(\.strength) == [14, 15, 24, 25])
    let shares = [10.0 / 14, 4.0 / 14]
    #expect(isClose(analysis.members[0].constraint, shares[0] * shares[0] + shares[1] * shares[1]))
    #expect(isClose(try source.analysis().members[0].constraint, 0.5))
    #expect(difference(numbers(analysis, \.pagerank), numbers(try source.analysis(), \.pagerank)) != nil)
  }

  @Test("a local bridge has its span")
  func localBridge() throws {
    // A ring of five: without one tie its ends are four apart.
    let ties = try Community.log("from,to\na,b\nb,c\nc,d\nd,e\ne,a\n").analysis().ties
    #expect(ties.map(\.localBridgeSpan) == [4, 4, 4, 4, 4] && ties.allSatisfy { $0.isBridge == false })
  }

  @Test("times: the first and the last interaction of each tie; own interactions are counted")
  func times() throws {
    let analysis = try Community.log(
      "from,to,time\na,b,2024-01-03\nb,a,2024-01-01\na,a,2024-01-09\na,b,2024-01-02\n"
    ).analysis()
    let tie = analysis.ties[0]
    #expect(analysis.log.clock.string(tie.first!) == "2024-01-01T00:00:00Z")
    #expect(analysis.log.clock.string(tie.last!) == "2024-01-03T00:00:00Z")
    #expect(tie.aToB == 2 && tie.bToA == 1 && analysis.network.selfInteractionCount == 1)
  }

  // MARK: - Small and hostile

  @Test("two members: what needs three is undefined")
  func twoMembers() throws {
    let analysis = try Community.pair.analysis()
    let network = analysis.network
    #expect(network.density == 1 && network.diameter == 1 && network.meanDistance == 1 && network.reachableShare == 1)
    #expect(network.degreeCentralization == nil && network.betweennessCentralization == nil)
    #expect(network.transitivity == nil && network.meanClusteringDefined == nil && network.meanClusteringAll == 0)
    #expect(analysis.bridges == [BridgeTie(tie: 0, cutOff: 1)] && analysis.articulationMembers.isEmpty)
    #expect(analysis.isolation.pendants == [0, 1] && analysis.isolation.dependents.isEmpty)
  }

  @Test("members without any tie: nothing fails, what is undefined is empty")
  func isolatesOnly() throws {
    let analysis = try Community.isolates.analysis()
    #expect(analysis.isolation.isolates == [0, 1] && analysis.ties.isEmpty && analysis.communities.isEmpty)
    let network = analysis.network
    #expect(network.density == 0 && network.selfInteractionCount == 2 && network.componentCount == 2)
    #expect(network.reciprocity == nil && network.diameter == nil && network.meanDistance == nil)
    #expect(network.modularity == nil && network.reachableShare == 0)
    #expect(network.radius == nil && network.blockCount == 0)
    #expect(analysis.members.map(\.reachCount) == [0, 0] && analysis.members.allSatisfy { $0.eccentricity == nil })
    #expect(analysis.members.allSatisfy { $0.community == nil && $0.constraint == nil && $0.closeness == 0 })
  }

  // MARK: - The whole value

  private func json(_ analysis: Analysis) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(analysis)
  }

  @Test("reads back from JSON as it was written", arguments: [false, true])
  func codable(isFull: Bool) throws {
    let analysis = try Community.barbell.analysis(groups: isFull ? Set(MeasureGroup.allCases) : [])
    let bytes = try json(analysis)
    let copy = try JSONDecoder().decode(Analysis.self, from: bytes)
    #expect(try json(copy) == bytes)
    #expect(copy.members == analysis.members && copy.ties == analysis.ties && copy.network == analysis.network)
    #expect(copy.findings == analysis.findings && copy.conventions == analysis.conventions)
    #expect(copy.isolation == analysis.isolation && copy.options == analysis.options && copy.log == analysis.log)
    #expect(copy.schemaVersion == Analysis.currentSchemaVersion)
  }

  private static let guild = NetworkSource(
    logs: [.file(packageRoot.appendingPathComponent("datasets/guild/interactions.csv").path)],
    memberTable: .file(packageRoot.appendingPathComponent("datasets/guild/members.csv").path))

  @Test("the same bytes for any number of threads", arguments: [(false, false), (true, true)])
  func threads(isDirected: Bool, isWeighted: Bool) throws {
    func bytes(_ threads: Int) throws -> Data {
      try json(
        Self.guild.analysis(directed: isDirected, weighted: isWeighted, control: RunControl(threads: threads)))
    }
    let expected = try bytes(1)
    for threads in [2, 3, 8] {
      let isSame = try bytes(threads) == expected
      #expect(isSame, "\(threads) threads")
    }
  }

  @Test("the seed is all that chance may change, and the options are kept")
  func seed() throws {
    var options = AnalysisOptions()
    options.seed = 7
    options.resolution = 2
    let loaded = try Self.guild.load()
    let analysis = try Analyzer(options: options, groups: [.communities]).analyze(loaded, title: "guild")
    #expect(analysis.options == options)
    #expect(analysis.communities.count > (try Self.guild.analysis(groups: [.communities]).communities.count))
  }

  @Test("can be stopped")
  func cancellation() throws {
    let control = RunControl()
    control.cancellation.cancel()
    let loaded = try Community.barbell.load()
    #expect(throws: CancellationError.self) { try Analyzer().analyze(loaded, title: "test", control: control) }
  }
}
