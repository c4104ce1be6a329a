import GraphCore
import Testing

@Suite("Parallel")
struct ParallelTests {
  @Test("every chunk runs once", arguments: [1, 2, 3, 8])
  func everyChunkOnce(threads: Int) throws {
    let visits = SharedBuffer(repeating: 0, count: 1_000)
    try Parallel.forEach(1_000, control: RunControl(threads: threads)) { visits[$0] += 1 }
    #expect(visits.array.allSatisfy { $0 == 1 })
  }

  @Test("ordered sums have the same bits for any number of threads", arguments: [2, 3, 8])
  func orderedSums(threads: Int) throws {
    func sum(threads: Int) throws -> [Double] {
      let total = SharedBuffer(repeating: 0.0, count: 1)
      let order = SharedBuffer(repeating: 0.0, count: 1)
      try Parallel.ordered(
        500, control: RunControl(threads: threads), makeScratch: { SharedBuffer(repeating: 0.0, count: 1) },
        compute: { chunk, scratch in
          // Uneven work, so that chunks finish out of order.
          scratch[0] = (0...(chunk * 7919 % 1_000)).reduce(0.0) { $0 + 1 / Double($1 + 1) }
        },
        commit: { chunk, scratch in
          total[0] += scratch[0]
          order[0] = order[0] * 0.999 + Double(chunk)
        })
      return [total[0], order[0]]
    }
    #expect(try sum(threads: threads) == sum(threads: 1))
  }

  @Test("the first error ends the loop", arguments: [1, 4])
  func errorsEndTheLoop(threads: Int) {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try Parallel.forEach(100, control: RunControl(threads: threads)) { if $0 == 10 { throw Stop() } }
    }
    #expect(throws: Stop.self) {
      try Parallel.ordered(
        100, control: RunControl(threads: threads), makeScratch: {},
        compute: { chunk, _ in if chunk == 10 { throw Stop() } },
        commit: { _, _ in })
    }
  }

  @Test("a cancelled run throws CancellationError")
  func cancellation() {
    let control = RunControl(threads: 2)
    control.cancellation.cancel()
    #expect(throws: CancellationError.self) { try Parallel.forEach(10, control: control) { _ in } }
  }

  @Test("chunks cover the whole range")
  func chunkRanges() {
    for count in [0, 1, 7, 8, 9] {
      let ranges = (0..<Parallel.chunks(of: count, size: 4)).map { Parallel.range(ofChunk: $0, size: 4, in: count) }
      #expect(ranges.flatMap { Array($0) } == Array(0..<count))
    }
  }
}
