import Statistics
import TestSupport
import Testing

@Suite("Quantiles")
struct QuantilesTests {
  @Test("as R gives them by default for 1 … 10")
  func known() {
    let quantiles = Quantiles((1...10).reversed().map { Double($0) })
    for (probability, expected) in [(0, 1), (0.1, 1.9), (0.25, 3.25), (0.5, 5.5), (0.9, 9.1), (1, 10)] {
      #expect(isClose(quantiles[probability], expected, within: 1e-12))
    }
  }

  @Test("the median is the middle value, or halfway between two")
  func median() {
    #expect(Quantiles([3, 1, 2]).median == 2)
    #expect(Quantiles([4, 1, 2, 3]).median == 2.5)
    #expect(Quantiles([7]).median == 7 && Quantiles([7])[0.9] == 7)
  }

  @Test("an empty sample has none")
  func empty() { #expect(Quantiles([]).median == nil && Quantiles([])[0] == nil) }

  @Test("quantiles grow with the probability and stay within the sample")
  func monotone() {
    let quantiles = Quantiles([5, -3, 8, 8, 0.5, 12, 1e6])
    let values = stride(from: 0, through: 1, by: 0.01).map { quantiles[$0]! }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(values.first == -3 && quantiles[1] == 1e6)
  }
}
