@preconcurrency import Dispatch
import Foundation
import GraphCore
import SafeFiles
import Synchronization

/// Listens for Ctrl-C, for being asked to end, and for a terminal that is closed, so that work is stopped in an orderly
/// way and what is half-written is removed.
///
/// Work that does not notice at once, in a foreign library or with much memory to free, is not waited for: what is
/// staged is removed, and the process ends. A second signal ends it without even that; what is left is swept by the
/// next run.
final class Interruption: Sendable {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private static let patience = DispatchTimeInterval.milliseconds(50)

  /// Signals are the process's, and so is this; it listens from the first use on.
  static let shared = Interruption()

  let flag = CancellationFlag()
  /// The signal that came; 0 for none.
  private let received = Atomic<Int32>(0)
  private let isEnding = Atomic<Bool>(false)
  private let sources: [any DispatchSourceSignal]

  private init() {
    // A closed pipe shows as an error of writing, which is no failure.
    signal(SIGPIPE, SIG_IGN)
    // What comes before the sources listen has to wait: it is ignored until then, and would be lost.
    var waiting = sigset_t()
    var earlierMask = sigset_t()
    sigemptyset(&waiting)
    for number in Self.signals { sigaddset(&waiting, number) }
    pthread_sigmask(SIG_BLOCK, &waiting, &earlierMask)
    defer { pthread_sigmask(SIG_SETMASK, &earlierMask, nil) }
    let listening = DispatchSemaphore(value: 0)
    let queue = DispatchQueue.global(qos: .userInteractive)
    var sources: [any DispatchSourceSignal] = []
    for number in Self.signals {
      let earlier = signal(number, SIG_IGN)
      // Whoever started the run with nohup wants it to outlive the terminal.
      if number == SIGHUP && Self.isIgnoring(earlier) { continue }
      sources.append(DispatchSource.makeSignalSource(signal: number, queue: queue))
    }
    self.sources = sources
    for source in sources {
      let number = Int32(source.handle)
      source.setEventHandler { [self] in receive(number, queue) }
      source.setRegistrationHandler { listening.signal() }
      source.resume()
    }
    for _ in sources { listening.wait() }
  }

  /// The exit status for the signal that came, as shells have it; `nil` when none came.
  var status: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : 128 + number
  }

  /// Tells that the run was interrupted, once; whoever comes second waits for the end of the process.
  func tellOnce(_ tell: (String) -> Void) {
    guard !isEnding.exchange(true, ordering: .acquiringAndReleasing) else { while true { sleep(1) } }
    tell(
      StagedWork.publishedCount == 0
        ? "Interrupted; nothing was written." : "Interrupted; what was written so far is whole.")
  }

  private func receive(_ number: Int32, _ queue: DispatchQueue) {
    let (isFirst, _) = received.compareExchange(expected: 0, desired: number, ordering: .relaxed)
    if !isFirst { _exit(128 + number) }
    flag.cancel()
    queue.asyncAfter(deadline: .now() + Self.patience) { [self] in
      StagedWork.abandon()
      tellOnce(Terminal.writeLineAtOnce)
      _exit(128 + number)
    }
  }

  private static func isIgnoring(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
