import Numbers

/// The quantiles of a sample, with straight lines between the ordered values.
///
/// Type 7 of Hyndman & Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996): the
/// default of R and NumPy.
public struct Quantiles: Sendable {
  /// The sample in increasing order.
  public let sorted: [Double]

  /// - Parameter values: finite numbers, in any order.
  /// - Complexity: O(n log n).
  public init(_ values: [Double]) {
    precondition(values.allSatisfy(\.isFinite), "quantiles are of finite numbers")
    sorted = values.sorted()
  }

  /// The value below which a share of `probability` of the sample lies; `nil` for an empty sample.
  ///
  /// - Precondition: `probability` is from 0 to 1.
  /// - Complexity: O(1).
  public subscript(_ probability: Double) -> Double? {
    precondition((0...1).contains(probability))
    guard !sorted.isEmpty else { return nil }
    let position = Double(sorted.count - 1) * probability
    let below = Int(saturating: position)
    guard below + 1 < sorted.count else { return sorted[below] }
    let fraction = position - Double(below)
    return sorted[below] + fraction * (sorted[below + 1] - sorted[below])
  }

  /// The middle value; halfway between the two in the middle of an even number. `nil` for an empty sample.
  public var median: Double? { self[0.5] }
}
