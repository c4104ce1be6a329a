import Statistics
import TestSupport
import Testing

@Suite("Theil and Sen's slope")
struct TheilSenTests {
  @Test("five years of cloud seeding (Hollander & Wolfe, example 9.1)")
  func published() throws {
    let line = try #require(TheilSen(positions: [1, 2, 3, 4, 5], values: [1.26, 1.27, 1.12, 1.16, 1.03]))
    #expect(isClose(line.slope, -0.05625, within: 1e-12))
    #expect(isClose(line.interval.lowerBound, -0.15, within: 1e-12))
    #expect(isClose(line.interval.upperBound, 0.04, within: 1e-12))
  }

  @Test("a longer series, against SciPy's theilslopes")
  func long() throws {
    let line = try #require(
      TheilSen([
        9, -2, 2, 1, 5, -4, 0, -1, -2, -1, 1, 2, 0, 6, 2, -8, 10, 4, 2, 7, 7, 7, 3, 8, 1, 13, 3, 7, 8, 10,
      ]))
    #expect(isClose(line.slope, 0.307_692_307_692_307_7, within: 1e-12))
    // SciPy rounds to the nearest rank; the interval here is at most one rank wider on each side.
    #expect(line.interval.lowerBound <= 0.125 && line.interval.lowerBound > 0.1)
    #expect(line.interval.upperBound >= 0.473_684 && line.interval.upperBound < 0.5)
  }

  @Test("a straight line is found, whatever a few strays do")
  func line() throws {
    let straight = try #require(TheilSen((0..<12).map { 5 - 2 * Double($0) }))
    #expect(straight.slope == -2 && straight.intercept == 5 && straight.interval == -2 ... -2)
    var bent = (0..<12).map { 5 - 2 * Double($0) }
    bent[3] = 900
    bent[9] = -700
    let robust = try #require(TheilSen(bent))
    #expect(robust.slope == -2)
  }

  @Test("gaps are positions")
  func gaps() throws {
    let line = try #require(TheilSen(positions: [0, 1, 5, 9], values: [0, 3, 15, 27]))
    #expect(line.slope == 3 && line.intercept == 0)
  }

  @Test("a constant does not move; one point has no slope")
  func edges() throws {
    let flat = try #require(TheilSen([4, 4, 4]))
    #expect(flat.slope == 0 && flat.interval == 0...0)
    #expect(TheilSen([4]) == nil && TheilSen([]) == nil)
    #expect(TheilSen([1, 3])?.slope == 2)
  }
}
