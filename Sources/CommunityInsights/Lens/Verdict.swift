import Numbers
import Statistics

extension MeasureResult {
  /// ``Indicator/band(_:)``, where a number that is rounded and has lost its interval does not decide beside a bound.
  func band(of indicator: Indicator, _ bounds: [Double]) -> Int? {
    guard isRounded, indicator.interval == nil, let value = indicator.value else { return indicator.band(bounds) }
    return bounds.contains { ($0 - value).magnitude < Self.roundedAway } ? nil : indicator.band(bounds)
  }

  /// As wide as the intervals of numbers that are told mostly are.
  private static let roundedAway = 0.05
}

extension Indicator {
  /// Between which of some bounds the number lies, as far as its interval leaves no other: 0 below the first; `nil` where
  /// two verdicts would fit, and without a number.
  ///
  /// A number without an interval is taken as it is.
  func band(_ bounds: [Double]) -> Int? {
    guard let value else { return nil }
    let (lower, upper) = (interval?.lower ?? value, interval?.upper ?? value)
    let band = bounds.count { value >= $0 }
    return bounds.count { lower >= $0 } == band && bounds.count { upper >= $0 } == band ? band : nil
  }

  /// The same of a share of members that has no interval of its own, with Wilson's.
  func bandOfMembers(_ bounds: [Double]) -> Int? {
    guard interval == nil, unit == .share, let people, people.total > 0, people.count <= people.total else {
      return band(bounds)
    }
    var share = self
    let wilson = WilsonInterval(successes: people.count, of: people.total)
    share.interval = Interval(lower: wilson.lower, upper: wilson.upper, method: .wilson)
    return share.band(bounds)
  }

  /// About how many more cases it takes until a share that stays as it is lies clear of the nearest bound; `nil` where
  /// that is more than anybody would wait for.
  ///
  /// From the width of the normal interval: z² · p · (1 − p) / (p − bound)² cases in all.
  func casesNeeded(_ bounds: [Double], of cases: Int) -> Int? {
    guard let value, let distance = bounds.map({ ($0 - value).magnitude }).min(), distance > 0 else { return nil }
    let z = NormalDistribution.halfWidth(level: 0.95)
    let spread = max(value * (1 - value), 1 / Double(max(1, cases)))
    let more = z * z * spread / (distance * distance) - Double(cases)
    guard more > 0, more <= Double(cases) * Self.mostPatience else { return nil }
    return more < 10 ? max(1, Int(saturating: more.rounded(.up))) : Int(saturating: (more / 10).rounded(.up)) * 10
  }

  /// Nobody waits for more than so many times what there is.
  private static let mostPatience = 10.0
}
