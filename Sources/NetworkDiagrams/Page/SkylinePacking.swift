/// Packs boxes into a strip of fixed width, as high up as each will go ("bottom-left" on a skyline, upside down).
struct SkylinePacking {
  /// A stretch of the lower contour of what has been placed.
  private struct Segment {
    var left: Double
    var right: Double
    var depth: Double
  }

  private var skyline: [Segment]

  /// How far down the boxes reach.
  private(set) var height = 0.0

  init(width: Double) { skyline = [Segment(left: 0, right: width, depth: 0)] }

  /// Places a box and returns its upper left corner; a box wider than the strip goes below all others.
  mutating func place(width: Double, height boxHeight: Double) -> Point {
    var best = Point(x: 0, y: height)
    var bestBottom = Double.infinity
    for segment in skyline where segment.left + width <= skyline[skyline.count - 1].right + 1e-9 {
      let depth = skyline.filter { $0.left < segment.left + width && $0.right > segment.left }.map(\.depth).max() ?? 0
      if depth + boxHeight < bestBottom {
        bestBottom = depth + boxHeight
        best = Point(x: segment.left, y: depth)
      }
    }
    cover(from: best.x, to: best.x + width, depth: best.y + boxHeight)
    height = max(height, best.y + boxHeight)
    return best
  }

  private mutating func cover(from left: Double, to right: Double, depth: Double) {
    var segments: [Segment] = []
    for segment in skyline {
      if segment.left < left {
        segments.append(Segment(left: segment.left, right: min(segment.right, left), depth: segment.depth))
      }
      if segment.right > right {
        segments.append(Segment(left: max(segment.left, right), right: segment.right, depth: segment.depth))
      }
    }
    segments.append(Segment(left: left, right: right, depth: depth))
    skyline = segments.sorted { $0.left < $1.left }
  }
}
