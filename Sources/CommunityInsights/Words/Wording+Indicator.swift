extension Wording {
  /// A number with its unit: `23.5%`, `1,234`, `0.42`, `5.2 hours`, `3.1 days`.
  public static func value(_ value: Double?, unit: Indicator.Unit) -> String {
    guard let value, value.isFinite else { return undefined }
    switch unit {
    case .share: return share(value)
    case .shareDifference: return points(value)
    case .count: return amount(value)
    case .number: return withoutTrailingZeros(number(value))
    case .hours where value.magnitude < 1: return "\(fixed(value * 60, decimals: 0)) minutes"
    case .hours where value.magnitude >= 48: return duration(value / 24, "day")
    case .hours: return duration(value, "hour")
    case .days: return duration(value, "day")
    }
  }

  /// How much a number grows in a step of time, without sign: `1.2 percentage points`, `0.4`, `2.5 hours`.
  public static func difference(_ value: Double, unit: Indicator.Unit) -> String {
    switch unit {
    case .share, .shareDifference: return points(value.magnitude)
    case .count, .number: return withoutTrailingZeros(number(value.magnitude))
    case .hours, .days: return self.value(value.magnitude, unit: unit)
    }
  }

  /// Two bounds: `8.1% to 17.9%`; of a count, whole ones.
  public static func range(_ lower: Double, _ upper: Double, unit: Indicator.Unit) -> String {
    let (lower, upper) = unit == .count ? (lower.rounded(), upper.rounded()) : (lower, upper)
    let (low, high) = (value(lower, unit: unit), value(upper, unit: unit))
    return low == high ? low : "\(low) to \(high)"
  }

  /// `25.3 percentage points`, with one decimal unless that would leave nothing.
  private static func points(_ value: Double) -> String {
    let points = value * 100
    let text = points.magnitude >= 0.1 ? fixed(points, decimals: 1) : number(points)
    let digits = withoutTrailingZeros(text)
    return "\(digits) percentage \(["1", "−1"].contains(digits) ? "point" : "points")"
  }

  /// `1.20` as `1.2`, `3.00` as `3`: in a sentence, digits need not stand below one another.
  public static func withoutTrailingZeros(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var digits = text[...]
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return String(digits)
  }

  private static func duration(_ value: Double, _ unit: String) -> String {
    let text = fixed(value, decimals: 1)
    return "\(text) \(unit)\(text == "1.0" ? "" : "s")"
  }
}
