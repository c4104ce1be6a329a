#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Whether successes are rarer in one sample than in another, tested exactly: for samples of a handful.
///
/// Boschloo, "Raised conditional level of significance for the 2 × 2-table when testing the equality of two
/// probabilities", Statistica Neerlandica 24 (1970), one-sided. All pairs of samples of these sizes count that Fisher's
/// exact test finds at least as unlikely as the given one; their probability is taken where the common chance of a
/// success makes it largest. So it keeps its level whatever that chance is, as Fisher's test does, and rejects more
/// often. The largest probability is looked for on a grid, which it cannot exceed by more than a few per mille.
public struct BoschlooTest: Sendable, Hashable {
  /// How often chance alone makes the difference at least as plain as it is.
  public let pValue: Double

  /// Compares `successes` in `total` trials with `otherSuccesses` in `otherTotal` other trials, all independent.
  ///
  /// - Precondition: successes are from 0 to the total, in both samples.
  /// - Complexity: O((total + otherTotal) · (total + ``gridPoints``)).
  public init(successes: Int, of total: Int, against otherSuccesses: Int, of otherTotal: Int) {
    precondition(0 <= successes && successes <= total)
    precondition(0 <= otherSuccesses && otherSuccesses <= otherTotal)
    let samples = TwoSamples(total: total, otherTotal: otherTotal)
    // Equal probabilities may come out apart by a rounding error.
    let bound = samples.fisher(successes, otherSuccesses) * (1 + 1e-9)
    let fewest = samples.fewestOtherSuccesses(within: bound)
    var largest = 0.0
    for point in 1..<Self.gridPoints {
      // Even steps of the angle whose squared sine is the chance are even steps of its standard error.
      let sine = sin(Double.pi / 2 * Double(point) / Double(Self.gridPoints))
      largest = max(largest, samples.probability(chance: sine * sine, fewest: fewest))
    }
    pValue = min(1, largest)
  }

  static let gridPoints = 256
}

/// All that can come out of two samples of given sizes.
private struct TwoSamples {
  let total: Int
  let otherTotal: Int
  /// log n!, by n.
  private let logFactorial: [Double]

  init(total: Int, otherTotal: Int) {
    (self.total, self.otherTotal) = (total, otherTotal)
    var sums = [0.0]
    for number in stride(from: 1, through: total + otherTotal, by: 1) {
      sums.append(sums[number - 1] + log(Double(number)))
    }
    logFactorial = sums
  }

  private func logChoose(_ count: Int, _ part: Int) -> Double {
    logFactorial[count] - logFactorial[part] - logFactorial[count - part]
  }

  /// The probability of so few successes in the first sample, given the successes in both together.
  func fisher(_ successes: Int, _ otherSuccesses: Int) -> Double {
    let all = successes + otherSuccesses
    let logWays = logChoose(total + otherTotal, all)
    return (max(0, all - otherTotal)...successes).reduce(0) {
      $0 + exp(logChoose(total, $1) + logChoose(otherTotal, all - $1) - logWays)
    }
  }

  /// For each number of successes in the first sample the fewest in the other for which Fisher's test is within a
  /// bound; one more than there can be where it never is. It rises with the successes in the first sample.
  func fewestOtherSuccesses(within bound: Double) -> [Int] {
    var fewest = 0
    return (0...total).map { successes in
      while fewest <= otherTotal && fisher(successes, fewest) > bound { fewest += 1 }
      return fewest
    }
  }

  /// The probability of such pairs of samples when successes have the same chance in both, above 0 and below 1.
  func probability(chance: Double, fewest: [Int]) -> Double {
    let (logSuccess, logFailure) = (log(chance), log(1 - chance))
    func binomial(_ successes: Int, of count: Int) -> Double {
      exp(logChoose(count, successes) + Double(successes) * logSuccess + Double(count - successes) * logFailure)
    }
    // From the most successes on, so that the tail of the other sample grows as it is needed.
    var (sum, tail, reached) = (0.0, 0.0, otherTotal + 1)
    for successes in stride(from: total, through: 0, by: -1) {
      while reached > fewest[successes] {
        reached -= 1
        tail += binomial(reached, of: otherTotal)
      }
      sum += binomial(successes, of: total) * tail
    }
    return sum
  }
}
