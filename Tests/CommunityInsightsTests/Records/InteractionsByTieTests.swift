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
}
