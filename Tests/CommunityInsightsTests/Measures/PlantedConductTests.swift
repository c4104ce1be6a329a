import SyntheticCommunities
import TestSupport
import Testing

@testable import CommunityInsights

/// What is planted in synthetic communities is found, and nothing else is.
@Suite("Planted conduct")
struct PlantedConductTests {
  static let seeds: ClosedRange<UInt64> = 1...12

  /// Communities with a participating manager, in which newcomers are always welcome.
  private static let usual = Result { try seeds.map { try ConversationLog.synthetic(seed: $0).record() } }

  @Test("a dominating manager is called so", arguments: seeds)
  func dominating(seed: UInt64) throws {
    let record = try ConversationLog.synthetic(seed: seed) { $0.manager = .dominating }.record()
    let initiation = try ManagerInitiation().result(record)
    #expect(try #require(initiation.headline?.interval).lower > 15)
    #expect(initiation.sentence.hasPrefix("Managers open far more conversations than their share"))
    #expect(initiation.help != nil)
    let survival = try ConversationSurvival().result(record)
    #expect(survival.sentence.hasPrefix("Managers dominate: "))
    #expect(survival.help?.contains("step back") == true)
    #expect(try #require(survival["followed_difference"]?.interval).upper < -0.1)
    #expect(try #require(survival.headline?.value) < 0.12)
    #expect(try LeadByExample().result(record).value("replies_ratio").map { $0 < 1 } == true)
  }

  @Test("a participating manager is not", arguments: 0..<12)
  func participating(index: Int) throws {
    let record = try Self.usual.get()[index]
    let initiation = try ManagerInitiation().result(record)
    #expect(try #require(initiation.headline?.interval).lower < 1)
    #expect(initiation.help == nil)
    let survival = try ConversationSurvival().result(record)
    #expect(!survival.sentence.contains("dominate"))
    #expect(try #require(survival.headline?.value) > 0.15)
    let example = try LeadByExample().result(record)
    #expect(try (0.5...2.5).contains(#require(example.headline?.value)))
    #expect(example.help == nil)
  }

  @Test("an absent manager is not", arguments: seeds)
  func absent(seed: UInt64) throws {
    let record = try ConversationLog.synthetic(seed: seed) { $0.manager = .absent }.record()
    #expect(try ManagerInitiation().result(record).headline?.value == 0)
    let survival = try ConversationSurvival().result(record)
    #expect(survival.value("followed_difference") == nil)
    #expect(survival.sentence.hasPrefix("In ") && survival.help == nil)
    #expect(try LeadByExample().result(record).sentence.hasPrefix("No manager wrote"))
  }

  @Test("what follows a participating manager's messages is what follows others'")
  func noDifference() throws {
    let conducts = try Self.usual.get().map { ManagerConduct(survival: try ConversationSurvival().result($0)) }
    #expect(conducts.count { $0 == .alike || $0 == .unclear } >= 10)
  }

  @Test("newcomers who are ignored in one quarter are found", arguments: [2, 5])
  func ignored(quarter: Int) throws {
    var found = 0
    for seed in Self.seeds {
      let log = try ConversationLog.synthetic(seed: seed) { $0.ignoredNewcomersQuarter = quarter }
      guard let stretch = try Self.ignoredStretch(log.record()) else { continue }
      let days = stretch.label.split(separator: " ").compactMap { CalendarDay(String($0)) }
      #expect(days.count == 2)
      // Some others were not answered either, so a stretch may begin before the quarter or end behind it.
      let quarterDays = CommunityPlan().days(ofQuarter: quarter)
      let stretchDays = (days[0].daysSinceEpoch...days[1].daysSinceEpoch).map(CalendarDay.init(daysSinceEpoch:))
      if 2 * stretchDays.count(where: quarterDays.contains) > stretchDays.count { found += 1 }
    }
    #expect(found >= 10)
  }

  /// With fewer shuffles than usual, which the p-values of so plain a case do not need.
  private static func ignoredStretch(_ record: CommunityRecord) throws -> Indicator? {
    try NewcomerWelcome().result(record) { $0.permutations = 199 }["ignored_stretch"]
  }

  @Test("newcomers who are welcomed all the time are not called ignored")
  func welcomed() throws {
    let found = try Self.usual.get().count { try Self.ignoredStretch($0) != nil }
    #expect(found <= 1)
  }

  @Test("every sentence of every conduct is plain", arguments: CommunityPlan.ManagerConduct.allCases)
  func plain(conduct: CommunityPlan.ManagerConduct) throws {
    let record = try ConversationLog.synthetic(seed: 7) { $0.manager = conduct }.record()
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
