import Statistics
import TestSupport
import Testing

@Suite("The Mann–Kendall test")
struct MannKendallTests {
  /// The share of all orders of the values with an |S| at least as large, by trying them all.
  private func oracle(_ values: [Double]) -> Double {
    var (all, extreme) = (0, 0)
    let bound = MannKendall(values).s.magnitude
    func permute(_ rest: [Double], _ chosen: [Double]) {
      if rest.isEmpty {
        all += 1
        if MannKendall(chosen).s.magnitude >= bound { extreme += 1 }
      }
      for index in rest.indices {
        var without = rest
        let value = without.remove(at: index)
        permute(without, chosen + [value])
      }
    }
    permute(values, [])
    return Double(extreme) / Double(all)
  }

  /// Example 9.1 of Hollander & Wolfe, after Smith 1967: S = −6, and a table value of 0.117 for one side.
  @Test("five years of cloud seeding")
  func published() {
    let test = MannKendall([1.26, 1.27, 1.12, 1.16, 1.03])
    #expect(test.s == -6 && isClose(test.tau, -0.6))
    #expect((test.pValue - 2 * 0.117).magnitude < 1e-3)
  }

  @Test("exact for short series: as if all orders were tried")
  func exact() {
    for values: [Double] in [[1, 2], [1, 3, 2], [4, 3, 2, 1], [2, 1, 3, 5, 4], [3, 1, 4, 2, 6, 5, 7]] {
      #expect(isClose(MannKendall(values).pValue, oracle(values), within: 1e-12))
    }
    // SciPy's `kendalltau`, exact.
    #expect(isClose(MannKendall([3, 1, 2, 5, 4, 7, 6, 9, 8]).pValue, 0.005_886_243_386_243_386_4, within: 1e-12))
  }

  @Test("with ties: tau-b and variance by Kendall's formulas, the probability near that over all orders")
  func ties() {
    // Ties of 2 and 3 among 7: (7·6·19 − 2·1·9 − 3·2·11) / 18; S = 17 of 21 pairs, of which 4 are tied.
    let values: [Double] = [1, 2, 2, 3, 5, 5, 5]
    let test = MannKendall(values)
    #expect(test.s == 17 && isClose(test.variance, (798 - 18 - 66) / 18.0))
    #expect(isClose(test.tau, 17 / (21.0 * 17).squareRoot()))
    #expect((test.pValue - oracle(values)).magnitude < 0.01)
  }

  @Test("a longer series, against SciPy")
  func long() {
    let values: [Double] = [
      9, -2, 2, 1, 5, -4, 0, -1, -2, -1, 1, 2, 0, 6, 2, -8, 10, 4, 2, 7, 7, 7, 3, 8, 1, 13, 3, 7, 8, 10,
    ]
    let test = MannKendall(values)
    #expect(isClose(test.tau, 0.424_158_042_452_943_1, within: 1e-12))
    // SciPy does not correct for continuity.
    let z = Double(test.s) / test.variance.squareRoot()
    #expect(isClose(NormalDistribution.twoSided(z), 0.001_258_518_234_553_209_9, within: 1e-12))
    #expect(test.pValue > 0.001_258 && test.pValue < 0.0014)
  }

  @Test("no trend in a constant, a single value, or nothing")
  func edges() {
    for values: [Double] in [[], [1], [2, 2], [3, 3, 3, 3]] {
      let test = MannKendall(values)
      #expect(test.s == 0 && test.tau == nil && test.pValue == 1)
    }
  }

  @Test("backwards it is the same trend with the other sign")
  func mirrored() {
    let values: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
    let (forwards, backwards) = (MannKendall(values), MannKendall(values.reversed()))
    #expect(forwards.s == -backwards.s && forwards.pValue == backwards.pValue)
  }
}
