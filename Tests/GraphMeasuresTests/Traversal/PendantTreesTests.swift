import GraphCore
import TestSupport
import Testing

@testable import GraphMeasures

@Suite("Pendant trees")
struct PendantTreesTests {
  @Test("what is left has no node with a single neighbour, and every node hangs somewhere once")
  func foldsEverythingThatHangs() {
    forEachRandomGraph(seeds: 8, directed: [false]) { graph, label in
      let trees = PendantTrees(graph)
      #expect((0..<trees.core.nodeCount).allSatisfy { trees.core.degree(of: $0) != 1 }, "\(label)")
      #expect(trees.core == graph.induced(by: trees.coreNodes), "\(label)")
      // The weights of the core add up to the whole graph, for each folded node counts in just one of them.
      #expect(trees.coreNodes.reduce(0) { $0 + trees.weights[Int($1)] } == graph.nodeCount, "\(label)")
      for case (let node, let parent?) in zip(0..., trees.parents) {
        #expect(graph.arc(from: node, to: Int(parent)) != nil && trees.weights[Int(parent)] > trees.weights[node])
      }
    }
  }

  @Test("a triangle with a chain of two and a leaf on one corner")
  func weights() {
    let graph = Graph(nodeCount: 6, edges: [(0, 1), (1, 2), (0, 2), (0, 3), (3, 4), (0, 5)])
    let trees = PendantTrees(graph)
    #expect(trees.coreNodes == [0, 1, 2])
    #expect(trees.weights == [4, 1, 1, 2, 1, 1])
    #expect(trees.parents == [nil, nil, nil, 0, 3, 0])
    // Over node 0: 3–5 and 4–5 between its branches, and 3, 4, 5 to each of 1, 2.
    #expect(trees.pairsOverBranches(of: 0, componentSize: 6) == 8)
    #expect(trees.pairsOverStem(of: 3, componentSize: 6) == 8)
  }

  @Test("in a tree only one node is left")
  func tree() {
    let trees = PendantTrees(GraphFamily.tree.graph(seed: 3, size: 50))
    #expect(trees.core.nodeCount == 1 && trees.core.edgeCount == 0)
    #expect(trees.weights[Int(trees.coreNodes[0])] == 50)
  }
}
