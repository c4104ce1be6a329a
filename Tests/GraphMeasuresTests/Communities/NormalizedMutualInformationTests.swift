import Foundation
import GraphCore
import GraphMeasures
import TestSupport
import Testing

@Suite("Normalised mutual information")
struct NormalizedMutualInformationTests {
  private func labels(_ count: Int, parts: Int, using random: inout SeededGenerator) -> [Int?] {
    (0..<count).map { _ in random.below(8) == 0 ? nil : random.below(parts) }
  }

  @Test("information and entropies are the sums of their definitions")
  func matchesDefinition() throws {
    var random = SeededGenerator(seed: 3)
    for count in [0, 1, 2, 3, 10, 40] {
      for _ in 0..<40 {
        let (a, b) = (labels(count, parts: 3, using: &random), labels(count, parts: 5, using: &random))
        let result = try NormalizedMutualInformation().run(comparing: a, with: b)
        let both = a.indices.filter { a[$0] != nil && b[$0] != nil }
        #expect(result.nodeCount == both.count)
        if both.isEmpty {
          #expect(result.normalized == nil && result.adjusted == nil && result.mutualInformation == nil)
          continue
        }
        // The entropy of a partition is its information about itself.
        let (own, other) = (both.map { a[$0] }, both.map { b[$0] })
        let entropies = naiveMutualInformation(own, own) + naiveMutualInformation(other, other)
        let information = naiveMutualInformation(a, b)
        #expect(isClose(result.mutualInformation, information))
        #expect(isClose(result.normalized, entropies < 1e-12 ? nil : 2 * information / entropies))
      }
    }
  }

  @Test("what chance gives is the mean over all ways to deal out the labels")
  func matchesAllOrders() throws {
    for (a, b) in [
      ([0, 0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 0, 1, 1]), ([0, 1, 2, 3, 4, 4, 4], [0, 0, 0, 0, 0, 1, 2]),
      ([0, 0, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0, 1]),
    ] {
      var (sum, orders) = (0.0, 0)
      forEachPermutation(of: b) { shuffled in
        sum += naiveMutualInformation(a, shuffled)
        orders += 1
      }
      let result = try NormalizedMutualInformation().run(comparing: a, with: b)
      #expect(isClose(result.expectedMutualInformation, sum / Double(orders)))
    }
  }

  @Test("the example of scikit-learn: information .41022, by chance .15042, normalised .37835, adjusted .27821")
  func publishedExample() throws {
    let a = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3]
    let b = [1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2]
    let result = try NormalizedMutualInformation().run(comparing: a, with: b)
    #expect(isClose(result.mutualInformation, 0.41022, within: 5.01e-6))
    #expect(isClose(result.expectedMutualInformation, 0.15042, within: 5.01e-6))
    #expect(isClose(result.normalized, 0.37835, within: 5.01e-6))
    #expect(isClose(result.adjusted, 0.27821, within: 5.01e-6))
  }

  @Test("the same partition under other names agrees fully, an independent one not at all")
  func extremes() throws {
    let same = try NormalizedMutualInformation().run(comparing: [0, 0, 1, 1, 2], with: [7, 7, -3, -3, 1 << 40])
    #expect(isClose(same.normalized, 1) && isClose(same.adjusted, 1))
    let independent = try NormalizedMutualInformation().run(comparing: [0, 0, 1, 1], with: [0, 1, 0, 1])
    #expect(isClose(independent.normalized, 0) && independent.adjusted! < 0)
  }

  @Test("undefined where there is nothing to tell apart")
  func undefinedValues() throws {
    let one = try NormalizedMutualInformation().run(comparing: [4, 4, 4], with: [1, 1, 1])
    #expect(one.normalized == nil && one.adjusted == nil && one.mutualInformation == 0)
    let singles = try NormalizedMutualInformation().run(comparing: [0, 1, 2], with: [5, 3, 4])
    #expect(isClose(singles.normalized, 1) && singles.adjusted == nil)
    let half = try NormalizedMutualInformation().run(comparing: [0, 0, 0, 0], with: [0, 1, 2, 3])
    #expect(isClose(half.normalized, 0) && isClose(half.adjusted, 0))
  }

  @Test("symmetric, and the same in any order of the nodes")
  func symmetry() throws {
    var random = SeededGenerator(seed: 9)
    let (a, b) = (labels(300, parts: 6, using: &random), labels(300, parts: 9, using: &random))
    var order = Array(0..<300)
    random.shuffle(&order)
    let one = try NormalizedMutualInformation().run(comparing: a, with: b)
    for other in [
      try NormalizedMutualInformation().run(comparing: b, with: a),
      try NormalizedMutualInformation().run(comparing: order.map { a[$0] }, with: order.map { b[$0] }),
    ] {
      #expect(isClose(one.normalized, other.normalized) && isClose(one.adjusted, other.adjusted))
    }
    // Labels at random agree by chance: more than nothing before adjustment, nothing after it.
    #expect(one.normalized! > 0.01 && abs(one.adjusted!) < 0.05)
  }
}
