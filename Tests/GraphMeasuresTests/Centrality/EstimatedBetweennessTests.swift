import GraphCore
import Synchronization
import TestSupport
import Testing

@testable import GraphMeasures

@Suite("Estimated betweenness")
struct EstimatedBetweennessTests {
  /// The exact share of ordered pairs of each node.
  private func exactShares(_ graph: Graph) throws -> [Double] {
    let pairs = Double(graph.nodeCount) * Double(graph.nodeCount - 1) / (graph.isDirected ? 1 : 2)
    return try Betweenness().run(on: graph).nodes.map { $0 / pairs }
  }

  private func largestError(_ shares: [Double], _ exact: [Double]) -> Double {
    zip(shares, exact).map { abs($0 - $1) }.max() ?? 0
  }

  @Test(
    "scores are off by more than the error in no more runs than the risk allows", .tags(.slow), arguments: [0.1, 0.5])
  func guarantee(risk: Double) throws {
    var (runs, failures) = (0, 0)
    for (round, family) in GraphFamily.allCases.enumerated() where family != .empty && family != .isolates {
      for isDirected in [false, true] {
        let graph = family.graph(seed: UInt64(round), size: 24, isDirected: isDirected)
        let exact = try exactShares(graph)
        for seed in 0..<10 {
          let measure = EstimatedBetweenness(error: 0.06, risk: risk, seed: UInt64(seed))
          let result = try measure.run(on: graph)
          runs += 1
          if largestError(result.shares, exact) > result.error { failures += 1 }
        }
      }
    }
    // Runs are independent; five standard deviations are beyond what chance explains.
    let allowed = Double(runs) * risk + 5 * (Double(runs) * risk * (1 - risk)).squareRoot()
    #expect(Double(failures) <= allowed, "\(failures) of \(runs)")
  }

  @Test("the tightest risk and error hold on a network with a known highest score", .tags(.slow))
  func karate() throws {
    let exact = try exactShares(KnownGraphs.karate)
    let result = try EstimatedBetweenness(error: 0.02, risk: 0.001, seed: 3).run(on: KnownGraphs.karate)
    #expect(largestError(result.shares, exact) <= 0.02)
    #expect(isClose(result.nodes[0], 231.07, within: 0.05))
    #expect(isClose(result.errorInPairs, 0.02 * 34 * 33 / 2))
  }

  @Test("every shortest path of a pair is as likely as the others, and every pair as the other pairs", .tags(.slow))
  func uniformPaths() throws {
    let draws = 4_000
    try forEachRandomGraph(seeds: 1, sizes: [3, 13, 40]) { graph, label in
      let exact = try exactShares(graph)
      let transposed = graph.transposed()
      let visits = graph.withAdjacency { out in
        transposed.withAdjacency { into in
          let sampler = EstimatedBetweennessSampler(out: out, into: into, components: nil)
          for number in 0..<draws where graph.nodeCount > 1 { sampler.draw(number, seed: 5) }
          return sampler.visits.array
        }
      }
      for (share, count) in zip(exact, visits) {
        let deviation = (Double(draws) * share * (1 - share)).squareRoot()
        #expect(abs(Double(count) - Double(draws) * share) <= 5.5 * deviation + 1e-6, "\(label)")
      }
    }
  }

  @Test("exact where no node is between others, from no pairs at all")
  func nothingBetween() throws {
    for edges in [[], [(0, 1)], [(0, 1), (2, 3)]] {
      let nodeCount = (edges.flatMap { [$0.0, $0.1] }.max() ?? -1) + 1
      for size in nodeCount...nodeCount + 2 {
        let result = try EstimatedBetweenness().run(on: Graph(nodeCount: size, edges: edges))
        #expect(result.shares == [Double](repeating: 0, count: size))
        #expect(result.sampleCount == 0)
      }
    }
    let twoWay = Graph(nodeCount: 2, edges: [(0, 1), (1, 0)], isDirected: true)
    #expect(try EstimatedBetweenness().run(on: twoWay).shares == [0, 0])
  }

  @Test("a star, whose centre lies between all pairs but its own")
  func star() throws {
    let graph = GraphFamily.star.graph(seed: 2, size: 50)
    let result = try EstimatedBetweenness(error: 0.05).run(on: graph)
    let exact = try exactShares(graph)
    #expect(isClose(exact.max()!, 48.0 / 50))
    #expect(largestError(result.shares, exact) <= 0.05)
    // Nothing is ever seen on a node that is on no path.
    for (share, exact) in zip(result.shares, exact) where exact == 0 { #expect(share == 0) }
  }

  @Test("pairs in different components count 0")
  func disconnected() throws {
    for isDirected in [false, true] {
      // Two paths of three: 2 of 30 ordered pairs run over each middle one, or 1 when the paths are one-way.
      let graph = Graph(nodeCount: 6, edges: [(0, 1), (1, 2), (3, 4), (4, 5)], isDirected: isDirected)
      let result = try EstimatedBetweenness(error: 0.02, risk: 0.01).run(on: graph)
      let middle = isDirected ? 1.0 / 30 : 2.0 / 30
      #expect(largestError(result.shares, [0, middle, 0, 0, middle, 0]) <= 0.02)
    }
  }

  @Test("more paths than the largest double counts")
  func manyPaths() throws {
    let length = 1_100
    let edges = (0..<length).flatMap { (k: Int) -> [(Int, Int)] in
      let left = 3 * k
      return [(left, left + 1), (left, left + 2), (left + 1, left + 3), (left + 2, left + 3)]
    }
    let graph = Graph(nodeCount: 3 * length + 1, edges: edges)
    // A joint lies on all paths between its two sides, and on half of those between the middles of a diamond beside it;
    // a middle on half of the paths between what lies left and right of it.
    let exact = (0...3 * length).map { node in
      let (diamond, place) = (node / 3, node % 3)
      let (left, right) = (Double(3 * diamond), Double(3 * (length - diamond)))
      let besides = (diamond > 0 ? 0.5 : 0) + (diamond < length ? 0.5 : 0)
      return place == 0 ? left * right + besides : (left + 1) * (right - 2) / 2
    }
    let result = try EstimatedBetweenness(error: 0.1, risk: 0.01).run(on: graph, control: RunControl(threads: 2))
    #expect(largestError(result.nodes, exact) <= result.errorInPairs)
  }

  @Test("the same result for any number of threads, another one for another seed", .tags(.slow), arguments: [2, 3, 8])
  func threads(count: Int) throws {
    for isDirected in [false, true] {
      let graph = GraphFamily.caveman.graph(seed: 4, size: 300, isDirected: isDirected)
      let measure = EstimatedBetweenness(error: 0.05, seed: 9)
      let result = try measure.run(on: graph)
      #expect(try measure.run(on: graph, control: RunControl(threads: count)) == result)
      #expect(try EstimatedBetweenness(error: 0.05, seed: 10).run(on: graph).shares != result.shares)
    }
  }

  @Test("half the error takes more pairs, and a result states what it rests on")
  func statement() throws {
    let graph = GraphFamily.caveman.graph(seed: 1, size: 60)
    let rough = try EstimatedBetweenness(error: 0.1, risk: 0.2, seed: 7).run(on: graph)
    let fine = try EstimatedBetweenness(error: 0.05, risk: 0.2, seed: 7).run(on: graph)
    #expect(fine.sampleCount > 2 * rough.sampleCount)
    #expect((rough.error, rough.risk, rough.seed) == (0.1, 0.2, 7))
    #expect(!rough.isDirected)
  }

  @Test("progress never goes back and ends at 1")
  func progress() throws {
    let fractions = Mutex<[Double]>([])
    let control = RunControl(onProgress: { progress in fractions.withLock { $0.append(progress.fraction) } })
    _ = try EstimatedBetweenness(error: 0.05).run(on: KnownGraphs.karate, control: control)
    let seen = fractions.withLock(\.self)
    #expect(seen == seen.sorted())
    #expect(seen.last == 1 && seen.count > 5)
  }

  @Test("cancelling ends the run with an error")
  func cancellation() {
    let graph = GraphFamily.sparse.graph(seed: 4, size: 300)
    let control = RunControl(threads: 2)
    control.cancellation.cancel()
    #expect(throws: CancellationError.self) { try EstimatedBetweenness().run(on: graph, control: control) }
    let flag = CancellationFlag()
    let later = RunControl(threads: 2, cancellation: flag, onProgress: { if $0.fraction > 0.05 { flag.cancel() } })
    #expect(throws: CancellationError.self) { try EstimatedBetweenness().run(on: graph, control: later) }
  }
}

@Suite("Distances from hubs")
struct HubDistancesTests {
  @Test("they bound the mean number of inner nodes from above, and find the components")
  func bounds() throws {
    try forEachRandomGraph(seeds: 3, directed: [false]) { graph, label in
      let hubs = try HubDistances(graph, control: RunControl())
      let pairs = Double(graph.nodeCount) * Double(graph.nodeCount - 1) / 2
      let innerNodes = try Betweenness().run(on: graph).nodes.reduce(0, +)
      if pairs > 0 { #expect(hubs.meanInnerNodes >= innerNodes / pairs - 1e-9, "\(label)") }
      let components = try ConnectedComponents().run(on: graph).componentOfNode
      for a in components.indices {
        for b in components.indices where b < a {
          let isShared = hubs.componentOfNode[a] == hubs.componentOfNode[b]
          #expect(isShared == (components[a] == components[b]), "\(label)")
        }
      }
    }
  }
}
