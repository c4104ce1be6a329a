import Statistics
import TestSupport
import Testing

@Suite("Holm's correction")
struct HolmCorrectionTests {
  @Test("each p-value times as many as are no smaller, and never below one that is smaller")
  func example() {
    let corrected = HolmCorrection.corrected([0.01, 0.04, 0.03, 0.005])
    for (found, expected) in zip(corrected, [0.03, 0.06, 0.06, 0.02]) { #expect(isClose(found, expected)) }
  }

  @Test("nothing stays nothing, one stays as it is, and none passes 1")
  func edges() {
    #expect(HolmCorrection.corrected([]) == [] && HolmCorrection.corrected([0.2]) == [0.2])
    #expect(HolmCorrection.corrected([0.6, 0.9]) == [1, 1])
  }
}
