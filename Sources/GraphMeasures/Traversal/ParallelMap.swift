import GraphCore
import Synchronization

extension Parallel {
  /// What `body` gives for every chunk, in the order of the chunks.
  ///
  /// - Throws: what `body` throws first, or `CancellationError`.
  static func map<Scratch, Value: Sendable>(
    _ chunkCount: Int, control: RunControl, phase: String? = nil, makeScratch: @Sendable () -> Scratch,
    body: @Sendable (_ chunk: Int, _ scratch: Scratch) throws -> Value
  ) throws -> [Value] {
    let values = Mutex([Value?](repeating: nil, count: chunkCount))
    try forEach(chunkCount, control: control, phase: phase, makeScratch: makeScratch) { chunk, scratch in
      let value = try body(chunk, scratch)
      values.withLock { $0[chunk] = value }
    }
    return values.withLock { $0.map { $0! } }
  }
}
