import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Permutation of labels")
struct LabelPermutationTests {
  @Test("mean, deviation and p approach those over all orders of the labels")
  func matchesAllOrders() throws {
    let graph = GraphFamily.caveman.graph(seed: 3, size: 7)
    let groups: [Int?] = [0, 0, nil, 1, 1, 2, 0]
    let labelled = groups.indices.filter { groups[$0] != nil }
    var values: [Double] = []
    forEachPermutation(of: labelled.map { groups[$0] }) { labels in
      var shuffled = groups
      for (place, node) in labelled.enumerated() { shuffled[node] = labels[place] }
      let balance = GroupOracle(DenseGraph(graph), isDirected: false, groups: shuffled).balance()
      values.append((balance.external - balance.internal) / (balance.external + balance.internal))
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    for tail in [NullComparison.Tail.lower, .upper] {
      let test = try LabelPermutation(permutations: 20_000, tail: tail).run(EIIndex(), on: graph, groups: groups)
      #expect(abs(test.mean! - mean) < 4 * (variance / 20_000).squareRoot())
      #expect(isClose(test.standardDeviation!, variance.squareRoot(), within: 0.02))
      let share = values.count { tail == .lower ? $0 <= test.observed! + 1e-12 : $0 >= test.observed! - 1e-12 }
      #expect(abs(test.pValue! - Double(share) / Double(values.count)) < 0.02)
    }
  }

  @Test("the fast E-I index is that of the closure, with and without weights", arguments: [false, true])
  func fastPath(usesWeights: Bool) throws {
    var random = SeededGenerator(seed: 1)
    let measure = EIIndex(usesWeights: usesWeights)
    try forEachRandomGraph(seeds: 1, sizes: [0, 1, 5, 13], weighted: [true]) { graph, label in
      let groups = randomGroups(of: graph, count: 3, using: &random)
      let test = LabelPermutation(permutations: 20, seed: 4)
      let fast = try test.run(measure, on: graph, groups: groups)
      let slow = try test.run(groups: groups) { try measure.run(on: graph, groups: $0).index }
      #expect(isClose(fast.observed, slow.observed) && isClose(fast.mean, slow.mean), "\(label)")
      #expect(isClose(fast.standardDeviation, slow.standardDeviation), "\(label)")
      #expect(fast.asExtremeCount == slow.asExtremeCount && fast.pValue == slow.pValue, "\(label)")
    }
  }

  @Test("a statistic that does not depend on who is where is never extreme: p is 1")
  func constantStatistic() throws {
    let test = try LabelPermutation(permutations: 50).run(groups: [0, 1, nil, 1]) { groups in
      Double(groups.count { $0 == 1 })
    }
    #expect(test.observed == 2 && test.mean == 2 && test.standardDeviation == 0 && test.pValue == 1)
  }

  @Test("the same bits for any number of threads; other seeds, other shuffles", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    let karate = try GroupedNetwork.karate()
    let test = LabelPermutation(permutations: 200, seed: 9)
    let control = RunControl(threads: count)
    let one = try test.run(EIIndex(), on: karate.graph, groups: karate.groups)
    #expect(try test.run(EIIndex(), on: karate.graph, groups: karate.groups, control: control) == one)
    let other = try LabelPermutation(permutations: 200, seed: 10).run(
      EIIndex(), on: karate.graph, groups: karate.groups)
    #expect(other.mean != one.mean)
  }

  @Test("the two clubs of Zachary keep to themselves far more than chance has it")
  func karate() throws {
    let karate = try GroupedNetwork.karate()
    let test = try LabelPermutation(tail: .lower).run(EIIndex(), on: karate.graph, groups: karate.groups)
    #expect(test.pValue == 0.001 && test.standardScore! < -6)
    // Two halves of 17: the expected index is 2 · 17 / 33 − 1.
    #expect(abs(test.mean! - 1.0 / 33) < 0.02)
  }

  @Test("a run that is cancelled throws")
  func cancellation() throws {
    let control = RunControl()
    control.cancellation.cancel()
    #expect(throws: CancellationError.self) {
      try LabelPermutation().run(
        EIIndex(), on: KnownGraphs.kite, groups: [Int?](repeating: 0, count: 10), control: control)
    }
  }
}
