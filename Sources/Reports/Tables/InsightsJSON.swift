import CommunityInsights
import InteractionLogs

/// Everything that answers the questions of the report, for programs: `insights.json`.
///
/// Members are named by their identity. What is undefined, not to be known or not shown to the audience is `null`;
/// `suppressed` says of a number whether it is not shown. The keys and their order change only with `schema_version`.
public struct InsightsJSON: AnalysisWriter {
  public init() {}

  public func write(_ analysis: Analysis, to sink: ByteSink) throws {
    var json = JSONPrinter(sink: sink)
    try json.document { json in
      json.entry("schema_version", .whole(analysis.schemaVersion))
      json.entry("generator", .text(analysis.generator))
      json.entry("title", .text(analysis.title))
      json.entry("audience", .text(analysis.audience.rawValue))
      guard let lens = analysis.lens else { return }
      try json.entry("options") { try putOptions(lens, clock: analysis.log.clock, &$0) }
      try json.entry("measures", array: lens.results) { try putResult($1, of: analysis, &$0) }
      try json.entry("offers", array: lens.offers()) { json, offer in
        json.object { json in
          json.entry("measure", .text(offer.measure.rawValue))
          json.entry("offer", .text(offer.offer))
          json.entry("reason", .text(offer.reason))
        }
      }
      try json.entry("introductions", array: lens.introductions) { try putIntroduction($1, of: analysis, &$0) }
      try json.entry("timeline") { try putTimeline(lens.timeline, clock: analysis.log.clock, &$0) }
    }
  }

  /// Who does not want to be introduced is nobody's business, so those lists are left out.
  private func putOptions(_ lens: CommunityLens, clock: Clock, _ json: inout JSONPrinter) throws {
    let options = lens.options
    json.entry("window", Cell(options.window?.description))
    json.entry("recent_days", Cell(options.recentDays))
    json.entry("recent_since", Cell(lens.recent?.firstDay))
    json.entry("row_kind", .text(lens.rowKind.rawValue))
    json.entry("answers_known_from", Cell(lens.replySource?.rawValue))
    json.entry("reply_within_days", Cell(options.replyWithinDays))
    json.entry("tie_half_life_days", Cell(options.tieHalfLifeDays))
    json.entry("resamples", .whole(options.resamples))
    json.entry("permutations", .whole(options.permutations))
    json.entry("introductions", .whole(options.introductions))
    try json.entry("events", array: options.events) { $0.value(.text(clock.string($1))) }
  }

  // MARK: - Measures

  private func putResult(_ result: MeasureResult, of analysis: Analysis, _ json: inout JSONPrinter) throws {
    try json.object { json in
      json.entry("measure", .text(result.measure.rawValue))
      json.entry("question", .text(result.measure.question.rawValue))
      json.entry("scope", .text(result.scope.rawValue))
      json.entry("left_out", Cell(result.leftOut))
      json.entry("sentence", result.leftOut == nil ? .text(result.sentence) : .undefined)
      json.entry("help", Cell(result.help))
      try json.entry("indicators", array: result.indicators) { try putIndicator($1, &$0) }
      try json.entry("members", array: result.members) { $0.value(.text(analysis.members[$1].member)) }
      if let table = result.table { try json.entry("groups") { try putTable(table, &$0) } }
    }
  }

  private func putIndicator(_ indicator: Indicator, _ json: inout JSONPrinter) throws {
    try json.object { json in
      json.entry("key", .text(indicator.key))
      json.entry("label", .text(indicator.label))
      json.entry("unit", .text(indicator.unit.rawValue))
      json.entry("direction", .text(indicator.direction.rawValue))
      json.entry("value", Cell(indicator.value))
      json.entry("suppressed", .truth(indicator.isSuppressed))
      putInterval(indicator.interval, &json)
      if let change = indicator.change {
        json.entry("change") { json in
          json.entry("previous", Cell(change.previous))
          json.entry("latest", Cell(change.latest))
        }
      } else {
        json.entry("change", .undefined)
      }
      try json.entry("references", array: indicator.references) { json, reference in
        json.object { json in
          json.entry("kind", .text(reference.kind.rawValue))
          json.entry("lower", Cell(reference.lower))
          json.entry("upper", Cell(reference.upper))
          json.entry("p_value", Cell(reference.pValue))
          json.entry("draws", Cell(reference.draws))
          json.entry("standard_score", Cell(reference.standardScore))
          json.entry("source", .text(reference.source))
        }
      }
      json.entry("evidence") { json in
        json.entry("members", Cell(indicator.evidence.members))
        json.entry("interactions", Cell(indicator.evidence.interactions))
        json.entry("conversations", Cell(indicator.evidence.conversations))
        json.entry("windows", Cell(indicator.evidence.windows))
      }
    }
  }

  private func putInterval(_ interval: Interval?, _ json: inout JSONPrinter) {
    guard let interval else { return json.entry("interval", .undefined) }
    json.entry("interval") { json in
      json.entry("lower", Cell(interval.lower))
      json.entry("upper", Cell(interval.upper))
      json.entry("level", Cell(interval.level))
      json.entry("method", .text(interval.method.rawValue))
    }
  }

  private func putTable(_ table: GroupTable, _ json: inout JSONPrinter) throws {
    json.entry("label", .text(table.label))
    try json.entry("names", array: table.groups) { $0.value(.text($1)) }
    try json.entry("sizes", array: table.sizes) { $0.value(.whole($1)) }
    try json.entry("values", array: table.values) { json, row in
      try json.array(row) { $0.value(Cell($1)) }
    }
    json.entry("unit", .text(table.unit.rawValue))
    try json.entry("columns", array: table.columns) { json, column in
      try json.object { json in
        json.entry("key", .text(column.key))
        json.entry("label", .text(column.label))
        json.entry("unit", .text(column.unit.rawValue))
        try json.entry("values", array: column.values) { $0.value(Cell($1)) }
      }
    }
  }

  // MARK: - Introductions and time

  private func putIntroduction(
    _ introduction: Introduction, of analysis: Analysis, _ json: inout JSONPrinter
  ) throws {
    func name(_ member: Int) -> Cell { .text(analysis.members[member].member) }
    try json.object { json in
      json.entry("member_a", name(introduction.memberA))
      json.entry("member_b", name(introduction.memberB))
      try json.entry("shared_contacts", array: introduction.sharedContacts) { $0.value(name($1)) }
      json.entry("distance", .whole(introduction.distance))
      json.entry("efficiency_gain", Cell(introduction.efficiencyGain))
      json.entry("members_closer", .whole(introduction.membersCloser))
    }
  }

  private func putTimeline(_ timeline: Timeline, clock: Clock, _ json: inout JSONPrinter) throws {
    try json.entry("windows", array: timeline.windows) { json, window in
      json.object { json in
        json.entry("begin", .text(clock.string(Instant(microseconds: window.begin))))
        json.entry("end", .text(clock.string(Instant(microseconds: window.end))))
        json.entry("label", .text(window.label))
        json.entry("partial", .truth(window.isPartial))
      }
    }
    try json.entry("gaps", array: timeline.gaps) { json, gap in
      json.object { json in
        json.entry("begin", .text(clock.string(Instant(microseconds: gap.begin))))
        json.entry("end", .text(clock.string(Instant(microseconds: gap.end))))
      }
    }
    try json.entry("series", array: timeline.series) { json, series in
      try json.object { json in
        json.entry("key", .text(series.key))
        json.entry("label", .text(series.label))
        json.entry("unit", .text(series.unit.rawValue))
        json.entry("direction", .text(series.direction.rawValue))
        json.entry("measure", Cell(series.measure?.rawValue))
        try json.entry("values", array: series.values) { $0.value(Cell($1)) }
        putTrend(series.trend, &json)
      }
    }
    try json.entry("year_changes", array: timeline.yearChanges) { json, change in
      json.object { json in
        json.entry("key", .text(change.key))
        json.entry("label", .text(change.label))
        json.entry("unit", .text(change.unit.rawValue))
        json.entry("direction", .text(change.direction.rawValue))
        json.entry("before", Cell(change.before))
        json.entry("after", Cell(change.after))
        json.entry("busiest_year_to", Cell(change.busiestYear))
        json.entry("p_value", Cell(change.pValue))
        json.entry("corrected_p_value", Cell(change.correctedPValue))
      }
    }
  }

  private func putTrend(_ trend: Timeline.Trend?, _ json: inout JSONPrinter) {
    guard let trend else { return json.entry("trend", .undefined) }
    json.entry("trend") { json in
      json.entry("slope_per_window", Cell(trend.slopePerWindow))
      putInterval(trend.interval, &json)
      json.entry("p_value", Cell(trend.pValue))
      json.entry("corrected_p_value", Cell(trend.correctedPValue))
      json.entry("windows", .whole(trend.windows))
    }
  }
}
