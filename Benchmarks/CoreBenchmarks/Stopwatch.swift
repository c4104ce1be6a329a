import Dispatch
import GraphCore

/// Runs a piece of work several times and notes how long each run takes and how much memory they need.
struct Stopwatch {
  struct Timing {
    var seconds: [Double] = []
    var peakMiB = 0.0
    var addedMiB = 0.0
    /// The results of the last run, or of the one with the highest modularity.
    var figures: Figures = [:]
  }

  var repeats: Int
  var budgetSeconds: Double

  func time(_ work: () throws -> Measure.Evaluation) throws -> Timing {
    var timing = Timing()
    ResidentMemory.resetPeak()
    let before = ResidentMemory.currentMiB
    while timing.seconds.isEmpty || timing.seconds.count < repeats && timing.seconds.reduce(0, +) < budgetSeconds {
      let clock = ContinuousClock()
      let begin = clock.now
      let evaluation = try work()
      timing.seconds.append((clock.now - begin) / .seconds(1))
      timing.peakMiB = max(timing.peakMiB, ResidentMemory.peakMiB)
      timing.keepBetter(evaluation())
    }
    timing.addedMiB = max(0, timing.peakMiB - before)
    return timing
  }

  /// How many seconds each run goes on after it is cancelled, which happens `delay` seconds after its begin; empty when the
  /// first one ends before.
  func timeStopping(
    after delay: Double, threads: Int, _ work: (RunControl) throws -> Measure.Evaluation
  ) throws -> [Double] {
    var seconds: [Double] = []
    while seconds.count < repeats {
      let control = RunControl(threads: threads)
      let clock = ContinuousClock()
      let begin = clock.now
      DispatchQueue.global().asyncAfter(deadline: .now() + delay) { control.cancellation.cancel() }
      do {
        _ = try work(control)
        return seconds
      } catch is CancellationError {
        seconds.append((clock.now - begin) / .seconds(1) - delay)
      }
    }
    return seconds
  }
}

extension Stopwatch.Timing {
  fileprivate mutating func keepBetter(_ other: Figures) {
    if let best = figures["modularity"]?[0], let modularity = other["modularity"]?[0], modularity < best { return }
    figures = other
  }
}
