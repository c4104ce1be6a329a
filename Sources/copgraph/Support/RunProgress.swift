/// How far a run is, and how long it will take yet.
///
/// What is left of a step that is one loop follows from how much of the loop is done. What is left of other steps, and of
/// those to come, follows from the plan, and from how long the steps before took beside it. A value without a clock, so that it can be
/// tested; times are seconds since the run began.
struct RunProgress: Sendable {
  private var steps: [StepPlan.Step]
  /// The step that is under way; -1 before the first.
  private var place = -1
  private var begin = 0.0
  /// When the loop that reports its progress began, how much of it is done, and when that was heard.
  private var loop = (begin: 0.0, fraction: 0.0, heard: 0.0)
  /// What ended steps took, and what the plan says of them.
  private var (taken, expected) = (0.0, 0.0)
  private var shown = 0.0

  /// So many seconds of the plan count as having gone by it: the first short steps say little about the machine.
  private static let trust = 0.3
  /// A step that takes longer than it should is believed to be nearly done, but never quite.
  private static let leastLeft = 0.2
  /// From this part on, progress says how long a step takes.
  private static let tellingFraction = 0.04

  init(_ plan: StepPlan) { steps = plan.steps }

  /// The step that is under way; `nil` before the first.
  var step: StepPlan.Step? { place < 0 ? nil : steps[place] }

  /// Exchanges what is expected of steps to come, once more is known.
  mutating func expect(_ plan: StepPlan) {
    let known = steps[..<(place + 1)]
    steps = known + plan.steps.filter { step in !known.contains { $0.name == step.name } }
  }

  /// Notes that a step begins, which ends the one before; steps that no plan knows are part of the one before.
  mutating func begin(_ name: String, at time: Double) {
    guard let next = steps[(place + 1)...].firstIndex(where: { $0.name == name }) else { return }
    if let step {
      taken += time - begin
      expected += step.seconds
    }
    (place, begin, loop) = (next, time, (time, 0, time))
  }

  /// Notes how much of a loop is done; with less than before, it is another loop.
  mutating func hear(_ fraction: Double, at time: Double) {
    if fraction < loop.fraction { loop.begin = loop.heard }
    (loop.fraction, loop.heard) = (min(1, max(0, fraction)), time)
  }

  /// How long the step that is under way has taken so far.
  func stepSeconds(at time: Double) -> Double { place < 0 ? 0 : time - begin }

  /// How many seconds the run will take yet.
  func left(at time: Double) -> Double {
    guard let step else { return pace * steps.reduce(0) { $0 + $1.seconds } }
    let elapsed = time - begin
    let later = steps[(place + 1)...].reduce(0) { $0 + $1.seconds }
    let isTold = loop.fraction > Self.tellingFraction
    let ofLoop = isTold ? (loop.heard - loop.begin) * (1 / loop.fraction - 1) - (time - loop.heard) : 0
    if step.isEven && isTold {
      let left = max(0, ofLoop)
      return left + pace(with: elapsed + left, of: step.seconds) * later
    }
    return max(pace * step.seconds - elapsed, Self.leastLeft * elapsed, ofLoop) + pace * later
  }

  /// The part of the run that is done; it never shrinks, though what is left may grow.
  mutating func part(at time: Double) -> Double {
    let left = left(at: time)
    shown = max(shown, time + left > 0 ? time / (time + left) : 0)
    return shown
  }

  /// How long steps take beside the plan.
  private var pace: Double { pace(with: 0, of: 0) }

  private func pace(with whole: Double, of seconds: Double) -> Double {
    (taken + whole + Self.trust) / (expected + seconds + Self.trust)
  }
}
