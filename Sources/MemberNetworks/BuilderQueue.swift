import Dispatch
import InteractionLogs

/// Adds batches to a ``MemberNetworkBuilder`` while the next ones are read.
///
/// Batches are added one at a time and in the order in which they come, on one thread beside the reader's, so that the
/// result is that of adding them in place.
///
/// Unchecked: the builder is touched on `queue` alone until ``finish()`` has waited for it.
final class BuilderQueue: @unchecked Sendable {
  /// How many batches may wait: enough that neither side waits for the other's longest batch, and a few megabytes.
  private static let mostWaiting = 4

  private var builder: MemberNetworkBuilder
  private let queue: DispatchQueue?
  private let room = DispatchSemaphore(value: BuilderQueue.mostWaiting)

  /// - Parameter threads: with one, batches are added in place.
  init(_ builder: MemberNetworkBuilder, threads: Int) {
    self.builder = builder
    queue = threads > 1 ? DispatchQueue(label: "copgraph.builder") : nil
  }

  /// Adds a batch, now or soon; waits when too many are waiting.
  func add(_ batch: borrowing InteractionBatch) {
    guard let queue else { return builder.add(batch) }
    // Shares the memory of the columns; the reader takes new memory for its next batch.
    let batch = copy batch
    room.wait()
    queue.async { [self] in
      builder.add(batch)
      room.signal()
    }
  }

  /// The builder to which all batches have been added; given away, so that building on copies none of its rows.
  func finish() -> MemberNetworkBuilder {
    queue?.sync {}
    var finished = MemberNetworkBuilder()
    swap(&finished, &builder)
    return finished
  }
}
