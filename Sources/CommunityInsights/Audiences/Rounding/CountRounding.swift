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

  /// People out of others, both rounded; fewer than all stay fewer than all.
  func callAsFunction(_ people: PeopleCount) -> PeopleCount {
    let total = self(people.total)
    let count = self(people.count)
    let isMisleading = count >= total && people.count < people.total
    return PeopleCount(
      isMisleading ? max(0, total - step) : min(count, total), of: total, partition: people.partition)
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

  /// The finest step in which a share and Wilson's bounds of it fit so many numbers that it may be a share of; `nil`
  /// where none is coarse enough.
  ///
  /// In full the three are the numerator and the denominator.
  ///
  /// - Parameter first: no finer than this.
  /// - Complexity: O(steps · denominator), for denominators up to a few hundred; beyond, whole percents fit many.
  static func step(of share: Double, _ interval: Interval, from first: Double, values: Int) -> Double? {
    let steps = steps.filter { $0 >= first }
    guard let total = total(of: share, interval), total < mostTried else { return first }
    return steps.first { step in
      func told(_ number: Double) -> Double { (number / step).rounded() }
      let all = [share, interval.lower, interval.upper].map(told)
      let fitting = (max(1, total / 3)...(3 * total + 10)).lazy.filter { total in
        let least = Int(saturating: ((all[0] - 0.5) * step * Double(total)).rounded(.up))
        let most = Int(saturating: ((all[0] + 0.5) * step * Double(total)).rounded(.down))
        return max(0, least) <= min(total, most)
          && (max(0, least)...min(total, most)).contains { count in
            let wilson = WilsonInterval(successes: count, of: total, level: interval.level)
            return all == [Double(count) / Double(total), wilson.lower, wilson.upper].map(told)
          }
      }
      return fitting.prefix(values).count == values
    }
  }

  private static let mostTried = 1_000

  /// Of how many a share is, by the width of Wilson's interval; `nil` where it is not that of any number.
  private static func total(of share: Double, _ interval: Interval) -> Int? {
    let width = interval.upper - interval.lower
    func isNarrower(_ total: Int) -> Bool {
      let count = Int(saturating: (share * Double(total)).rounded())
      let wilson = WilsonInterval(successes: min(total, max(0, count)), of: total, level: interval.level)
      return wilson.upper - wilson.lower <= width
    }
    var most = 1
    while most < mostTried && !isNarrower(most) { most *= 2 }
    return (1...most).first(where: isNarrower)
  }
}

extension Double {
  /// The nearest multiple of a step that is a whole part of 1.
  func rounded(toSteps step: Double) -> Double {
    let parts = (1 / step).rounded()
    return (self * parts).rounded() / parts
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
