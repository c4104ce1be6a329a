import GraphCore
import GraphMeasures

@testable import CommunityInsights
@testable import InteractionLogs

/// A community written down by hand, and the analysis of it as far as diagrams read one.
struct SampleCommunity {
  var title = "sample"
  var names: [String]
  var ties: [(Int, Int, strength: Double)]
  /// Groups of members that count as communities; without any, each component is one.
  var communities: [[Int]] = []
  var roles: [Int: String] = [:]
  var modularity: Double?
  var seed: UInt64 = 1
  var measuresBetweenness = true

  init(_ names: [String], ties: [(Int, Int)]) {
    self.names = names
    self.ties = ties.map { ($0.0, $0.1, 1) }
  }

  /// Members called m0, m1, ….
  init(memberCount: Int, ties: [(Int, Int)]) { self.init((0..<memberCount).map { "m\($0)" }, ties: ties) }

  func analysis() throws -> Analysis {
    let graph = Graph(
      nodeCount: names.count, edges: ties.map { ($0.0, $0.1) }, weights: ties.map(\.strength))
    let cuts = try BlockCutTree().run(on: graph)
    let components = Self.components(of: graph)
    var options = AnalysisOptions()
    options.seed = seed
    var analysis = Analysis(
      generator: "test", title: title, options: options, log: LogSummary(files: []), hasRoster: true,
      network: NetworkMetrics(), members: [], ties: [], communities: [], bridges: [], articulationMembers: [],
      isolation: Isolation(), findings: [], conventions: [])
    analysis.ties = graph.edges.map { edge in
      let strength = graph.weights![graph.arc(from: Int(edge.source), to: Int(edge.target))!]
      return TieMetrics(
        memberA: Int(edge.source), memberB: Int(edge.target), aToB: strength, bToA: 0, first: nil, last: nil)
    }
    for index in analysis.ties.indices { analysis.ties[index].isBridge = false }
    for bridge in cuts.cuts.bridges { analysis.ties[Int(bridge)].isBridge = true }
    analysis.bridges = zip(cuts.cuts.bridges, cuts.cutOffByBridge).map { BridgeTie(tie: Int($0), cutOff: $1) }
      .sorted { ($1.cutOff, $0.tie) < ($0.cutOff, $1.tie) }
    analysis.articulationMembers = zip(cuts.cuts.articulationPoints, cuts.cutOffByArticulationPoint)
      .map { ArticulationMember(member: Int($0), cutOff: $1) }.sorted {
        ($1.cutOff, $0.member) < ($0.cutOff, $1.member)
      }
    let groups = communities.isEmpty ? components.filter { $0.count > 1 } : communities
    analysis.members = try members(of: graph, cuts: cuts, groups: groups, components: components)
    analysis.communities = groups.enumerated().map { Self.community($1, number: $0 + 1, in: graph) }
    analysis.isolation.isolates = names.indices.filter { graph.degree(of: $0) == 0 }
    analysis.network.memberCount = names.count
    analysis.network.tieCount = graph.edgeCount
    analysis.network.isolateCount = analysis.isolation.isolates.count
    analysis.network.articulationMemberCount = analysis.articulationMembers.count
    analysis.network.modularity = modularity
    return analysis
  }

  private func members(
    of graph: Graph, cuts: BlockCutTree.Result, groups: [[Int]], components: [[Int]]
  ) throws -> [MemberMetrics] {
    var members = names.map { MemberMetrics(member: $0) }
    let betweenness = measuresBetweenness ? try Betweenness().run(on: graph.unweighted()).nodes : nil
    let strengths = graph.strengths()
    for node in members.indices {
      members[node].degree = graph.degree(of: node)
      members[node].strength = strengths[node]
      members[node].betweenness = betweenness?[node]
      members[node].isArticulation = false
      members[node].role = roles[node]
    }
    for node in cuts.cuts.articulationPoints { members[Int(node)].isArticulation = true }
    for (number, group) in groups.enumerated() {
      for node in group where graph.degree(of: node) > 0 { members[node].community = number + 1 }
    }
    for (number, component) in components.enumerated() {
      for node in component { members[node].component = number + 1 }
    }
    return members
  }

  private static func community(_ group: [Int], number: Int, in graph: Graph) -> CommunityMetrics {
    let inside = Set(group)
    func internalDegree(_ node: Int) -> Int {
      graph.targets[graph.row(of: node)].count { inside.contains(Int($0)) }
    }
    let ends = group.reduce(0) { $0 + internalDegree($1) }
    let all = group.reduce(0) { $0 + graph.degree(of: $1) }
    return CommunityMetrics(
      number: number, size: group.count, internalTieCount: ends / 2, externalTieCount: all - ends,
      centralMembers: Array(group.sorted { (-internalDegree($0), $0) < (-internalDegree($1), $1) }.prefix(3)))
  }

  private static func components(of graph: Graph) -> [[Int]] {
    var component = [Int?](repeating: nil, count: graph.nodeCount)
    var result: [[Int]] = []
    for start in 0..<graph.nodeCount where component[start] == nil {
      var found = [start]
      component[start] = result.count
      var next = 0
      while next < found.count {
        for target in graph.targets[graph.row(of: found[next])] where component[Int(target)] == nil {
          component[Int(target)] = result.count
          found.append(Int(target))
        }
        next += 1
      }
      result.append(found.sorted())
    }
    return result.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }
}
