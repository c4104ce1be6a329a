import TestSupport
import Testing

@testable import GraphCore

@Suite("Counting sort")
struct CountingSortTests {
  @Test("equals a stable sort, and says where keys begin")
  func equalsStableSort() {
    var random = SeededGenerator(seed: 5)
    for count in [0, 1, 2, 10, 300] {
      let keys = (0..<count).map { _ in random.below(7) }
      let (sorted, offsets) = CountingSort.sorted(0..<count, keyCount: 9) { keys[$0] }
      #expect(sorted == (0..<count).sorted { (keys[$0], $0) < (keys[$1], $1) })
      #expect(offsets == (0...9).map { key in keys.count { $0 < key } })
    }
  }

  @Test("keeps the order that equal keys have")
  func isStable() {
    #expect(
      CountingSort.sorted(["b1", "a1", "a0", "b0"], keyCount: 2) { $0.hasPrefix("a") ? 0 : 1 }.elements
        == ["a1", "a0", "b1", "b0"])
  }
}
