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
      let residue = BigInt(ExactLength.residue(ExactFraction(weight).reciprocal))
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
      weights.reduce(UInt64(0)) { ExactLength.add($0, ExactLength.residue(ExactFraction($1).reciprocal)) }
    }
    #expect((residue(first) == residue(second)) == isEqual)
  }

  @Test("comparison of sums of lengths or of their reciprocals equals that of fractions")
  func comparison() {
    var random = SeededGenerator(seed: 3)
    let pool: [Double] = [1, 2, 3, 6, 7, 1e15, 1e15 + 1, 0.1, 0.2, 0.3, 1e-300, 1e300]
    let lengths = pool.map { ExactFraction($0) }
    let fractions = pool.map { Fraction(decimal: $0) }
    for _ in 0..<1_000 {
      let draw = { (0..<random.below(6)).map { _ in UInt32(random.below(pool.count)) } }
      let (a, b) = (draw(), draw())
      for (lengths, fractions) in [
        (lengths, fractions), (lengths.map(\.reciprocal), fractions.map(\.reciprocal)),
      ] {
        let sum = { (indices: [UInt32]) in indices.reduce(Fraction.zero) { $0 + fractions[Int($1)] } }
        let (first, second) = (sum(a), sum(b))
        let expected = first < second ? -1 : first == second ? 0 : 1
        #expect(ExactLength.compareSums(a, b, of: lengths).signum() == expected, "\(a) against \(b)")
      }
    }
  }

  @Test("weights that were rounded are known by their ratios, unless these are not simple")
  func ratios() {
    let thirds = ExactWeights(classOfArc: [], distinct: [10.0 / 3, 5.0 / 3, 4.0 / 3, 20.0 / 3], .inverseWeight)
    #expect(thirds.fractions.map(\.numerator) == [2, 4, 1, 1])
    #expect(thirds.fractions.map(\.denominator) == [5, 5, 1, 5])
    let others = ExactWeights(classOfArc: [], distinct: [1, 2.0.squareRoot()], .weight)
    #expect(others.fractions == [1, 2.0.squareRoot()].map { ExactFraction($0) })
    // Whole numbers are no roundings, however close they are.
    let close = ExactWeights(classOfArc: [], distinct: [1e15, 1e15 + 1], .inverseWeight)
    #expect(Set(close.residues).count == 2)
  }

  @Test(
    "lengths fit, however small or large the weights",
    arguments: [.leastNonzeroMagnitude, 1e-300, 1, 1e300, 1.7e308] as [Double])
  func unit(scale: Double) {
    let weights = [scale, scale * 0.9, .leastNonzeroMagnitude, .greatestFiniteMagnitude].filter { $0 > 0 }
    for distinct in [Array(weights.prefix(2)), weights] {
      for pathLength in [PathLength.weight, .inverseWeight] {
        let exact = ExactWeights(classOfArc: [], distinct: distinct, pathLength)
        for length in exact.lengths { #expect(length >= .leastNormalMagnitude && length <= 0x1p901, "\(distinct)") }
      }
    }
  }
}
