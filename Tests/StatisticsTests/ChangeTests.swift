import GraphCore
import Statistics
import Testing

/// Trends and differences are told from chance as often as is said, where values hang together as well.
@Suite("Changes of series that hang together")
struct ChangeTests {
  /// A first-order autoregressive series, or an independent one.
  private func series(_ count: Int, _ correlation: Double, _ generator: inout SeededGenerator) -> [Double] {
    func normal() -> Double {
      NormalDistribution.quantile(Double.random(in: 1e-12...(1 - 1e-12), using: &generator))
    }
    var value = normal() / (1 - correlation * correlation).squareRoot()
    return (0..<count).map { _ in
      defer { value = correlation * value + normal() }
      return value
    }
  }

  private func trend(_ values: [Double]) -> Double {
    let positions = values.indices.map { Double($0) }
    return TrendTest(positions: positions, values: values, line: TheilSen(values)!).pValue
  }

  @Test("without a trend at most one series in 20 shows one", arguments: [0, 0.5], [12, 24, 48])
  func falseTrends(correlation: Double, count: Int) {
    var generator = SeededGenerator(seed: 11)
    let found = (0..<400).count { _ in trend(series(count, correlation, &generator)) < 0.05 }
    #expect(found <= 30, "\(found) of 400")
  }

  @Test("of 22 series without a trend, one is told in 5 of 100 logs at most", arguments: [0, 0.5])
  func falseFamilies(correlation: Double) {
    var generator = SeededGenerator(seed: 12)
    let logs = (0..<100).count { _ in
      HolmCorrection.corrected((0..<22).map { _ in trend(series(24, correlation, &generator)) }).contains { $0 < 0.05 }
    }
    #expect(logs <= 5, "\(logs) of 100")
  }

  @Test("of six means without a change, one is told in 5 of 100 logs at most", arguments: [0, 0.5])
  func falseDifferences(correlation: Double) {
    var generator = SeededGenerator(seed: 13)
    let logs = (0..<200).count { _ in
      let pValues = (0..<6).map { _ in
        let values = series(52, correlation, &generator)
        return MeanDifference(Array(values[..<26]), Array(values[26...]))!.pValue
      }
      return HolmCorrection.corrected(pValues).contains { $0 < 0.05 }
    }
    #expect(logs <= 10, "\(logs) of 200")
  }

  @Test("what is plain is told: a steady rise, and a fall to a third")
  func power() throws {
    var generator = SeededGenerator(seed: 14)
    let rising = series(24, 0.2, &generator).enumerated().map { $1 + 0.4 * Double($0) }
    #expect(trend(rising) < 0.002)
    let noise = series(52, 0.3, &generator)
    let test = try #require(MeanDifference(noise[..<26].map { 60 + 6 * $0 }, noise[26...].map { 20 + 6 * $0 }))
    #expect(test.pValue < 0.001 && test.difference < -30)
  }

  @Test("what never varies, and what is too short, has no test")
  func undefined() {
    #expect(trend([1, 1, 1, 1, 1]) == 1)
    #expect(MeanDifference([1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1]) == nil)
    #expect(MeanDifference([1, 2, 3], [1, 2, 3]) == nil)
  }
}
