import Synchronization

/// What a caller says about how a measure runs: on how many threads, who hears of its progress, and how it is stopped.
///
/// Nothing here changes a result: measures give the same bits for any number of threads.
public struct RunControl: Sendable {
  /// A share of the work that is done, in one phase of it.
  public struct Progress: Sendable, Equatable {
    /// What is being done, in words that can be shown ("betweenness").
    public var phase: String
    /// From 0 to 1.
    public var fraction: Double
  }

  /// How many workers a parallel loop may use; at least 1.
  public var threads: Int

  /// Hears of progress, from any thread, at most once per chunk of work.
  public var onProgress: (@Sendable (Progress) -> Void)?

  /// Stops the run from outside.
  public var cancellation: CancellationFlag

  /// - Parameter threads: how many workers may run at once.
  public init(
    threads: Int = 1, cancellation: CancellationFlag = CancellationFlag(),
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) {
    self.threads = max(1, threads)
    self.cancellation = cancellation
    self.onProgress = onProgress
  }

  /// Throws `CancellationError` once the run has been cancelled. Called per chunk or per level, never per edge.
  public func checkCancellation() throws {
    if cancellation.isCancelled { throw CancellationError() }
  }

  /// Tells the listener that `done` of `total` steps of `phase` are done.
  package func report(_ phase: String, done: Int, of total: Int) {
    guard let onProgress else { return }
    onProgress(Progress(phase: phase, fraction: total == 0 ? 1 : Double(done) / Double(total)))
  }

  /// The control of a part of a phase, whose progress is told as that of the whole: `part` of `total` steps.
  package func part(_ part: Range<Int>, of total: Int) -> RunControl {
    guard let onProgress, total > 0 else { return self }
    return RunControl(threads: threads, cancellation: cancellation) { progress in
      let done = Double(part.lowerBound) + progress.fraction * Double(part.count)
      onProgress(Progress(phase: progress.phase, fraction: done / Double(total)))
    }
  }
}

/// A switch that turns a run off, from any thread or signal handler; it cannot be turned back on.
public final class CancellationFlag: Sendable {
  private let flag = Atomic<Bool>(false)

  public init() {}

  public var isCancelled: Bool { flag.load(ordering: .relaxed) }

  public func cancel() { flag.store(true, ordering: .relaxed) }
}
