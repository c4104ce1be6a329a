import MemberNetworks
import SyntheticCommunities
import Testing

@testable import CommunityInsights

/// What is planted between the groups of synthetic communities is found, and hardly anything else is.
///
/// Chance has its part in these communities: members leave, and with them a contact between two groups may really end.
/// So what is not planted is allowed to be found now and then.
@Suite struct PlantedGroupsTests {
  static let seeds: ClosedRange<UInt64> = 1...20

  /// Communities in which nothing is planted.
  private static let usual = Result { try seeds.map { try record(community($0)) } }

  private static func community(
    _ seed: UInt64, _ change: (inout CommunityPlan) -> Void = { _ in }
  ) throws -> SyntheticCommunity {
    var plan = CommunityPlan()
    plan.seed = seed
    change(&plan)
    return try SyntheticCommunity(plan: plan)
  }

  /// The whole log of a community, in windows as they are by default.
  private static func record(_ community: SyntheticCommunity) throws -> CommunityRecord {
    let log = ConversationLog(community).record()
    let network = MemberNetwork(
      members: log.members, ties: log.ties, interactionCount: log.interactions.count, hasRoster: log.hasRoster,
      clock: log.clock)
    let history = CommunityHistory(interactions: log.interactions, messages: log.messages)
    return try #require(try LensAnalyzer().record(network, history))
  }

  private static func evaluate(_ measure: some LensMeasure, _ record: CommunityRecord) throws -> MeasureResult {
    var options = LensOptions()
    options.permutations = 0
    return try measure.evaluate(record, options: options)
  }

  @Test(arguments: seeds)
  func `a fading bridge is found, and its ends come first`(seed: UInt64) throws {
    let community = try Self.community(seed) { $0.fadingBridge = true }
    let record = try Self.record(community)
    let result = try Self.evaluate(BridgeRedundancy(), record)
    #expect(try #require(result["fading_bridges"]?.value) >= 1)
    let bridge = try #require(community.bridge)
    let ends = Set([bridge.inside, bridge.outside].map { community.members[$0].id })
    #expect(ends.isSubset(of: result.members.prefix(4).map { record.members[$0].id }))
    #expect(BridgeRedundancy.sentence(result).contains("all but stopped"))
  }

  @Test func `a bridge that is kept up has not faded`() throws {
    let counts = try Self.usual.get().map { try Self.evaluate(BridgeRedundancy(), $0)["fading_bridges"]?.value }
    #expect(counts.allSatisfy { $0 != nil })
    #expect(counts.count { $0 != 0 } <= 1)
  }

  @Test(arguments: seeds)
  func `a department that drifts off is found`(seed: UInt64) throws {
    let community = try Self.community(seed) { $0.driftingDepartment = true }
    let result = try Self.evaluate(SiloIndex(), try Self.record(community))
    let drifting = try #require(community.driftingGroup)
    let table = try #require(result.table)
    let place = try #require(table.groups.firstIndex(of: drifting))
    #expect(try #require(table.columns.first).values[place] != nil)
    let early = try #require(result["drawing_back_early_share"]?.value)
    #expect(try #require(result["drawing_back_late_share"]?.value) <= 0.6 * early)
  }

  @Test func `groups that keep up their contact do not draw back`() throws {
    let counts = try Self.usual.get().map { try Self.evaluate(SiloIndex(), $0)["groups_drawing_back"]?.value }
    #expect(counts.allSatisfy { $0 != nil })
    #expect(counts.count { $0 != 0 } <= 2)
  }
}
