import CommunityInsights

/// How the headline numbers of a community develop: small multiples, one panel a number, in the order of the report.
public struct TimelineDiagram: Hashable, Sendable {
  /// One number over time.
  public struct Panel: Hashable, Sendable {
    /// The number in one window.
    public struct Dot: Hashable, Sendable {
      public var label: String
      /// `nil` where the number is undefined, not to be known or not shown.
      public var value: Double?
      /// Whether the log begins or ends inside the window, so that the number is too small.
      public var isPartial: Bool
      /// The number as text, with its unit.
      public var text: String
    }

    public var title: String
    public var unit: Indicator.Unit
    public var dots: [Dot]
    /// Where the number goes, in words, behind an arrow; `nil` with too few windows to tell.
    public var trend: String?
    /// What the axis spans.
    public var axis: ClosedRange<Double>
    /// What the panel shows, for someone who cannot see it.
    public var altText: String
  }

  public var title: String
  public var panels: [Panel]
  /// How to read the panels.
  public var caption: String

  private static let maximumPanels = 9

  /// The counts that are shown, by their keys.
  private static let counts = ["active_members", "interactions"]

  /// The measures whose headlines are shown first, one or more for each question of the report; where one of them is
  /// missing, another takes its place.
  private static let measures: [CommunityMeasure] = [
    .returning, .answers, .newcomers, .loadConcentration, .isolation, .succession, .managerInitiation,
  ]

  /// Chooses the numbers: how much there is of the community, then headlines of measures by the questions that they
  /// answer.
  ///
  /// - Returns: `nil` where no number is known in two whole windows or more.
  public init?(_ analysis: Analysis) {
    guard let timeline = analysis.lens?.timeline else { return nil }
    let known = timeline.series.filter { series in
      zip(series.values, timeline.windows).count { $0 != nil && !$1.isPartial } >= 2
    }
    let counts = Self.counts.compactMap { key in known.first { $0.key == key } }
    let order = Finding.Question.allCases.flatMap(\.measures)
    let preferred = Self.measures + order.filter { !Self.measures.contains($0) }
    let headlines = preferred.compactMap { measure in known.first { $0.measure == measure } }
      .prefix(Self.maximumPanels - counts.count)
    let shown = counts + order.compactMap { measure in headlines.first { $0.measure == measure } }
    guard !shown.isEmpty else { return nil }
    title = DisplayText.name(analysis.title, limit: 80)
    panels = shown.map { Panel($0, windows: timeline.windows) }
    let hasPartial = timeline.windows.contains(where: \.isPartial)
    caption =
      "One dot a period; the number beside the last whole period is its value."
      + (hasPartial ? " Hollow dots are periods that the log covers only in part; no trend counts them." : "")
  }
}

extension TimelineDiagram.Panel {
  init(_ series: Timeline.Series, windows: [TimeWindow]) {
    title = Wording.capitalized(series.label)
    unit = series.unit
    dots = zip(series.values, windows).map { value, window in
      let finite = value.flatMap { $0.isFinite ? $0 : nil }
      return Dot(
        label: window.label, value: finite, isPartial: window.isPartial,
        text: Wording.value(finite, unit: series.unit))
    }
    trend = Self.trend(of: series)
    axis = ValueAxis.range(of: dots.compactMap(\.value), unit: series.unit)
    altText = ""
    altText = Self.altText(self)
  }

  private static let noTrend = "→ no clear trend"

  /// Whether ``trend`` says where it goes.
  public var hasClearTrend: Bool { trend != nil && trend != Self.noTrend }

  private static func trend(of series: Timeline.Series) -> String? {
    guard let trend = series.trend else { return nil }
    guard let development = series.development else { return noTrend }
    let direction = trend.slopePerWindow > 0 ? "↗ rising" : "↘ falling"
    switch development {
    case .better: return "\(direction), better"
    case .worse: return "\(direction), worse"
    case .rising, .falling: return direction
    }
  }

  /// The last whole window that has a value: the one whose value is written beside it.
  var latest: Int? { dots.lastIndex { $0.value != nil && !$0.isPartial } }

  private static func altText(_ panel: Self) -> String {
    let whole = panel.dots.filter { $0.value != nil && !$0.isPartial }
    guard let first = whole.first, let last = whole.last,
      let lowest = whole.min(by: { $0.value! < $1.value! }), let highest = whole.max(by: { $0.value! < $1.value! })
    else { return "\(panel.title)." }
    var text = "\(panel.title): \(first.text) in \(first.label), \(last.text) in \(last.label)"
    if lowest.value != highest.value {
      text += ", lowest \(lowest.text) in \(lowest.label), highest \(highest.text) in \(highest.label)"
    }
    // The arrow is for the eye.
    return text + (panel.trend.map { "; \($0.dropFirst(2))." } ?? ".")
  }
}

/// What the axis of a panel spans.
enum ValueAxis {
  /// From 0, or from below where numbers are negative, up to the next round number.
  static func range(of values: [Double], unit: Indicator.Unit) -> ClosedRange<Double> {
    let highest = max(0, values.max() ?? 0)
    let lowest = min(0, values.min() ?? 0)
    if highest == 0 && lowest == 0 { return 0...1 }
    let top = rounded(highest)
    return -rounded(-lowest)...(unit == .share ? min(1, top) : top)
  }

  /// The smallest of 1, 2, 2.5 and 5 times a power of ten that is no less.
  private static func rounded(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var power = 1.0
    while power > value { power /= 10 }
    while power * 10 <= value { power *= 10 }
    return [1, 2, 2.5, 5].map { $0 * power }.first { $0 >= value } ?? 10 * power
  }

  /// A round number as short as it can be: `50%`, `1,000`, `2.5`.
  static func text(_ value: Double, unit: Indicator.Unit) -> String {
    switch unit {
    case .share, .shareDifference: return Wording.withoutTrailingZeros(Wording.fixed(value * 100, decimals: 2)) + "%"
    case .count, .number: return Wording.withoutTrailingZeros(Wording.fixed(value, decimals: 4))
    case .hours: return Wording.withoutTrailingZeros(Wording.fixed(value, decimals: 2)) + " h"
    case .days: return Wording.withoutTrailingZeros(Wording.fixed(value, decimals: 2)) + " d"
    }
  }
}
