import GraphCore
import MemberNetworks
import Testing

@testable import CommunityInsights

@Suite struct InteractionsByTieTests {
  @Test func tiesAreThoseOfTheNetwork() {
    for seed in 0..<50 as Range<UInt64> {
      let record = WrittenLog.random(seed: seed, members: 7, windows: 3, perWindow: 8).record
      let (sources, targets) = (record.interactions.sources, record.interactions.targets)
      var strengths: [[Int]: (aToB: Double, bToA: Double, times: [Int64])] = [:]
      for index in sources.indices {
        let pair = [Int(sources[index]), Int(targets[index])].sorted()
        strengths[pair, default: (0, 0, [])].times.append(record.interactions.times[index])
        if sources[index] < targets[index] { strengths[pair]!.aToB += 1 } else { strengths[pair]!.bToA += 1 }
      }
      let expected = strengths.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { pair in
        Tie(
          memberA: pair[0], memberB: pair[1], aToB: strengths[pair]!.aToB, bToA: strengths[pair]!.bToA,
          first: .init(microseconds: strengths[pair]!.times.first!),
          last: .init(microseconds: strengths[pair]!.times.last!))
      }
      #expect(record.ties == expected)
      let byTie = InteractionsByTie(record.interactions, memberCount: record.members.count)
      #expect(byTie.order.sorted() == (0..<Int32(sources.count)).map { $0 })
      for tie in 0..<byTie.tieCount {
        let own = byTie.interactions(ofTie: tie)
        #expect(zip(own, own.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
  }

  @Test func nothingMakesNoTies() {
    let byTie = InteractionsByTie(InteractionHistory(), memberCount: 0)
    #expect(byTie.tieCount == 0 && byTie.ties(InteractionHistory()).isEmpty)
  }

  // MARK: - Directions

  /// Whether interactions between neighbours in a row of members have directions, so many one way and back for each
  /// tie.
  private func haveDirections(_ counts: [(there: Int, back: Int)]) -> Bool {
    var interactions = InteractionHistory()
    for (tie, count) in counts.enumerated() {
      for _ in 0..<count.there { interactions.append(Int32(tie), Int32(tie + 1), at: 0, weight: nil, message: -1) }
      for _ in 0..<count.back { interactions.append(Int32(tie + 1), Int32(tie), at: 0, weight: nil, message: -1) }
    }
    let byTie = InteractionsByTie(interactions, memberCount: counts.count + 1)
    return byTie.haveDirections(byTie.ties(interactions))
  }

  @Test func oneOrderOnlyIsNoDirection() {
    #expect(!haveDirections(Array(repeating: (2, 0), count: 20)))
    #expect(!haveDirections((0..<20).map { $0 % 3 == 0 ? (3, 0) : (0, 2) }))
    #expect(haveDirections(Array(repeating: (2, 0), count: 19)))
    #expect(haveDirections((0..<30).map { $0 == 7 ? (1, 1) : (2, 0) }))
  }

  @Test func whoMetOnceCouldNotAnswer() {
    #expect(haveDirections(Array(repeating: (1, 0), count: 100)))
  }

  @Test func bothOrdersAlikeAreNoDirection() {
    #expect(!haveDirections((0..<20).map { ($0 + 1, $0 + 1) }))
    #expect(haveDirections((0..<20).map { ($0 + 1, $0 == 3 ? 1 : $0 + 1) }))
  }

  @Test func announcementsHaveADirection() {
    var interactions = InteractionHistory()
    for time in 0..<3 as Range<Int64> {
      for member in 1...40 as ClosedRange<Int32> { interactions.append(0, member, at: time, weight: nil, message: -1) }
    }
    let byTie = InteractionsByTie(interactions, memberCount: 41)
    #expect(byTie.haveDirections(byTie.ties(interactions)))
  }
}
