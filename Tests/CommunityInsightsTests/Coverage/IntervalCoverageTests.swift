import Foundation
import TestSupport
import Testing

@testable import CommunityInsights

/// Every number that is told with an interval is told so truly: of 100 logs of the same community about 95 have an
/// interval that holds the long-run value.
///
/// The few logs of every day are for things that break; `COPGRAPH_COVERAGE=200` looks at 200 (`make coverage`), and
/// prints the table of `datasets/MANIFEST.md`.
@Suite(.tags(.slow)) struct IntervalCoverageTests {
  static let logs = ProcessInfo.processInfo.environment["COPGRAPH_COVERAGE"].flatMap { Int($0) } ?? 40

  /// Numbers that were told with an interval in fewer logs are not looked at.
  private static var fewestTold: Int { logs / 2 }

  @Test(arguments: RecordedCommunity.allCases)
  func `intervals hold the long-run value as often as they say`(community: RecordedCommunity) throws {
    let coverage = try IntervalCoverage(community, logs: Self.logs, truthLogs: max(200, 5 * Self.logs))
    if Self.logs >= 100 { print(coverage.table.joined(separator: "\n")) }
    let looked = coverage.rates.filter { $0.told >= Self.fewestTold }
    #expect(looked.contains { $0.key == "load_concentration.gini" } && looked.count >= 5)
    for rate in looked {
      // 0.90 is asked for; three standard errors are left to the chance of so few logs.
      let slack = Self.logs < 200 ? 3 * (0.9 * 0.1 / Double(rate.told)).squareRoot() : 0
      #expect(rate.share >= 0.9 - slack, "\(community): \(rate.key) \(rate.share)")
    }
  }
}
