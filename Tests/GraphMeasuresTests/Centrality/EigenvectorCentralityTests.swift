import GraphCore
import GraphMeasures
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("Eigenvector centrality")
struct EigenvectorCentralityTests {
  @Test("it is the limit of high powers of the matrix, by component", arguments: [false, true])
  func matchesPowers(weighted: Bool) throws {
    try forEachRandomGraph(seeds: 4, sizes: [0, 1, 2, 3, 5, 8, 13], weighted: [weighted]) { graph, label in
      let measure = EigenvectorCentrality(maximumIterations: 100_000, usesWeights: weighted)
      let result = try measure.run(on: graph)
      let expected = naiveEigenvector(DenseGraph(graph, weighted: weighted))
      #expect(result.converged, "\(label)")
      #expect(result.isMeaningful == expected.allSatisfy { $0 != nil }, "\(label)")
      #expect(difference(result.scores, expected, within: 1e-8) == nil, "\(label)")
    }
  }

  @Test("a star, on which the unshifted power method swings for ever")
  func star() throws {
    let result = try EigenvectorCentrality().run(on: Graph(nodeCount: 5, edges: [(0, 1), (0, 2), (0, 3), (0, 4)]))
    #expect(difference(result.scores, [1, 0.5, 0.5, 0.5, 0.5]) == nil)
    #expect(isClose(result.eigenvalue, 2))
  }

  @Test("without a cycle there is no meaningful vector")
  func acyclic() throws {
    let graph = Graph(nodeCount: 4, edges: [(0, 1), (1, 2)], isDirected: true)
    let result = try EigenvectorCentrality().run(on: graph)
    #expect(!result.isMeaningful && result.scores == [nil, nil, nil, 0])
  }

  @Test("two cycles of equal weight in one component leave the vector open; what follows one cycle gets its scores")
  func directedCycles() throws {
    let twice = Graph(nodeCount: 5, edges: [(0, 1), (1, 0), (1, 2), (2, 3), (3, 2), (3, 4)], isDirected: true)
    #expect(try EigenvectorCentrality().run(on: twice).scores == [nil, nil, nil, nil, nil])
    let once = Graph(nodeCount: 4, edges: [(0, 1), (1, 0), (1, 2), (3, 0)], isDirected: true)
    #expect(difference(try EigenvectorCentrality().run(on: once).scores, [1, 1, 1, 0]) == nil)
  }

  @Test("a path: sin(πi / (n + 1)), within the bound that is stated (T19)", arguments: [2, 3, 10, 100, 1_000])
  func path(size: Int) throws {
    let graph = Graph(nodeCount: size, edges: (1..<size).map { ($0 - 1, $0) })
    let result = try EigenvectorCentrality().run(on: graph)
    let expected = (1...size).map { sin(Double.pi * Double($0) / Double(size + 1)) }
    let highest = expected.max()!
    let error = zip(result.scores, expected).reduce(0) { max($0, abs($1.0! - $1.1 / highest)) }
    #expect(error <= result.errorBound && error < 1e-6)
    #expect(result.converged)
  }

  @Test("a path too long to converge says so (T19)")
  func longPath() throws {
    let size = 5_000
    let graph = Graph(nodeCount: size, edges: (1..<size).map { ($0 - 1, $0) })
    let result = try EigenvectorCentrality(maximumIterations: 500).run(on: graph)
    #expect(!result.converged && result.errorBound > 1e-6)
  }

  @Test("a directed ring with a chord: right within the bound, or not converged (T19)", arguments: [50, 200])
  func ringWithChord(size: Int) throws {
    let edges = (0..<size).map { ($0, ($0 + 1) % size) } + [(0, size / 2)]
    let graph = Graph(nodeCount: size, edges: edges, isDirected: true)
    for iterations in [100, 2_000, 100_000] {
      let result = try EigenvectorCentrality(maximumIterations: iterations).run(on: graph)
      let expected = ringScores(size)
      let error = zip(result.scores, expected).reduce(0) { max($0, abs($1.0! - $1.1)) }
      #expect(!result.converged || error < 1e-6, "\(size) nodes, \(iterations) iterations")
      #expect(error <= result.errorBound, "\(size) nodes, \(iterations) iterations: \(error), \(result.errorBound)")
    }
    if size == 50 { #expect(try EigenvectorCentrality(maximumIterations: 100_000).run(on: graph).converged) }
  }

  /// On a ring 0 → 1 → … → 0 with the chord 0 → n/2, scores fall by λ a step, and that of n/2 has two parts; λ solves
  /// λⁿ = 1 + λ^(n/2 − 1).
  private func ringScores(_ size: Int) -> [Double] {
    var (low, high) = (1.0, 2.0)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      let excess = pow(middle, Double(size - size / 2 + 1)) - pow(middle, 1 - Double(size / 2)) - 1
      if excess < 0 { low = middle } else { high = middle }
    }
    var scores = [1.0]
    for node in 1..<size { scores.append((scores[node - 1] + (node == size / 2 ? scores[0] : 0)) / low) }
    let highest = scores.max()!
    return scores.map { $0 / highest }
  }

  @Test("two all but separate cliques whose scores no product tells apart: not converged")
  func allButDegenerate() throws {
    // Two cliques of 20, joined by some 60 steps; a leaf a third of the way breaks the symmetry, below rounding.
    let clique = { (first: Int) in
      (first..<first + 20).flatMap { a in (a + 1..<first + 20).map { (a, $0) } }
    }
    let path = (39..<100).map { ($0, $0 + 1) }
    let graph = Graph(
      nodeCount: 121, edges: clique(0) + [(19, 39)] + path + clique(100) + [(60, 120)])
    let result = try EigenvectorCentrality().run(on: graph)
    #expect(!result.converged)
  }

  @Test("a run that is cut short says so")
  func cutShort() throws {
    let result = try EigenvectorCentrality(maximumIterations: 3).run(on: longPathGraph())
    #expect(!result.converged && result.iterations == 3 && result.residual > 1e-12)
  }

  @Test("the same bits for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    for isDirected in [false, true] {
      let graph = largeRandomGraph(isDirected: isDirected)
      let measure = EigenvectorCentrality()
      #expect(try measure.run(on: graph, control: RunControl(threads: count)) == measure.run(on: graph))
    }
  }
}
