/// Where a number goes over time, when that is clear of chance.
public enum Development: String, Hashable, Sendable {
  case better, worse
  /// It moves, but neither way is good.
  case rising, falling
}

extension Timeline.Series {
  /// Whether the trend is clear of chance (its interval does not hold 0), and for the better or for the worse; `nil`
  /// without a clear trend.
  public var development: Development? {
    guard let trend, trend.interval.lower > 0 || trend.interval.upper < 0 else { return nil }
    let isRising = trend.interval.lower > 0
    switch direction {
    case .higherIsBetter: return isRising ? .better : .worse
    case .lowerIsBetter: return isRising ? .worse : .better
    case .neither: return isRising ? .rising : .falling
    }
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
