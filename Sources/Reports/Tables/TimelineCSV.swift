import CommunityInsights
import InteractionLogs

/// One row a window of time, one column a number that is followed: `timeline.csv`.
///
/// Begin and end are instants of the log's clock; the end is not in the window. What is undefined, not to be known or
/// not shown to the audience is empty.
public struct TimelineCSV: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    let timeline = Self.timeline(of: analysis)
    let clock = analysis.log.clock
    sink.putCSVRow(Self.columns(of: analysis).map { .text($0.name) })
    for (index, window) in timeline.windows.enumerated() {
      let bounds = [window.begin, window.end].map { Cell.text(clock.string(Instant(microseconds: $0))) }
      sink.putCSVRow(
        bounds + [.text(window.label), .truth(window.isPartial)]
          + timeline.series.map { $0.isWhole ? .whole($0.values[index]) : Cell($0.values[index]) })
      try sink.handOnIfFull()
    }
  }

  private static func timeline(of analysis: Analysis) -> Timeline {
    analysis.lens?.timeline ?? Timeline(windows: [], series: [], tieHalfLifeDays: 0)
  }

  static func columns(of analysis: Analysis) -> [TableColumn] {
    let clock = analysis.log.clock
    return [
      .instant("begin", "When the period begins", clock),
      .instant("end", "When the next period begins", clock),
      TableColumn("label", .text, "What the period is called"),
      TableColumn(
        "partial", .truth, "Whether the log covers the period only in part, so that its numbers are too small"),
    ] + timeline(of: analysis).series.map(TableColumn.init)
  }
}

extension TableColumn {
  /// A column of points in time.
  static func instant(_ name: String, _ summary: String, _ clock: Clock) -> TableColumn {
    TableColumn(
      name, .instant(clock), summary, unit: clock == .secondsFromStart ? "seconds from the start of the log" : nil)
  }

  fileprivate init(_ series: Timeline.Series) {
    self.init(
      series.key, series.isWhole ? .whole : .number, Wording.capitalized(series.label),
      unit: series.unit.inWords)
    range = series.unit.range
    convention = "empty where it is undefined, not to be known or not shown"
    source = series.measure?.source
  }
}

extension Timeline.Series {
  /// Whether it counts: people, ties, messages; interactions are sums of weights.
  fileprivate var isWhole: Bool { unit == .count && key != "interactions" }
}

extension Cell {
  /// A count that is held as a number.
  fileprivate static func whole(_ count: Double?) -> Cell {
    count.map { Int(exactly: $0).map(Cell.whole) ?? Cell($0) } ?? .undefined
  }
}

extension Indicator.Unit {
  /// The unit of the numbers in a table; `nil` for plain numbers and counts of what the label says.
  fileprivate var inWords: String? {
    switch self {
    case .share: "share"
    case .shareDifference: "difference of shares"
    case .count, .number: nil
    case .hours: "hours"
    case .days: "days"
    }
  }

  fileprivate var range: String? {
    switch self {
    case .share: "0 to 1"
    case .shareDifference: "−1 to 1"
    case .count: "from 0"
    case .number, .hours, .days: nil
    }
  }
}
