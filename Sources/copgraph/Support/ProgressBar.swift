import GraphCore
import Numbers
import Synchronization

/// A line on standard error that shows what is being done and how far it is; only on a terminal.
final class ProgressBar: Sendable {
  private struct State {
    var phase = ""
    var begin = ContinuousClock.now
    var lastShown: ContinuousClock.Instant?
    var isVisible = false
  }

  private static let width = 30
  private let state = Mutex(State())

  /// A bar, unless standard error is no terminal.
  static func onTerminal() -> ProgressBar? { Terminal.isInteractive ? ProgressBar() : nil }

  /// Shows the progress, at most ten times a second.
  func show(_ progress: RunControl.Progress) {
    state.withLock { state in
      let now = ContinuousClock.now
      if state.phase != progress.phase {
        state.phase = progress.phase
        state.begin = now
      } else if let last = state.lastShown, now - last < .milliseconds(100) {
        return
      }
      state.lastShown = now
      state.isVisible = true
      write(line(progress, elapsed: now - state.begin))
    }
  }

  /// Removes the line.
  func clear() {
    state.withLock { state in
      if state.isVisible { write("") }
      state.isVisible = false
    }
  }

  private func line(_ progress: RunControl.Progress, elapsed: Duration) -> String {
    let fraction = min(1, max(0, progress.fraction))
    let filled = Int(saturating: fraction * Double(Self.width))
    let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: Self.width - filled)
    return "\(bar) \(Int(saturating: fraction * 100)) % \(progress.phase)\(timeLeft(fraction, elapsed))"
  }

  /// An estimate from what is done so far, once that says something.
  private func timeLeft(_ fraction: Double, _ elapsed: Duration) -> String {
    let seconds = Double(elapsed.components.seconds)
    guard fraction > 0.02, fraction < 1, seconds >= 2 else { return "" }
    let left = Int(saturating: min(seconds * (1 - fraction) / fraction, 1e9)) + 1
    return left < 120 ? ", \(left) s left" : ", \(left / 60 + 1) min left"
  }

  private func write(_ line: String) {
    Terminal.write("\r\u{1B}[2K\(line)")
  }
}
