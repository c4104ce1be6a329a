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
}

extension Stopwatch.Timing {
  fileprivate mutating func keepBetter(_ other: Figures) {
    if let best = figures["modularity"]?[0], let modularity = other["modularity"]?[0], modularity < best { return }
    figures = other
  }
}
