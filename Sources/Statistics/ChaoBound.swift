#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How many kinds of things a sample has missed, at least, from those that it saw once and twice.
///
/// The things may be ties, seen once an interaction or once a channel. The rarer things are, the more of them a sample
/// misses; so what it saw once and twice tells of what it did not see. The number is a lower bound, exact where all
/// things are alike, whatever the differences between them. Chao, "Nonparametric estimation of the number of classes in
/// a population", Scandinavian Journal of Statistics 11 (1984), in the form that is not biased, with the interval of
/// Chao, "Estimating the population size for capture–recapture data with unequal catchability", Biometrics 43 (1987).
public struct ChaoBound: Sendable, Hashable {
  /// How many were missed, at least.
  public let unseen: Double
  /// The variance of ``unseen``.
  public let variance: Double

  /// - Parameters:
  ///   - once: how many things were seen once.
  ///   - twice: how many were seen twice.
  ///   - channels: in how many channels each could be seen at most once; `nil` where there is no such limit.
  /// - Precondition: the counts are not negative, and `channels` is above 1.
  /// - Complexity: O(1).
  public init(once: Int, twice: Int, channels: Int? = nil) {
    precondition(once >= 0 && twice >= 0 && channels ?? 2 > 1)
    let (f1, f2) = (Double(once), Double(twice))
    let part = channels.map { Double($0 - 1) / Double($0) } ?? 1
    let pairs = f1 * max(0, f1 - 1)
    unseen = part * pairs / (2 * (f2 + 1))
    let square = (f2 + 1) * (f2 + 1)
    let first = part * pairs / (2 * (f2 + 1))
    let second = part * part * f1 * (2 * f1 - 1) * (2 * f1 - 1) / (4 * square)
    let third = part * part * f2 * pairs * pairs / (4 * square * square)
    variance = f1 < 2 ? 0 : first + second + third
  }

  /// An interval for ``unseen``: that of a logarithm, which does not reach below 0.
  ///
  /// - Precondition: `level` is above 0 and below 1.
  /// - Complexity: O(1).
  public func interval(level: Double = 0.95) -> ClosedRange<Double> {
    guard unseen > 0 else { return 0...0 }
    let factor = exp(NormalDistribution.halfWidth(level: level) * log(1 + variance / (unseen * unseen)).squareRoot())
    return unseen / factor...unseen * factor
  }
}
