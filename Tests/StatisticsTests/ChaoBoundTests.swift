import GraphCore
import Statistics
import Testing

@Suite struct ChaoBoundTests {
  /// The first plot of the trees of Barro Colorado Island: 93 kinds were seen, 31 of them once and 18 twice, and vegan's
  /// `estimateR` gives 117.473684 in all.
  @Test func givesThePublishedNumberOfTrees() {
    let bound = ChaoBound(once: 31, twice: 18)
    #expect((93 + bound.unseen - 117.473_684).magnitude < 1e-6)
  }

  @Test func missesNothingWhereNothingWasSeenOnce() {
    #expect(ChaoBound(once: 0, twice: 7).unseen == 0)
    #expect(ChaoBound(once: 1, twice: 0).interval() == 0...0)
  }

  @Test func channelsThatSeeEachThingOnceAtMostMissLess() {
    #expect(ChaoBound(once: 30, twice: 10, channels: 2).unseen == ChaoBound(once: 30, twice: 10).unseen / 2)
  }

  /// Things that are all alike, each seen as often as chance has it: there the bound is exact, and the interval holds.
  @Test func intervalHoldsTheNumberOfThingsThatWereMissed() {
    var random = SeededGenerator(seed: 5)
    var held = 0
    for _ in 0..<300 {
      let things = 400
      var seen = [Int](repeating: 0, count: things)
      for _ in 0..<600 { seen[random.below(things)] += 1 }
      let missed = Double(seen.count { $0 == 0 })
      let bound = ChaoBound(once: seen.count { $0 == 1 }, twice: seen.count { $0 == 2 })
      if bound.interval().contains(missed) { held += 1 }
    }
    #expect((270...299).contains(held))
  }
}
