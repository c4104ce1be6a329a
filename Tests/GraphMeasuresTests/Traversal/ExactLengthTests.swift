import BigInt
import GraphCore
import TestSupport
import Testing

@testable import GraphMeasures

@Suite("Exact lengths")
struct ExactLengthTests {
  @Test("residues of reciprocals are reciprocals of residues")
  func residues() {
    let modulus = BigInt(ExactLength.modulus)
    for weight: Double in [1, 2, 3, 7, 50_000, 0.1, 0.75, 1e300, .leastNonzeroMagnitude, 0x1p61, 0x1p-61, 1.0 / 3] {
      let value = Fraction(decimal: weight)
      let residue = BigInt(ExactLength.residue(ExactReciprocal(weight)))
      #expect((residue * value.numerator - value.denominator) % modulus == 0, "\(weight)")
    }
  }

  @Test(
    "equal sums of decimals have equal residues",
    arguments: [
      ([10, 5], [4, 20], true), ([2], [3, 6], true), ([0.5], [1, 1], true), ([0.3, 1.5], [0.25], true),
      ([3e-290, 1.5e-289], [2.5e-290], true), ([1, 50_000], [1, 50_001], false), ([0.3], [0.1 + 0.2], false),
    ] as [([Double], [Double], Bool)])
  func equalSums(first: [Double], second: [Double], isEqual: Bool) {
    let residue = { (weights: [Double]) in
      weights.reduce(UInt64(0)) { ExactLength.add($0, ExactLength.residue(ExactReciprocal($1))) }
    }
    #expect((residue(first) == residue(second)) == isEqual)
  }

  @Test("comparison of sums of reciprocals equals that of fractions")
  func comparison() {
    var random = SeededGenerator(seed: 3)
    let pool: [Double] = [1, 2, 3, 6, 7, 1e15, 1e15 + 1, 0.1, 0.2, 0.3, 1e-300, 1e300]
    let reciprocals = pool.map { ExactReciprocal($0) }
    let fractions = pool.map { Fraction(decimal: $0).reciprocal }
    for _ in 0..<3_000 {
      let draw = { (0..<random.below(6)).map { _ in UInt32(random.below(pool.count)) } }
      let (a, b) = (draw(), draw())
      let sum = { (indices: [UInt32]) in indices.reduce(Fraction.zero) { $0 + fractions[Int($1)] } }
      let (first, second) = (sum(a), sum(b))
      let expected = first < second ? -1 : first == second ? 0 : 1
      #expect(ExactLength.compareSums(a, b, of: reciprocals).signum() == expected, "\(a) against \(b)")
    }
  }

  @Test("weights that were rounded are known by their ratios, unless these are not simple")
  func ratios() {
    let thirds = ExactWeights(classOfArc: [], distinct: [10.0 / 3, 5.0 / 3, 4.0 / 3, 20.0 / 3])
    #expect(thirds.reciprocals.map(\.numerator) == [2, 4, 1, 1])
    #expect(thirds.reciprocals.map(\.denominator) == [5, 5, 1, 5])
    let others = ExactWeights(classOfArc: [], distinct: [1, 2.0.squareRoot()])
    #expect(others.reciprocals == [1, 2.0.squareRoot()].map { ExactReciprocal($0) })
    // Whole numbers are no roundings, however close they are.
    let close = ExactWeights(classOfArc: [], distinct: [1e15, 1e15 + 1])
    #expect(Set(close.residues).count == 2)
  }

  @Test(
    "lengths fit, however small or large the weights",
    arguments: [.leastNonzeroMagnitude, 1e-300, 1, 1e300, 1.7e308] as [Double])
  func unit(scale: Double) {
    let weights = [scale, scale * 0.9, .leastNonzeroMagnitude, .greatestFiniteMagnitude].filter { $0 > 0 }
    for distinct in [Array(weights.prefix(2)), weights] {
      let exact = ExactWeights(classOfArc: [], distinct: distinct)
      for length in exact.lengths { #expect(length >= .leastNormalMagnitude && length <= 0x1p901, "\(distinct)") }
    }
  }
}
