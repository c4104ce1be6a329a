import GraphCore
import Testing

@testable import CommunityInsights

@Suite struct SuccessionRiskTests {
  @Test func `a star hangs on its centre`() throws {
    let log = WrittenLog("m-a m-b m-c m-d m-e")
    let result = try SuccessionRisk().evaluate(log.record)
    #expect(result.headline?.key == "lost_with_3")
    #expect(result["lost_with_1"]?.value == 1)
    #expect(result.headline?.value == 1)
    #expect(result["cut_members"]?.value == 1)
    #expect(result["cut_members"]?.people?.isOf(1, 6) == true)
    #expect(result.members.first == log.indices["m"])
  }

  @Test func `a clique loses nothing`() throws {
    let result = try SuccessionRisk().evaluate(WrittenLog(clique("a b c d e f g h")).record)
    #expect([1, 2, 3, 5].map { result["lost_with_\($0)"]?.value } == [0, 0, 0, 0])
    #expect(result["cut_members"]?.value == 0)
  }

  /// Two cliques of four that m alone connects: of 28 pairs of the other eight, 16 are between them.
  @Test func `counts pairs of those who remain`() throws {
    let log = WrittenLog("\(clique("a b c d")) \(clique("w x y z")) m-a m-b m-y m-z")
    let result = try SuccessionRisk().evaluate(log.record)
    #expect(result["lost_with_1"]?.value == 16.0 / 28)
    #expect(result.members.first == log.indices["m"])
    let articulation = result["cut_members"]
    #expect(articulation?.value == 1)
  }

  @Test func `members who never interacted lose nothing`() throws {
    let (without, with) = (WrittenLog("m-a m-b m-c"), WrittenLog("m-a m-b m-c", roster: "q r s t u v"))
    #expect(
      try SuccessionRisk().evaluate(without.record).headline?.value
        == SuccessionRisk().evaluate(with.record).headline?.value)
  }

  @Test func `a quick look has the same headline`() throws {
    let log = WrittenLog("\(clique("a b c d")) \(clique("w x y z")) m-a m-b m-y m-z")
    let quick = try SuccessionRisk().evaluate(log.record, isQuick: true)
    #expect(quick.headline == (try SuccessionRisk().evaluate(log.record).headline))
    #expect(quick["lost_with_5"] == nil)
  }

  @Test func `a pair has nothing to lose, and nobody is left out`() throws {
    let result = try SuccessionRisk().evaluate(WrittenLog("a-b").record)
    #expect(result.headline?.value == nil)
    #expect(isPlain(SuccessionRisk.sentence(result)))
    #expect(try SuccessionRisk().evaluate(WrittenLog("a-b", "").record.restricted(to: 1..<2)).leftOut != nil)
  }

  // MARK: - Words

  private func sentence(_ one: Double?, _ three: Double?, links: Double? = 0) -> String {
    SuccessionRisk.sentence(telling(one, three, links: links))
  }

  private func telling(_ one: Double?, _ three: Double?, links: Double? = 0) -> MeasureResult {
    .telling(.succession, ["lost_with_3": three, "lost_with_1": one, "cut_members": links])
  }

  @Test func `says what would be lost`() {
    #expect(
      sentence(0, 0)
        == "The community would hold together: losing any three members would disconnect nobody else.")
    #expect(
      sentence(0.001, 0.03, links: 4)
        == "The community would hold together: losing three members would disconnect 3% of the remaining pairs. "
        + "4 members are the sole link to somebody.")
    #expect(
      sentence(0.05, 0.12, links: 1)
        == "Losing three members would disconnect 12% of the remaining pairs. 1 member is the sole link to somebody.")
    #expect(
      sentence(0.1, 0.4, links: 3)
        == "Much depends on a few: losing three members would disconnect 40% of the remaining pairs.")
    #expect(
      sentence(0.5, 0.6)
        == "Much depends on one member, whose loss would disconnect 50% of the remaining pairs.")
  }

  @Test func `suppressed numbers are left out`() {
    #expect(
      sentence(nil, nil, links: nil)
        == "The log does not show what would be lost if cut members left.")
    #expect(sentence(nil, nil, links: 2) == "2 members are the sole link to somebody.")
    #expect(sentence(nil, 0.4, links: nil).hasPrefix("Much depends on a few"))
    #expect(SuccessionRisk.help(telling(0.1, 0.4).silenced) == nil)
  }

  @Test func `helps where much hangs on few`() {
    #expect(SuccessionRisk.help(telling(0.1, 0.4))?.contains("deputies") == true)
    #expect(SuccessionRisk.help(telling(0, 0.01)) == nil)
  }

  @Test func `sentences are plain`() {
    for three in [0, 0.03, 0.1, 0.3, 1, nil] {
      for links in [nil, 0, 1, 5.0] { #expect(isPlain(sentence(three.map { $0 / 3 }, three, links: links))) }
    }
  }
}
