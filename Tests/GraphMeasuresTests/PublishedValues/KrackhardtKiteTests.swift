import GraphCore
import GraphMeasures
import TestSupport
import Testing

/// D. Krackhardt, Administrative Science Quarterly 35 (1990); the values as tabulated by V. Krebs, "Social network
/// analysis: a brief introduction", to three decimals.
@Suite("Published values: Krackhardt's kite")
struct KrackhardtKiteTests {
  private let kite: NamedGraph
  init() throws { kite = try NamedGraph(dataset: "krackhardt-kite/edges.csv") }

  private static let table: [(name: String, degree: Double, betweenness: Double, closeness: Double)] = [
    ("Diane", 0.667, 0.102, 0.600), ("Fernando", 0.556, 0.231, 0.643), ("Garth", 0.556, 0.231, 0.643),
    ("Andre", 0.444, 0.023, 0.529), ("Beverly", 0.444, 0.023, 0.529), ("Carol", 0.333, 0.000, 0.500),
    ("Ed", 0.333, 0.000, 0.500), ("Heather", 0.333, 0.389, 0.600), ("Ike", 0.222, 0.222, 0.429),
    ("Jane", 0.111, 0.000, 0.310),
  ]

  @Test("degree, betweenness and closeness of all ten (T16)")
  func centralities() throws {
    let betweenness = try #require(try Betweenness().run(on: kite.graph).normalizedNodes)
    let closeness = try Closeness().run(on: kite.graph).closeness
    for row in Self.table {
      let node = kite[row.name]
      #expect(isClose(Double(kite.graph.degree(of: node)) / 9, row.degree, within: 5.01e-4), "\(row.name)")
      #expect(isClose(betweenness[node], row.betweenness, within: 5.01e-4), "\(row.name)")
      #expect(isClose(closeness[node], row.closeness, within: 5.01e-4), "\(row.name)")
    }
  }

  @Test("three centralities name three nodes: Diane, Heather, and Fernando with Garth")
  func leaders() throws {
    let betweenness = try Betweenness().run(on: kite.graph).nodes
    let closeness = try Closeness().run(on: kite.graph).closeness
    let degrees = (0..<10).map { kite.graph.degree(of: $0) }
    #expect(degrees.firstIndex(of: degrees.max()!) == kite["Diane"])
    #expect(betweenness.firstIndex(of: betweenness.max()!) == kite["Heather"])
    let closest = (0..<10).filter { isClose(closeness[$0], closeness.max()!) }
    #expect(closest.map { kite.names[$0] }.sorted() == ["Fernando", "Garth"])
  }

  @Test("bridges Heather–Ike and Ike–Jane, articulation points Heather and Ike")
  func cuts() throws {
    let cuts = try BridgesAndArticulation().run(on: kite.graph)
    #expect(kite.names(of: cuts.articulationPoints) == ["Heather", "Ike"])
    let edges = kite.graph.edges
    let bridges = cuts.bridges.map { kite.names(of: [edges[Int($0)].source, edges[Int($0)].target]) }
    #expect(bridges.sorted { $0[0] < $1[0] } == [["Heather", "Ike"], ["Ike", "Jane"]])
  }
}
