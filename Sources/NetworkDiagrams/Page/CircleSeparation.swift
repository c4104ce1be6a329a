/// Moves circles apart until no two overlap, as little as possible.
enum CircleSeparation {
  private static let maximumRounds = 80

  /// Overlapping pairs are pushed apart by half of what is missing each, round by round.
  ///
  /// - Complexity: O(n²) a round, for the few hundred circles that a picture has.
  static func separate(_ points: inout [Point], radii: [Double], gap: Double) {
    for _ in 0..<maximumRounds {
      var hasMoved = false
      for i in points.indices {
        for j in points.indices.dropFirst(i + 1) {
          let between = points[j] - points[i]
          let needed = radii[i] + radii[j] + gap
          guard abs(between.x) < needed && abs(between.y) < needed else { continue }
          let distance = between.length
          guard distance < needed - 0.01 else { continue }
          // Two circles at the same place part in a direction that depends on their number alone.
          let turn = Double((i * 7 + j * 13) % 16) - 7.5
          let direction =
            distance > 0 ? between * (1 / distance) : Point(x: turn, y: 8) * (1 / Point(x: turn, y: 8).length)
          let push = direction * ((needed - distance) / 2)
          points[i] = points[i] - push
          points[j] = points[j] + push
          hasMoved = true
        }
      }
      if !hasMoved { return }
    }
  }
}
