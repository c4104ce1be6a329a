import Dispatch
import GraphCore
import Numbers
import Synchronization

/// A line on standard error that shows what is being done, how far it is and how long it will take yet; only on a terminal.
///
/// With a plan (``expect(_:)``) it is one bar over all steps of a run; without, one for each phase that reports progress.
final class ProgressBar: Sendable {
  private struct State {
    var phase = ""
    var fraction = 0.0
    var phaseBegin = 0.0
    var run: RunProgress?
    var lastShown = -1.0
    var isVisible = false
    var isOver = false
  }

  private static let width = 24
  /// From so many seconds on it is said how to leave a step out.
  private static let long = 4.0

  private let begin = ContinuousClock.now
  private let state = Mutex(State())

  /// A bar, unless standard error is no terminal.
  static func onTerminal() -> ProgressBar? {
    guard Terminal.isInteractive else { return nil }
    let bar = ProgressBar()
    Terminal.beforeOthers { [weak bar] in bar?.hide() }
    bar.tick()
    return bar
  }

  /// Makes it one bar over the steps of a plan; once it is one, changes what is expected of the steps to come.
  func expect(_ plan: StepPlan) {
    state.withLock { if $0.run == nil { $0.run = RunProgress(plan) } else { $0.run?.expect(plan) } }
  }

  /// Notes that a step begins.
  func begin(_ step: String) {
    let time = seconds
    state.withLock {
      $0.run?.begin(step, at: time)
      if $0.run != nil { show(&$0, at: time) }
    }
  }

  /// Notes the progress of a phase, and shows it.
  func show(_ progress: RunControl.Progress) {
    let time = seconds
    state.withLock { state in
      let isNew = state.phase != progress.phase
      if isNew { (state.phase, state.phaseBegin) = (progress.phase, time) }
      state.fraction = min(1, max(0, progress.fraction))
      state.run?.hear(progress.fraction, at: time)
      if isNew || time - state.lastShown >= 0.1 { show(&state, at: time) }
    }
  }

  /// Removes the line, and shows no other.
  func clear() {
    hide()
    state.withLock { $0.isOver = true }
  }

  /// Removes the line until there is something new to show.
  private func hide() {
    state.withLock { state in
      if state.isVisible { Terminal.write(Self.start) }
      state.isVisible = false
    }
  }

  private static let start = "\r\u{1B}[2K"

  private var seconds: Double { (ContinuousClock.now - begin) / .seconds(1) }

  /// Shows the time left twice a second, also while nothing is heard.
  private func tick() {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(500)) { [weak self] in
      guard let self else { return }
      let time = seconds
      let goesOn = state.withLock { state in
        if state.isVisible, state.run != nil, time - state.lastShown >= 0.4 { show(&state, at: time) }
        return !state.isOver
      }
      if goesOn { tick() }
    }
  }

  private func show(_ state: inout State, at time: Double) {
    guard !state.isOver else { return }
    (state.lastShown, state.isVisible) = (time, true)
    let line = state.run == nil ? phaseLine(state, at: time) : runLine(&state, at: time)
    Terminal.write(Self.start + line.prefix(max(1, Terminal.columns - 1)))
  }

  private func phaseLine(_ state: State, at time: Double) -> String {
    let elapsed = time - state.phaseBegin
    let left = state.fraction > 0.02 ? elapsed * (1 - state.fraction) / state.fraction : 0
    return bar(state.fraction) + " " + state.phase + (elapsed >= 2 ? timeLeft(left) : "")
  }

  private func runLine(_ state: inout State, at time: Double) -> String {
    guard let part = state.run?.part(at: time), let run = state.run else { return "" }
    let left = run.left(at: time)
    var line = bar(part) + (time >= 1 ? timeLeft(left) : "") + ": " + words(run.step?.name ?? state.phase)
    if let step = run.step, let option = step.option, run.stepSeconds(at: time) >= Self.long {
      line += " (\(option) skips this)"
    }
    return line
  }

  /// "structuralHoles" as "structural holes".
  private func words(_ step: String) -> String {
    let plain = [
      "read": "reading", "record": "sorting", "windows": "periods", "recent": "the present", "inputs": "checksums",
      "diagram": "drawing", "write": "writing",
    ]
    return plain[step]
      ?? step.reduce(into: "") { $0 += $1 == "_" ? " " : $1.isUppercase ? " " + $1.lowercased() : String($1) }
  }

  private func bar(_ fraction: Double) -> String {
    let filled = Int(saturating: fraction * Double(Self.width))
    return String(repeating: "━", count: filled) + String(repeating: "─", count: Self.width - filled)
      + " \(Int(saturating: fraction * 100)) %"
  }

  private func timeLeft(_ seconds: Double) -> String {
    let left = Int(saturating: min(seconds, 1e9).rounded(.up))
    return left <= 0 ? "" : left < 120 ? ", \(left) s left" : ", \((left + 30) / 60) min left"
  }
}
