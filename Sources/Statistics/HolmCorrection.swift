/// What is left of p-values when all of them were looked at together.
///
/// Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979): of tests
/// of which none has anything to find, however they hang together, as few find something as one alone would.
public enum HolmCorrection {
  /// The corrected p-values, in the order of the given ones.
  ///
  /// - Complexity: O(n log n).
  public static func corrected(_ pValues: [Double]) -> [Double] {
    var result = pValues
    var highest = 0.0
    for (rank, index) in pValues.indices.sorted(by: { (pValues[$0], $0) < (pValues[$1], $1) }).enumerated() {
      highest = max(highest, min(1, pValues[index] * Double(pValues.count - rank)))
      result[index] = highest
    }
    return result
  }
}
