import SyntheticCommunities
import TestSupport
import Testing

@testable import CommunityInsights

/// What is said of managers and conversations beside the facts that ``PlantedTruthTests`` looks for.
@Suite("Planted conduct")
struct PlantedConductTests {
  private func record(_ conduct: CommunityPlan.ManagerConduct, seed: UInt64 = 7) throws -> CommunityRecord {
    try ConversationLog.synthetic(seed: seed) { $0.manager = conduct }.record()
  }

  @Test("a dominating manager is plain in every number, and help is offered")
  func dominating() throws {
    let record = try record(.dominating)
    let initiation = try ManagerInitiation().result(record)
    #expect(try #require(initiation.headline?.interval).lower > 15)
    #expect(initiation.sentence.hasPrefix("Managers open far more conversations than their share"))
    #expect(initiation.help != nil)
    let survival = try ConversationSurvival().result(record)
    #expect(survival.help?.contains("step back") == true)
    #expect(try #require(survival["followed_difference"]?.interval).upper < -0.1)
    #expect(try #require(survival.headline?.value) < 0.12)
    #expect(try LeadByExample().result(record).value("replies_ratio").map { $0 < 1 } == true)
  }

  @Test("a participating manager is asked for nothing")
  func participating() throws {
    let record = try record(.participating)
    let initiation = try ManagerInitiation().result(record)
    #expect(try #require(initiation.headline?.interval).lower < 1)
    #expect(initiation.help == nil)
    #expect(try #require(ConversationSurvival().result(record).headline?.value) > 0.15)
    #expect(try LeadByExample().result(record).help == nil)
  }

  @Test("of an absent manager there is nothing to compare")
  func absent() throws {
    let record = try record(.absent)
    #expect(try ManagerInitiation().result(record).headline?.value == 0)
    let survival = try ConversationSurvival().result(record)
    #expect(survival.value("followed_difference") == nil)
    #expect(survival.sentence.hasPrefix("Of ") && survival.help == nil)
  }

  @Test("what follows a participating manager's messages is what follows others'")
  func noDifference() throws {
    let conducts = try (1...12).map {
      ManagerConduct(survival: try ConversationSurvival().result(record(.participating, seed: $0)))
    }
    #expect(conducts.count { $0 == .alike || $0 == .unclear } >= 10)
  }

  @Test("every sentence of every conduct is plain", arguments: CommunityPlan.ManagerConduct.allCases)
  func plain(conduct: CommunityPlan.ManagerConduct) throws {
    let record = try record(conduct)
    let measures: [any LensMeasure] = [
      AnswerRate(), NewcomerWelcome(), ManagerInitiation(), ConversationSurvival(), LeadByExample(), EventEffect(),
    ]
    for measure in measures {
      let result = try measure.result(record) { $0.events = [.init(parsing: "2024-10-07")!] }
      #expect(result.leftOut == nil)
      #expect(isPlain(result.sentence), "\(result.sentence)")
      for member in record.members { #expect(!(result.sentence + (result.help ?? "")).contains(member.id)) }
      let again = try measure.result(record) { $0.events = [.init(parsing: "2024-10-07")!] }
      #expect(result == again)
    }
  }
}
