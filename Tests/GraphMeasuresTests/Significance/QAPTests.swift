import GraphCore
import GraphMeasures
import TestSupport
import Testing

/// Numbers at random for every pair of `count` nodes.
func randomPairs(_ count: Int, isSymmetric: Bool, seed: UInt64) -> PairMatrix {
  var random = SeededGenerator(seed: seed)
  return PairMatrix(nodeCount: count, isSymmetric: isSymmetric) { _, _ in random.unitUniform() }
}

/// The numbers of all pairs when node `order[a]` stands where a stood.
func pairs(_ matrix: PairMatrix, order: [Int]? = nil, isSymmetric: Bool) -> [Double] {
  let order = order ?? Array(0..<matrix.nodeCount)
  return order.indices.flatMap { a in
    order.indices.filter { isSymmetric ? $0 > a : $0 != a }.map {
      matrix.values[order[a] * matrix.nodeCount + order[$0]]
    }
  }
}

@Suite("QAP correlation")
struct QAPTests {
  @Test("correlation, mean, deviation and p are those over all orders of the nodes", arguments: [false, true])
  func matchesAllOrders(isSymmetric: Bool) throws {
    let one = randomPairs(5, isSymmetric: isSymmetric, seed: 3)
    let noise = randomPairs(5, isSymmetric: isSymmetric, seed: 4)
    let other = PairMatrix(nodeCount: 5, isSymmetric: isSymmetric) {
      one.values[$0 * 5 + $1] + 2 * noise.values[$0 * 5 + $1]
    }
    let observed = pearson(pairs(one, isSymmetric: isSymmetric), pairs(other, isSymmetric: isSymmetric))!
    var values: [Double] = []
    forEachPermutation(of: Array(0..<5)) { order in
      values.append(
        pearson(pairs(one, isSymmetric: isSymmetric), pairs(other, order: order, isSymmetric: isSymmetric))!)
    }
    let mean = values.reduce(0, +) / 120
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 120
    #expect(abs(mean) < 1e-12)
    for tail in [NullComparison.Tail.lower, .upper] {
      let test = try QAPCorrelation(permutations: 20_000, tail: tail).run(one, other)
      #expect(isClose(test.observed, observed))
      #expect(abs(test.mean! - mean) < 4 * (variance / 20_000).squareRoot())
      #expect(isClose(test.standardDeviation!, variance.squareRoot(), within: 0.02))
      let share = values.count { tail == .lower ? $0 <= observed + 1e-12 : $0 >= observed - 1e-12 }
      #expect(abs(test.pValue! - Double(share) / 120) < 0.02)
    }
  }

  @Test("marriages and business of Florentine families: .372, 1 in 1,000 (Padgett; NumPy)")
  func florentineFamilies() throws {
    let names = try PlainTable(packageRoot.appendingPathComponent("datasets/florentine-families/members.csv"))["id"]
    let (marriage, business) = (
      try NamedGraph(dataset: "florentine-families/marriage.csv", names: names).graph,
      try NamedGraph(dataset: "florentine-families/business.csv", names: names).graph
    )
    let test = try QAPCorrelation(permutations: 5_000, tail: .upper).run(PairMatrix(marriage), PairMatrix(business))
    #expect(isClose(test.observed, 0.37186787208054634))
    #expect(isClose(test.standardDeviation, 0.0923, within: 0.005))
    #expect(test.pValue! < 0.004)
  }

  @Test(
    "advice and friendship of Krackhardt's managers: .155, p about .020 (NumPy)", .tags(.realData), .needsSharedData)
  func managers() throws {
    let matrices = try Managers.matrices(["advice", "friendship"])
    let test = try QAPCorrelation(permutations: 5_000, tail: .upper).run(matrices[0], matrices[1])
    #expect(isClose(test.observed, 0.15458545204847268))
    #expect(isClose(test.standardDeviation, 0.0718, within: 0.005) && abs(test.pValue! - 0.0197) < 0.006)
  }

  @Test("a network is itself, and its complement its opposite; the same number for all pairs resembles nothing")
  func extremes() throws {
    let graph = GraphFamily.dense.graph(seed: 2, size: 12, isDirected: true)
    let matrix = PairMatrix(graph)
    let complement = PairMatrix(nodeCount: 12, isSymmetric: false) { 1 - matrix.values[$0 * 12 + $1] }
    #expect(isClose(try QAPCorrelation().run(matrix, matrix).observed, 1))
    #expect(isClose(try QAPCorrelation().run(matrix, complement).observed, -1))
    let constant = PairMatrix(nodeCount: 12, isSymmetric: true) { _, _ in 0.1 }
    let nothing = try QAPCorrelation().run(matrix, constant)
    #expect(nothing.observed == nil && nothing.pValue == nil && nothing.sampleCount == 0)
    for nodes in 0...1 {
      let empty = PairMatrix(Graph(nodeCount: nodes, edges: []))
      #expect(try QAPCorrelation().run(empty, empty).observed == nil)
    }
  }

  @Test("another unit and zero of either matrix change nothing", arguments: [1e-300, 0.1, 1e300])
  func scaling(scale: Double) throws {
    let (one, other) = (randomPairs(9, isSymmetric: true, seed: 1), randomPairs(9, isSymmetric: true, seed: 2))
    let scaled = PairMatrix(nodeCount: 9, isSymmetric: true) { scale * (1 + one.values[$0 * 9 + $1]) }
    let (plain, moved) = (try QAPCorrelation().run(one, other), try QAPCorrelation().run(scaled, other))
    #expect(isClose(plain.observed, moved.observed) && isClose(plain.mean, moved.mean))
    #expect(plain.asExtremeCount == moved.asExtremeCount)
  }

  @Test("the same bits for any number of threads; other seeds, other orders", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    let (one, other) = (randomPairs(20, isSymmetric: false, seed: 1), randomPairs(20, isSymmetric: true, seed: 2))
    let test = QAPCorrelation(permutations: 200, seed: 5)
    let single = try test.run(one, other)
    #expect(try test.run(one, other, control: RunControl(threads: count)) == single)
    #expect(try QAPCorrelation(permutations: 200, seed: 6).run(one, other).mean != single.mean)
  }

  @Test("unrelated networks are taken for related about as often as the level says")
  func level() throws {
    var rejected = 0
    for seed in 0..<300 as Range<UInt64> {
      let one = PairMatrix(GraphFamily.sparse.graph(seed: seed, size: 12))
      let other = PairMatrix(GraphFamily.caveman.graph(seed: seed + 1_000, size: 12))
      if let p = try QAPCorrelation(permutations: 99, seed: seed).run(one, other).pValue, p <= 0.1 { rejected += 1 }
    }
    // A binomial count of 300 at 0.1 is outside 30 ± 16 once in 500 times; p over ties can only be larger.
    #expect(rejected < 46 && rejected > 5, "\(rejected)")
  }

  @Test("a run that is cancelled throws")
  func cancellation() throws {
    let control = RunControl()
    control.cancellation.cancel()
    let matrix = PairMatrix(KnownGraphs.kite)
    #expect(throws: CancellationError.self) { try QAPCorrelation().run(matrix, matrix, control: control) }
  }
}

/// Krackhardt's 21 managers.
enum Managers {
  static func matrices(_ names: [String]) throws -> [PairMatrix] {
    try names.map { name in
      let file = SharedData.file("classic/krackhardt-\(name)/edges.csv")
      return PairMatrix(try NamedGraph(file, names: (1...21).map(String.init), isDirected: true).graph)
    }
  }
}
