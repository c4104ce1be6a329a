import GraphMeasures
import TestSupport
import Testing

@Suite("Comparison with chance")
struct NullComparisonTests {
  private let samples: [Double?] = [1, 2, nil, 2, 3, 7]

  @Test("mean, standard deviation and score are those of the defined samples")
  func moments() {
    let comparison = NullComparison(observed: 5, samples: samples, tail: .upper)
    #expect(comparison.sampleCount == 5 && comparison.mean == 3)
    #expect(isClose(comparison.standardDeviation, (22.0 / 4).squareRoot()))
    #expect(isClose(comparison.standardScore, 2 / (22.0 / 4).squareRoot()))
  }

  @Test(
    "p counts the samples in the tail, equal ones too, and the data as one more",
    arguments: [(NullComparison.Tail.upper, 4), (.lower, 3), (.both, 4)])
  func tails(tail: NullComparison.Tail, count: Int) {
    // Distances from the mean of 3: 2, 1, 1, 0, 4; that of the observed value is 1.
    let comparison = NullComparison(observed: 2, samples: samples, tail: tail)
    #expect(comparison.asExtremeCount == count)
    #expect(isClose(comparison.pValue, Double(1 + count) / 6))
  }

  @Test("rounding does not make a value extreme")
  func rounding() {
    let comparison = NullComparison(observed: 0.1 + 0.2, samples: [0.3, 0.3, 0.3], tail: .upper)
    #expect(comparison.asExtremeCount == 3 && comparison.pValue == 1 && comparison.standardScore == nil)
  }

  @Test("nothing observed, or nothing to compare with")
  func undefinedValues() {
    let unknown = NullComparison(observed: nil, samples: samples, tail: .both)
    #expect(unknown.pValue == nil && unknown.mean == 3 && unknown.standardScore == nil)
    let alone = NullComparison(observed: 1, samples: [nil, nil], tail: .both)
    #expect(alone.pValue == nil && alone.mean == nil && alone.standardDeviation == nil && alone.sampleCount == 0)
  }
}
