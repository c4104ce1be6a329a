import GraphCore
import Statistics
import TestSupport
import Testing

@Suite("Shares of clustered cases")
struct ClusteredShareTests {
  @Test("clusters of one case make no difference")
  func independent() {
    let share = ClusteredShare(successes: [1, 0, 1, 1, 0, 0, 1, 0, 0, 0], totals: Array(repeating: 1, count: 10))
    #expect(share.share == 0.4 && share.clusterCount == 10)
    #expect(share.designEffect == 1 && share.interval() == WilsonInterval(successes: 4, of: 10))
  }

  @Test("cases that are alike within clusters of equal size count as one each")
  func alike() {
    // Of 12 clusters of 5, all cases or none succeed: the scatter is that of 12 cases.
    let successes = [5, 0, 5, 5, 0, 5, 0, 0, 5, 5, 0, 5]
    let share = ClusteredShare(successes: successes, totals: Array(repeating: 5, count: 12))
    #expect(isClose(share.designEffect, 5))
    let (clustered, plain) = (share.interval(), WilsonInterval(successes: 35, of: 60))
    #expect(clustered.lower < plain.lower && clustered.upper > plain.upper)
  }

  @Test("the variance is that of the ratio of two sums, as resampled clusters scatter")
  func resampled() {
    var random = SeededGenerator(seed: 7)
    let totals = (0..<60).map { _ in 1 + random.below(20) }
    let successes = totals.map { total in random.below(3) == 0 ? total : random.below(total + 1) / 2 }
    let share = ClusteredShare(successes: successes, totals: totals)
    var shares: [Double] = []
    for _ in 0..<4000 {
      let drawn = (0..<60).map { _ in random.below(60) }
      shares.append(
        Double(drawn.reduce(0) { $0 + successes[$1] }) / Double(drawn.reduce(0) { $0 + totals[$1] }))
    }
    let mean = shares.reduce(0, +) / 4000
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3999
    let value = share.share!
    #expect(isClose(share.designEffect * value * (1 - value) / Double(share.total) / variance, 1, within: 0.12))
  }

  @Test("no cases, one cluster, and cases that all succeed")
  func ends() {
    let none = ClusteredShare(successes: [], totals: [])
    #expect(none.share == nil && none.interval().lower == 0 && none.interval().upper == 1)
    #expect(ClusteredShare(successes: [3], totals: [7]).designEffect == 1)
    #expect(ClusteredShare(successes: [4, 0, 6], totals: [4, 0, 6]).interval().upper == 1)
    #expect(ClusteredShare(successes: [1, 2], totals: [9, 2]).interval().lower >= 0)
  }
}
