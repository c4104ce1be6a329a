import Foundation
import GraphCore
import GraphMeasures
import TestSupport
import Testing

/// The results that were published with larger networks, or computed with NetworkX and igraph; repeated rows are one
/// tie, loops are dropped, directions ignored.
@Suite("Published values: larger networks", .tags(.realData), .needsSharedData)
struct LargerNetworkTests {
  private func graph(_ path: String) throws -> NamedGraph { try NamedGraph(SharedData.file(path)) }

  @Test("e-mail in a manufacturing company: 3,250 ties of 167 members, and who holds them together")
  func manufacturing() throws {
    let company = try graph("radoslaw-manufacturing/interactions.csv")
    #expect(company.graph.nodeCount == 167 && company.graph.edgeCount == 3250)
    #expect(isClose(try Density().run(on: company.graph).density, 0.2345, within: 5.01e-5))
    #expect(isClose(try LocalClustering().run(on: company.graph).meanOverAll, 0.5919, within: 5.01e-5))
    #expect(isClose(try Transitivity().run(on: company.graph).transitivity, 0.5413, within: 5.01e-5))
    let distances = try Closeness().run(on: company.graph)
    #expect(distances.diameter == 5)
    #expect(isClose(distances.meanDistance, 1.9674, within: 5.01e-5))
    let scores = try #require(try Betweenness().run(on: company.graph).normalizedNodes)
    let first = [("130", 0.0824), ("89", 0.0650), ("45", 0.0647), ("132", 0.0524), ("17", 0.0403)]
    for (name, score) in first { #expect(isClose(scores[company[name]], score, within: 5.01e-5), "\(name)") }
    #expect(scores.indices.sorted { scores[$0] > scores[$1] }.prefix(5).map { company.names[$0] } == first.map(\.0))
  }

  @Test("contacts at a workplace: 755 ties of 92 people, and the modularity of the departments")
  func workplace() throws {
    let workplace = try graph("sp-workplace-2013/interactions.csv")
    #expect(workplace.graph.nodeCount == 92 && workplace.graph.edgeCount == 755)
    let table = try PlainTable(SharedData.file("sp-workplace-2013/members.csv"))
    let departments = Dictionary(uniqueKeysWithValues: zip(table["id"], table["department"]))
    let names = Set(departments.values).sorted()
    let groups = workplace.names.map { names.firstIndex(of: departments[$0]!)! }
    let inside = workplace.graph.edges.count { groups[Int($0.source)] == groups[Int($0.target)] }
    #expect(isClose(Double(inside) / 755, 0.6517, within: 5.01e-5))
    #expect(
      isClose(try Modularity().run(on: workplace.graph, communities: groups).modularity, 0.3732, within: 5.01e-5))
  }

  @Test("e-mail inside an institution: 16,064 ties of 986 members, 105,461 triangles, diameter 7")
  func institution() throws {
    let institution = try graph("email-eu-core/edges.csv")
    #expect(institution.graph.nodeCount == 1005 && institution.graph.edgeCount == 16_064)
    let components = try ConnectedComponents().run(on: institution.graph)
    #expect(components.largestSize == 986 && components.count == 20)
    #expect(try Triangles().run(on: institution.graph).total == 105_461)
    #expect(isClose(try LocalClustering().run(on: institution.graph).meanOverAll, 0.3994, within: 5.01e-5))
    #expect(try Closeness().run(on: institution.graph).diameter == 7)
  }

  @Test(
    "co-authors and e-mails: triangles and mean clustering",
    arguments: [
      ("ca-astroph", 17_903, 196_972, 1_350_014, 0.6328), ("email-enron", 36_692, 183_831, 727_044, 0.4970),
    ])
  func triangles(name: String, nodes: Int, edges: Int, triangles: Int, clustering: Double) throws {
    let graph = try graph("edges/\(name)/edges.csv").graph
    #expect(graph.nodeCount == nodes && graph.edgeCount == edges)
    let found = try Triangles().run(on: graph)
    #expect(found.total == triangles)
    let result = try LocalClustering().run(on: graph, triangles: found)
    #expect(isClose(result.meanOverAll, clustering, within: 5.01e-5))
  }
}
