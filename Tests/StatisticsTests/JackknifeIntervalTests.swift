import GraphCore
import Statistics
import TestSupport
import Testing

@Suite("The interval from parts that are left out")
struct JackknifeIntervalTests {
  @Test("of a mean it is Student's")
  func mean() throws {
    // Leaving out one of ten values, the mean moves by (mean − value) / 9.
    let values = [3.0, 5, 8, 1, 4, 4, 9, 2, 6, 7]
    let mean = values.reduce(0, +) / 10
    let replicates = values.map { (mean * 10 - $0) / 9 }
    let interval = try #require(JackknifeInterval(estimate: mean, replicates: replicates))
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 9
    let expected = 2.262_157 * (variance / 10).squareRoot()
    #expect(isClose(interval.upper - mean, expected, within: 1e-4))
    #expect(isClose(mean - interval.lower, expected, within: 1e-4))
  }

  @Test("where one part makes all the difference, the interval is wider than its variance says")
  func fewParts() throws {
    let even = (0..<64).map { $0 % 2 == 0 ? 9.5 : 10.5 }
    let single = [6.0] + [Double](repeating: 10, count: 63)
    func halfWidth(_ replicates: [Double]) throws -> Double {
      let mean = replicates.reduce(0, +) / 64
      let variance = 63.0 / 64 * replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return try #require(JackknifeInterval(estimate: 10, replicates: replicates)).upper.distance(to: 10).magnitude
        / variance.squareRoot()
    }
    #expect(isClose(try halfWidth(even), 1.998, within: 1e-3))
    #expect(isClose(try halfWidth(single), 4.2, within: 0.11))
  }

  @Test("shares stay within 0 and 1, counts above 0, and both nearer to the end that is near")
  func scales() throws {
    let replicates = (0..<30).map { 0.97 + ($0 % 2 == 0 ? 0.004 : -0.004) }
    let share = try #require(
      JackknifeInterval(estimate: 0.97, replicates: replicates, scale: .logit, bounds: 0...1))
    #expect(0.97 - share.lower > share.upper - 0.97 && share.upper < 1 && share.lower > 0)
    let counts = (0..<30).map { Double($0 % 3) }
    let count = try #require(
      JackknifeInterval(estimate: 1, replicates: counts, scale: .squareRoot, bounds: 0...6))
    #expect(count.lower >= 0 && count.upper - 1 > 1 - count.lower && count.upper <= 6)
  }

  @Test("there is none of a number that no part changes, and none of a single part")
  func none() {
    #expect(JackknifeInterval(estimate: 2, replicates: [2, 2, 2]) == nil)
    #expect(JackknifeInterval(estimate: 2, replicates: [1]) == nil)
  }

  /// Poisson counts on many pairs: how many pairs are in touch at all.
  @Test("the number of pairs in touch scatters as it is said to")
  func occupied() throws {
    var random = SeededGenerator(seed: 4)
    let untouched = 0.670_320_046  // exp(−0.4)
    func poisson() -> Int {
      var (count, product) = (0, random.unitUniform())
      while product > untouched {
        count += 1
        product *= random.unitUniform()
      }
      return count
    }
    var held = 0
    for _ in 0..<300 {
      var partsOfPair: [[Int]] = []
      for _ in 0..<400 { partsOfPair.append((0..<poisson()).map { _ in random.below(40) }) }
      let all = Double(partsOfPair.count { !$0.isEmpty })
      let without = (0..<40).map { part in Double(partsOfPair.count { $0.contains { $0 != part } }) }
      let interval = try #require(JackknifeInterval(estimate: all, replicates: without))
      if interval.lower...interval.upper ~= 400 * (1 - untouched) { held += 1 }
    }
    #expect(282...299 ~= held)
  }
}
