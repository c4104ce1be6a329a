import CommunityInsights
import InteractionLogs

/// How many members took part in each period, with what explains the course: the peak, the longest gap, and the events
/// that were named. For the community itself.
public struct AnnotatedTimeline: Hashable, Sendable {
  public let title: String
  /// Where the number goes, in words, behind an arrow; `nil` with too few periods to tell.
  public let trend: String?
  /// What the picture shows, for someone who cannot see it.
  public let altText: String
  private let dots: [Dot]
  private let peak: Int
  private let latest: Int?
  private let gap: RecordingGap?
  private let events: [Event]
  private let frame: DrawnFrame

  private struct Dot: Hashable, Sendable {
    var window: TimeWindow
    var value: Double?
  }

  private struct Event: Hashable, Sendable {
    var time: Int64
    var label: String
  }

  /// What is counted.
  private static let key = "active_members"
  /// With fewer whole periods there is no course.
  private static let fewestPeriods = 3
  private static let mostEvents = 3
  /// How high a line of text above the plot is.
  private static let line = 15.0

  /// - Returns: `nil` for a log without times, with too few whole periods, and for audiences that see no members.
  public init?(_ analysis: Analysis) {
    guard analysis.audience == .community, let lens = analysis.lens,
      let series = lens.timeline.series.first(where: { $0.key == Self.key })
    else { return nil }
    let dots = zip(lens.timeline.windows, series.values).map { Dot(window: $0, value: $1) }
    let whole = dots.indices.filter { dots[$0].value != nil && !dots[$0].window.isPartial }
    // The first of equals.
    guard whole.count >= Self.fewestPeriods, let first = dots.first, let last = dots.last,
      let peak = whole.max(by: { (dots[$0].value!, $1) < (dots[$1].value!, $0) })
    else { return nil }
    (self.dots, self.peak) = (dots, peak)
    let gap = lens.timeline.gaps.max { ($0.end - $0.begin, $1.begin) < ($1.end - $1.begin, $0.begin) }
    let named = lens.options.events.map(\.microseconds).filter { first.window.begin <= $0 && $0 < last.window.end }
    let events = named.prefix(Self.mostEvents).map {
      Event(time: $0, label: "event, \(Self.day($0, since: first.window.begin, analysis.log.clock))")
    }
    (self.gap, self.events) = (gap, events)
    frame = DrawnFrame(height: 190, top: 22 + Self.line * Double((gap == nil ? 0 : 1) + events.count))
    let panel = TimelineDiagram.Panel(series, windows: lens.timeline.windows)
    (title, trend, latest) = (panel.title, panel.trend, panel.latest)
    // The first and the last may be the peak.
    let told = whole.filter { [whole[0], peak, whole[whole.count - 1]].contains($0) }
    let facts = told.map { index in
      "\(Wording.value(dots[index].value, unit: .count)) in \(dots[index].window.label)"
        + (index == peak ? " (the most)" : "")
    }
    altText =
      "\(title): \(facts.joined(separator: ", "))." + (gap.map { " Nothing is recorded from \($0.label)." } ?? "")
      + events.map { " There was an \($0.label)." }.joined()
  }

  /// "2024-05-05", or "day 31" where the clock knows no dates.
  private static func day(_ time: Int64, since begin: Int64, _ clock: Clock) -> String {
    clock == .calendar
      ? Wording.day(of: Instant(microseconds: time), clock: clock)
      : "day \(Wording.count(Int((time - begin) / microsecondsADay) + 1))"
  }

  private static let microsecondsADay: Int64 = 86_400_000_000

  /// The picture as an `svg` element for a page that styles its classes.
  public func svg() -> String {
    frame.svg(altText: altText, [gapBand, grid, eventLines, lines, marks, labels].joined())
  }

  // MARK: - Places

  private func x(_ time: Int64) -> Double {
    let (begin, end) = (dots[0].window.begin, dots[dots.count - 1].window.end)
    return frame.plot.left + frame.plot.width * Double(time - begin) / Double(end - begin)
  }

  private func x(_ window: TimeWindow) -> Double { (x(window.begin) + x(window.end)) / 2 }

  private var axis: ClosedRange<Double> { ValueAxis.range(of: dots.compactMap(\.value), unit: .count) }

  private func place(_ index: Int) -> Point? {
    dots[index].value.map { Point(x: x(dots[index].window), y: y($0)) }
  }

  private func y(_ value: Double) -> Double { frame.plot.bottom - frame.plot.height * value / axis.upperBound }

  // MARK: - Parts

  private var grid: String {
    [0, axis.upperBound].map { frame.horizontal(at: y($0), label: ValueAxis.text($0, unit: .count)) }.joined()
  }

  private var gapBand: String {
    guard let gap else { return "" }
    let (left, right) = (max(frame.plot.left, x(gap.begin)), min(frame.plot.right, x(gap.end)))
    return "<rect class=\"tl-band\" x=\"\(SVGText.number(left))\" y=\"\(SVGText.number(frame.plot.top))\" "
      + "width=\"\(SVGText.number(max(1, right - left)))\" height=\"\(SVGText.number(frame.plot.height))\">"
      + "<title>\(SVGText.escaped("Nothing is recorded: \(gap.label)"))</title></rect>\n"
  }

  private var eventLines: String { events.map { frame.vertical(at: x($0.time), part: "tl-event") }.joined() }

  /// Whole periods are joined by a line, others by dashes.
  private var lines: String {
    dots.indices.dropFirst().map { index in
      guard let before = place(index - 1), let point = place(index) else { return "" }
      let isWhole = !dots[index].window.isPartial && !dots[index - 1].window.isPartial
      return SVGText.line([before, point], part: isWhole ? "tl-line" : "tl-line-partial")
    }.joined()
  }

  private var marks: String {
    let radius = min(3.2, max(1.4, 100 / Double(dots.count)))
    return dots.indices.map { index in
      guard let place = place(index) else { return "" }
      let window = dots[index].window
      let note = window.isPartial ? " (only in part in the log)" : ""
      return SVGText.dot(
        place, radius: index == peak ? 5 : radius, part: window.isPartial ? "tl-dot-partial" : "tl-dot",
        title: "\(window.label): \(Wording.value(dots[index].value, unit: .count))\(note)")
    }.joined()
  }

  private var labels: String {
    var text = ""
    if let point = place(peak), let value = dots[peak].value {
      text += frame.label(
        "peak: \(Wording.value(value, unit: .count)) in \(dots[peak].window.label)", at: point.x, y: point.y - 9,
        part: "tl-value")
    }
    if let latest, latest != peak, let point = place(latest) {
      // On the side on which the line leaves room.
      let isBelow = latest > 0 && place(latest - 1).map { $0.y < point.y - 2 } ?? false
      let hasRoomBelow = point.y + 17 < frame.plot.bottom
      text += frame.label(
        Wording.value(dots[latest].value, unit: .count), at: point.x,
        y: isBelow && hasRoomBelow ? point.y + 17 : point.y - 9, part: "tl-value")
    }
    var y = Self.line - 3
    for event in events {
      text += frame.label(event.label, at: x(event.time), y: y, part: "tl-text")
      y += Self.line
    }
    if let gap {
      text += frame.label("nothing recorded, \(gap.label)", at: (x(gap.begin) + x(gap.end)) / 2, y: y, part: "tl-text")
    }
    let (first, last) = (dots[0].window, dots[dots.count - 1].window)
    return text + frame.timeLabel(first.label, at: frame.plot.left) + frame.timeLabel(last.label, at: frame.plot.right)
  }
}
