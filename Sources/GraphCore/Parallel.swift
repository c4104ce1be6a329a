import Dispatch
import Synchronization

/// Parallel loops whose results do not depend on the number of threads.
///
/// Work is cut into chunks by the caller, at places that depend on the input alone. Workers take chunks from a shared
/// counter; ``forEach(_:control:phase:makeScratch:body:)`` is for chunks that write to places of their own, and
/// ``ordered(_:control:phase:makeScratch:compute:commit:)`` for sums, whose parts are added in the order of the chunks.
package enum Parallel {
  /// Runs `body` for every chunk in `0 ..< chunkCount`, in any order, on `control.threads` workers.
  ///
  /// - Parameters:
  ///   - chunkCount: how many chunks there are.
  ///   - phase: what progress is reported as; `nil` reports nothing.
  ///   - makeScratch: makes what one worker needs; called once a worker.
  ///   - body: the work of one chunk.
  /// - Throws: what `body` throws first, or `CancellationError`; chunks that have not begun are then left out.
  package static func forEach<Scratch>(
    _ chunkCount: Int, control: RunControl, phase: String? = nil, makeScratch: @Sendable () -> Scratch,
    body: @Sendable (_ chunk: Int, _ scratch: Scratch) throws -> Void
  ) throws {
    let state = LoopState(chunkCount: chunkCount, control: control, phase: phase)
    state.runWorkers {
      let scratch = makeScratch()
      while let chunk = state.claim() {
        state.attempt { try body(chunk, scratch) }
        state.finished()
      }
    }
    try state.rethrow()
  }

  /// Runs `body` for every chunk; the same without scratch memory.
  package static func forEach(
    _ chunkCount: Int, control: RunControl, phase: String? = nil, body: @Sendable (_ chunk: Int) throws -> Void
  ) throws {
    try forEach(chunkCount, control: control, phase: phase, makeScratch: {}, body: { chunk, _ in try body(chunk) })
  }

  /// Computes chunks in any order and commits their results one at a time, in the order of the chunks.
  ///
  /// A worker that is ahead of its turn leaves its result aside and takes up the next chunk with another scratch; at most
  /// two scratches a worker are ever made, so that memory stays bounded.
  ///
  /// - Parameters:
  ///   - compute: fills a scratch with the result of one chunk; the scratch may hold what an earlier chunk left.
  ///   - commit: adds one scratch to the total. Never called by two threads at once, and always in the same order.
  /// - Throws: what `compute` throws first, or `CancellationError`.
  package static func ordered<Scratch: Sendable>(
    _ chunkCount: Int, control: RunControl, phase: String? = nil, makeScratch: @Sendable () -> Scratch,
    compute: @Sendable (_ chunk: Int, _ scratch: Scratch) throws -> Void,
    commit: @Sendable (_ chunk: Int, _ scratch: Scratch) -> Void
  ) throws {
    let state = LoopState(chunkCount: chunkCount, control: control, phase: phase)
    let queue = CommitQueue<Scratch>(limit: 2 * control.threads)
    state.runWorkers {
      while let (chunk, scratch) = queue.begin(claiming: state.claim, makeScratch: makeScratch) {
        state.attempt { try compute(chunk, scratch) }
        queue.finish(chunk, scratch) { chunk, scratch in
          if !state.hasFailed { commit(chunk, scratch) }
          state.finished()
        }
      }
    }
    try state.rethrow()
  }

  /// Cuts `0 ..< count` into chunks of `size`, the last one shorter.
  package static func chunks(of count: Int, size: Int) -> Int { (count + size - 1) / size }

  /// The part of `0 ..< count` that is chunk number `chunk`.
  package static func range(ofChunk chunk: Int, size: Int, in count: Int) -> Range<Int> {
    chunk * size..<min(count, (chunk + 1) * size)
  }
}

/// The shared counter of a loop, with the first error that occurred.
private final class LoopState: Sendable {
  private let chunkCount: Int
  private let control: RunControl
  private let phase: String?
  private let next = Atomic<Int>(0)
  private let done = Atomic<Int>(0)
  private let failed = Atomic<Bool>(false)
  private let error = Mutex<(any Error)?>(nil)

  init(chunkCount: Int, control: RunControl, phase: String?) {
    self.chunkCount = chunkCount
    self.control = control
    self.phase = phase
  }

  var hasFailed: Bool { failed.load(ordering: .relaxed) }

  func runWorkers(_ body: @Sendable () -> Void) {
    let workers = min(control.threads, chunkCount)
    if workers <= 1 { return body() }
    DispatchQueue.concurrentPerform(iterations: workers) { _ in body() }
  }

  /// The next chunk that nobody has taken, or `nil` when there is none left or the loop has failed.
  func claim() -> Int? {
    attempt { try control.checkCancellation() }
    if hasFailed { return nil }
    let chunk = next.add(1, ordering: .relaxed).oldValue
    return chunk < chunkCount ? chunk : nil
  }

  func attempt(_ body: () throws -> Void) {
    do {
      try body()
    } catch {
      self.error.withLock { if $0 == nil { $0 = error } }
      failed.store(true, ordering: .relaxed)
    }
  }

  func finished() {
    let count = done.add(1, ordering: .relaxed).newValue
    if let phase { control.report(phase, done: count, of: chunkCount) }
  }

  func rethrow() throws {
    if let error = error.withLock({ $0 }) { throw error }
  }
}

/// Puts results that arrive in any order back into the order of their chunks.
private final class CommitQueue<Scratch: Sendable>: Sendable {
  private struct State: Sendable {
    var free: [Scratch] = []
    var waiting: [Int: Scratch] = [:]
    var turn = 0
    var isCommitting = false
  }

  private let state = Mutex(State())
  private let available: DispatchSemaphore

  init(limit: Int) { available = DispatchSemaphore(value: limit) }

  /// Waits for a free scratch, then claims a chunk. Claiming comes second, so that the oldest claimed chunk always has
  /// a scratch and the queue cannot come to a standstill.
  func begin(claiming claim: () -> Int?, makeScratch: () -> Scratch) -> (Int, Scratch)? {
    available.wait()
    guard let chunk = claim() else {
      available.signal()
      return nil
    }
    let scratch = state.withLock { $0.free.popLast() } ?? makeScratch()
    return (chunk, scratch)
  }

  /// Hands in a result, and commits all results whose turn has come unless another thread is at it.
  func finish(_ chunk: Int, _ scratch: Scratch, commit: (Int, Scratch) -> Void) {
    state.withLock { $0.waiting[chunk] = scratch }
    while let (turn, scratch) = nextInTurn() {
      commit(turn, scratch)
      state.withLock {
        $0.isCommitting = false
        $0.turn += 1
        $0.free.append(scratch)
      }
      available.signal()
    }
  }

  private func nextInTurn() -> (Int, Scratch)? {
    state.withLock {
      guard !$0.isCommitting, let scratch = $0.waiting.removeValue(forKey: $0.turn) else { return nil }
      $0.isCommitting = true
      return ($0.turn, scratch)
    }
  }
}
