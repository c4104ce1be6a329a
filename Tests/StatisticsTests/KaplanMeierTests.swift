import Statistics
import TestSupport
import Testing

/// The trial of Freireich et al. (Blood 21, 1963): weeks to relapse of children with leukaemia.
@Suite("Kaplan–Meier")
struct KaplanMeierTests {
  private static let treated = KaplanMeier(
    durations: [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
    events: [
      true, true, true, false, true, false, true, false, false, true, true, false, false, false, true, true, false,
      false,
      false, false, false,
    ])
  private static let placebo = KaplanMeier(
    durations: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
    events: [Bool](repeating: true, count: 21))

  @Test("6-MP: the published survival, step by step")
  func published() {
    let steps = Self.treated.steps
    #expect(steps.map(\.time) == [6, 7, 10, 13, 16, 22, 23])
    #expect(steps.map(\.atRisk) == [21, 17, 15, 12, 11, 7, 6])
    #expect(steps.map(\.events) == [3, 1, 1, 1, 1, 1, 1])
    let expected = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    for (step, survival) in zip(steps, expected) { #expect((step.survival - survival).magnitude < 5e-4) }
    let errors = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    for (step, error) in zip(steps, errors) {
      #expect((step.survival * step.greenwoodSum.squareRoot() - error).magnitude < 5e-5)
    }
    #expect(Self.treated.count == 21 && Self.treated.eventCount == 9 && Self.treated.longest == 35)
  }

  /// The bounds that SciPy's `ecdf` gives by its method "log-log".
  @Test(
    "6-MP: the interval of the share who relapsed",
    arguments: [(6, 0.619_717_96, 0.951_551_75), (13, 0.431_610_22, 0.849_065_96), (30, 0.188_052_01, 0.680_142_63)])
  func interval(week: Double, lower: Double, upper: Double) throws {
    let share = try #require(Self.treated.eventShare(at: week))
    let interval = try #require(share.interval)
    #expect(isClose(interval.lowerBound, 1 - upper, within: 1e-7))
    #expect(isClose(interval.upperBound, 1 - lower, within: 1e-7))
    #expect(interval.contains(share.share))
  }

  @Test("medians: 23 weeks with the drug, 8 without; nine in ten relapsed only without")
  func quantiles() {
    #expect(Self.treated.quantile(0.5) == 23 && Self.treated.quantile(0.9) == nil)
    #expect(Self.placebo.quantile(0.5) == 8 && Self.placebo.quantile(0.9) == 17 && Self.placebo.quantile(1) == 23)
  }

  /// As R's `survfit` gives them with `conf.type = "log-log"`.
  @Test("the interval of the median: from 13 weeks on with the drug, 4 to 11 weeks without")
  func quantileIntervals() {
    #expect(Self.placebo.quantileInterval(0.5) == 4...11)
    #expect(Self.treated.quantileInterval(0.5) == nil)
    let longer = KaplanMeier(
      durations: Self.treated.steps.map(\.time) + [40, 41, 42], events: [Bool](repeating: true, count: 10))
    #expect(longer.quantileInterval(0.5).map { $0.contains(longer.quantile(0.5)!) } == true)
  }

  @Test("without censoring it is the share of a plain count")
  func uncensored() throws {
    for week in stride(from: 0.5, through: 24, by: 1) {
      let happened = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23].count { $0 <= week }
      let share = try #require(Self.placebo.eventShare(at: week))
      #expect(isClose(share.share, Double(happened) / 21, within: 1e-12))
      #expect((share.interval == nil) == (happened == 0 || happened == 21))
    }
  }

  @Test("a share that is just reached counts as reached")
  func rounding() {
    let ten = KaplanMeier(durations: (1...10).map { Double($0) }, events: [Bool](repeating: true, count: 10))
    for tenth in 1...10 { #expect(ten.quantile(Double(tenth) / 10) == Double(tenth)) }
  }

  @Test("nothing is said of times after the longest watch, unless it had happened for all")
  func beyond() {
    #expect(Self.treated.survival(at: 35) != nil && Self.treated.survival(at: 36) == nil)
    #expect(Self.treated.eventShare(at: 36) == nil && Self.placebo.eventShare(at: 99)?.share == 1)
    #expect(Self.treated.survival(at: 0) == 1)
  }

  @Test("nobody watched; nothing happened; all at once")
  func edges() {
    let nobody = KaplanMeier(durations: [], events: [])
    #expect(nobody.survival(at: 0) == nil && nobody.quantile(0.5) == nil && nobody.longest == nil)
    let nothing = KaplanMeier(durations: [3, 5], events: [false, false])
    #expect(nothing.steps.isEmpty && nothing.survival(at: 5) == 1 && nothing.quantile(0.1) == nil)
    let all = KaplanMeier(durations: [0, 0], events: [true, true])
    #expect(all.survival(at: 0) == 0 && all.quantile(0.5) == 0)
  }

  @Test("the order of those watched does not matter")
  func order() {
    let (durations, events) = ([5.0, 2, 2, 9, 4], [true, false, true, true, false])
    let reversed = KaplanMeier(durations: durations.reversed(), events: events.reversed())
    #expect(KaplanMeier(durations: durations, events: events) == reversed)
  }
}
