import Numbers
import Statistics

/// Rounds counts for audiences to multiples of one step, and knows what somebody can conclude from a rounded one.
///
/// Two reports, with and without one member, differ in few counts only, and where they do not, they do not tell what
/// the member brought. A count of all or of nobody stays one: only what is told anyway is said by a rounded count.
struct CountRounding: Hashable, Sendable {
  /// Rounded counts are multiples of this.
  let step: Int

  /// The smallest multiple of five that is no smaller than the smallest group: what two rounded counts leave over could
  /// then be a whole group.
  init(minimumGroup: Int) { step = max(1, (minimumGroup + 4) / 5) * 5 }

  func callAsFunction(_ count: Int) -> Int {
    let (whole, rest) = count.quotientAndRemainder(dividingBy: step)
    return rest * 2 >= step + step % 2 ? (whole + 1).multipliedReportingOverflow(by: step).partialValue : whole * step
  }

  func callAsFunction(_ count: Int?) -> Int? { count.map { self($0) } }

  /// A number that counts something, and may be a sum of weights.
  func callAsFunction(_ count: Double) -> Double {
    count.isFinite ? (count / Double(step)).rounded() * Double(step) : count
  }

  /// The counts that are rounded to the same as this one.
  func cell(of count: Int) -> ClosedRange<Int> {
    let told = self(count)
    return max(0, told - step / 2)...max(0, told + (step - 1) / 2)
  }

  /// The least that a count may have been that is told as `told`.
  func lowest(of told: Int) -> Int { max(0, told - step / 2) }

  /// Whether a rounded count is at most a twentieth off, so that what is made of it is not far off either.
  func isClose(_ count: Int) -> Bool { 10 * step <= count }

  /// People out of others, both rounded; fewer than all stay fewer than all.
  func callAsFunction(_ people: PeopleCount) -> PeopleCount {
    let total = self(people.total)
    let count = self(people.count)
    let isMisleading = count >= total && people.count < people.total
    var told = people
    told.count = isMisleading ? max(0, total - step) : min(count, total)
    told.total = total
    return told
  }
}

/// How precisely a number is told that is no count.
///
/// A fraction k/n told in steps of at least 1/n fits every n from there on, so that it tells nothing of how many people
/// n is. What is a function of rounded counts is made from these instead.
enum Precision {
  /// Numbers that are no fractions, such as days or ratios: so many digits tell all there is to know.
  static let digits = 2

  /// The finest first; each is a multiple of what a reader knows as round.
  static let steps = [0.01, 0.02, 0.05, 0.1, 0.2]

  /// The finest step in which fractions over so many are told; `nil` where none is coarse enough.
  static func step(over count: Int) -> Double? { steps.first { $0 * Double(count) >= 1 } }

  /// Wilson's interval of a share of so many, all three as they are told, in whole percents; `nil` where the exact
  /// interval is not that of about so many.
  ///
  /// The exact bounds beside the share are the numerator and the denominator. So an interval is told where it follows
  /// from what is told, and is left out elsewhere.
  ///
  /// - Parameter exact: the share and its interval in full.
  static func interval(
    of told: Double, over total: Int, exact: (share: Double, interval: Interval), _ rounding: CountRounding
  ) -> Interval? {
    guard exact.interval.method == .wilson, total > 0 else { return nil }
    let totals = rounding.cell(of: total)
    let isOfTotal = totals.contains { total in
      let count = exact.share * Double(total)
      guard total > 0, (count - count.rounded()).magnitude < 1e-6 * Double(total) else { return false }
      let own = WilsonInterval(successes: Int(saturating: count.rounded()), of: total, level: exact.interval.level)
      return (own.lower - exact.interval.lower).magnitude < 1e-9 && (own.upper - exact.interval.upper).magnitude < 1e-9
    }
    guard isOfTotal else { return nil }
    let count = min(total, max(0, Int(saturating: (told * Double(total)).rounded())))
    let own = WilsonInterval(successes: count, of: total, level: exact.interval.level)
    func percent(_ bound: Double) -> Double { (bound * 100).rounded() / 100 }
    return Interval(
      lower: min(told, percent(own.lower)), upper: max(told, percent(own.upper)), level: exact.interval.level,
      method: .wilson)
  }
}

extension Double {
  /// The nearest multiple of a step that is a whole part of 1.
  func rounded(toSteps step: Double) -> Double {
    let parts = (1 / step).rounded()
    return (self * parts).rounded() / parts
  }

  /// The same, but `nil` where that is none and the number is not: in large steps, what is small is left out rather than
  /// told as none.
  func toldInSteps(of step: Double) -> Double? {
    let told = rounded(toSteps: step)
    return told == 0 && self > 0 ? nil : told
  }

  /// The nearest number with so many digits that count.
  func rounded(significantDigits digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    // The power of ten above the number.
    var exponent = 0
    var power = 1.0
    while magnitude >= power { (exponent, power) = (exponent + 1, power * 10) }
    while magnitude < power / 10 && exponent > -300 { (exponent, power) = (exponent - 1, power / 10) }
    var scale = 1.0
    for _ in 0..<(digits - exponent).magnitude { scale *= 10 }
    return exponent <= digits ? (self * scale).rounded() / scale : (self / scale).rounded() * scale
  }
}
