import Foundation
import SyntheticCommunities
import TestSupport
import Testing

/// What is planted in synthetic communities is reported, of the members, the group and the time that it is planted in,
/// and what is not planted is not reported: from the two files to the sentences of the report.
///
/// Chance has its part in these communities: members leave, and with them a contact between two groups may really end;
/// newcomers may stay without an answer though nobody planned it. So rates are tested, not single communities. The few
/// seeds of every day are for things that break; with `COPGRAPH_SEEDS` many more can be looked at.
@Suite(.tags(.slow)) struct PlantedTruthTests {
  /// "50" for the seeds 1 to 50, "1001-1050" for others.
  static let seeds: ClosedRange<UInt64> = {
    let ends = (ProcessInfo.processInfo.environment["COPGRAPH_SEEDS"] ?? "2").split(separator: "-").map { UInt64($0) }
    switch (ends.first ?? nil, ends.last ?? nil, ends.count) {
    case (let count?, _, 1) where count > 0: return 1...count
    case (let first?, let last?, 2) where first <= last: return first...last
    default: preconditionFailure("COPGRAPH_SEEDS is a number of seeds, or the first and the last: 50, or 1001-1050")
    }
  }()

  private static let rates = Result { try PlantedRates(seeds: seeds) }

  /// Of 50 seeds two may be wrong, of a few one.
  private static var allowed: Int { max(1, seeds.count * 4 / 100) }

  @Test(arguments: PlantedTruth.all.filter { $0.fact != nil })
  func `what is planted is reported`(truth: PlantedTruth) throws {
    let missed = try #require(try Self.rates.get().missed(truth))
    #expect(missed <= Self.allowed)
  }

  @Test(arguments: PlantedTruth.all)
  func `what is not planted is not reported`(truth: PlantedTruth) throws {
    let rates = try Self.rates.get()
    for fact in ReportedFact.allCases {
      #expect(rates[truth, fact].elsewhere <= Self.allowed, "\(fact)")
    }
  }

  /// Stricter than each by itself, for what is allowed of each is not to happen to all.
  @Test func `hardly anything is missed or false altogether`() throws {
    let rates = try Self.rates.get()
    let planted = PlantedTruth.all.compactMap(rates.missed)
    #expect(planted.reduce(0, +) <= max(1, planted.count * Self.seeds.count * 3 / 100))
    let elsewhere = PlantedTruth.all.flatMap { truth in ReportedFact.allCases.map { rates[truth, $0].elsewhere } }
    #expect(elsewhere.reduce(0, +) <= max(1, elsewhere.count * Self.seeds.count / 200))
    print("Of \(Self.seeds.count) communities each:\n\n\(rates.table)\n")
    for exception in rates.exceptions { print("- \(exception)") }
  }
}
