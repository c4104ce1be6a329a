import Foundation
import TestSupport
import Testing

@testable import CommunityInsights

@Suite("Numbers of other communities") struct ReferenceNumbersTests {
  private static let table = packageRoot.appendingPathComponent("datasets/reference/numbers.csv")

  @Test func theProgramHasTheTable() throws {
    let lines = try String(contentsOf: Self.table, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count == ReferenceNumbers.all.count)
    for (line, entry) in zip(lines, ReferenceNumbers.all) {
      // A source may hold commas; it is the last column.
      let cells = line.split(separator: ",", maxSplits: 6).map(String.init)
      #expect(
        cells.prefix(5) == [entry.log, entry.kind.rawValue, "\(entry.members)", entry.measure.rawValue, entry.key])
      #expect(Double(cells[5]) == entry.value, "\(line); run Scripts/make-reference")
    }
  }

  @Test func everyNumberIsOneThatMeasuresHave() {
    for entry in ReferenceNumbers.all {
      #expect(CommunityMeasure.named(entry.measure.rawValue) != nil)
      #expect(entry.value >= 0 && entry.value <= 1 && entry.members > 0)
    }
  }

  private func halfShare(_ value: Double, _ interval: ClosedRange<Double>? = nil) -> Indicator {
    Indicator(
      "half_share", "label", value, unit: .share, direction: .higherIsBetter,
      interval: interval.map { Interval(lower: $0.lowerBound, upper: $0.upperBound, method: .resampling) },
      evidence: Evidence(), counting: .nobody)
  }

  @Test func aNumberStandsAmongLogsOfItsKind() throws {
    let talk = ReferenceNumbers.all.filter { $0.key == "half_share" && !$0.kind.isUndirected }
    let worst = try #require(ReferenceNumbers.standing(of: halfShare(0.0001), .loadConcentration, .messages))
    #expect(worst.better == talk.count && worst.logs == talk.count && worst.share == 1)
    #expect(ReferenceNumbers.standing(of: halfShare(0.99), .loadConcentration, .messages)?.better == 0)
    // An interval that reaches the best of them is no worse than any.
    #expect(ReferenceNumbers.standing(of: halfShare(0.0001, 0...1), .loadConcentration, .messages)?.better == 0)
    // One log of contacts is no company.
    #expect(ReferenceNumbers.standing(of: halfShare(0.0001), .loadConcentration, .contacts) == nil)
    #expect(ReferenceNumbers.standing(of: halfShare(0.1), .answers, .messages) == nil)
  }

  @Test("a log is no company of its own, exact or rounded")
  func ownEntry() throws {
    let own = try #require(ReferenceNumbers.all.first { $0.key == "half_share" && $0.kind == .messages })
    let talk = ReferenceNumbers.all.count { $0.key == "half_share" && !$0.kind.isUndirected }
    for (value, members) in [(own.value, own.members), (own.value + 0.001, own.members + 2)] {
      var number = halfShare(value)
      number.evidence.members = members
      #expect(ReferenceNumbers.standing(of: number, .loadConcentration, .messages)?.logs == talk - 1)
    }
    var other = halfShare(own.value)
    other.evidence.members = 3 * own.members
    #expect(ReferenceNumbers.standing(of: other, .loadConcentration, .messages)?.logs == talk)
  }
}
