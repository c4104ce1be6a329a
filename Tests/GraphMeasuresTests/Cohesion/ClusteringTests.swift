import Foundation
import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Clustering")
struct ClusteringTests {
  @Test("coefficients, means and transitivity are those of going through all triples")
  func matchesTriples() throws {
    try forEachRandomGraph(seeds: 6) { graph, label in
      let dense = DenseGraph(graph.undirected())
      let triangles = try Triangles().run(on: graph)
      #expect(triangles.perNode == dense.nodes.map { naiveTriangles(dense, at: $0) }, "\(label)")
      let expected: [Double?] = dense.nodes.map { node in
        let degree = dense.neighbors(node).count
        return degree < 2 ? nil : Double(naiveTriangles(dense, at: node)) / Double(degree * (degree - 1) / 2)
      }
      let result = try LocalClustering().run(on: graph)
      #expect(difference(result.coefficients, expected) == nil, "\(label)")
      let defined = expected.compactMap(\.self)
      #expect(isClose(result.meanOverDefined, mean(defined)), "\(label)")
      #expect(isClose(result.meanOverAll, mean(expected.map { $0 ?? 0 })), "\(label)")
      let triples = naiveTriples(dense)
      let transitivity = try Transitivity().run(on: graph, triangles: triangles)
      #expect(transitivity.triangles == triples.triangles && transitivity.triples == triples.triples, "\(label)")
      #expect(
        isClose(
          transitivity.transitivity,
          triples.triples == 0 ? nil : 3 * Double(triples.triangles) / Double(triples.triples)), "\(label)")
    }
  }

  @Test("with weights, triangles count by the geometric mean of their shares of the largest weight")
  func matchesWeightedTriples() throws {
    try forEachRandomGraph(seeds: 4, weighted: [true]) { graph, label in
      let dense = DenseGraph(graph, weighted: true).undirected(weighted: true)
      let largest = graph.isDirected ? dense.weight.flatMap(\.self).max() : graph.weights?.max()
      // Both directions of an edge are added up by the oracle, which doubles every weight alike.
      let scale = (largest ?? 1) * (graph.isDirected ? 1 : 2)
      let expected: [Double?] = dense.nodes.map { node in
        let neighbors = dense.neighbors(node)
        if neighbors.count < 2 { return nil }
        var sum = 0.0
        for a in neighbors {
          for b in neighbors where b > a && dense.hasArc(a, b) {
            let product =
              (dense.weight[node][a] / scale) * (dense.weight[node][b] / scale) * (dense.weight[a][b] / scale)
            sum += exp(log(product) / 3)
          }
        }
        return 2 * sum / Double(neighbors.count * (neighbors.count - 1))
      }
      let result = try WeightedClustering().run(on: graph)
      #expect(difference(result.coefficients, expected) == nil, "\(label)")
      #expect(isClose(result.meanOverDefined, mean(expected.compactMap(\.self))), "\(label)")
    }
  }

  @Test("equal weights are no weights, in any unit", arguments: [1e-300, 1, 1e300])
  func equalWeights(weight: Double) throws {
    let edges = [(0, 1), (0, 2), (1, 2), (0, 3)]
    let weighted = Graph(nodeCount: 4, edges: edges, weights: edges.map { _ in weight })
    let result = try WeightedClustering().run(on: weighted)
    #expect(difference(result.coefficients, try LocalClustering().run(on: weighted).coefficients) == nil)
  }

  private func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  @Test("a triangle with a pendant has three different averages (T10)")
  func triangleWithPendant() throws {
    let graph = Graph(nodeCount: 4, edges: [(0, 1), (0, 2), (1, 2), (0, 3)])
    let clustering = try LocalClustering().run(on: graph)
    #expect(clustering.coefficients[3] == nil)
    #expect(isClose(clustering.meanOverDefined, 7.0 / 9))
    #expect(isClose(clustering.meanOverAll, 7.0 / 12))
    #expect(isClose(try Transitivity().run(on: graph).transitivity, 0.6))
  }

  @Test("Zachary's karate club: 45 triangles, transitivity .2557, mean clustering .5706")
  func karate() throws {
    #expect(try Triangles().run(on: KnownGraphs.karate).total == 45)
    #expect(isClose(try Transitivity().run(on: KnownGraphs.karate).transitivity, 0.2557, within: 5e-5))
    #expect(isClose(try LocalClustering().run(on: KnownGraphs.karate).meanOverAll, 0.5706, within: 5e-5))
  }

  @Test("the same for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    let graph = largeRandomGraph()
    #expect(try Triangles().run(on: graph, control: RunControl(threads: count)) == Triangles().run(on: graph))
  }
}

/// 20,000 nodes, some of them much better connected than others: enough for many chunks.
func largeRandomGraph(isDirected: Bool = false, weighted: Bool = false) -> Graph {
  var random = SeededGenerator(seed: 11)
  let edges = (0..<80_000).map { _ in
    (random.below(1 + random.below(20_000)), random.below(20_000))
  }
  let weights = weighted ? edges.map { _ in Double(1 + random.below(9)) } : nil
  return Graph(nodeCount: 20_000, edges: edges, weights: weights, isDirected: isDirected)
}
