#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How much more often something happens in one of two arms, compared only within strata of like cases.
///
/// Mantel & Haenszel, "Statistical aspects of the analysis of data from retrospective studies of disease" (1959), as
/// difference and as ratio of shares. The variance of the ratio is that of Greenland & Robins, "Estimation of a common
/// effect parameter from sparse follow-up data", Biometrics 41 (1985); that of the difference is Sato's, "On the
/// variance estimator for the Mantel–Haenszel risk difference", Biometrics 45 (1989), for theirs is too small with
/// many small strata. Both hold for a few large strata and for many small ones. A difference is an association: cases
/// within a stratum are alike only in what the strata are made by.
public struct MatchedComparison: Sendable, Hashable {
  /// Cases that are alike, in both arms.
  public struct Stratum: Sendable, Hashable {
    public var exposedSuccesses: Int
    public var exposedTotal: Int
    public var unexposedSuccesses: Int
    public var unexposedTotal: Int

    public init(exposedSuccesses: Int = 0, exposedTotal: Int = 0, unexposedSuccesses: Int = 0, unexposedTotal: Int = 0)
    {
      self.exposedSuccesses = exposedSuccesses
      self.exposedTotal = exposedTotal
      self.unexposedSuccesses = unexposedSuccesses
      self.unexposedTotal = unexposedTotal
    }

    var hasBothArms: Bool { exposedTotal > 0 && unexposedTotal > 0 }
  }

  /// An estimate and between which bounds it lies.
  public struct Estimate: Sendable, Hashable {
    public let value: Double
    public let interval: ClosedRange<Double>
  }

  /// Share of successes when exposed less share when not, from −1 to 1; `nil` when no stratum has both arms.
  public let difference: Estimate?
  /// Share when exposed over share when not; `nil` when no stratum has both arms, or one arm has no success in them.
  public let ratio: Estimate?
  /// Strata with both arms: those that count.
  public let matchedStrata: Int
  /// Strata that have cases in one arm only, and so tell nothing.
  public let unmatchedStrata: Int
  /// Cases of the exposed arm in matched strata.
  public let matchedExposed: Int
  /// Cases of the other arm in matched strata.
  public let matchedUnexposed: Int

  /// - Parameters:
  ///   - strata: successes are at most totals. Empty strata are ignored.
  ///   - level: how often such an interval holds the true value.
  /// - Complexity: O(strata).
  public init(_ strata: [Stratum], level: Double = 0.95) {
    for stratum in strata {
      precondition((0...stratum.exposedTotal).contains(stratum.exposedSuccesses))
      precondition((0...stratum.unexposedTotal).contains(stratum.unexposedSuccesses))
    }
    let matched = strata.filter(\.hasBothArms)
    matchedStrata = matched.count
    unmatchedStrata = strata.count { !$0.hasBothArms && $0.exposedTotal + $0.unexposedTotal > 0 }
    matchedExposed = matched.reduce(0) { $0 + $1.exposedTotal }
    matchedUnexposed = matched.reduce(0) { $0 + $1.unexposedTotal }
    let sums = Sums(matched)
    let z = NormalDistribution.halfWidth(level: level)
    difference = sums.difference(z)
    ratio = sums.ratio(z)
  }

  /// The sums over strata that both estimates are made of; names as in Greenland & Robins.
  private struct Sums {
    /// Exposed successes · unexposed total / n, and unexposed successes · exposed total / n.
    private var exposed = 0.0
    private var unexposed = 0.0
    /// Exposed total · unexposed total / n.
    private var weight = 0.0
    private var ratioVariance = 0.0
    /// The two sums of Sato's variance: one times the difference, and one by itself.
    private var varianceSlope = 0.0
    private var varianceBase = 0.0

    init(_ strata: [Stratum]) {
      for stratum in strata {
        let (a, b) = (Double(stratum.exposedSuccesses), Double(stratum.unexposedSuccesses))
        let (n1, n0) = (Double(stratum.exposedTotal), Double(stratum.unexposedTotal))
        let n = n1 + n0
        exposed += a * n0 / n
        unexposed += b * n1 / n
        weight += n1 * n0 / n
        ratioVariance += (n1 * n0 * (a + b) - a * b * n) / (n * n)
        varianceSlope += (n1 * n1 * b - n0 * n0 * a + n1 * n0 * (n0 - n1) / 2) / (n * n)
        varianceBase += (a * (n0 - b) + b * (n1 - a)) / (2 * n)
      }
    }

    func difference(_ z: Double) -> Estimate? {
      guard weight > 0 else { return nil }
      let value = (exposed - unexposed) / weight
      let half = z * max(0, value * varianceSlope + varianceBase).squareRoot() / weight
      return Estimate(value: value, interval: max(-1, value - half)...min(1, value + half))
    }

    func ratio(_ z: Double) -> Estimate? {
      guard exposed > 0, unexposed > 0 else { return nil }
      let value = exposed / unexposed
      // Rounding may leave a variance of 0 a little below it.
      let half = z * max(0, ratioVariance / (exposed * unexposed)).squareRoot()
      return Estimate(value: value, interval: (value * exp(-half))...(value * exp(half)))
    }
  }
}
