import GraphCore
import TestSupport
import Testing

@testable import GraphMeasures

@Suite("Disjoint sets")
struct DisjointSetsTests {
  @Test("equal labels that are spread by hand, led by the smallest node")
  func equalsLabels() {
    var random = SeededGenerator(seed: 3)
    for count in [1, 2, 9, 60] {
      var sets = DisjointSets(count: count)
      var labels = Array(0..<count)
      for _ in 0..<count {
        let (a, b) = (random.below(count), random.below(count))
        let (kept, lost) = (min(labels[a], labels[b]), max(labels[a], labels[b]))
        #expect(sets.unite(a, b) == (kept != lost))
        labels = labels.map { $0 == lost ? kept : $0 }
        #expect(sets.leader(of: a) == labels[a])
      }
      #expect(sets.leaderOfNode().map { Int($0) } == labels)
    }
  }

  @Test("edges unite their ends, those that are asked for")
  func edges() {
    let graph = Graph(nodeCount: 5, edges: [(0, 1), (1, 2), (3, 4)])
    var sets = DisjointSets(count: 5)
    sets.unite(edgesOf: graph) { a, b in a + b != 3 }
    #expect(sets.leaderOfNode() == [0, 0, 2, 3, 3])
  }
}
