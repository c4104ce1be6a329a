import Testing

@testable import NetworkDiagrams

@Suite struct ArrangementTests {
  @Test func arrangementsFitThePage() {
    for seed in 0..<10 {
      let (points, radii) = randomCircles(80, seed: UInt64(seed), within: 9)
      let edges = (1..<60).map { ($0 - 1, $0) } + [(70, 71)]
      let arrangement = Arrangement(
        layout: points, radii: radii, gap: 4, edges: edges, maximumWidth: 700, maximumHeight: 500)
      let box = Box(around: arrangement.points, radii: radii)!
      #expect(box.left >= -0.1 && box.top >= -0.1)
      #expect(box.right <= 705 && box.bottom <= 600)
      #expect(overlapCount(arrangement.points, radii) == 0)
    }
  }
}
