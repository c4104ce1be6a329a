import Statistics
import TestSupport
import Testing

@Suite("The normal distribution")
struct NormalDistributionTests {
  /// The test values that come with the algorithm (Wichura 1988), and of the common tables.
  @Test(
    "published quantiles",
    arguments: [
      (0.25, -0.674_489_750_196_081_7), (0.001, -3.090_232_306_167_814), (1e-20, -9.262_340_089_798_408),
      (0.5, 0), (0.975, 1.959_963_984_540_054), (0.995, 2.575_829_303_548_900_4),
    ])
  func quantile(probability: Double, expected: Double) {
    #expect(isClose(NormalDistribution.quantile(probability), expected, within: 1e-14))
  }

  @Test("published probabilities")
  func cumulative() {
    #expect(isClose(NormalDistribution.cumulative(0), 0.5, within: 1e-15))
    #expect(isClose(NormalDistribution.cumulative(-1.96), 0.024_997_895_148_220_435, within: 1e-15))
    #expect(isClose(NormalDistribution.cumulative(2.5), 0.993_790_334_674_223_84, within: 1e-15))
    #expect(isClose(NormalDistribution.twoSided(-3), 2 * 0.001_349_898_031_630_093_3, within: 1e-15))
  }

  @Test("the one undoes the other, on both sides of every switch of formula")
  func inverse() {
    for probability in [1e-12, 1e-6, 0.01, 0.074_999, 0.075_001, 0.3, 0.5, 0.7, 0.924_999, 0.925_001, 0.999] {
      let z = NormalDistribution.quantile(probability)
      #expect(isClose(NormalDistribution.cumulative(z) / probability, 1, within: 1e-12))
    }
    #expect(NormalDistribution.halfWidth(level: 0.95) == NormalDistribution.quantile(0.975))
  }
}
