import Statistics
import TestSupport
import Testing

@Suite("Boschloo's test")
struct BoschlooTestTests {
  /// The example in the documentation of scipy.stats.boschloo_exact, a survey of 117 scientists and 63 of another kind:
  /// 74 and 31 were content.
  @Test("a known value")
  func known() {
    let test = BoschlooTest(successes: 31, of: 63, against: 74, of: 117)
    #expect(isClose(test.pValue, 0.0355564, within: 1e-4))
  }

  @Test("the definition, with all pairs of samples written out")
  func definition() {
    for (total, otherTotal) in [(3, 5), (4, 7), (1, 6)] {
      for successes in 0...total {
        for otherSuccesses in 0...otherTotal {
          let test = BoschlooTest(successes: successes, of: total, against: otherSuccesses, of: otherTotal)
          let oracle = boschloo(successes, total, otherSuccesses, otherTotal)
          #expect(isClose(test.pValue, oracle, within: 2e-3))
        }
      }
    }
  }

  @Test("never above Fisher's test, and 1 where nothing can be rarer")
  func laws() {
    for successes in 0...4 {
      let fisher = fisher(successes, 4, 15, 20)
      #expect(BoschlooTest(successes: successes, of: 4, against: 15, of: 20).pValue <= fisher + 1e-9)
    }
    #expect(isClose(BoschlooTest(successes: 4, of: 4, against: 0, of: 7).pValue, 1, within: 1e-2))
    #expect(isClose(BoschlooTest(successes: 0, of: 0, against: 3, of: 7).pValue, 1, within: 1e-9))
    #expect(BoschlooTest(successes: 0, of: 60, against: 60, of: 60).pValue < 1e-20)
  }

  // MARK: - By the definition

  private func boschloo(_ successes: Int, _ total: Int, _ otherSuccesses: Int, _ otherTotal: Int) -> Double {
    let bound = fisher(successes, total, otherSuccesses, otherTotal) + 1e-12
    let pairs = (0...total).flatMap { a in (0...otherTotal).map { (a, $0) } }
    let unlikely = pairs.filter { fisher($0.0, total, $0.1, otherTotal) <= bound }
    return stride(from: 0.0, through: 1, by: 0.005).map { chance in
      unlikely.reduce(0) { $0 + binomial($1.0, total, chance) * binomial($1.1, otherTotal, chance) }
    }.max()!
  }

  private func fisher(_ successes: Int, _ total: Int, _ otherSuccesses: Int, _ otherTotal: Int) -> Double {
    let all = successes + otherSuccesses
    return (0...successes).reduce(0) { $0 + choose(total, $1) * choose(otherTotal, all - $1) }
      / choose(total + otherTotal, all)
  }

  private func binomial(_ successes: Int, _ total: Int, _ chance: Double) -> Double {
    var product = choose(total, successes)
    for trial in 0..<total { product *= trial < successes ? chance : 1 - chance }
    return product
  }

  private func choose(_ count: Int, _ part: Int) -> Double {
    if part < 0 || part > count { return 0 }
    return (0..<part).reduce(1) { $0 * Double(count - $1) / Double($1 + 1) }
  }
}
