import GraphCore
import GraphMeasures
import TestSupport
import Testing

/// W. W. Zachary, J. Anthropological Research 33 (1977); the optimal modularity is from Brandes et al., IEEE Transactions on
/// Knowledge and Data Engineering 20 (2008), the statistics of the whole as given by the KONECT collection.
@Suite("Published values: Zachary's karate club")
struct ZacharyKarateTests {
  private let club: NamedGraph
  init() throws { club = try NamedGraph(dataset: "zachary-karate/edges.csv", names: (1...34).map(String.init)) }

  @Test("34 members, 78 ties, and the degrees of the five with most")
  func degrees() {
    #expect(club.graph.nodeCount == 34 && club.graph.edgeCount == 78)
    #expect(["34", "1", "33", "3", "2"].map { club.graph.degree(of: club[$0]) } == [17, 16, 12, 10, 9])
  }

  @Test("the five with the highest betweenness (T16)")
  func betweenness() throws {
    let scores = try #require(try Betweenness().run(on: club.graph).normalizedNodes)
    let published = [("1", 0.4376), ("34", 0.3041), ("33", 0.1452), ("3", 0.1437), ("32", 0.1383)]
    for (name, score) in published { #expect(isClose(scores[club[name]], score, within: 5.01e-5), "\(name)") }
    let first = scores.indices.sorted { scores[$0] > scores[$1] }.prefix(5)
    #expect(first.map { club.names[$0] } == published.map(\.0))
  }

  @Test("diameter 5, radius 3, mean distance 2.408")
  func distances() throws {
    let result = try Closeness().run(on: club.graph)
    #expect(result.diameter == 5)
    #expect(result.eccentricity.compactMap(\.self).min() == 3)
    #expect(isClose(result.meanDistance, 2.408, within: 5.01e-4))
    #expect(result.reachableShare == 1)
  }

  @Test("density .1390, 45 triangles, transitivity .2557, mean clustering .5706")
  func cohesion() throws {
    #expect(isClose(try Density().run(on: club.graph).density, 0.1390, within: 5.01e-5))
    #expect(try Triangles().run(on: club.graph).total == 45)
    #expect(isClose(try Transitivity().run(on: club.graph).transitivity, 0.2557, within: 5.01e-5))
    #expect(isClose(try LocalClustering().run(on: club.graph).meanOverAll, 0.5706, within: 5.01e-5))
  }

  @Test("one bridge, 1–12; one articulation point, 1")
  func cuts() throws {
    let cuts = try BridgesAndArticulation().run(on: club.graph)
    #expect(club.names(of: cuts.articulationPoints) == ["1"])
    let edges = cuts.bridges.map { club.graph.edges[Int($0)] }
    #expect(edges.map { club.names(of: [$0.source, $0.target]) } == [["1", "12"]])
  }

  @Test("the highest modularity, .4198 with four communities (T12)", arguments: 1...5)
  func communities(seed: UInt64) throws {
    let result = try Leiden(seed: seed).run(on: club.graph)
    #expect(result.count == 4)
    #expect(isClose(result.modularity, 0.4198, within: 5.01e-5))
  }
}
