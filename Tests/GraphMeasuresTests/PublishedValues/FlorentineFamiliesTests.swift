import Foundation
import GraphCore
import GraphMeasures
import TestSupport
import Testing

/// J. F. Padgett and C. K. Ansell, American Journal of Sociology 98 (1993), as tabulated by S. Wasserman and K. Faust,
/// "Social Network Analysis" (1994).
@Suite("Published values: Florentine families")
struct FlorentineFamiliesTests {
  private let marriage: NamedGraph
  private let business: NamedGraph

  init() throws {
    let members = try PlainTable(packageRoot.appendingPathComponent("datasets/florentine-families/members.csv"))
    marriage = try NamedGraph(dataset: "florentine-families/marriage.csv", names: members["id"])
    business = try NamedGraph(dataset: "florentine-families/business.csv", names: members["id"])
  }

  @Test("16 families, 20 marriages, 15 business ties; the degrees of the best connected")
  func ties() {
    #expect(marriage.graph.nodeCount == 16 && marriage.graph.edgeCount == 20 && business.graph.edgeCount == 15)
    #expect(
      ["Medici", "Guadagni", "Strozzi", "Pucci"].map { marriage.graph.degree(of: marriage[$0]) } == [6, 4, 4, 0])
  }

  @Test("betweenness over all 16 families, raw and normalised (Wasserman & Faust, table 5.1; T16)")
  func betweennessOverAll() throws {
    let result = try Betweenness().run(on: marriage.graph)
    let normalized = try #require(result.normalizedNodes)
    for (name, score) in [("Medici", 0.452), ("Guadagni", 0.221), ("Albizzi", 0.184), ("Salviati", 0.124)] {
      #expect(isClose(normalized[marriage[name]], score, within: 5.01e-4), "\(name)")
    }
    for (name, score) in [("Medici", 47.5), ("Guadagni", 23.17), ("Albizzi", 19.33), ("Strozzi", 9.33)] {
      #expect(isClose(result.nodes[marriage[name]], score, within: 5e-3), "\(name)")
    }
  }

  @Test("betweenness over the 15 families with a marriage (Jackson, Social and Economic Networks, 2008, section 1.2)")
  func betweennessOverConnected() throws {
    let connected = (0..<16).filter { marriage.graph.degree(of: $0) > 0 }
    let part = marriage.graph.induced(by: connected.map { NodeIndex($0) })
    let normalized = try #require(try Betweenness().run(on: part).normalizedNodes)
    for (name, score) in [("Medici", 0.522), ("Guadagni", 0.255), ("Albizzi", 0.212), ("Strozzi", 0.103)] {
      #expect(isClose(normalized[connected.firstIndex(of: marriage[name])!], score, within: 5.01e-4), "\(name)")
    }
  }

  @Test("without the Medici, the Albizzi, the Guadagni or the Salviati, families lose one another")
  func articulation() throws {
    let cuts = try BridgesAndArticulation().run(on: marriage.graph)
    #expect(marriage.names(of: cuts.articulationPoints) == ["Albizzi", "Guadagni", "Medici", "Salviati"])
  }

  @Test("Pucci, without a marriage, is near to nobody and undefined where a neighbour is needed")
  func isolate() throws {
    let pucci = marriage["Pucci"]
    let distances = try Closeness().run(on: marriage.graph)
    #expect(distances.closeness[pucci] == 0 && distances.harmonic[pucci] == 0)
    #expect(try StructuralHoles().run(on: marriage.graph).constraint[pucci] == nil)
    #expect(try LocalClustering().run(on: marriage.graph).coefficients[pucci] == nil)
    #expect(try CoreNumbers().run(on: marriage.graph).coreNumbers[pucci] == 0)
  }
}
