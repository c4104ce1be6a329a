import Testing

@testable import NetworkDiagrams

@Suite struct CircleSeparationTests {
  @Test(arguments: 0..<20) func circlesComeApart(seed: UInt64) {
    var (points, radii) = randomCircles(60, seed: seed, within: 300)
    CircleSeparation.separate(&points, radii: radii, gap: 2)
    #expect(overlapCount(points, radii) == 0)
  }

  @Test func circlesAtOnePlaceComeApart() {
    var points = [Point](repeating: Point(x: 5, y: 5), count: 6)
    CircleSeparation.separate(&points, radii: [Double](repeating: 4, count: 6), gap: 1)
    #expect(overlapCount(points, [Double](repeating: 4, count: 6)) == 0)
  }
}
