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
    for weight: Double in [1, 2, 3, 7, 50_000, 0.1, 0.75, 1e300, .leastNonzeroMagnitude, 0x1p61, 0x1p-61] {
      let value = Fraction(exactly: weight)
      let residue = BigInt(ExactLength.residueOfReciprocal(weight))
      // residue · numerator ≡ denominator, in which powers of two are as good as any other number.
      #expect((residue * value.numerator - value.denominator) % modulus == 0, "\(weight)")
    }
  }

  @Test("equal sums have equal residues: 1/10 + 1/5 = 1/4 + 1/20")
  func equalSums() {
    let residue = { (weights: [Double]) in
      weights.reduce(UInt64(0)) { ExactLength.add($0, ExactLength.residueOfReciprocal($1)) }
    }
    #expect(residue([10, 5]) == residue([4, 20]))
    #expect(residue([2]) == residue([3, 6]))
    #expect(residue([0.5]) == residue([1, 1]))
    #expect(residue([1, 50_000]) != residue([1, 50_001]))
  }

  @Test("comparison of sums of reciprocals equals that of fractions")
  func comparison() {
    var random = SeededGenerator(seed: 3)
    let pool: [Double] = [1, 2, 3, 6, 7, 1e15, 1e15 + 1, 0.1, 0.2, 0.3, 1e-300, 1e300]
    for _ in 0..<3_000 {
      let draw = { (0..<random.below(6)).map { _ in pool[random.below(pool.count)] } }
      let (a, b) = (draw(), draw())
      let sum = { (weights: [Double]) in weights.reduce(Fraction.zero) { $0 + Fraction(exactly: $1).reciprocal } }
      let (first, second) = (sum(a), sum(b))
      let expected = first < second ? -1 : first == second ? 0 : 1
      #expect(ExactLength.compareReciprocalSums(a, b).signum() == expected, "\(a) against \(b)")
    }
  }
}
