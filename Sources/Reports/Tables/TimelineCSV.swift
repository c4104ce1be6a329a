import CommunityInsights
import InteractionLogs

/// One row a window of time, one column a number that is followed: `timeline.csv`.
///
/// Begin and end are instants of the log's clock; the end is not in the window. What is undefined, not to be known or
/// not shown to the audience is empty.
public struct TimelineCSV: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    let timeline = analysis.lens?.timeline ?? Timeline(windows: [], series: [], tieHalfLifeDays: 0)
    let clock = analysis.log.clock
    sink.putCSVRow((["begin", "end", "label", "partial"] + timeline.series.map(\.key)).map(Cell.text))
    for (index, window) in timeline.windows.enumerated() {
      let bounds = [window.begin, window.end].map { Cell.text(clock.string(Instant(microseconds: $0))) }
      sink.putCSVRow(
        bounds + [.text(window.label), .truth(window.isPartial)] + timeline.series.map { Cell($0.values[index]) })
      try sink.handOnIfFull()
    }
  }
}
