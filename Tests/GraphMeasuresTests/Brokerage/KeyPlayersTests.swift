import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Key players")
struct KeyPlayersTests {
  static let aims: [KeyPlayers.Aim] = [
    .fragmentation, .distanceFragmentation, .reach(steps: 1), .reach(steps: 2), .distanceReach,
  ]

  /// What a set achieves, from the definition.
  private func naiveValue(_ set: Set<Int>, _ aim: KeyPlayers.Aim, _ graph: DenseGraph) -> Double? {
    let rest = set.reduce(graph) { $0.removing(node: $1) }
    let kept = graph.nodes.filter { !set.contains($0) }
    func mean(_ value: (Int?) -> Double) -> Double? {
      if kept.count < 2 { return nil }
      let pairs = kept.flatMap { a in
        let distances = rest.distances(from: a)
        return kept.filter { $0 != a }.map { distances[$0] }
      }
      return pairs.reduce(0) { $0 + value($1) } / Double(pairs.count)
    }
    func overAll(_ value: (Int?) -> Double) -> Double? {
      if graph.count == 0 { return nil }
      let rows = set.map { graph.distances(from: $0) }
      let nearest = graph.nodes.map { node in rows.compactMap { $0[node] }.min() }
      return nearest.reduce(0) { $0 + value($1) } / Double(graph.count)
    }
    switch aim {
    case .fragmentation: return mean { $0 == nil ? 1 : 0 }
    case .distanceFragmentation: return mean { $0 == nil ? 0 : 1 / Double($0!) }.map { 1 - $0 }
    case .reach(let steps): return overAll { $0 != nil && $0! <= steps ? 1 : 0 }
    case .distanceReach: return overAll { $0 == nil ? 0 : 1 / Double(max(1, $0!)) }
    }
  }

  @Test("the value of a set is that of its definition, and no exchange of one node betters it", arguments: aims)
  func localOptimum(aim: KeyPlayers.Aim) throws {
    try forEachRandomGraph(seeds: 1, sizes: [0, 1, 2, 5, 9]) { graph, label in
      let dense = DenseGraph(graph).undirected()
      for count in [0, 1, 3] {
        let result = try KeyPlayers(aim: aim, count: count).run(on: graph)
        let set = Set(result.nodes.map { Int($0) })
        #expect(set.count == min(count, graph.nodeCount) && result.nodes.count == set.count, "\(label)")
        let value = naiveValue(set, aim, dense)
        #expect(isClose(result.value, value), "\(label), \(count)")
        if let value, let greedy = result.greedyValue { #expect(value >= greedy - 1e-9, "\(label)") }
        guard let value else { continue }
        for node in set {
          for other in dense.nodes where !set.contains(other) {
            let exchanged = naiveValue(set.subtracting([node]).union([other]), aim, dense)!
            #expect(exchanged <= value + 1e-9, "\(label), \(other) for \(node)")
          }
        }
      }
    }
  }

  /// The best sets of Zachary's club, found by trying all of them with NetworkX.
  @Test(
    "Zachary's club: the best sets of all",
    arguments: [
      (KeyPlayers.Aim.fragmentation, [1], 0.3162878787878788), (.fragmentation, [1, 2], 0.4233870967741935),
      (.fragmentation, [1, 33, 34], 0.5698924731182795), (.distanceFragmentation, [1], 0.641540404040405),
      (.distanceFragmentation, [1, 2], 0.6844086021505381), (.distanceFragmentation, [1, 33, 34], 0.7968100358422939),
      (.reach(steps: 1), [34], 0.5294117647058824), (.reach(steps: 1), [1, 34], 0.9117647058823529),
      (.distanceReach, [34], 0.7132352941176467), (.distanceReach, [1, 34], 0.9558823529411765),
    ])
  func karate(aim: KeyPlayers.Aim, members: [Int], value: Double) throws {
    let result = try KeyPlayers(aim: aim, count: members.count).run(on: KnownGraphs.karate)
    #expect(isClose(result.value, value))
    #expect(result.nodes.map { Int($0) + 1 }.sorted() == members)
  }

  @Test("three who reach all but one of Zachary's club within a tie, and most of them nearly so")
  func karateOfThree() throws {
    let reach = try KeyPlayers(aim: .reach(steps: 1)).run(on: KnownGraphs.karate)
    #expect(isClose(reach.value, 33.0 / 34))
    #expect(isClose(try KeyPlayers(aim: .distanceReach).run(on: KnownGraphs.karate).value, 0.9852941176470589))
  }

  @Test("in the kite Fernando and Garth break more together than Heather with anybody (by trying all pairs)")
  func kite() throws {
    let result = try KeyPlayers(count: 2).run(on: KnownGraphs.kite)
    #expect(result.nodes.sorted() == [5, 6] && isClose(result.value, 15.0 / 28))
    // The greedy choice begins with Heather, and no exchange of one leads from there.
    #expect(try Fragmentation(count: 2).run(on: KnownGraphs.kite).nodes.contains(7))
    #expect(result.value! > result.greedyValue!)
    #expect(try KeyPlayers(count: 2, starts: 1).run(on: KnownGraphs.kite).value == result.greedyValue)
    let far = try KeyPlayers(aim: .distanceFragmentation, count: 2).run(on: KnownGraphs.kite)
    #expect(far.nodes.sorted() == [5, 6] && isClose(far.value, 0.6071428571428572))
  }

  @Test("mostly the best set of all, and never far from it", .tags(.slow), arguments: aims)
  func nearlyBest(aim: KeyPlayers.Aim) throws {
    var (best, all) = (0, 0)
    for family in [GraphFamily.sparse, .caveman, .tree, .bipartite] {
      for seed in 0..<3 as Range<UInt64> {
        let graph = family.graph(seed: seed, size: 11)
        let found = try KeyPlayers(aim: aim, count: 3).run(on: graph).value!
        var highest = 0.0
        forEachSubset(of: 11, size: 3) { set in
          highest = max(highest, naiveValue(Set(set), aim, DenseGraph(graph))!)
        }
        #expect(found >= 0.9 * highest && found <= highest + 1e-9, "\(family), \(seed)")
        all += 1
        if isClose(found, highest) { best += 1 }
      }
    }
    #expect(Double(best) >= 0.8 * Double(all), "\(best) of \(all)")
  }

  @Test("the same for any number of threads; a run that is cancelled throws", arguments: aims)
  func laws(aim: KeyPlayers.Aim) throws {
    let graph = GraphFamily.sparse.graph(seed: 3, size: 60)
    let one = try KeyPlayers(aim: aim, count: 4).run(on: graph)
    for threads in [2, 8] {
      #expect(try KeyPlayers(aim: aim, count: 4).run(on: graph, control: RunControl(threads: threads)) == one)
    }
    let control = RunControl()
    control.cancellation.cancel()
    #expect(throws: CancellationError.self) { try KeyPlayers(aim: aim).run(on: graph, control: control) }
  }

  @Test("reach of the whole graph, and of nobody")
  func extremes() throws {
    let all = try KeyPlayers(aim: .distanceReach, count: 99).run(on: KnownGraphs.kite)
    #expect(all.nodes.count == 10 && all.value == 1)
    let none = try KeyPlayers(aim: .reach(steps: 3), count: 0).run(on: KnownGraphs.kite)
    #expect(none.nodes.isEmpty && none.value == 0)
    let gone = try KeyPlayers(count: 9).run(on: KnownGraphs.kite)
    #expect(gone.value == nil && gone.nodes.count == 9)
  }
}
