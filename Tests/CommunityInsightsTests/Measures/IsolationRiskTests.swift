import GraphCore
import Testing

@testable import CommunityInsights

@Suite struct IsolationRiskTests {
  /// A core of five with a tail b–p–q–r; the pair x–y apart; s and t only on the roster.
  private let log = WrittenLog("\(clique("a b c d e")) b-p p-q q-r x-y", roster: "s t")

  @Test func `counts who is cut off`() throws {
    let result = try IsolationRisk().evaluate(log.record)
    #expect(result.headline?.key == "cut_off_share")
    #expect(result.headline?.value == 4.0 / 12)
    #expect(result["without_tie"]?.value == 2)
    #expect(result["in_separate_groups"]?.value == 2)
    #expect(result["in_main_group"]?.value == 8)
    #expect(result["single_tie"]?.value == 3)
  }

  @Test func `parts of everybody add up`() throws {
    let result = try IsolationRisk().evaluate(log.record)
    let parts = result.indicators.compactMap(\.people).filter { $0.partition == "reach" }
    #expect(parts.reduce(0) { $0 + $1.count } == 12)
    #expect(parts.allSatisfy { $0.total == 12 })
  }

  /// Outside the core are p, q, r, x, y, s and t; p and q are within two steps.
  @Test func `measures how near the edge is`() throws {
    let result = try IsolationRisk().evaluate(log.record)
    #expect(result["edge_near_core_share"]?.value == 2.0 / 7)
    #expect(result["edge_near_core_share"]?.people?.isOf(2, 7) == true)
  }

  @Test func `names isolates, then small groups, then single ties`() throws {
    let indices = log.indices
    #expect(try IsolationRisk().evaluate(log.record).members == ["s", "t", "x", "y", "r"].map { indices[$0]! })
  }

  @Test func `without a roster it says who cannot be seen`() throws {
    let result = try IsolationRisk().evaluate(WrittenLog(clique("a b c d")).record)
    #expect(result["without_tie"]?.value == 0)
    #expect(result["listed"] == nil)
    #expect(
      IsolationRisk.sentence(result)
        == "Nobody is cut off: everyone who appears in the log is connected, directly or through others. People who never "
        + "appear in the log cannot be seen without a member table.")
  }

  @Test func `everybody in the core has no edge`() throws {
    let result = try IsolationRisk().evaluate(WrittenLog(clique("a b c")).record)
    #expect(result["edge_near_core_share"]?.value == nil)
  }

  @Test func `a part of the log is about those who were seen in it`() throws {
    let record = WrittenLog("a-b b-c c-d", "a-b c-d d-e e-f", roster: "z").record
    let window = record.windows[1]
    let result = try IsolationRisk().evaluate(record.restricted(to: window.begin..<window.end))
    // Two of six are apart; nobody is counted who stayed away.
    #expect(result.headline?.people?.isOf(2, 6) == true)
    #expect(result["without_tie"]?.value == 0)
    #expect(try IsolationRisk().evaluate(record)["without_tie"]?.value == 1)
  }

  // MARK: - Words

  private func sentence(
    share: Double?, isolates: Double? = 0, apart: Double? = 0, pendants: Double? = 0, near: Double?,
    isListed: Bool = true
  ) -> String {
    IsolationRisk.sentence(
      telling(share: share, isolates: isolates, apart: apart, pendants: pendants, near: near, isListed: isListed))
  }

  private func telling(
    share: Double?, isolates: Double? = 0, apart: Double? = 0, pendants: Double? = 0, near: Double?,
    isListed: Bool = true
  ) -> MeasureResult {
    var result = MeasureResult.telling(
      .isolation,
      [
        "cut_off_share": share, "without_tie": isolates, "in_separate_groups": apart, "single_tie": pendants,
        "edge_near_core_share": near, "listed": 100,
      ])
    if !isListed { result.indicators.removeLast() }
    return result
  }

  @Test func `says who is cut off and how near the others are`() {
    #expect(
      sentence(share: 0.1, isolates: 7, apart: 3, pendants: 5, near: 0.84)
        == "7 members have no contact at all, 3 have contact only within separate groups and 5 have one contact only; "
        + "84% of those outside the core are within two steps of it.")
    #expect(
      sentence(share: 0.01, isolates: 1, near: 0.6)
        == "1 member has no contact at all; 60% of those outside the core are within two steps of it.")
    #expect(
      sentence(share: 0.05, apart: 4, pendants: 1, near: 0.2)
        == "4 members have contact only within separate groups and 1 has one contact only; only 20% of those outside "
        + "the core are within two steps of it.")
    #expect(
      sentence(share: 0, pendants: 5, near: 1)
        == "Nobody is cut off: everyone in the member table is connected, directly or through others, 5 of them by a single "
        + "tie; everybody outside the core is within two steps of it.")
  }

  @Test func `suppressed numbers are left out`() {
    #expect(
      sentence(share: 0.08, isolates: nil, apart: nil, pendants: nil, near: nil)
        == "8% of members are not connected to the main group.")
    #expect(
      sentence(share: nil, isolates: nil, apart: nil, pendants: nil, near: nil)
        == "How many members are cut off is not shown here.")
    #expect(
      sentence(share: nil, isolates: 12, apart: nil, pendants: nil, near: nil)
        == "12 members have no contact at all.")
    #expect(IsolationRisk.help(telling(share: 0.3, near: 0.1).silenced) == nil)
  }

  @Test func `helps those who are cut off, or far`() {
    #expect(IsolationRisk.help(telling(share: 0.1, near: 0.9))?.contains("invite") == true)
    #expect(IsolationRisk.help(telling(share: 0, near: 0.2))?.contains("open event") == true)
    #expect(IsolationRisk.help(telling(share: 0.01, near: 0.9)) == nil)
  }

  @Test func `sentences are plain`() {
    for share in [0, 0.2, nil] {
      for near in [0.1, 0.5, 0.9, 1, nil] {
        for isListed in [false, true] {
          #expect(isPlain(sentence(share: share, isolates: 2, apart: 1, pendants: 3, near: near, isListed: isListed)))
        }
      }
    }
  }
}
