/// A place on a page or in a layout, in points; `y` grows downward on a page.
public struct Point: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) { (self.x, self.y) = (x, y) }

  static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
  static func * (point: Point, factor: Double) -> Point { Point(x: point.x * factor, y: point.y * factor) }

  var length: Double { (x * x + y * y).squareRoot() }
}

/// A rectangle with its sides along the axes.
struct Box: Hashable, Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
  var center: Point { Point(x: (left + right) / 2, y: (top + bottom) / 2) }

  init(left: Double, top: Double, right: Double, bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  init(center: Point, width: Double, height: Double) {
    self.init(
      left: center.x - width / 2, top: center.y - height / 2, right: center.x + width / 2, bottom: center.y + height / 2
    )
  }

  /// The smallest box around circles; `nil` when there are none.
  init?(around points: [Point], radii: [Double]) {
    guard let first = points.first else { return nil }
    self.init(center: first, width: 0, height: 0)
    for (point, radius) in zip(points, radii) {
      left = min(left, point.x - radius)
      right = max(right, point.x + radius)
      top = min(top, point.y - radius)
      bottom = max(bottom, point.y + radius)
    }
  }

  func contains(_ other: Box) -> Bool {
    other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
  }

  func overlaps(_ other: Box) -> Bool {
    other.left < right && other.right > left && other.top < bottom && other.bottom > top
  }

  func insetBy(_ margin: Double) -> Box {
    Box(left: left + margin, top: top + margin, right: right - margin, bottom: bottom - margin)
  }

  /// How far a point is from the box; 0 inside.
  func distance(to point: Point) -> Double {
    Point(x: max(left - point.x, 0, point.x - right), y: max(top - point.y, 0, point.y - bottom)).length
  }

  /// Whether any part of the line between two points is inside (Liang and Barsky's clipping).
  func meetsLine(from start: Point, to end: Point) -> Bool {
    let step = end - start
    var (enter, leave) = (0.0, 1.0)
    for (delta, low, high) in [(step.x, left - start.x, right - start.x), (step.y, top - start.y, bottom - start.y)] {
      if delta == 0 {
        if low > 0 || high < 0 { return false }
        continue
      }
      enter = max(enter, min(low / delta, high / delta))
      leave = min(leave, max(low / delta, high / delta))
    }
    return enter <= leave
  }
}
