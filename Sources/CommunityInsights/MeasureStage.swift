import GraphCore
import GraphMeasures
import Numbers

/// The measures of an analysis, each as a step that fills in its part.
struct MeasureStage {
  struct Step {
    var name: String
    var run: (inout Analysis) throws -> Void
  }

  let graphs: NetworkGraphs
  let options: AnalysisOptions
  let control: RunControl

  /// The steps for `groups`, in an order in which each finds what it builds on.
  func steps(groups: Set<MeasureGroup>) -> [Step] {
    let optional: [(MeasureGroup, (inout Analysis) throws -> Void)] = [
      (.distances, distances), (.betweenness, betweenness), (.pagerank, pagerank), (.eigenvector, eigenvector),
      (.cores, cores), (.clustering, clustering), (.structuralHoles, structuralHoles), (.cuts, cuts),
      (.localBridges, localBridges), (.disparity, disparity), (.communities, communities), (.brokerage, brokerage),
    ]
    return [Step(name: "degrees", run: degrees), Step(name: "components", run: components)]
      + optional.filter { groups.contains($0.0) }.map { Step(name: $0.rawValue, run: $1) }
  }

  private var pathLength: PathLength { options.isWeighted ? .inverseWeight : .hops }

  // MARK: Always there

  private func degrees(_ analysis: inout Analysis) throws {
    let incoming = graphs.directed?.transposed()
    let strengths = graphs.undirected.strengths()
    for member in analysis.members.indices {
      analysis.members[member].degree = graphs.undirected.degree(of: member)
      analysis.members[member].outDegree = graphs.directed?.degree(of: member)
      analysis.members[member].inDegree = incoming?.degree(of: member)
      analysis.members[member].strength = strengths[member]
    }
    let degrees = analysis.members.map(\.degree)
    analysis.isolation.isolates = degrees.indices.filter { degrees[$0] == 0 }
    analysis.isolation.pendants = degrees.indices.filter { degrees[$0] == 1 }
    analysis.network.memberCount = degrees.count
    analysis.network.tieCount = graphs.undirected.edgeCount
    analysis.network.directedTieCount = graphs.directed?.edgeCount
    analysis.network.interactionCount = DecimalSum.of(analysis.ties.lazy.map(\.strength))
    analysis.network.isolateCount = analysis.isolation.isolates.count
    analysis.network.pendantCount = analysis.isolation.pendants.count
    analysis.network.density = try Density().run(on: graphs.undirected, control: control).density
    analysis.network.reciprocity = try graphs.directed.flatMap {
      try Reciprocity().run(on: $0, control: control).reciprocity
    }
    analysis.network.degreeCentralization = Centralization.degree(degrees, isDirected: false)
  }

  private func components(_ analysis: inout Analysis) throws {
    let result = try ConnectedComponents().run(on: graphs.undirected, control: control)
    for member in analysis.members.indices { analysis.members[member].component = result.componentOfNode[member] + 1 }
    analysis.network.componentCount = result.count
    analysis.network.largestComponentSize = result.largestSize
    analysis.isolation.smallComponents =
      result.nodesByComponent().dropFirst().filter { $0.count > 1 }.map { $0.map { Int($0) } }
    guard let directed = graphs.directed else { return }
    let strong = try StronglyConnectedComponents().run(on: directed, control: control)
    // Their own numbers follow from the search; these are those of components.
    let numbers = SizeOrder(strong.sizes, firstSeenIn: strong.componentOfNode).numbers
    for member in analysis.members.indices {
      analysis.members[member].strongComponent = numbers[strong.componentOfNode[member]]
    }
    analysis.network.strongComponentCount = strong.count
    analysis.network.largestStrongComponentSize = strong.sizes.max() ?? 0
  }

  // MARK: Centrality

  private func distances(_ analysis: inout Analysis) throws {
    let result = try Closeness(pathLength: pathLength).run(on: graphs.pathGraph, control: control)
    for member in analysis.members.indices {
      analysis.members[member].closeness = result.closeness[member]
      analysis.members[member].harmonic = result.harmonic[member]
      analysis.members[member].eccentricity = result.eccentricity[member]
      analysis.members[member].reachCount = result.reachCount[member]
    }
    analysis.network.diameter = result.diameter
    analysis.network.radius = result.eccentricity.compactMap { $0 }.min()
    analysis.network.meanDistance = result.meanDistance
    analysis.network.reachableShare = result.reachableShare
  }

  private func betweenness(_ analysis: inout Analysis) throws {
    let graph = graphs.pathGraph
    if let error = options.betweennessError {
      let estimate = try EstimatedBetweenness(error: error, risk: AnalysisOptions.betweennessRisk, seed: options.seed)
        .run(on: graph, control: control)
      for (member, pairs) in estimate.nodes.enumerated() { analysis.members[member].estimatedBetweenness = pairs }
      analysis.betweennessEstimate = BetweennessEstimate(estimate)
      return
    }
    let result = try Betweenness(pathLength: pathLength, includesEdges: true).run(on: graph, control: control)
    for member in analysis.members.indices { analysis.members[member].betweenness = result.nodes[member] }
    analysis.network.betweennessCentralization =
      Centralization.betweenness(result.nodes, isDirected: options.isDirected)
    guard let scores = result.edges else { return }
    // Both directions of a tie together; undirected, edges are ties already.
    for tie in analysis.ties.indices { analysis.ties[tie].edgeBetweenness = 0 }
    let tieOfArc = graphs.undirected.edgeIndices()
    for (edge, score) in zip(graph.edges, scores) {
      let (a, b) = (Int(min(edge.source, edge.target)), Int(max(edge.source, edge.target)))
      let tie = Int(tieOfArc[graphs.undirected.arc(from: a, to: b)!])
      analysis.ties[tie].edgeBetweenness! += score
    }
  }

  private func pagerank(_ analysis: inout Analysis) throws {
    let result = try PageRank(damping: options.damping, usesWeights: options.isWeighted)
      .run(on: graphs.pathGraph, control: control)
    if result.converged {
      for member in analysis.members.indices { analysis.members[member].pagerank = result.scores[member] }
    } else {
      analysis.unconverged.append(
        Unconverged("pagerank", memberCount: analysis.members.count, errorBound: result.errorBound))
    }
  }

  private func eigenvector(_ analysis: inout Analysis) throws {
    let measure = EigenvectorCentrality(usesWeights: options.isWeighted)
    let result = try measure.run(on: graphs.pathGraph, control: control)
    var left: [Double] = []
    for member in analysis.members.indices {
      if result.scoreErrors[member] <= measure.tolerance {
        analysis.members[member].eigenvector = result.scores[member]
      } else {
        left.append(result.scoreErrors[member])
      }
    }
    if !left.isEmpty {
      analysis.unconverged.append(
        Unconverged("eigenvector", memberCount: left.count, errorBound: left.max()!))
    }
  }

  // MARK: Cohesion and brokerage

  private func cores(_ analysis: inout Analysis) throws {
    let cores = try CoreNumbers().run(on: graphs.undirected, control: control)
    let distances = try CoreDistance().run(on: graphs.undirected, cores: cores, control: control).distances
    for member in analysis.members.indices {
      analysis.members[member].coreNumber = cores.coreNumbers[member]
      analysis.members[member].coreDistance = distances[member]
    }
    analysis.network.highestCoreNumber = cores.highest
    analysis.network.coreSize = cores.innermost.count
    var counts = [Int](repeating: 0, count: (distances.compactMap { $0 }.max() ?? -1) + 1)
    for case let distance? in distances { counts[distance] += 1 }
    analysis.isolation.membersByCoreDistance = counts
  }

  private func clustering(_ analysis: inout Analysis) throws {
    let triangles = try Triangles().run(on: graphs.undirected, control: control)
    let result = try LocalClustering().run(on: graphs.undirected, triangles: triangles, control: control)
    for member in analysis.members.indices { analysis.members[member].clustering = result.coefficients[member] }
    analysis.network.meanClusteringDefined = result.meanOverDefined
    analysis.network.meanClusteringAll = result.meanOverAll
    analysis.network.transitivity =
      try Transitivity().run(on: graphs.undirected, triangles: triangles, control: control).transitivity
  }

  private func structuralHoles(_ analysis: inout Analysis) throws {
    let result = try StructuralHoles(usesWeights: options.isWeighted).run(on: graphs.undirected, control: control)
    for member in analysis.members.indices {
      analysis.members[member].constraint = result.constraint[member]
      analysis.members[member].effectiveSize = result.effectiveSize[member]
      analysis.members[member].efficiency = result.efficiency[member]
    }
  }

  /// Nothing where there are no two groups between which somebody could stand.
  private func brokerage(_ analysis: inout Analysis) throws {
    let names = Set(analysis.members.compactMap(\.group)).sorted()
    guard names.count > 1 else { return }
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let groups = analysis.members.map { $0.group.flatMap { numbers[$0] } }
    let graph = graphs.directed ?? graphs.undirected
    let found = try GouldFernandez().run(on: graph, groups: groups, control: control).roles
    for member in analysis.members.indices {
      analysis.members[member].brokerage = found[member].map { Brokerage($0, isDirected: graph.isDirected) }
    }
  }

  private func cuts(_ analysis: inout Analysis) throws {
    let result = try BlockCutTree().run(on: graphs.undirected, control: control)
    let isArticulation = result.cuts.isArticulationPoint(nodeCount: graphs.undirected.nodeCount)
    for member in analysis.members.indices {
      analysis.members[member].isArticulation = isArticulation[member]
      analysis.members[member].cutOffIfLost = result.cutOffByNode[member]
    }
    for tie in analysis.ties.indices { analysis.ties[tie].isBridge = false }
    for bridge in result.cuts.bridges { analysis.ties[Int(bridge)].isBridge = true }
    analysis.bridges = zip(result.cuts.bridges, result.cutOffByBridge)
      .map { BridgeTie(tie: Int($0), cutOff: $1) }
      .sorted { ($1.cutOff, $0.tie) < ($0.cutOff, $1.tie) }
    analysis.articulationMembers = zip(result.cuts.articulationPoints, result.cutOffByArticulationPoint)
      .map { ArticulationMember(member: Int($0), cutOff: $1) }
      .sorted { ($1.cutOff, $0.member) < ($0.cutOff, $1.member) }
    analysis.isolation.dependents = result.dependsOn.indices.compactMap { member in
      result.dependsOn[member].map { Isolation.Dependent(member: member, gatekeeper: Int($0)) }
    }
    analysis.network.bridgeCount = analysis.bridges.count
    analysis.network.articulationMemberCount = analysis.articulationMembers.count
    blocks(result.cuts.blocks, &analysis)
  }

  private func blocks(_ blocks: BridgesAndArticulation.Blocks, _ analysis: inout Analysis) {
    for member in analysis.members.indices { analysis.members[member].blockCount = 0 }
    for node in blocks.nodes { analysis.members[Int(node)].blockCount! += 1 }
    let blockOfTie = blocks.blockOfEdges(of: graphs.undirected)
    let sizes = (0..<blocks.count).map { blocks.members(of: $0).count }
    let numbers = SizeOrder(sizes, firstSeenIn: blockOfTie).numbers
    for tie in analysis.ties.indices { analysis.ties[tie].block = numbers[blockOfTie[tie]] }
    analysis.network.blockCount = blocks.count
  }

  private func localBridges(_ analysis: inout Analysis) throws {
    let result = try LocalBridges().run(on: graphs.undirected, control: control)
    for (edge, span) in zip(result.edges, result.spans) { analysis.ties[Int(edge)].localBridgeSpan = span }
  }

  private func disparity(_ analysis: inout Analysis) throws {
    let significance = try DisparityFilter().run(on: graphs.undirected, control: control).significance
    for tie in analysis.ties.indices { analysis.ties[tie].disparity = significance[tie] }
  }

  // MARK: Communities

  private func communities(_ analysis: inout Analysis) throws {
    let leiden = Leiden(
      quality: .modularity(resolution: options.resolution), seed: options.seed, usesWeights: options.isWeighted)
    let result = try leiden.run(on: graphs.undirected, control: control)
    // With a high resolution members with ties may be left by themselves, too: they are in no community.
    for member in analysis.members.indices where result.sizes[result.communityOfNode[member]] > 1 {
      analysis.members[member].community = result.communityOfNode[member] + 1
    }
    analysis.network.modularity = result.modularity
    if let modularity = result.modularity, !options.isWeighted {
      let chance = try ClusterClarity.modularityByChance(
        graphs.undirected, quality: leiden.quality, seed: options.seed, control: control)
      analysis.network.modularityByChance = chance
      analysis.network.clusterClarity = chance.map { ClusterClarity(modularity: modularity, chance: $0) }
    }
    analysis.communities = describe(result.sizes.filter { $0 > 1 }.count, in: analysis)
    analysis.network.communityCount = analysis.communities.count
  }

  /// What is known of the first `count` communities: those of two members or more.
  private func describe(_ count: Int, in analysis: Analysis) -> [CommunityMetrics] {
    var communities = (0..<count).map {
      CommunityMetrics(number: $0 + 1, size: 0, internalTieCount: 0, externalTieCount: 0, centralMembers: [])
    }
    var strengthInside = [Double](repeating: 0, count: analysis.members.count)
    var members = [[Int]](repeating: [], count: count)
    for (index, member) in analysis.members.enumerated() {
      if let community = member.community { members[community - 1].append(index) }
    }
    for tie in analysis.ties {
      let (a, b) = (analysis.members[tie.memberA].community, analysis.members[tie.memberB].community)
      if let a, a == b {
        communities[a - 1].internalTieCount? += 1
        strengthInside[tie.memberA] += tie.strength
        strengthInside[tie.memberB] += tie.strength
      } else {
        for community in [a, b].compactMap({ $0 }) { communities[community - 1].externalTieCount? += 1 }
      }
    }
    for community in communities.indices {
      communities[community].size = members[community].count
      communities[community].centralMembers = Array(
        members[community].sorted { (strengthInside[$1], $0) < (strengthInside[$0], $1) }.prefix(3))
    }
    return communities
  }
}

/// Numbers of sets from 1, the largest first, those of the same size in the order in which they are first seen.
private struct SizeOrder {
  /// For each set its number.
  let numbers: [Int]

  /// - Parameter sets: the sets in the order in which they are seen, each at least once.
  init(_ sizes: [Int], firstSeenIn sets: [Int]) {
    var firstSeen = [Int](repeating: -1, count: sizes.count)
    for (place, set) in sets.enumerated() where firstSeen[set] < 0 { firstSeen[set] = place }
    let order = sizes.indices.sorted { (sizes[$1], firstSeen[$0]) < (sizes[$0], firstSeen[$1]) }
    var numbers = [Int](repeating: 0, count: sizes.count)
    for (position, set) in order.enumerated() { numbers[set] = position + 1 }
    self.numbers = numbers
  }
}
