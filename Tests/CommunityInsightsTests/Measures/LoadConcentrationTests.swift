import GraphCore
import MemberNetworks
import Testing

@testable import CommunityInsights

@Suite struct LoadConcentrationTests {
  @Test func oneMayCarryHalf() throws {
    let result = try LoadConcentration().evaluate(WrittenLog("a-b*10 b-a*5 c-a*5 a-d a-z b-d*0").record)
    // a started 12, b and c 5 each; d and z none.
    #expect(result["half_count"]?.value == 1 && result["half_share"]?.value == 1.0 / 3)
    #expect(result["half_share"]?.people?.isOf(1, 3) == true)
    // Σ (2i − n − 1) x over n Σ x: (−2 · 5 + 2 · 12) / (3 · 22).
    #expect(abs(result["gini"]!.value! - 14.0 / 66) < 1e-12)
    #expect(result.members == [0])
  }

  @Test func evenWorkNeedsHalfOfAll() throws {
    let result = try LoadConcentration().evaluate(WrittenLog("a-b b-c c-d d-a").record)
    #expect(result["half_count"]?.value == 2 && result["gini"]?.value == 0)
    #expect(result.members == [0, 1])
  }

  @Test func weightsCount() throws {
    var interactions = InteractionHistory()
    interactions.append(0, 1, at: 0, weight: 9, message: -1)
    interactions.append(1, 0, at: 1, weight: 1, message: -1)
    interactions.append(2, 0, at: 2, weight: 1, message: -1)
    let network = MemberNetwork(members: ["a", "b", "c"].map { Member(id: $0) }, ties: [], interactionCount: 3)
    let history = CommunityHistory(interactions: interactions, messages: MessageHistory(replySource: .recency))
    let result = try LoadConcentration().evaluate(try #require(CommunityRecord(network, history, windows: [])))
    #expect(result["half_count"]?.value == 1 && result["half_share"]?.evidence.interactions == 3)
  }

  /// The fewest members who reach half, found by trying all sets of members.
  @Test func agreesWithTheDefinition() throws {
    for seed in 0..<40 as Range<UInt64> {
      let record = WrittenLog.random(seed: seed, members: 7, windows: 1, perWindow: 15).record
      let given = record.members.indices.map { member in record.interactions.sources.count { Int($0) == member } }
      let fewest = (0..<128).filter { set in
        given.indices.reduce(0) { $0 + (set >> $1 & 1) * given[$1] } * 2 >= 15
      }.map(\.nonzeroBitCount).min()!
      let result = try LoadConcentration().evaluate(record)
      #expect(result["half_count"]?.value == Double(fewest))
      #expect(result["half_share"]?.people?.total == given.count { $0 > 0 })
    }
  }

  @Test func withoutDirectionsBothSidesShare() throws {
    let names = (0..<7).map { "m\($0)" }
    let pairs = names.indices.flatMap { a in names[..<a].map { "\(names[a])-\($0)*2" } }
    var log = WrittenLog(pairs.joined(separator: " "))
    log.rowKind = .contacts
    let result = try LoadConcentration().evaluate(log.record)
    #expect(result["gini"]?.value == 0 && result["half_count"]?.value == 4)
  }

  @Test func nothingIsLeftOut() throws {
    let record = WrittenLog("a-b", "").record
    let empty = record.restricted(to: record.windows[1].begin..<record.windows[1].end)
    #expect(try LoadConcentration().evaluate(empty).leftOut == "there are no interactions")
  }

  @Test func saysWhatTheNumbersSay() throws {
    func result(_ few: Int, of active: Int, gini: Double = 0.5) -> MeasureResult {
      var result = MeasureResult.telling(
        .loadConcentration,
        ["half_share": Double(few) / Double(active), "half_count": Double(few), "gini": gini])
      result.indicators[0].evidence = Evidence(members: active)
      result.indicators[0].direction = .higherIsBetter
      return result
    }
    #expect(
      LoadConcentration.sentence(result(5, of: 62)).hasPrefix(
        "5 of the 62 members who answered anybody account for half of all interactions"))
    let (one, many) = (LoadConcentration.sentence(result(1, of: 62)), LoadConcentration.sentence(result(30, of: 62)))
    #expect(one.contains("few shoulders, a smaller share of them than in any of"))
    #expect(many.contains("spread over a larger share of them than in any of"))
    let small = LoadConcentration.sentence(result(1, of: 4))
    #expect(small.hasPrefix("One of the 4 members who answered anybody accounts for half"))
    #expect(LoadConcentration.help(result(1, of: 62))?.hasPrefix("Relieve") == true)
    #expect(LoadConcentration.help(result(30, of: 62)) == nil && LoadConcentration.help(result(1, of: 4)) == nil)
    for few in [1, 3, 10, 30] {
      for gini in [0.1, 0.5, 0.9] {
        var hidden = result(few, of: 62, gini: gini)
        #expect(isPlain(LoadConcentration.sentence(hidden)))
        for index in [0, 1] { hidden.indicators[index].value = nil }
        #expect(isPlain(LoadConcentration.sentence(hidden)))
        #expect(!LoadConcentration.sentence(hidden).contains { $0.isNumber })
        #expect(isPlain(LoadConcentration.sentence(hidden.silenced)))
      }
    }
  }
}
