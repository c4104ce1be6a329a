import Statistics
import TestSupport
import Testing

@Suite("Wilson's interval")
struct WilsonIntervalTests {
  /// Table I of Newcombe 1998, method 3.
  @Test(
    "published intervals",
    arguments: [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)])
  func published(successes: Int, total: Int, lower: Double, upper: Double) {
    let interval = WilsonInterval(successes: successes, of: total)
    #expect((interval.lower - lower).magnitude < 5e-5 && (interval.upper - upper).magnitude < 5e-5)
  }

  @Test("its ends are the shares that a score test just does not reject")
  func definition() {
    let interval = WilsonInterval(successes: 7, of: 31, level: 0.9)
    for bound in [interval.lower, interval.upper] {
      let z = (7.0 / 31 - bound) / (bound * (1 - bound) / 31).squareRoot()
      #expect(isClose(z.magnitude, NormalDistribution.halfWidth(level: 0.9), within: 1e-10))
    }
  }

  @Test("none, all, and no trial at all")
  func ends() {
    #expect(WilsonInterval(successes: 0, of: 7).lower == 0 && WilsonInterval(successes: 7, of: 7).upper == 1)
    let unknown = WilsonInterval(successes: 0, of: 0)
    #expect(unknown.lower == 0 && unknown.upper == 1)
  }

  @Test("successes and failures mirror each other; a higher level is wider")
  func laws() {
    for successes in 0...12 {
      let interval = WilsonInterval(successes: successes, of: 12)
      let mirrored = WilsonInterval(successes: 12 - successes, of: 12)
      #expect(isClose(interval.lower, 1 - mirrored.upper, within: 1e-14))
      #expect(interval.lower <= Double(successes) / 12 && Double(successes) / 12 <= interval.upper)
      #expect(WilsonInterval(successes: successes, of: 12, level: 0.99).upper >= interval.upper)
    }
  }
}
