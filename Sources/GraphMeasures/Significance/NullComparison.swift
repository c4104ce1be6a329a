import GraphCore

/// A statistic beside the values that chance alone gives it: of labels that were shuffled, or of random networks.
public struct NullComparison: Sendable, Equatable {
  /// Which values of chance count as at least as extreme as the observed one.
  public enum Tail: Sendable {
    /// Those that are no higher.
    case lower
    /// Those that are no lower.
    case upper
    /// Those that are no nearer to the mean of the values of chance.
    case both
  }

  /// The statistic of the data; `nil` where it is undefined.
  public let observed: Double?

  /// How many values of chance there are. Those that are undefined are left out.
  public let sampleCount: Int

  /// The mean of the values of chance; `nil` without any.
  public let mean: Double?

  /// Their standard deviation (over one less than their number); `nil` below two.
  public let standardDeviation: Double?

  /// How many of them are at least as extreme as the observed value.
  public let asExtremeCount: Int

  /// The probability that chance alone gives a value at least as extreme,
  /// (1 + ``asExtremeCount``) / (1 + ``sampleCount``): the data count as one more sample, so that it is never 0 (Davison &
  /// Hinkley, "Bootstrap Methods and their Application", 1997, sec. 4.2). `nil` without a value or samples.
  public let pValue: Double?

  /// By how many standard deviations the observed value is above the mean; `nil` where chance gives one value only.
  public var standardScore: Double? {
    guard let observed, let mean, let standardDeviation, standardDeviation > 0 else { return nil }
    return (observed - mean) / standardDeviation
  }

  /// Compares a value with those of chance.
  ///
  /// Values that differ by no more than rounding are equal: the sums of a weighted statistic may add up in any order.
  ///
  /// - Complexity: O(samples).
  public init(observed: Double?, samples: [Double?], tail: Tail) {
    let values = samples.compactMap(\.self)
    self.observed = observed
    sampleCount = values.count
    // From the first value on, so that values that are all equal have that very mean, and no deviation.
    let mean = values.first.map { first in first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count) }
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean!) * ($1 - mean!) }
    standardDeviation = values.count < 2 ? nil : (squares / Double(values.count - 1)).squareRoot()
    guard let observed, let mean else {
      (asExtremeCount, pValue) = (0, nil)
      return
    }
    let tolerance = 1e-12 * max(1, abs(observed))
    asExtremeCount = values.count { value in
      switch tail {
      case .lower: value <= observed + tolerance
      case .upper: value >= observed - tolerance
      case .both: abs(value - mean) >= abs(observed - mean) - tolerance
      }
    }
    pValue = Double(1 + asExtremeCount) / Double(1 + values.count)
  }
}

/// Draws the values of chance, each from a generator of its own, so that they are the same for any number of threads.
///
/// - Parameter value: computes one value, or several of one draw; `nil` where it is undefined.
/// - Complexity: `count` values in parallel.
func drawSamples<Value: Sendable>(
  _ count: Int, seed: UInt64, control: RunControl, phase: String,
  value: @Sendable (_ random: inout SeededGenerator) throws -> Value
) throws -> [Value] {
  var master = SeededGenerator(seed: seed)
  let seeds = (0..<count).map { _ in master.next() }
  return try Parallel.map(
    count, control: control, phase: phase, makeScratch: {},
    body: { sample, _ in
      var random = SeededGenerator(seed: seeds[sample])
      return try value(&random)
    })
}
