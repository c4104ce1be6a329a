import Foundation
import GraphCore
import Statistics
import TestSupport
import Testing

@testable import CommunityInsights

/// Enumerates the communities that agree with a sponsor's copy.
///
/// What is asserted: no hidden number is known, and none is narrowed to fewer values than the smallest group has people
/// (one to four where it is said that they are fewer than five). Neither is the number of ties of the member who has most.
/// The number of members, by which two copies could be told apart, is not known either.
@Suite("Attack by enumeration", .tags(.attack))
struct WorldAttackTests {
  /// Twenty communities by default; two hundred of 10 to 200 members with `COPGRAPH_SEEDS=200`.
  private static let seedCount =
    ProcessInfo.processInfo.environment["COPGRAPH_SEEDS"].flatMap { Int($0) }.map { max(1, $0) } ?? 20

  private static let minima = [3, 5, 8]

  @Test("nothing hidden is known or narrowed", arguments: [Audience.sponsor, .public])
  func nothingIsKnown(audience: Audience) throws {
    var (worlds, numbers, recovered, communities) = (0, 0, 0, 0)
    for seed in 1...Self.seedCount {
      guard let whole = try RandomCommunity(seed: seed, sizes: Self.seedCount > 20 ? 10...200 : 14...83).analysis()
      else { continue }
      communities += 1
      for minimum in Self.minima where whole.members.count(where: { $0.degree > 0 }) >= 2 * minimum {
        let told = try whole.prepared(for: audience == .sponsor ? .sponsor(minimum) : .everybody(minimum))
        let attack = WorldAttack(on: told, of: whole, minimum: minimum)
        worlds += attack.worldsTried
        numbers += attack.hidden.count
        recovered += attack.hidden.count(where: \.isRecovered)
        let narrowed = attack.hidden.filter(\.isNarrowed)
        #expect(narrowed.isEmpty, "seed \(seed), \(whole.members.count) members, minimum \(minimum): \(narrowed)")
      }
    }
    #expect(numbers > 3 * communities && recovered == 0)
    if Self.seedCount > 20 {
      print(
        "\(audience.rawValue): \(communities) communities, \(worlds) worlds enumerated, \(numbers) hidden numbers, "
          + "\(recovered) recovered")
    }
  }

  /// What is exact, or told in three digits, is found out: the attack is a real one.
  @Test("exact counts and three digits give hidden numbers away")
  func isReal() throws {
    var found: [String: Int] = [:]
    for (_, whole) in try RandomCommunity.analyses(12) {
      var told = try AudiencePreparation(whole, .sponsor()).suppressed(control: RunControl()).analysis
      told.disclosure?.countsRoundedTo = nil
      for path in [\NetworkMetrics.meanDistance, \.degreeCentralization] {
        told.network[keyPath: path] = told.network[keyPath: path]?.rounded(significantDigits: 3)
      }
      for hidden in WorldAttack(on: told, of: whole, minimum: 5).hidden where hidden.isRecovered {
        found[hidden.name, default: 0] += 1
      }
    }
    #expect(found["members"] == 12 || found["members"]! > 6)
    #expect(found["most ties of a member", default: 0] > 6)
    #expect(found["without a tie", default: 0] > 2, "\(found)")
  }

  // MARK: - What is told is made from what is told

  @Test("density, and shares of people with their intervals, follow from the counts beside them")
  func followsFromTold() throws {
    var (shares, intervals) = (0, 0)
    for (_, whole) in try RandomCommunity.analyses(12) {
      let told = try whole.prepared(for: .sponsor())
      let members = Double(told.network.memberCount)
      let density = Double(told.network.tieCount) / (members * (members - 1) / 2)
      // Where rounding puts the members far off, no density is told.
      let isClose = 10 * (told.disclosure?.countsRoundedTo ?? 0) <= told.network.memberCount
      #expect(told.network.density == (isClose ? min(1, density).rounded(significantDigits: 2) : nil))
      for result in try #require(told.lens).results {
        for indicator in result.indicators {
          guard let people = indicator.people, let value = indicator.value, people.total > 0 else { continue }
          let exact = try #require(whole.lens?[result.measure]?[indicator.key])
          guard let all = exact.people, indicator.unit == .share,
            exact.value == Double(all.count) / Double(all.total)
          else { continue }
          shares += 1
          #expect(value == (Double(people.count) / Double(people.total) * 100).rounded() / 100, "\(indicator.key)")
          guard let interval = indicator.interval else { continue }
          intervals += 1
          let wilson = WilsonInterval(successes: people.count, of: people.total)
          #expect(
            (interval.lower - wilson.lower).magnitude <= 0.005 && (interval.upper - wilson.upper).magnitude <= 0.005)
        }
      }
    }
    #expect(shares > 30 && intervals > 0)
  }

  @Test("a trend is that of the values that are told")
  func trends() throws {
    var trends = 0
    for (_, whole) in try RandomCommunity.analyses(12) {
      let timeline = try #require(whole.prepared(for: .sponsor()).lens).timeline
      for series in timeline.series {
        guard let trend = series.trend else { continue }
        let own = try #require(Timeline.Trend(series.values, windows: timeline.windows))
        trends += 1
        #expect(
          trend.slopePerWindow == own.slopePerWindow.rounded(significantDigits: 2) && trend.windows == own.windows)
      }
    }
    #expect(trends > 12)
  }

  /// Wilson's bounds and the share in full are the share's numerator and denominator.
  @Test("an interval of a share is that of the numbers beside it, or is not told")
  func intervals() throws {
    var (told, leftOut) = (0, 0)
    for (_, whole) in try RandomCommunity.analyses(12) {
      for result in try #require(whole.prepared(for: .sponsor()).lens).results {
        for indicator in result.indicators where indicator.unit == .share && indicator.people == nil {
          guard let value = indicator.value,
            whole.lens?[result.measure]?[indicator.key]?.interval?.method == .wilson
          else { continue }
          guard let interval = indicator.interval else {
            leftOut += 1
            continue
          }
          told += 1
          let total = try #require(indicator.evidence.conversations)
          let own = WilsonInterval(successes: Int((value * Double(total)).rounded()), of: total)
          #expect((interval.lower - own.lower).magnitude <= 0.005 + 1e-9, "\(indicator.key)")
          #expect((interval.upper - own.upper).magnitude <= 0.005 + 1e-9, "\(indicator.key)")
        }
      }
    }
    #expect(told > 12 && leftOut > 0)
  }
}
