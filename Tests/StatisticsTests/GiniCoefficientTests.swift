import GraphCore
import Statistics
import TestSupport
import Testing

@Suite("The Gini coefficient")
struct GiniCoefficientTests {
  /// Half the mean absolute difference between all ordered pairs, over the mean.
  private func oracle(_ values: [Double]) -> Double {
    let total = values.reduce(0, +)
    let differences = values.reduce(0) { sum, a in sum + values.reduce(0) { $0 + ($1 - a).magnitude } }
    return differences / (2 * Double(values.count) * total)
  }

  @Test("the example of R's package ineq")
  func published() {
    let incomes: [Double] = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
    #expect(isClose(GiniCoefficient.of(incomes), 0.462_091_1, within: 1e-7))
  }

  @Test("all alike: 0; one has all: 1 − 1/n; nothing to share: undefined")
  func ends() {
    #expect(GiniCoefficient.of([4, 4, 4]) == 0)
    #expect(GiniCoefficient.of([0, 0, 9, 0]) == 0.75)
    #expect(GiniCoefficient.of([0, 0]) == nil && GiniCoefficient.of([]) == nil)
  }

  @Test("as the mean difference over the mean, in any order and unit")
  func oracle() throws {
    var generator = SeededGenerator(seed: 5)
    for size in 1...40 {
      var values = (0..<size).map { _ in Double(generator.below(20)) }
      values[0] += 1
      let gini = try #require(GiniCoefficient.of(values))
      #expect(isClose(gini, oracle(values), within: 1e-12))
      generator.shuffle(&values)
      #expect(isClose(gini, GiniCoefficient.of(values.map { $0 * 7 }), within: 1e-12))
    }
  }

  @Test("the fewest that carry a share")
  func fewest() {
    #expect(GiniCoefficient.fewest(carrying: 0.5, of: [1, 1, 1, 1]) == 2)
    #expect(GiniCoefficient.fewest(carrying: 0.5, of: [1, 5, 1, 1]) == 1)
    #expect(GiniCoefficient.fewest(carrying: 1, of: [2, 0, 2]) == 2)
    // Ten times 0.1 is a rounding error below 1, and half of it is five all the same.
    #expect(GiniCoefficient.fewest(carrying: 0.5, of: [Double](repeating: 0.1, count: 10)) == 5)
    #expect(GiniCoefficient.fewest(carrying: 0.5, of: [0]) == nil)
  }
}
