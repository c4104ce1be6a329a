import Foundation
import TestSupport
import Testing

@testable import CommunityInsights

/// Knows every kind of number that a prepared analysis holds, so that none gets in by which nobody thought of people.
///
/// Whoever adds a number to an analysis says here why it tells of nobody, or gives it to ``Attack``.
@Suite("Kinds of numbers that are told")
struct ToldNumbersTests {
  /// Numbers of people: the attack has them.
  private static let ofPeople: Set<String> = [
    "network.memberCount", "network.largestComponentSize", "network.coreSize", "network.articulationMemberCount",
    "network.isolateCount", "network.pendantCount", "network.componentCount", "network.communityCount",
    "communities.number", "communities.size",
    "lens.results.indicators.value", "lens.results.indicators.counting.people._0.count",
    "lens.results.indicators.counting.people._0.total",
    "lens.results.indicators.counting.about._0.count", "lens.results.indicators.counting.about._0.total",
    "lens.results.indicators.evidence.members", "lens.results.table.sizes",
    "lens.timeline.series.values", "lens.timeline.series.people.count", "lens.timeline.series.people.total",
  ]

  /// Numbers of what all members do together, or of the two ends of a tie, of which one cannot tell how many do it.
  private static let ofAll: Set<String> = [
    "network.tieCount", "network.directedTieCount", "network.interactionCount", "network.selfInteractionCount",
    "network.density", "network.reciprocity", "network.transitivity", "network.meanClusteringDefined",
    "network.diameter", "network.meanDistance", "network.reachableShare", "network.degreeCentralization",
    "network.betweennessCentralization", "network.modularity", "network.highestCoreNumber", "network.bridgeCount",
    "communities.internalTieCount", "communities.externalTieCount",
    "log.files.rows", "log.files.interactions", "log.files.selfInteractions", "log.files.outsidePeriod",
    "log.files.messages", "log.files.openingMessages", "log.files.repliesToUnknown", "log.files.messagesToEverybody",
    "log.files.events", "log.files.eventsLeftOut", "log.files.rejected.count", "log.files.selfRows",
    "log.files.setApartRows", "log.files.outsideRows", "log.files.filteredRows", "log.files.leftOutRows",
    "log.files.namelessRows",
    "log.history.messages", "log.history.openingMessages", "log.history.repliesToUnknown", "log.history.withoutTime",
    // Left out with the value that they belong to; see `hiddenNumbersLeaveNothing`.
    "lens.results.indicators.interval.lower", "lens.results.indicators.interval.upper",
    "lens.results.indicators.change.previous", "lens.results.indicators.change.latest",
    "lens.results.indicators.references.lower", "lens.results.indicators.references.upper",
    "lens.results.indicators.references.pValue", "lens.results.indicators.evidence.interactions",
    "lens.results.indicators.evidence.conversations", "lens.results.indicators.evidence.windows",
    // Suppressed by how many members are in contact.
    "lens.results.table.values", "lens.results.table.columns.values",
    // Only of series of which nothing is hidden.
    "lens.timeline.series.trend.slopePerWindow", "lens.timeline.series.trend.interval.lower",
    "lens.timeline.series.trend.interval.upper", "lens.timeline.series.trend.pValue",
    "lens.timeline.series.trend.windows", "lens.timeline.series.trend.correctedPValue",
    // Means over half a year and more, of a group at least.
    "lens.timeline.yearChanges.before", "lens.timeline.yearChanges.after", "lens.timeline.yearChanges.pValue",
    "lens.timeline.yearChanges.correctedPValue",
  ]

  /// Days, options and the like.
  private static let ofNothing: Set<String> = [
    "schemaVersion", "options.resolution", "options.seed", "options.damping", "disclosure.minimumGroup",
    "disclosure.countsRoundedTo",
    "log.files.columns.position", "log.files.listRows", "log.files.skippedLines", "log.files.repeatedHeaders",
    "log.files.first.microseconds", "log.files.last.microseconds", "lens.results.indicators.interval.level",
    "lens.timeline.series.trend.interval.level", "lens.timeline.tieHalfLifeDays", "lens.timeline.windows.begin",
    "lens.timeline.windows.end", "lens.timeline.gaps.begin", "lens.timeline.gaps.end", "lens.options.replyWithinDays",
    "lens.options.recentDays", "lens.recent.begin", "lens.recent.end",
    "lens.options.tieHalfLifeDays",
    "lens.options.introductions", "lens.options.resamples", "lens.options.permutations",
  ]

  @Test("every kind of number is one of people, which the attack has, or none of a few")
  func kinds() throws {
    var kinds: Set<String> = []
    for (_, whole) in try RandomCommunity.analyses(6) {
      let told = try JSONEncoder().encode(whole.prepared(for: .sponsor(3)))
      collect(try JSONSerialization.jsonObject(with: told), path: [], into: &kinds)
    }
    let unknown = kinds.subtracting(Self.ofPeople).subtracting(Self.ofAll).subtracting(Self.ofNothing)
    #expect(unknown == [])
    #expect(kinds.isSuperset(of: ["network.memberCount", "lens.results.indicators.counting.people._0.count"]))
  }

  private func collect(_ tree: Any, path: [String], into kinds: inout Set<String>) {
    switch tree {
    case let list as [Any]: for element in list { collect(element, path: path, into: &kinds) }
    case let object as [String: Any]:
      for (key, value) in object { collect(value, path: path + [key], into: &kinds) }
    case let number as NSNumber where !isTruth(number): kinds.insert(path.joined(separator: "."))
    default: break
    }
  }

  private func isTruth(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

  /// A trend, an interval or a change is told with its value only.
  @Test("hidden numbers leave nothing of themselves", arguments: [3, 5, 8])
  func hiddenNumbersLeaveNothing(minimum: Int) throws {
    for (_, whole) in try RandomCommunity.analyses(6) where whole.members.count(where: { $0.degree > 0 }) >= 2 * minimum
    {
      let (told, wholeLens) = (try whole.prepared(for: .sponsor(minimum)), try #require(whole.lens))
      let lens = try #require(told.lens)
      for indicator in lens.results.flatMap(\.indicators) where indicator.value == nil {
        #expect(indicator.interval == nil && indicator.change == nil && indicator.people == nil, "\(indicator.key)")
        #expect(!indicator.references.contains { $0.kind == .chance } || !indicator.isSuppressed, "\(indicator.key)")
      }
      for series in lens.timeline.series {
        let before = try #require(wholeLens.timeline.series.first { $0.key == series.key })
        let isWhole = series.values.map { $0 == nil } == before.values.map { $0 == nil }
        #expect(isWhole || series.trend == nil, "\(series.key)")
        let hidden = series.values.indices.filter { series.values[$0] == nil && before.values[$0] != nil }
        #expect(hidden.allSatisfy { series.people[$0] == nil } && series.fewest.isEmpty, "\(series.key)")
      }
    }
  }
}
