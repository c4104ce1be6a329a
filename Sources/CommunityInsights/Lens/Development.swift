/// Where a number goes over time, when that is clear of chance.
public enum Development: String, Hashable, Sendable {
  case better, worse
  /// It moves, but neither way is good.
  case rising, falling
}

extension Development {
  /// - Parameter direction: which way is better; `neither` for a number that moves with how much happens.
  init(isRising: Bool, _ direction: Indicator.Direction) {
    self =
      switch direction {
      case .higherIsBetter: isRising ? .better : .worse
      case .lowerIsBetter: isRising ? .worse : .better
      case .neither: isRising ? .rising : .falling
      }
  }
}

extension Timeline.Series {
  /// Whether the trend is clear of chance, with allowance for autocorrelation and for all other numbers that were looked
  /// at, and for the better or for the worse; `nil` without a clear trend.
  ///
  /// Only the headlines of measures that do not move with how much happens are called better or worse.
  public var development: Development? {
    guard let trend, trend.correctedPValue < Timeline.level,
      trend.interval.lower > 0 || trend.interval.upper < 0
    else { return nil }
    let isJudged = measure.map { LensMeasures.type(of: $0).isSizeFree } ?? false
    return Development(isRising: trend.slopePerWindow > 0, isJudged ? direction : .neither)
  }
}

extension CommunityLens {
  /// Whether anything developed beyond chance.
  public var hasChanged: Bool {
    timeline.series.contains { $0.development != nil } || timeline.yearChanges.contains { $0.development != nil }
  }
}

extension [TimeWindow] {
  /// What to call a window, by its length: "month", "months"; "period" where no word fits.
  var words: (one: String, several: String) {
    guard let window = first(where: { !$0.isPartial }) ?? first else { return ("period", "periods") }
    switch (window.end - window.begin) / 86_400_000_000 {
    case 1: return ("day", "days")
    case 7: return ("week", "weeks")
    case 28...31: return ("month", "months")
    case 89...92: return ("quarter", "quarters")
    case 365...366: return ("year", "years")
    default: return ("period", "periods")
    }
  }
}

extension Timeline {
  /// How often a window comes, by its length: "a month" in "1.2 a month"; "a period" where no word fits.
  public var perWindow: String {
    guard let window = windows.first(where: { !$0.isPartial }) ?? windows.first else { return "a period" }
    switch (window.end - window.begin) / 86_400_000_000 {
    case 1: return "a day"
    case 7: return "a week"
    case 14: return "every two weeks"
    case 28...31: return "a month"
    case 89...92: return "a quarter"
    case 365...366: return "a year"
    default: return "a period"
    }
  }
}
