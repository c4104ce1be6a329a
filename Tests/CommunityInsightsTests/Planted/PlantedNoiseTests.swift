import MemberNetworks
import SyntheticCommunities
import Testing

@testable import CommunityInsights

/// What logs hold beside conversations is noted, and no finding rests on it unsaid; a rise and fall is told.
///
/// With `COPGRAPH_SEEDS` more communities are looked at, and the rates are printed.
@Suite struct PlantedNoiseTests {
  enum Noise: CaseIterable {
    case none, burst, bot, addressChange, riseAndFall

    func plant(in plan: inout CommunityPlan) {
      switch self {
      case .none: break
      case .burst: plan.burst = true
      case .bot: plan.bot = true
      case .addressChange: plan.addressChange = true
      case .riseAndFall:
        (plan.riseAndFall, plan.months, plan.interactions) = (true, 48, 12_000)
      }
    }
  }

  /// What is told of one community.
  private struct Told {
    var burst = false
    var bot = false
    var addressChange = false
    var fall = false
    /// Findings that rest on what is planted, and do not say so.
    var isMisled = false
  }

  private func analysis(_ noise: Noise, seed: UInt64) throws -> Analysis {
    var plan = CommunityPlan()
    plan.seed = seed
    noise.plant(in: &plan)
    return try SyntheticCommunity(plan: plan).analysis()
  }

  private func told(_ noise: Noise, seed: UInt64) throws -> Told {
    let analysis = try analysis(noise, seed: seed)
    let health = try #require(analysis.health)
    let changed = analysis.answers.first { $0.question == .changed }?.sentences ?? []
    var told = Told()
    told.burst = !health.bursts.isEmpty
    told.bot = health.unusualMembers.contains { $0.member.hasPrefix("notifier") }
    told.addressChange = !health.breaks.isEmpty
    told.fall = changed.contains { $0.contains("in the last year") }
    // Whoever is named for it must be a member, or the sentence says what it would be without them.
    let strangers = Set(analysis.members.indices.filter { !analysis.members[$0].member.hasSuffix("@guild.example") })
      .union(analysis.members.indices.filter { analysis.members[$0].member.hasPrefix("notifier") })
    let load = analysis.lens?[.loadConcentration]
    let isNamed = load.map { !strangers.isDisjoint(with: $0.members) } ?? false
    let newcomers = analysis.lens?[.newcomers]?.sentence ?? ""
    let isLeftAlone = newcomers.contains("left alone") && analysis.lens?[.newcomers]?.isDoubtful == false
    told.isMisled = noise == .addressChange ? false : (isNamed && load?.isDoubtful == false) || isLeftAlone
    return told
  }

  @Test(arguments: Noise.allCases)
  func `noise is noted where it is planted, and nowhere else`(noise: Noise) throws {
    let seeds = PlantedTruthTests.seeds
    let all = try seeds.map { seed in try self.told(noise, seed: seed) }
    let allowed = max(1, seeds.count * 4 / 100)
    func check(_ found: KeyPath<Told, Bool>, _ planted: Noise) -> Int {
      let count = all.count { $0[keyPath: found] }
      #expect(noise == planted ? seeds.count - count <= allowed : count <= allowed, "\(planted): \(count)")
      return count
    }
    let counts = [
      check(\.burst, .burst), check(\.bot, .bot), check(\.addressChange, .addressChange), check(\.fall, .riseAndFall),
    ]
    let misled = all.count { $0.isMisled }
    #expect(misled <= allowed)
    print("| \(noise) | \(counts.map(String.init).joined(separator: " | ")) | \(misled) |")
  }
}
