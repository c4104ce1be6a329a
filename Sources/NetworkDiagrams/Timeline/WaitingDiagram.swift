import CommunityInsights

/// How long those who open a conversation wait for the first answer, as a curve: for the community itself.
public struct WaitingDiagram: Hashable, Sendable {
  public let title: String
  /// How to read the curve.
  public let caption: String
  /// What the curve shows, for someone who cannot see it.
  public let altText: String
  private let curve: WaitingCurve

  private static let frame = DrawnFrame(height: 190, top: 20)

  /// - Returns: `nil` where it is not known, and for audiences that see no members.
  public init?(_ analysis: Analysis) {
    guard analysis.audience == .community, let curve = analysis.lens?.waiting, curve.dots.count > 1 else { return nil }
    self.curve = curve
    let answer = analysis.log.rowKind == .directed ? "a message back" : "an answer"
    title = "Opening messages with \(answer)"
    caption = "Share that had \(answer) after this long. Those without one wait until the log ends."
    let facts = [
      curve.median.map { "half after \(Wording.wait(hours: $0))" },
      curve.dots.last.map { "\(Wording.roundShare($0.share)) after \(Wording.wait(hours: $0.hours))" },
    ]
    altText = "\(title): \(facts.compactMap { $0 }.joined(separator: ", "))."
  }

  /// The curve as an `svg` element for a page that styles its classes.
  public func svg() -> String { Self.frame.svg(altText: altText, [grid, line, marks].joined()) }

  // MARK: - Places

  private var first: Double { curve.dots[0].hours }
  private var last: Double { curve.dots[curve.dots.count - 1].hours }

  /// By the logarithm of time, for waits are of minutes and of weeks: dots are at equal steps of it.
  private func x(_ hours: Double) -> Double {
    let plot = Self.frame.plot
    let dots = curve.dots
    let step = plot.width / Double(dots.count - 1)
    guard let next = dots.firstIndex(where: { $0.hours >= hours }), next > 0 else {
      return hours <= first ? plot.left : plot.right
    }
    // Between two dots straight, which is near enough for a quarter of a doubling.
    let share = (hours - dots[next - 1].hours) / (dots[next].hours - dots[next - 1].hours)
    return plot.left + (Double(next - 1) + share) * step
  }

  private func y(_ share: Double) -> Double { Self.frame.plot.bottom - share * Self.frame.plot.height }

  // MARK: - Parts

  private static let ticks: [(hours: Double, label: String)] = [
    (1, "1 hour"), (6, "6 hours"), (24, "1 day"), (168, "1 week"), (720, "30 days"),
  ]

  private var grid: String {
    let levels = [0, 0.5, 1].map { level in
      Self.frame.horizontal(at: y(level), label: ValueAxis.text(level, unit: .share))
    }
    let times = Self.ticks.filter { first < $0.hours && $0.hours <= last }.map { tick in
      Self.frame.vertical(at: x(tick.hours), part: "tl-grid") + Self.frame.timeLabel(tick.label, at: x(tick.hours))
    }
    return (levels + times).joined()
  }

  private var line: String {
    SVGText.line(curve.dots.map { Point(x: x($0.hours), y: y($0.share)) }, part: "tl-line")
  }

  /// A dot where half are answered, and below it when that is: there the curve leaves room.
  private var marks: String {
    guard let median = curve.median, first <= median && median <= last else { return "" }
    let place = Point(x: x(median), y: y(0.5))
    let label = "half after \(Wording.wait(hours: median))"
    let isRight = place.x + 8 + TextWidth.of(label, fontSize: 14, isBold: true) <= Self.frame.plot.right
    return SVGText.dot(place, radius: 4, part: "tl-dot")
      + SVGText.element(
        label, x: place.x + (isRight ? 8 : 0), y: place.y + 18, part: "tl-value", anchor: isRight ? nil : "end")
  }
}
