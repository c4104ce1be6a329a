import Foundation
import GraphCore
import InteractionLogs
import MemberNetworks
import TestSupport
import Testing

@testable import CommunityInsights

/// Tries to work out what was left out, from all that a sponsor gets, and more: from the exact counts before they are
/// rounded (what follows from rounded ones is less; ``WorldAttackTests`` looks at all that they do not tell).
///
/// What is asserted: of every number of people that is about somebody but about fewer people than the smallest group
/// (published by itself, left over by a total, or the difference of two published numbers that is known to be one of
/// people), all published numbers and sums together allow it to be at least as large as the smallest group. So nothing that
/// is published tells that it is small, let alone which number it is.
@Suite("Attack on suppressed numbers", .tags(.attack))
struct AttackTests {
  private static let minima = [3, 5, 8]

  /// More than twenty where somebody has the time: `COPGRAPH_SEEDS=200`.
  private static let seedCount =
    ProcessInfo.processInfo.environment["COPGRAPH_SEEDS"].flatMap { Int($0) }.map { max(1, $0) } ?? 20

  @Test("random communities", arguments: 1...seedCount)
  func random(seed: Int) throws {
    guard let whole = try RandomCommunity(seed: seed).analysis() else { return }
    for minimum in Self.minima where whole.members.count(where: { $0.degree > 0 }) >= 2 * minimum {
      let told = try AudiencePreparation(whole, .sponsor(minimum)).suppressed(control: RunControl()).analysis
      let attack = Attack(on: told, of: whole, minimum: minimum)
      #expect(attack.leaks.isEmpty, "\(minimum): \(attack.leaks)")
    }
  }

  @Test("random communities whose present is the end of a log", arguments: 1...seedCount)
  func recent(seed: Int) throws {
    var options = RandomCommunity.lensOptions
    options.recentDays = 100
    guard let whole = try RandomCommunity(seed: seed).analysis(options) else { return }
    for minimum in Self.minima where whole.members.count(where: { $0.degree > 0 }) >= 2 * minimum {
      let told = try AudiencePreparation(whole, .sponsor(minimum)).suppressed(control: RunControl()).analysis
      let attack = Attack(on: told, of: whole, minimum: minimum)
      #expect(attack.leaks.isEmpty, "\(minimum): \(attack.leaks)")
    }
  }

  @Test("an attack on what is not suppressed finds much: it is a real one")
  func isReal() throws {
    var found = 0
    for seed in 1...2 {
      guard let whole = try RandomCommunity(seed: seed).analysis() else { continue }
      found += Attack(on: whole, of: whole, minimum: 5).leaks.count
      // Only what is small by itself hidden, and nothing beside it.
      var primary = whole
      for result in whole.lens!.results.indices {
        for (index, indicator) in whole.lens!.results[result].indicators.enumerated() {
          if indicator.people?.tells(fewerThan: 5) == true {
            primary.lens!.results[result].indicators[index].suppress()
          }
        }
      }
      for number in NetworkMetrics.HideableNumber.ofMembers {
        if let count = whole.network.shown(number),
          PeopleCount(count, of: whole.members.count, among: .everybody).tells(fewerThan: 5)
        {
          primary.network.hide(number)
        }
      }
      primary.communities.removeAll { $0.size < 5 }
      for (series, all) in whole.lens!.timeline.series.enumerated() {
        for (window, people) in all.people.enumerated() where people?.tells(fewerThan: 5) == true {
          primary.lens!.timeline.series[series].suppress(window: window)
        }
      }
      #expect(!Attack(on: primary, of: whole, minimum: 5).leaks.isEmpty, "seed \(seed)")
    }
    #expect(found > 20)
  }

  private static let guild = packageRoot.appendingPathComponent("datasets/guild")

  @Test("the guild", .enabled(if: FileManager.default.fileExists(atPath: guild.path)))
  func guildDataset() throws {
    let source = NetworkSource(
      logs: [LogInput(path: Self.guild.appendingPathComponent("interactions.csv").path)],
      memberTable: LogInput(path: Self.guild.appendingPathComponent("members.csv").path))
    let whole = try Analyzer(lens: RandomCommunity.lensOptions)
      .analyze(source.load(keepsHistory: true), title: "guild")
    for minimum in Self.minima {
      let told = try AudiencePreparation(whole, .sponsor(minimum)).suppressed(control: RunControl()).analysis
      let attack = Attack(on: told, of: whole, minimum: minimum)
      #expect(attack.leaks.isEmpty, "\(minimum): \(attack.leaks)")
    }
  }
}
