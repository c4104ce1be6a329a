import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Fragmentation")
struct FragmentationTests {
  @Test("what each node holds together is what taking it out separates")
  func separatedPairs() throws {
    try forEachRandomGraph(seeds: 2) { graph, label in
      let dense = DenseGraph(graph).undirected()
      let result = try SeparatedPairs().run(on: graph)
      let before = dense.connectedPairs()
      #expect(result.connectedPairCount == before.count, "\(label)")
      for node in dense.nodes {
        let own = before.filter { $0.contains(node) }
        let after = dense.connectedPairs(without: [node])
        #expect(result.own[node] == own.count, "\(label), node \(node)")
        #expect(result.separated[node] == before.count - own.count - after.count, "\(label), node \(node)")
      }
    }
  }

  @Test("the loss of a set is counted pair by pair")
  func lossOfSet() throws {
    var random = SeededGenerator(seed: 3)
    try forEachRandomGraph(seeds: 4) { graph, label in
      let removed = (0..<graph.nodeCount).filter { _ in random.below(4) == 0 }
      check(
        try Fragmentation.of(graph, removing: removed.map { NodeIndex($0) }), DenseGraph(graph).undirected(), label)
    }
  }

  @Test("each node chosen is the best one at its turn, and all steps are counted pair by pair")
  func greedyChoice() throws {
    try forEachRandomGraph(seeds: 3, sizes: [0, 1, 2, 3, 5, 8, 13]) { graph, label in
      let dense = DenseGraph(graph).undirected()
      let result = try Fragmentation(count: 4).run(on: graph)
      check(result.before, dense, label)
      var removed: Set<Int> = []
      for step in result.steps {
        check(step, dense, label)
        let fewest = dense.nodes.filter { !removed.contains($0) }
          .map { dense.connectedPairs(without: removed.union([$0])).count }.min()
        #expect(step.connectedPairsAfter == fewest, "\(label)")
        #expect(step.removed.dropLast().map { Int($0) } == Array(removedInOrder(result, before: step)), "\(label)")
        removed.insert(Int(step.removed.last!))
      }
      let isOver = dense.connectedPairs(without: removed).isEmpty
      #expect(result.steps.count == 4 || isOver, "\(label)")
    }
  }

  private func removedInOrder(_ result: Fragmentation.Result, before step: Fragmentation.Loss) -> [Int] {
    result.nodes.prefix(step.removed.count - 1).map { Int($0) }
  }

  private func check(_ loss: Fragmentation.Loss, _ graph: DenseGraph, _ label: String) {
    let removed = Set(loss.removed.map { Int($0) })
    let (before, after) = (graph.connectedPairs(), graph.connectedPairs(without: removed))
    let ofOthers = before.filter { removed.isDisjoint(with: $0) }
    #expect(loss.connectedPairsBefore == before.count, "\(label)")
    #expect(loss.connectedPairsAfter == after.count, "\(label)")
    #expect(loss.pairsOfRemoved == before.count - ofOthers.count, "\(label)")
    #expect(loss.separatedPairs == ofOthers.subtracting(after).count, "\(label)")
    let left = graph.count - removed.count
    #expect(loss.remainingNodeCount == left, "\(label)")
    #expect(
      isClose(loss.fragmentation, left < 2 ? nil : 1 - Double(after.count) / Double(left * (left - 1))), "\(label)")
    #expect(
      isClose(loss.lostShare, before.isEmpty ? nil : 1 - Double(after.count) / Double(before.count)), "\(label)")
    #expect(
      isClose(loss.separatedShare, ofOthers.isEmpty ? nil : 1 - Double(after.count) / Double(ofOthers.count)),
      "\(label)")
  }

  @Test("the kite without Heather: 44 of 72 pairs are left, and her tail is lost to the others")
  func kite() throws {
    let result = try Fragmentation(count: 1).run(on: KnownGraphs.kite)
    #expect(result.nodes == [7])
    #expect(result.before.fragmentation == 0 && result.before.connectedPairsBefore == 90)
    let loss = result.steps[0]
    #expect(loss.pairsOfRemoved == 18 && loss.separatedPairs == 28 && loss.connectedPairsAfter == 44)
    #expect(isClose(loss.fragmentation, 1 - 44.0 / 72))
    #expect(isClose(loss.lostShare, 46.0 / 90) && isClose(loss.separatedShare, 28.0 / 72))
  }

  @Test("where nobody can be cut off, the one with the most ties goes first")
  func tieBreak() throws {
    let wheel = Graph(
      nodeCount: 6, edges: [(5, 0), (5, 1), (5, 2), (5, 3), (5, 4)] + (0..<5).map { ($0, ($0 + 1) % 5) })
    #expect(try Fragmentation(count: 2).run(on: wheel).nodes == [5, 0])
  }

  @Test("a star falls apart with its centre, and then there is nothing to lose")
  func star() throws {
    let result = try Fragmentation(count: 10).run(on: GraphFamily.star.graph(seed: 1, size: 9))
    #expect(result.steps.count == 1 && result.steps[0].fragmentation == 1 && result.steps[0].lostShare == 1)
    #expect(try Fragmentation(count: 0).run(on: KnownGraphs.kite).steps.isEmpty)
    let empty = try Fragmentation().run(on: Graph(nodeCount: 0, edges: []))
    #expect(empty.nodes.isEmpty && empty.before.fragmentation == nil && empty.before.lostShare == nil)
  }

  @Test("a path of 100,000 nodes breaks in the middle and does not exhaust the stack")
  func longPath() throws {
    let result = try Fragmentation(count: 2).run(on: longPathGraph())
    #expect(result.nodes[0] == 49_999)
    #expect(result.steps[0].connectedPairsAfter == 49_999 * 49_998 + 50_000 * 49_999)
  }
}
