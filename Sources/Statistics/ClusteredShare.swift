/// A share of cases that come in clusters, such as the questions of one person: cases of a cluster are alike, so that many
/// of them tell less than as many independent ones.
///
/// The variance of the share is that between clusters (the linearized one of a ratio; W. Cochran, Sampling Techniques,
/// 1977, sec. 9A). How many times that of independent cases it is, the design effect, says of how many independent cases
/// the share is as sure; Wilson's interval is taken of so many, with Student's distribution for the few clusters there may
/// be (E. Korn & B. Graubard, Survey Methodology 24, 1998).
public struct ClusteredShare: Sendable, Hashable {
  public let successes: Int
  public let total: Int
  /// How many clusters have a case.
  public let clusterCount: Int
  /// How many times the variance of independent cases; 1 where clusters make no difference, and never less.
  public let designEffect: Double

  /// - Parameters:
  ///   - successes: of each cluster.
  ///   - totals: the cases of each cluster; clusters without any do not count.
  /// - Complexity: O(clusters).
  public init(successes: [Int], totals: [Int]) {
    precondition(successes.count == totals.count)
    self.successes = successes.reduce(0, +)
    total = totals.reduce(0, +)
    clusterCount = totals.count { $0 > 0 }
    let count = Double(total)
    let share = Double(self.successes) / max(1, count)
    let independent = share * (1 - share) * count
    guard independent > 0, clusterCount > 1 else {
      // One cluster, or cases that are all alike, show no scatter.
      designEffect = 1
      return
    }
    let squares = zip(successes, totals).reduce(0) { sum, cluster in
      let deviation = Double(cluster.0) - share * Double(cluster.1)
      return sum + deviation * deviation
    }
    // Sums of equal terms are not equal to the last digit.
    let effect = squares / independent
    designEffect = effect > 1 + 1e-9 ? effect : 1
  }

  /// The share; `nil` of no cases.
  public var share: Double? { total == 0 ? nil : Double(successes) / Double(total) }

  /// Wilson's interval of as many independent cases as these are worth.
  ///
  /// - Complexity: O(1).
  public func interval(level: Double = 0.95) -> WilsonInterval {
    let independent = Double(total) / designEffect
    let width =
      designEffect > 1
      ? StudentDistribution.halfWidth(level: level, degreesOfFreedom: Double(max(2, clusterCount - 1)))
      : NormalDistribution.halfWidth(level: level)
    return WilsonInterval(share: share ?? 0, of: independent, width: width)
  }
}
