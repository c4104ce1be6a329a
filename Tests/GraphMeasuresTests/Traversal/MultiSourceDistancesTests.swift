import GraphCore
import TestSupport
import Testing

@testable import GraphMeasures

@Suite("Distances from 64 nodes at once")
struct MultiSourceDistancesTests {
  private func check(_ graph: Graph, sources: [NodeIndex], limit: Int = .max, _ label: String) {
    let oracle = sources.map { DenseGraph(graph).distances(from: Int($0)) }
    graph.withAdjacency { rows in
      let search = MultiSourceDistances(rows)
      // The second search must not see what the first one left.
      search.run(from: sources.reversed()[...], upTo: limit)
      search.run(from: sources[...], upTo: limit)
      for node in 0..<graph.nodeCount {
        for lane in 0..<MultiSourceDistances.laneCount {
          let distance = lane < sources.count ? oracle[lane][node].flatMap { $0 <= limit ? $0 : nil } : nil
          let found = search.distances[MultiSourceDistances.laneCount * node + lane]
          #expect(
            found == distance.map { Int16($0) } ?? MultiSourceDistances.unreached,
            "\(label), node \(node), lane \(lane)")
        }
      }
    }
  }

  @Test("they are those of single searches, whether whole or cut short")
  func matchesOracle() {
    forEachRandomGraph(seeds: 2, sizes: [0, 1, 2, 5, 13, 21], directed: [false]) { graph, label in
      let sources = (0..<graph.nodeCount).map { NodeIndex($0) }
      check(graph, sources: sources, label)
      check(graph, sources: sources, limit: 2, label)
      check(graph, sources: Array(sources.prefix(1)), label)
    }
  }

  @Test("64 sources of more nodes, in a sparse graph and along a path", arguments: [GraphFamily.sparse, .path, .dense])
  func fullBatch(family: GraphFamily) {
    let graph = family.graph(seed: 5, size: 90)
    check(graph, sources: (13..<77).map { NodeIndex($0) }, "\(family)")
  }
}
