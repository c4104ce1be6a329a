import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("MRQAP")
struct MRQAPTests {
  /// Three predictors, of which the second goes with the first, and a network that the first and third make.
  private func example(_ count: Int, isSymmetric: Bool, seed: UInt64) -> (explained: PairMatrix, by: [PairMatrix]) {
    let noise = (0..<4).map { randomPairs(count, isSymmetric: isSymmetric, seed: seed * 10 + UInt64($0)) }
    func mixed(_ shares: [Double]) -> PairMatrix {
      PairMatrix(nodeCount: count, isSymmetric: isSymmetric) { a, b in
        zip(shares, noise).reduce(3) { $0 + $1.0 * $1.1.values[a * count + b] }
      }
    }
    return (mixed([1, 0, 0.5, 1]), [mixed([1, 0, 0, 0]), mixed([0.5, 1, 0, 0]), mixed([0, 0, 2, 0])])
  }

  @Test("coefficients, t and R² are those of ordinary least squares", arguments: [false, true])
  func matchesLeastSquares(isSymmetric: Bool) throws {
    for seed in 0..<20 as Range<UInt64> {
      let (explained, predictors) = example(6, isSymmetric: isSymmetric, seed: seed)
      let result = try MRQAP(permutations: 1).run(explaining: explained, by: predictors)
      let columns = predictors.map { pairs($0, isSymmetric: isSymmetric) }
      let oracle = RegressionOracle(explaining: pairs(explained, isSymmetric: isSymmetric), by: columns)
      #expect(isClose(result.intercept, oracle.coefficients[0]))
      #expect(difference(result.coefficients.map(\.estimate), Array(oracle.coefficients.dropFirst())) == nil)
      #expect(difference(result.coefficients.map(\.tStatistic), Array(oracle.tStatistics.dropFirst())) == nil)
      #expect(isClose(result.rSquared.observed, oracle.rSquared))
      #expect(result.pairCount == (isSymmetric ? 15 : 30) && result.degreesOfFreedom == result.pairCount - 4)
    }
  }

  /// The partial correlation that belongs to a t statistic.
  private func partial(_ t: Double, freedom: Double) -> Double { t / (t * t + freedom).squareRoot() }

  @Test("chance is that of all orders of each predictor's residuals", .tags(.slow), arguments: [false, true])
  func matchesAllOrders(isSymmetric: Bool) throws {
    let count = 6
    let (explained, predictors) = example(count, isSymmetric: isSymmetric, seed: 3)
    let result = try MRQAP(permutations: 8_000, tail: .upper).run(explaining: explained, by: predictors)
    let rows = predictors.map { pairs($0, isSymmetric: isSymmetric) }
    let response = pairs(explained, isSymmetric: isSymmetric)
    for predictor in predictors.indices {
      let others = rows.indices.filter { $0 != predictor }.map { rows[$0] }
      var residuals = RegressionOracle(explaining: rows[predictor], by: others).residuals[...]
      let own = PairMatrix(nodeCount: count, isSymmetric: isSymmetric) { _, _ in residuals.removeFirst() }
      var values: [Double] = []
      forEachPermutation(of: Array(0..<count)) { order in
        let fit = RegressionOracle(
          explaining: response, by: [pairs(own, order: order, isSymmetric: isSymmetric)] + others)
        values.append(partial(fit.tStatistics[1], freedom: Double(result.degreesOfFreedom)))
      }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      let test = result.coefficients[predictor].partialCorrelation
      #expect(abs(test.mean! - mean) < 4 * (variance / 8_000).squareRoot())
      #expect(isClose(test.standardDeviation!, variance.squareRoot(), within: 0.02))
      let share = Double(values.count { $0 >= test.observed! - 1e-9 }) / Double(values.count)
      #expect(abs(test.pValue! - share) < 0.025)
    }
  }

  @Test("advice of Krackhardt's managers by friendship and reports (NumPy)", .tags(.realData), .needsSharedData)
  func managers() throws {
    let matrices = try Managers.matrices(["advice", "friendship", "reports"])
    let result = try MRQAP(permutations: 4_000).run(explaining: matrices[0], by: Array(matrices[1...]))
    #expect(isClose(result.intercept, 0.39694165, within: 1e-8))
    #expect(difference(result.coefficients.map(\.estimate), [0.13581489, 0.47156942], within: 1e-8) == nil)
    #expect(difference(result.coefficients.map(\.tStatistic), [2.42548427, 4.182424], within: 1e-6) == nil)
    #expect(isClose(result.rSquared.observed, 0.06319457246914018) && result.degreesOfFreedom == 417)
    // Of 2,000 orders with NumPy 10.6 % were as extreme for friendship, and none for reports.
    #expect(abs(result.coefficients[0].partialCorrelation.pValue! - 0.106) < 0.03)
    #expect(result.coefficients[1].partialCorrelation.pValue! < 0.005)
  }

  @Test("with one predictor it is the QAP correlation")
  func onePredictor() throws {
    let (explained, predictors) = example(9, isSymmetric: true, seed: 2)
    let result = try MRQAP(permutations: 300, seed: 4).run(explaining: explained, by: [predictors[1]])
    let correlation = try QAPCorrelation(permutations: 300, seed: 4).run(explained, predictors[1])
    let partial = result.coefficients[0].partialCorrelation
    #expect(isClose(partial.observed, correlation.observed) && isClose(partial.mean, correlation.mean))
    #expect(partial.asExtremeCount == correlation.asExtremeCount)
    #expect(isClose(result.coefficients[0].standardized, correlation.observed))
    #expect(isClose(result.rSquared.observed, correlation.observed! * correlation.observed!))
  }

  @Test("what others determine, or never varies, has no coefficient; the others keep theirs")
  func collinear() throws {
    let (explained, predictors) = example(8, isSymmetric: true, seed: 1)
    let constant = PairMatrix(nodeCount: 8, isSymmetric: true) { _, _ in 7 }
    let withConstant = try MRQAP(permutations: 20).run(explaining: explained, by: predictors + [constant])
    let plain = try MRQAP(permutations: 20).run(explaining: explained, by: predictors)
    #expect(withConstant.coefficients[3].estimate == nil && withConstant.intercept == nil)
    #expect(withConstant.coefficients.dropLast().map(\.estimate) == plain.coefficients.map(\.estimate))
    let twice = PairMatrix(nodeCount: 8, isSymmetric: true) { 5 - 2 * predictors[0].values[$0 * 8 + $1] }
    let doubled = try MRQAP(permutations: 20).run(explaining: explained, by: predictors + [twice])
    #expect(doubled.coefficients[0].estimate == nil && doubled.coefficients[3].estimate == nil)
    #expect(isClose(doubled.coefficients[2].estimate, plain.coefficients[2].estimate))
    #expect(isClose(doubled.rSquared.observed, plain.rSquared.observed))
    #expect(doubled.degreesOfFreedom == plain.degreesOfFreedom)
  }

  @Test("a perfect fit is finite where it is compared; nothing to explain, and no pairs")
  func extremes() throws {
    let matrix = PairMatrix(GraphFamily.dense.graph(seed: 2, size: 10))
    let perfect = try MRQAP(permutations: 99, tail: .upper).run(explaining: matrix, by: [matrix])
    #expect(isClose(perfect.coefficients[0].estimate, 1) && perfect.coefficients[0].tStatistic == .infinity)
    #expect(isClose(perfect.rSquared.observed, 1) && perfect.coefficients[0].partialCorrelation.pValue == 0.01)
    let constant = PairMatrix(nodeCount: 10, isSymmetric: true) { _, _ in 0 }
    let nothing = try MRQAP(permutations: 9).run(explaining: constant, by: [matrix])
    #expect(nothing.rSquared.observed == nil && nothing.coefficients[0].estimate == nil && nothing.intercept == nil)
    let empty = PairMatrix(Graph(nodeCount: 0, edges: []))
    #expect(try MRQAP(permutations: 9).run(explaining: empty, by: [empty]).pairCount == 0)
    let alone = try MRQAP(permutations: 9).run(explaining: matrix, by: [])
    #expect(alone.coefficients.isEmpty && alone.rSquared.observed == 0)
  }

  @Test("the same bits for any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) throws {
    let (explained, predictors) = example(20, isSymmetric: false, seed: 1)
    let one = try MRQAP(permutations: 100, seed: 5).run(explaining: explained, by: predictors)
    let control = RunControl(threads: count)
    #expect(try MRQAP(permutations: 100, seed: 5).run(explaining: explained, by: predictors, control: control) == one)
    control.cancellation.cancel()
    #expect(throws: CancellationError.self) {
      try MRQAP(permutations: 100).run(explaining: explained, by: predictors, control: control)
    }
  }

  @Test("units of the numbers change coefficients only by their ratio", arguments: [1e-150, 0.1, 1e150])
  func scaling(scale: Double) throws {
    let (explained, predictors) = example(8, isSymmetric: true, seed: 6)
    let scaled = PairMatrix(nodeCount: 8, isSymmetric: true) { scale * predictors[0].values[$0 * 8 + $1] }
    let plain = try MRQAP(permutations: 50).run(explaining: explained, by: predictors)
    let other = try MRQAP(permutations: 50).run(explaining: explained, by: [scaled] + predictors.dropFirst())
    #expect(isClose(other.coefficients[0].estimate! * scale, plain.coefficients[0].estimate!))
    #expect(isClose(other.coefficients[0].tStatistic, plain.coefficients[0].tStatistic))
    #expect(isClose(other.coefficients[1].estimate, plain.coefficients[1].estimate))
    #expect(isClose(other.intercept, plain.intercept))
  }
}
