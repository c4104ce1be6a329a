/// Whether a series goes up or down more steadily than chance would have it.
///
/// Kendall's S over all pairs in the order of time: Mann, "Nonparametric tests against trend", Econometrica 13 (1945).
public struct MannKendall: Sendable, Hashable {
  /// Pairs in which the later value is higher, less those in which it is lower.
  public let s: Int
  /// Kendall's tau-b, from −1 to 1; `nil` when all values are equal.
  public let tau: Double?
  /// The probability of an |S| at least as large in a series in random order; 1 when all values are equal.
  ///
  /// Exact for up to ten different values, after Kendall; else by the normal distribution with correction for ties and
  /// for continuity.
  public let pValue: Double
  /// The variance of S in random order, with correction for ties.
  public let variance: Double

  /// The longest series of different values for which the probability is exact.
  public static let exactLimit = 10

  /// - Parameter values: the series in the order of time; finite.
  /// - Complexity: O(n²).
  public init(_ values: [Double]) {
    precondition(values.allSatisfy(\.isFinite))
    let count = values.count
    var sum = 0
    for later in values.indices {
      for earlier in 0..<later {
        sum += values[later] > values[earlier] ? 1 : values[later] < values[earlier] ? -1 : 0
      }
    }
    let ties = Self.tieSizes(values)
    s = sum
    variance = (Self.varianceTerm(count) - ties.reduce(0) { $0 + Self.varianceTerm($1) }) / 18
    let pairs = Double(count * (count - 1) / 2)
    let tiedPairs = ties.reduce(0) { $0 + Double($1 * ($1 - 1) / 2) }
    tau = pairs > tiedPairs ? Double(sum) / (pairs * (pairs - tiedPairs)).squareRoot() : nil
    if variance <= 0 || sum == 0 {
      pValue = 1
    } else if ties.isEmpty && count <= Self.exactLimit {
      pValue = Self.exactProbability(atLeast: sum.magnitude, count: count)
    } else {
      pValue = NormalDistribution.twoSided((Double(sum.magnitude) - 1) / variance.squareRoot())
    }
  }

  /// How many values are equal to each other, for every value that occurs more than once.
  private static func tieSizes(_ values: [Double]) -> [Int] {
    let sorted = values.sorted()
    var sizes: [Int] = []
    var begin = 0
    for index in sorted.indices where index + 1 == sorted.count || sorted[index + 1] != sorted[index] {
      if index > begin { sizes.append(index + 1 - begin) }
      begin = index + 1
    }
    return sizes
  }

  /// 18 times the variance of S over n values in random order.
  private static func varianceTerm(_ count: Int) -> Double {
    let n = Double(count)
    return n * (n - 1) * (2 * n + 5)
  }

  /// The share of the orders of `count` different values with an |S| of at least `bound`: S is the number of pairs less
  /// twice the inversions, and putting in the nth value adds 0 … n − 1 inversions.
  private static func exactProbability(atLeast bound: UInt, count: Int) -> Double {
    var orders = [1.0]
    for size in stride(from: 2, through: count, by: 1) {
      var next = [Double](repeating: 0, count: orders.count + size - 1)
      for (inversions, ways) in orders.enumerated() {
        for added in 0..<size { next[inversions + added] += ways }
      }
      orders = next
    }
    let pairs = orders.count - 1
    let extreme = orders.indices.filter { (pairs - 2 * $0).magnitude >= bound }
    return extreme.reduce(0) { $0 + orders[$1] } / orders.reduce(0, +)
  }
}
