import GraphCore
import Testing

@testable import CommunityInsights

@Suite struct SelfOrganisationTests {
  private static let circles = "\(clique("a b c d")) \(clique("m n o p")) \(clique("w x y z")) d-m p-w z-a"

  @Test func `circles that are the groups agree fully`() throws {
    let log = WrittenLog(Self.circles, groups: ["One": "a b c d", "Two": "m n o p", "Three": "w x y z"])
    let result = try SelfOrganisation().evaluate(log.record)
    #expect(result.headline?.key == "group_agreement")
    #expect(abs((result.headline?.value ?? 0) - 1) < 1e-12)
    #expect(abs((result["adjusted_agreement"]?.value ?? 0) - 1) < 1e-12)
    let chance = try #require(result.headline?.references.first)
    #expect(chance.lower > 0.05 && chance.lower < 0.6)
    #expect((chance.pValue ?? 1) < 0.05)
    #expect(SelfOrganisation.sentence(result).contains("teams side by side"))
  }

  @Test func `circles across the groups agree no more than by chance`() throws {
    let log = WrittenLog(
      Self.circles, groups: ["One": "a m w", "Two": "b n x", "Three": "c o y", "Four": "d p z"])
    let result = try SelfOrganisation().evaluate(log.record)
    #expect((result["adjusted_agreement"]?.value ?? 1) < 0.1)
    #expect((result.headline?.references.first?.pValue ?? 0) > 0.2)
    #expect(SelfOrganisation.sentence(result).contains("across the organisation"))
  }

  @Test func `members without a tie or a group do not count`() throws {
    let log = WrittenLog(
      Self.circles + " q-a q-m", groups: ["One": "a b c d s t", "Two": "m n o p", "Three": "w x y z"])
    let result = try SelfOrganisation().evaluate(log.record)
    #expect(result.headline?.evidence.members == 12)
    #expect(result["connected_share"]?.value == 1)
  }

  @Test func `a quick look has the same keys, without comparison`() throws {
    let log = WrittenLog(Self.circles, groups: ["One": "a b c d", "Two": "m n o p", "Three": "w x y z"])
    let quick = try SelfOrganisation().evaluate(log.record, isQuick: true)
    #expect(quick.indicators.map(\.key) == (try SelfOrganisation().evaluate(log.record).indicators.map(\.key)))
    #expect(quick.headline?.references.isEmpty == true)
  }

  /// a leads b, c and d, who reports to nobody else: of ten pairs of five, a–b, a–c, a–d, b–c, b–d, c–d are on the
  /// line.
  @Test func `counts ties across the reporting line`() throws {
    let log = WrittenLog(
      "a-b b-c d-e c-e x-a", reports: ["b": "a", "c": "a", "d": "a", "e": "f"])
    let result = try SelfOrganisation().evaluate(log.record)
    #expect(result.headline?.key == "crossing_share")
    // x is in no line, so its tie does not count; d–e and c–e cross.
    #expect(result.headline?.value == 0.5)
    let chance = try #require(result.headline?.references.first)
    #expect(abs(chance.lower - 0.4) < 1e-12)
  }

  @Test func `a reporting line with oddities`() throws {
    let log = WrittenLog("a-b b-c", reports: ["a": "b", "b": "a", "c": "c"])
    let line = try #require(ReportingLine(log.record.members))
    #expect(line.isCrossed(by: 0, 1) == false)
    #expect(line.isCrossed(by: 1, 2) == nil)
    #expect(line.crossingShare(ofPairsAmong: [0, 1, 2]) == 0)
    #expect(line.crossingShare(ofPairsAmong: [0]) == nil)
    #expect(ReportingLine(WrittenLog("a-b", reports: ["a": "a"]).record.members) == nil)
  }

  /// Every pair by the definition.
  @Test func `the share by chance is that of all pairs`() throws {
    let log = WrittenLog(
      "a-b b-c c-d d-e e-f f-g g-h h-i",
      reports: ["b": "a", "c": "a", "d": "b", "e": "b", "f": "c", "a": "i", "h": "z"])
    let members = log.record.members
    let line = try #require(ReportingLine(members))
    let all = Array(members.indices)
    let pairs = all.flatMap { a in all.filter { $0 > a }.compactMap { line.isCrossed(by: a, $0) } }
    #expect(line.crossingShare(ofPairsAmong: all) == Double(pairs.count { $0 }) / Double(pairs.count))
  }

  @Test func `is left out without groups and managers, and without ties`() throws {
    #expect(try SelfOrganisation().evaluate(WrittenLog("a-b").record).leftOut != nil)
    let log = WrittenLog("a-b c-d", "", groups: ["One": "a b", "Two": "c d"])
    #expect(try SelfOrganisation().evaluate(log.record.restricted(to: 1..<2)).leftOut != nil)
  }

  // MARK: - Words

  private func telling(
    _ agreement: Double?, adjusted: Double?, cohesion: Double? = 0.98, crossing: Double? = nil
  ) -> MeasureResult {
    .telling(
      .selfOrganisation,
      [
        "group_agreement": agreement, "adjusted_agreement": adjusted, "crossing_share": crossing,
        "connected_share": cohesion,
      ])
  }

  @Test func `says how far circles are groups`() {
    #expect(
      SelfOrganisation.sentence(telling(0.85, adjusted: 0.8))
        == "The clusters in which people interact are much the same as the formal groups (agreement 0.85, where 1 is "
        + "the same): by its contacts, this looks more like teams side by side than like one community.")
    #expect(
      SelfOrganisation.sentence(telling(0.5, adjusted: 0.4))
        == "The clusters in which people interact follow the formal groups in part (agreement 0.50, where 1 is the "
        + "same)."
    )
    #expect(
      SelfOrganisation.sentence(telling(0.2, adjusted: 0.1))
        == "The clusters in which people interact hardly follow the formal groups (agreement 0.20, where 1 is the "
        + "same), and 98% of those with a contact are connected: people find each other across the organisation.")
    #expect(
      SelfOrganisation.sentence(telling(0.2, adjusted: 0.1, cohesion: 0.4))
        == "The clusters in which people interact hardly follow the formal groups (agreement 0.20, where 1 is the "
        + "same), but they have not grown together: only 40% of those with a contact are connected to one another.")
  }

  @Test func `says how many ties cross the line`() {
    let result = telling(nil, adjusted: nil, crossing: 0.63)
    #expect(SelfOrganisation.sentence(result) == "63% of ties cross the reporting line.")
    #expect(
      SelfOrganisation.sentence(result.comparing("crossing_share", withChance: 0.91, pValue: 1))
        == "63% of ties cross the reporting line; if ties ignored it, 91% would.")
  }

  @Test func `suppressed numbers are left out`() {
    let result = telling(0.85, adjusted: 0.8, crossing: 0.5).silenced
    #expect(SelfOrganisation.sentence(result) == "How far clusters follow the formal groups is not shown here.")
    #expect(SelfOrganisation.help(result) == nil)
  }

  @Test func `helps where circles are teams`() {
    #expect(SelfOrganisation.help(telling(0.85, adjusted: 0.8))?.contains("topic") == true)
    #expect(SelfOrganisation.help(telling(0.4, adjusted: 0.3)) == nil)
  }

  @Test func `sentences are plain`() {
    for adjusted in [0, 0.3, 0.9] {
      for cohesion in [0.2, 0.9, nil] {
        for crossing in [0.4, nil] {
          #expect(
            isPlain(
              SelfOrganisation.sentence(telling(0.5, adjusted: adjusted, cohesion: cohesion, crossing: crossing))))
        }
      }
    }
  }
}
