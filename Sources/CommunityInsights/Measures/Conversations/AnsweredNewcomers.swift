extension NewcomerWelcome {
  /// How much more often the answered write again; Newcombe's interval from the two of Wilson, method 10 of "Interval
  /// estimation for the difference between independent proportions", Statistics in Medicine 17 (1998).
  static func difference(_ answered: Indicator, _ unanswered: Indicator) -> Indicator {
    var difference: Double?
    var interval: Interval?
    if let a = answered.value, let b = unanswered.value, let aBounds = answered.interval,
      let bBounds = unanswered.interval
    {
      func distance(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
      difference = a - b
      interval = Interval(
        lower: a - b - distance(a - aBounds.lower, bBounds.upper - b),
        upper: a - b + distance(aBounds.upper - a, b - bBounds.lower), method: .wilson)
    }
    let members = (answered.evidence.members ?? 0) + (unanswered.evidence.members ?? 0)
    return Indicator(
      "wrote_again_difference", "difference between answered and unanswered newcomers who wrote again", difference,
      unit: .shareDifference, direction: .neither, interval: interval, evidence: Evidence(members: members),
      counting: .nobody, derivation: .difference(of: Key.answeredAgain, and: Key.unansweredAgain),
      references: [Reference(.published, lower: 0.12, upper: 0.12, source: published2006)])
  }
}
