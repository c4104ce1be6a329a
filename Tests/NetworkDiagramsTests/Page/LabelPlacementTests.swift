import Testing

@testable import NetworkDiagrams

@Suite struct LabelPlacementTests {
  @Test func labelsDoNotCollide() {
    let (scattered, radii) = randomCircles(80, seed: 3, within: 420)
    var points = scattered
    CircleSeparation.separate(&points, radii: radii, gap: 4)
    let bounds = Box(left: -60, top: -60, right: 480, bottom: 480)
    let placement = LabelPlacement(points: points, radii: radii, lines: [], bounds: bounds)
    let requests = points.indices.map { LabelPlacement.Request(node: $0, width: 45, height: 13, priority: Double($0)) }
    let boxes = placement.place(requests)
    let placed = boxes.compactMap { $0 }
    #expect(placed.count >= 20)
    for (index, box) in placed.enumerated() {
      #expect(bounds.contains(box))
      #expect(!placed.dropFirst(index + 1).contains { $0.overlaps(box) })
    }
    // The most important one is never left out where there is room at all.
    #expect(boxes[79] != nil)
  }
}
