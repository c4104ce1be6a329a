import GraphCore
import Synchronization

/// The samplers of all workers, which go on counting from one round of drawing to the next.
///
/// A path depends on the seed and on its number alone, and counts are whole numbers, so that it does not matter who
/// draws what.
final class EstimatedBetweennessSamplers: Sendable {
  private static let chunkSize = 32

  private let seed: UInt64
  private let make: @Sendable () -> EstimatedBetweennessSampler
  private let made = Mutex<[EstimatedBetweennessSampler]>([])

  init(seed: UInt64, make: @escaping @Sendable () -> EstimatedBetweennessSampler) {
    (self.seed, self.make) = (seed, make)
  }

  /// Draws the paths with these numbers.
  func draw(_ numbers: Range<Int>, control: RunControl, phase: String) throws {
    let idle = Mutex(made.withLock(\.self))
    try Parallel.forEach(
      Parallel.chunks(of: numbers.count, size: Self.chunkSize), control: control, phase: phase,
      makeScratch: { idle.withLock { $0.popLast() } ?? another() },
      body: { chunk, sampler in
        for index in Parallel.range(ofChunk: chunk, size: Self.chunkSize, in: numbers.count) {
          try control.checkCancellation()
          sampler.draw(numbers.lowerBound + index, seed: seed)
        }
      })
  }

  private func another() -> EstimatedBetweennessSampler {
    let sampler = make()
    made.withLock { $0.append(sampler) }
    return sampler
  }

  /// Adds to `counts`, for each node, the paths that ran over it since they were last taken.
  func takeCounts(addingTo counts: inout [UInt32]) {
    for sampler in made.withLock(\.self) {
      for node in counts.indices { counts[node] += sampler.visits.base[node] }
      sampler.visits.fill(0)
    }
  }
}
