import Statistics

extension Indicator {
  /// A share of counted cases with Wilson's interval; undefined where there are none.
  static func share(
    _ key: String, _ label: String, _ successes: Int, of total: Int, direction: Direction, evidence: Evidence,
    counting: Counting, references: [Reference] = []
  ) -> Indicator {
    let wilson = WilsonInterval(successes: successes, of: total)
    return Indicator(
      key, label, total > 0 ? Double(successes) / Double(total) : nil, unit: .share, direction: direction,
      interval: total > 0 ? Interval(lower: wilson.lower, upper: wilson.upper, method: .wilson) : nil,
      evidence: evidence, counting: counting, references: references)
  }

  /// The lower bound, or the value itself where no interval is known; `nil` where there is no value to be told.
  var lowerBound: Double? { value.map { interval?.lower ?? $0 } }

  /// The upper bound, or the value itself where no interval is known; `nil` where there is no value to be told.
  var upperBound: Double? { value.map { interval?.upper ?? $0 } }
}
