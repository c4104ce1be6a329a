import Dispatch
import Foundation
import GraphCore

/// Listens for Ctrl-C, so that work is stopped in an orderly way and what is half-written is removed. A second Ctrl-C ends
/// the process at once.
final class Interruption {
  let flag = CancellationFlag()
  private let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global(qos: .userInteractive))

  init() {
    signal(SIGINT, SIG_IGN)
    // A closed pipe shows as an error of writing, which is no failure.
    signal(SIGPIPE, SIG_IGN)
    source.setEventHandler { [flag] in
      if flag.isCancelled { _exit(ExitStatus.interrupted) }
      flag.cancel()
    }
    source.resume()
  }
}
