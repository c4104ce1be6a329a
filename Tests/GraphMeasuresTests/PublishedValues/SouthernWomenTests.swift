import GraphCore
import GraphMeasures
import TestSupport
import Testing

/// A. Davis, B. B. Gardner and M. R. Gardner, "Deep South" (1941): women and the events that they went to.
@Suite("Published values: southern women")
struct SouthernWomenTests {
  private let network: NamedGraph
  init() throws { network = try NamedGraph(dataset: "davis-southern-women/edges.csv") }

  @Test("18 women, 14 events, 89 attendances; what each went to and who came")
  func attendances() {
    let events = (1...14).map { "E\($0)" }
    #expect(network.graph.nodeCount == 32 && network.graph.edgeCount == 89)
    #expect(
      events.map { network.graph.degree(of: network[$0]) } == [3, 3, 6, 4, 8, 8, 10, 14, 12, 5, 4, 6, 3, 3])
    #expect(["Evelyn", "Theresa", "Nora", "Flora"].map { network.graph.degree(of: network[$0]) } == [8, 8, 8, 2])
  }

  @Test("women only meet at events: no triangle, one piece, no way through a single woman or event")
  func twoModes() throws {
    #expect(try Triangles().run(on: network.graph).total == 0)
    #expect(try Transitivity().run(on: network.graph).transitivity == 0)
    #expect(try ConnectedComponents().run(on: network.graph).count == 1)
    let cuts = try BridgesAndArticulation().run(on: network.graph)
    #expect(cuts.articulationPoints.isEmpty && cuts.bridges.isEmpty)
  }

  /// Most of the 21 analyses that L. C. Freeman compared ("Finding social groups", 2003) find these two groups; they differ
  /// on Pearl, Ruth and Dorothy.
  @Test("women who went to the same events are the two groups that most analyses find")
  func groups() throws {
    let women = network.names.indices.filter { network.names[$0].first! != "E" || network.names[$0].count > 3 }
    var edges: [(Int, Int)] = []
    for (a, one) in women.enumerated() {
      for (b, other) in women.enumerated() where a < b {
        // Once for each event that both went to: the rows of a pair add up.
        for arc in network.graph.row(of: one)
        where network.graph.arc(from: other, to: Int(network.graph.targets[arc])) != nil {
          edges.append((a, b))
        }
      }
    }
    let graph = Graph(
      nodeCount: women.count, edges: edges, weights: [Double](repeating: 1, count: edges.count))
    let result = try Leiden(usesWeights: true).run(on: graph)
    func communities(_ names: [String]) -> Set<Int> {
      Set(names.map { result.communityOfNode[women.firstIndex(of: network[$0])!] })
    }
    let first = communities(["Evelyn", "Laura", "Theresa", "Brenda", "Charlotte", "Frances", "Eleanor"])
    let second = communities(["Verne", "Myra", "Katherine", "Sylvia", "Nora", "Helen", "Olivia", "Flora"])
    #expect(first.isDisjoint(with: second))
    #expect(first.count == 1 && second.count == 1)
  }
}
