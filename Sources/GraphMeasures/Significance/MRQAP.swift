import GraphCore

/// What several networks, or what members have in common, each add to explaining a network: multiple regression over all
/// pairs of nodes, tested by permutation (MRQAP with double semi-partialing).
///
/// The coefficients are those of ordinary least squares with a constant, over unordered pairs when all matrices are
/// symmetric, else over ordered ones. Each is tested by itself: what the other predictors do not tell of its predictor
/// (the residuals of regressing it on them) gets its nodes in random order and takes the predictor's place, many times over,
/// and its t statistic is compared with those. That holds where predictors are correlated and nodes differ, as
/// permuting the predictor or the explained network does not (Dekker, Krackhardt & Snijders, "Sensitivity of
/// MRQAP tests to collinearity and autocorrelation conditions", Psychometrika 72, 2007).
///
/// Method: with r the residuals of the explained network on the other predictors and E those of the predictor, t follows
/// from the partial correlation ρ = r·E / (|r| |E′|), E′ being E in its order less its part in the other predictors:
/// t = ρ √(f / (1 − ρ²)), with f degrees of freedom. t and ρ put the orders in the same row, so ρ is what is compared; it is
/// finite also where the fit is perfect. The others are an orthonormal basis, so that an order costs one product a vector.
public struct MRQAP: Sendable {
  /// A predictor in the model with all the others.
  public struct Coefficient: Sendable, Equatable {
    /// How much the explained number grows as that of the predictor grows by one; `nil` when the predictor is the same for
    /// all pairs, when the others determine it, or when no `Double` is so large.
    public let estimate: Double?

    /// The same in standard deviations of both.
    public let standardized: Double?

    /// The estimate over its standard error of ordinary least squares, infinite for a perfect fit; not to be looked up in
    /// tables, for pairs depend on each other.
    public let tStatistic: Double?

    /// The partial correlation of the explained network with the predictor, beside those of chance.
    public let partialCorrelation: NullComparison
  }

  /// The regression.
  public struct Result: Sendable, Equatable {
    /// In the order of the predictors.
    public let coefficients: [Coefficient]

    /// The explained number of a pair for which all predictors are 0.
    public let intercept: Double?

    /// The share of the variance that all predictors explain, from 0 to 1, beside those shares when the nodes of the
    /// explained network are in random order; `nil` when it is the same for all pairs.
    public let rSquared: NullComparison

    /// How many pairs there are.
    public let pairCount: Int

    /// Pairs less predictors that say something of their own, less one.
    public let degreesOfFreedom: Int
  }

  /// How many random orders are drawn for each predictor.
  public var permutations: Int

  /// Which of them count as at least as extreme for a coefficient.
  public var tail: NullComparison.Tail

  /// Where the orders come from.
  public var seed: UInt64

  public init(permutations: Int = 999, tail: NullComparison.Tail = .both, seed: UInt64 = 1) {
    precondition(permutations > 0, "at least one permutation")
    self.permutations = permutations
    self.tail = tail
    self.seed = seed
  }

  /// Explains `explained` by `predictors`, all of the same nodes.
  ///
  /// - Returns: the same for any number of threads.
  /// - Throws: `CancellationError` when the run has been cancelled.
  /// - Complexity: with k predictors O(permutations · k² · nodes²) time, O(k · nodes²) space.
  public func run(
    explaining explained: PairMatrix, by predictors: [PairMatrix], control: RunControl = RunControl()
  ) throws -> Result {
    try control.checkCancellation()
    let space = PairSpace([explained] + predictors)
    let columns = predictors.map(space.centred)
    let basis = space.basis(of: columns.compactMap { $0?.vector })
    let freedom = space.pairCount - basis.count - 1
    guard let (response, unit) = space.centred(explained) else {
      let nothing = NullComparison(observed: nil, samples: [], tail: tail)
      return Result(
        coefficients: predictors.map { _ in
          Coefficient(estimate: nil, standardized: nil, tStatistic: nil, partialCorrelation: nothing)
        }, intercept: nil, rSquared: nothing, pairCount: space.pairCount, degreesOfFreedom: freedom)
    }
    let model = Model(space: space, response: response, unit: unit, columns: columns, freedom: freedom)
    let coefficients = try predictors.indices.map { predictor in
      try coefficient(predictor, in: model, control: control.part(predictor..<predictor + 1, of: predictors.count + 1))
    }
    let whole = control.part(predictors.count..<predictors.count + 1, of: predictors.count + 1)
    let rSquared = try fit(basis, in: model, control: whole)
    return Result(
      coefficients: coefficients, intercept: intercept(explained, predictors, coefficients, space), rSquared: rSquared,
      pairCount: space.pairCount, degreesOfFreedom: freedom)
  }

  // MARK: Phases

  /// The centred matrices and their units.
  private struct Model {
    let space: PairSpace
    let response: PairSpace.Vector
    let unit: Double
    let columns: [(vector: PairSpace.Vector, unit: Double)?]
    let freedom: Int
  }

  private func coefficient(_ predictor: Int, in model: Model, control: RunControl) throws -> Coefficient {
    let space = model.space
    let nothing = NullComparison(observed: nil, samples: [], tail: tail)
    let none = Coefficient(estimate: nil, standardized: nil, tStatistic: nil, partialCorrelation: nothing)
    guard let (column, unit) = model.columns[predictor] else { return none }
    let others = space.basis(
      of: model.columns.indices.filter { $0 != predictor }.compactMap { model.columns[$0]?.vector })
    let own = space.residual(column, beside: others)
    let rest = space.residual(model.response, beside: others)
    let (ownLength, restLength) = (space.norm(own), space.norm(rest))
    guard ownLength > PairSpace.dependence * space.norm(column) else { return none }
    let slope = space.product(rest, own) / (ownLength * ownLength)
    // Nothing is left to explain where the others explain all.
    guard restLength > PairSpace.dependence * space.norm(model.response) else {
      return Coefficient(estimate: 0, standardized: 0, tStatistic: nil, partialCorrelation: nothing)
    }
    let observed = min(1, max(-1, slope * ownLength / restLength))
    let fixed = [rest] + others
    let samples: [Double?] = try drawSamples(permutations, seed: seed, control: control, phase: "permutations") {
      random in
      let products = space.products(of: own, in: space.randomOrder(&random), with: fixed)
      let inOthers = products.dropFirst().reduce(0) { $0 + $1 * $1 }
      let left = ownLength * ownLength - inOthers
      guard left > PairSpace.dependence * ownLength * ownLength else { return nil }
      return products[0] / (left.squareRoot() * restLength)
    }
    let estimate = slope * (model.unit / unit)
    return Coefficient(
      estimate: estimate.isFinite ? estimate : nil,
      standardized: slope * space.norm(column) / space.norm(model.response),
      tStatistic: tStatistic(observed, freedom: model.freedom),
      partialCorrelation: NullComparison(observed: observed, samples: samples, tail: tail))
  }

  private func tStatistic(_ correlation: Double, freedom: Int) -> Double? {
    if freedom < 1 { return nil }
    let unexplained = (1 - correlation) * (1 + correlation)
    // What is left of a perfect fit is rounding.
    if unexplained < 1e-14 { return correlation > 0 ? .infinity : -.infinity }
    return correlation * (Double(freedom) / unexplained).squareRoot()
  }

  private func fit(_ basis: [PairSpace.Vector], in model: Model, control: RunControl) throws -> NullComparison {
    let space = model.space
    let square = space.product(model.response, model.response)
    let response = model.response
    let observed = basis.map { space.product(response, $0) }.reduce(0) { $0 + $1 * $1 } / square
    let samples = try drawSamples(permutations, seed: seed, control: control, phase: "permutations") { random in
      space.products(of: response, in: space.randomOrder(&random), with: basis).reduce(0) { $0 + $1 * $1 } / square
    }
    return NullComparison(observed: observed, samples: samples, tail: .upper)
  }

  /// The mean of the explained network less what the means of the predictors explain.
  private func intercept(
    _ explained: PairMatrix, _ predictors: [PairMatrix], _ coefficients: [Coefficient], _ space: PairSpace
  ) -> Double? {
    var intercept = space.mean(explained)
    for (predictor, coefficient) in zip(predictors, coefficients) {
      guard let estimate = coefficient.estimate else { return nil }
      intercept -= estimate * space.mean(predictor)
    }
    return intercept
  }
}

extension PairSpace {
  /// The mean number of a pair; 0 without pairs.
  fileprivate func mean(_ matrix: PairMatrix) -> Double {
    if pairCount == 0 { return 0 }
    let all = Double(nodeCount * (nodeCount - 1))
    // Symmetric matrices have every pair twice.
    return matrix.values.reduce(0) { $0 + $1 / all }
  }
}
