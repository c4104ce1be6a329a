/// What drawings over time have in common: a size that can be read on a phone and on a screen, and the place of the
/// plot in it.
struct DrawnFrame: Hashable, Sendable {
  static let width = 440.0

  let height: Double
  let plot: Box

  /// - Parameter top: how much room there is above the plot.
  init(height: Double, top: Double) {
    self.height = height
    plot = Box(left: 46, top: top, right: Self.width - 6, bottom: height - 22)
  }

  func svg(altText: String, _ drawing: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" class="tl" role="img" aria-label="\(SVGText.escaped(altText))" \
    viewBox="0 0 \(SVGText.number(Self.width)) \(SVGText.number(height))">
    \(drawing)</svg>
    """
  }

  /// A line across the plot with its value before it.
  func horizontal(at y: Double, label: String) -> String {
    SVGText.line([Point(x: plot.left, y: y), Point(x: plot.right, y: y)], part: "tl-grid")
      + SVGText.element(label, x: plot.left - 6, y: y + 4, part: "tl-text", anchor: "end")
  }

  /// A line from top to bottom of the plot.
  func vertical(at x: Double, part: String) -> String {
    SVGText.line([Point(x: x, y: plot.top), Point(x: x, y: plot.bottom)], part: part)
  }

  /// A text below the plot, in the middle of `x` as far as the frame has room.
  func timeLabel(_ text: String, at x: Double) -> String { label(text, at: x, y: height - 6, part: "tl-text") }

  /// A text in the middle of `x` as far as the frame has room.
  func label(_ text: String, at x: Double, y: Double, part: String) -> String {
    let half = TextWidth.of(text, fontSize: 13, isBold: part == "tl-value") / 2
    if x - half < plot.left { return SVGText.element(text, x: plot.left, y: y, part: part) }
    if x + half > plot.right { return SVGText.element(text, x: plot.right, y: y, part: part, anchor: "end") }
    return SVGText.element(text, x: x, y: y, part: part, anchor: "middle")
  }
}

extension SVGText {
  /// A line through points; nothing for fewer than two.
  static func line(_ points: [Point], part: String) -> String {
    guard points.count > 1 else { return "" }
    let places = points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L")
    return "<path class=\"\(part)\" d=\"M\(places)\"/>\n"
  }

  static func dot(_ place: Point, radius: Double, part: String, title: String? = nil) -> String {
    let inside = title.map { "><title>\(escaped($0))</title></circle>\n" } ?? "/>\n"
    return
      "<circle class=\"\(part)\" cx=\"\(number(place.x))\" cy=\"\(number(place.y))\" r=\"\(number(radius))\"\(inside)"
  }
}
