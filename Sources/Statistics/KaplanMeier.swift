#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How long it takes until something happens, when not everybody could be watched long enough to see it happen.
///
/// The product-limit estimate of Kaplan & Meier, "Nonparametric estimation from incomplete observations", Journal of
/// the American Statistical Association 53 (1958). Those who are lost at the time of an event are taken to be still at
/// risk.
public struct KaplanMeier: Sendable, Hashable {
  /// What happened at one time at which there was at least one event.
  public struct Step: Sendable, Hashable {
    public let time: Double
    /// How many were still waiting just before.
    public let atRisk: Int
    public let events: Int
    /// The share for whom it has not happened at `time` or before.
    public let survival: Double
    /// Greenwood's sum, events / (at risk · (at risk − events)) over all steps so far: the relative variance of the
    /// survival. Infinite once nobody is left.
    public let greenwoodSum: Double
  }

  /// For how many it has happened by some time.
  public struct EventShare: Sendable, Hashable {
    /// From 0 to 1.
    public let share: Double
    /// `nil` while it has happened for nobody, and once it has happened for all: the variance is then unknown.
    public let interval: ClosedRange<Double>?
  }

  /// In the order of time; empty when there was no event.
  public let steps: [Step]
  /// How many were watched.
  public let count: Int
  /// For how many it was seen to happen.
  public let eventCount: Int
  /// The longest that somebody was watched; `nil` when nobody was.
  public let longest: Double?

  /// - Parameters:
  ///   - durations: for each of those watched, how long it took, or how long they could be watched: finite, not
  ///     negative.
  ///   - events: for each whether it happened; `false` where the watch ended before.
  /// - Complexity: O(n log n).
  public init(durations: [Double], events: [Bool]) {
    precondition(durations.count == events.count)
    precondition(durations.allSatisfy { $0 >= 0 && $0.isFinite }, "durations are finite and not negative")
    let order = durations.indices.sorted { durations[$0] < durations[$1] }
    var steps: [Step] = []
    var (survival, greenwood) = (1.0, 0.0)
    var position = 0
    while position < order.count {
      let time = durations[order[position]]
      let atRisk = order.count - position
      var happened = 0
      while position < order.count && durations[order[position]] == time {
        if events[order[position]] { happened += 1 }
        position += 1
      }
      guard happened > 0 else { continue }
      survival *= Double(atRisk - happened) / Double(atRisk)
      greenwood += Double(happened) / (Double(atRisk) * Double(atRisk - happened))
      steps.append(
        Step(time: time, atRisk: atRisk, events: happened, survival: survival, greenwoodSum: greenwood))
    }
    self.steps = steps
    count = durations.count
    eventCount = events.count { $0 }
    longest = order.last.map { durations[$0] }
  }

  /// The share for whom it has not happened at `time` or before.
  ///
  /// - Returns: `nil` after the longest watch, unless it had happened for all by then, and when nobody was watched.
  /// - Complexity: O(log steps).
  public func survival(at time: Double) -> Double? {
    guard let longest else { return nil }
    let last = step(at: time)
    if time > longest && last?.survival != 0 { return nil }
    return last?.survival ?? 1
  }

  /// The time by which it has happened for a share of `probability`: 0.5 for the median.
  ///
  /// - Returns: the first time at which the survival is at most 1 − `probability`; `nil` when that was not reached.
  /// - Precondition: `probability` is above 0, at most 1.
  /// - Complexity: O(log steps).
  public func quantile(_ probability: Double) -> Double? {
    precondition(0 < probability && probability <= 1)
    // A product of fractions may miss a round share by a rounding error.
    let bound = 1 - probability + 1e-12
    let index = steps.count(while: { $0.survival > bound })
    return index < steps.count ? steps[index].time : nil
  }

  /// The share for whom it has happened by `time`, with an interval.
  ///
  /// The interval is symmetric on the scale of log(−log survival), so that it stays within 0…1: Kalbfleisch & Prentice,
  /// *The Statistical Analysis of Failure Time Data* (1980), with Greenwood's variance.
  ///
  /// - Parameter level: how often such an interval holds the true value.
  /// - Returns: `nil` where ``survival(at:)`` is.
  /// - Complexity: O(log steps).
  public func eventShare(at time: Double, level: Double = 0.95) -> EventShare? {
    guard let survival = survival(at: time) else { return nil }
    guard survival > 0, survival < 1, let last = step(at: time) else {
      return EventShare(share: 1 - survival, interval: nil)
    }
    let spread =
      NormalDistribution.halfWidth(level: level) * last.greenwoodSum.squareRoot() / -log(survival)
    let low = pow(survival, exp(spread))
    let high = pow(survival, exp(-spread))
    return EventShare(share: 1 - survival, interval: (1 - high)...(1 - low))
  }

  /// Between which bounds the time lies by which it happens for a share of `probability`: all times at which the interval
  /// of the survival holds 1 − `probability`.
  ///
  /// Brookmeyer & Crowley, "A confidence interval for the median survival time", Biometrics 38 (1982), on the scale of
  /// ``eventShare(at:level:)``.
  ///
  /// - Returns: `nil` where the curve has not fallen far enough to tell the upper bound.
  /// - Precondition: `probability` is above 0, below 1.
  /// - Complexity: O(steps).
  public func quantileInterval(_ probability: Double, level: Double = 0.95) -> ClosedRange<Double>? {
    precondition(0 < probability && probability < 1)
    let width = NormalDistribution.halfWidth(level: level)
    let wanted = log(-log(1 - probability))
    var lower: Double?
    for step in steps {
      guard step.survival > 0 else { return (lower ?? step.time)...step.time }
      let place = log(-log(step.survival))
      let spread = width * step.greenwoodSum.squareRoot() / -log(step.survival)
      if lower == nil && place + spread >= wanted { lower = step.time }
      if place - spread > wanted { return (lower ?? step.time)...step.time }
    }
    return nil
  }

  /// The last step at `time` or before.
  private func step(at time: Double) -> Step? {
    let index = steps.count(while: { $0.time <= time })
    return index > 0 ? steps[index - 1] : nil
  }
}

extension [KaplanMeier.Step] {
  /// How many steps come before the first for which `isBefore` is false; it is false for all after that, too.
  fileprivate func count(while isBefore: (KaplanMeier.Step) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
