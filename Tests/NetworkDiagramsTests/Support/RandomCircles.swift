import GraphCore

@testable import NetworkDiagrams

/// Circles at random places, from a seed.
func randomCircles(_ count: Int, seed: UInt64, within side: Double) -> ([Point], [Double]) {
  var random = SeededGenerator(seed: seed)
  let points = (0..<count).map { _ in Point(x: random.unitUniform() * side, y: random.unitUniform() * side) }
  return (points, (0..<count).map { _ in 3 + 9 * random.unitUniform() })
}

/// How many pairs of circles overlap.
func overlapCount(_ points: [Point], _ radii: [Double], gap: Double = 0) -> Int {
  points.indices.reduce(0) { count, i in
    count + points.indices.count { $0 > i && (points[i] - points[$0]).length < radii[i] + radii[$0] + gap - 0.1 }
  }
}
