import CommunityInsights
import Testing

@Suite("Measure groups")
struct MeasureGroupTests {
  /// The numbers of an analysis that are there, by the group that computes them.
  private func present(_ analysis: Analysis) -> Set<MeasureGroup> {
    let (member, tie, network) = (analysis.members[2], analysis.ties[0], analysis.network)
    let numbers: [(MeasureGroup, [Any?])] = [
      (
        .distances,
        [
          member.closeness, member.harmonic, member.eccentricity, member.reachCount, network.diameter, network.radius,
          network.meanDistance, network.reachableShare,
        ]
      ),
      (.betweenness, [member.betweenness, tie.edgeBetweenness, network.betweennessCentralization]),
      (.pagerank, [member.pagerank]), (.eigenvector, [member.eigenvector]),
      (.cores, [member.coreNumber, member.coreDistance, network.highestCoreNumber, network.coreSize]),
      (
        .clustering,
        [member.clustering, network.transitivity, network.meanClusteringDefined, network.meanClusteringAll]
      ),
      (.structuralHoles, [member.constraint, member.effectiveSize, member.efficiency]),
      (
        .cuts,
        [
          member.isArticulation, member.cutOffIfLost, tie.isBridge, network.bridgeCount,
          network.articulationMemberCount, member.blockCount, tie.block, network.blockCount,
        ]
      ),
      (.disparity, [tie.disparity]),
      (.communities, [member.community, network.modularity, network.communityCount]),
      (.brokerage, [member.brokerage]),
    ]
    // All or none of a group's numbers.
    for (group, values) in numbers { #expect(Set(values.map { $0 == nil }).count == 1, "\(group)") }
    var groups = Set(numbers.filter { $0.1[0] != nil }.map(\.0))
    if analysis.ties.contains(where: { $0.localBridgeSpan != nil }) { groups.insert(.localBridges) }
    return groups
  }

  /// A square beside a triangle, so that there is a local bridge.
  private let source = Community.log(
    "from,to\na,b\nb,c\nc,d\nd,a\nc,e\ne,f\nf,c\n", members: "id,group\na,One\nb,One\nc,One\nd,One\ne,Two\nf,Two\n")

  @Test("each computes its own numbers and leaves the others undefined", arguments: MeasureGroup.allCases)
  func one(group: MeasureGroup) throws {
    #expect(present(try source.analysis(groups: [group])) == [group])
  }

  @Test("none leaves degrees, strengths, components, strong ones too, density and reciprocity")
  func none() throws {
    let analysis = try source.analysis(groups: [])
    #expect(present(analysis).isEmpty)
    #expect(analysis.members.map(\.degree) == [2, 2, 4, 2, 2, 2] && analysis.members.allSatisfy { $0.component == 1 })
    #expect(analysis.network.strongComponentCount == 1 && analysis.members.allSatisfy { $0.strongComponent == 1 })
    #expect(analysis.network.tieCount == 7 && analysis.network.density != nil && analysis.network.reciprocity == 0)
    #expect(analysis.network.degreeCentralization != nil)
  }

  @Test("all by default, and a number does not depend on what else is computed")
  func all() throws {
    let analysis = try source.analysis()
    #expect(present(analysis) == Set(MeasureGroup.allCases))
    let alone = try source.analysis(groups: [.cores])
    #expect(alone.members.map(\.coreNumber) == analysis.members.map(\.coreNumber))
  }
}
