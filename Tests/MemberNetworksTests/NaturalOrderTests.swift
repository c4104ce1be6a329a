import Testing

@testable import MemberNetworks

@Suite struct NaturalOrderTests {
  @Test func ordersNumbersInNamesByValue() {
    let ids = [
      "10", "2", "b10a", "b2a", "", "a", "01", "1", "001", "é", "b2", "A", "2x", "99999999999999999999999",
      "100000000000000000000000",
    ]
    let sorted = NaturalOrder.sortedIndices(of: ids).map { ids[$0] }
    #expect(
      sorted == [
        "", "001", "01", "1", "2", "2x", "10", "99999999999999999999999", "100000000000000000000000", "A", "a", "b2",
        "b2a",
        "b10a", "é",
      ])
  }

  @Test func isATotalOrder() {
    let alphabet = ["0", "1", "2", "a", "b"]
    var words = [""]
    for _ in 0..<3 { words += words.flatMap { word in alphabet.map { word + $0 } } }
    let keys = Set(words).sorted().map { Array($0.utf8) }
    for a in keys {
      #expect(!NaturalOrder.areInOrder(a, a))
      for b in keys where a != b { #expect(NaturalOrder.areInOrder(a, b) != NaturalOrder.areInOrder(b, a)) }
    }
    let sorted = keys.sorted(by: NaturalOrder.areInOrder)
    for i in sorted.indices {
      for j in sorted.indices where i < j { #expect(NaturalOrder.areInOrder(sorted[i], sorted[j])) }
    }
  }
}
