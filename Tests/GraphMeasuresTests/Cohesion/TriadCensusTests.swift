import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Triad census")
struct TriadCensusTests {
  @Test("every triple has the pattern that it can be laid on")
  func matchesOracle() throws {
    try forEachRandomGraph(seeds: 6) { graph, label in
      let census = try TriadCensus().run(on: graph)
      let expected = naiveTriadCensus(DenseGraph(graph))
      for pattern in TriadCensus.Pattern.allCases {
        #expect(census[pattern] == expected[pattern.rawValue, default: 0], "\(label), \(pattern.rawValue)")
      }
    }
  }

  /// Arcs both ways, one way, or none: all patterns come up, which graphs of the families, where few pairs are mutual, may
  /// miss.
  @Test("the same where a third of the pairs are mutual", arguments: 0..<40)
  func mutualPairs(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let size = 12
    let arcs = (0..<size).flatMap { a in (0..<size).map { (a, $0) } }.filter { $0 != $1 && random.below(2) == 0 }
    let graph = Graph(nodeCount: size, edges: arcs, isDirected: true)
    let expected = naiveTriadCensus(DenseGraph(graph))
    let census = try TriadCensus().run(on: graph)
    #expect(TriadCensus.Pattern.allCases.allSatisfy { census[$0] == expected[$0.rawValue, default: 0] })
    #expect(census.total == 220)
  }

  @Test("an undirected graph has four patterns, which follow from degrees and triangles")
  func undirected() throws {
    try forEachRandomGraph(seeds: 2, sizes: [3, 8, 40], directed: [false]) { graph, label in
      let census = try TriadCensus().run(on: graph)
      let triangles = try Triangles().run(on: graph).total
      let paths = (0..<graph.nodeCount).reduce(0) { $0 + graph.degree(of: $1) * (graph.degree(of: $1) - 1) / 2 }
      #expect(census[.complete] == triangles && census[.twoMutual] == paths - 3 * triangles, "\(label)")
      let others = TriadCensus.Pattern.allCases.filter { !TriadCensus.Pattern.undirected.contains($0) }
      #expect(others.allSatisfy { census[$0] == 0 }, "\(label)")
    }
  }

  @Test("Zachary's club: 3,971, 1,575, 393 and 45 (NetworkX)", arguments: [1, 2, 8])
  func karate(threads: Int) throws {
    let census = try TriadCensus().run(on: KnownGraphs.karate, control: RunControl(threads: threads))
    #expect(TriadCensus.Pattern.undirected.map { census[$0] } == [3_971, 1_575, 393, 45])
  }

  @Test("Krackhardt's managers: advice and friendship (NetworkX)", .tags(.realData), .needsSharedData)
  func managers() throws {
    let published = [
      ("advice", [74, 153, 90, 160, 86, 49, 59, 101, 190, 2, 72, 62, 78, 17, 107, 30]),
      ("friendship", [376, 366, 143, 114, 34, 35, 39, 101, 23, 0, 20, 16, 25, 9, 23, 6]),
    ]
    for (name, counts) in published {
      let file = SharedData.file("classic/krackhardt-\(name)/edges.csv")
      let graph = try NamedGraph(file, names: (1...21).map(String.init), isDirected: true).graph
      #expect(try TriadCensus().run(on: graph).counts == counts, "\(name)")
    }
  }

  @Test("too few nodes for a triple, and a run that is cancelled")
  func edgeCases() throws {
    for nodes in 0...2 {
      #expect(try TriadCensus().run(on: Graph(nodeCount: nodes, edges: [])).total == 0)
    }
    let control = RunControl()
    control.cancellation.cancel()
    #expect(throws: CancellationError.self) { try TriadCensus().run(on: KnownGraphs.kite, control: control) }
  }
}
