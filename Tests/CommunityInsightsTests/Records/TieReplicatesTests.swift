import GraphCore
import MemberNetworks
import TestSupport
import Testing

@testable import CommunityInsights

@Suite(.tags(.slow)) struct TieReplicatesTests {
  /// The community of a log without some rows, made anew: slow, and obviously right.
  private func remade(_ record: CommunityRecord, without part: Int, of parts: LogParts) -> CommunityRecord {
    var kept = InteractionHistory()
    for index in 0..<record.interactions.count where parts.ofInteraction[index] != part {
      kept.append(
        record.interactions.sources[index], record.interactions.targets[index], at: record.interactions.times[index],
        weight: record.interactions.weights.isEmpty ? nil : record.interactions.weights[index],
        message: record.interactions.messages[index])
    }
    return CommunityRecord(
      members: record.members, hasRoster: record.hasRoster, clock: record.clock, period: record.period,
      windows: record.windows, interactions: kept, messages: record.messages, messageRange: record.messageRange,
      firstSeen: record.firstSeen, logBegin: record.logBegin, logEnd: record.logEnd, groups: record.groups,
      rowKind: record.rowKind, hasDirections: record.hasDirections)
  }

  private func records() throws -> [CommunityRecord] {
    let written = (0..<6).map { WrittenLog.random(seed: $0, members: 9, windows: 4, perWindow: 20).record }
    let undirected = written.map { record in
      var weighted = record.interactions
      weighted.weights = weighted.times.indices.map { [0.1, 0.2, 2.5][$0 % 3] }
      return CommunityRecord(
        members: record.members, hasRoster: record.hasRoster, clock: record.clock, period: record.period,
        windows: record.windows, interactions: weighted, messages: record.messages, messageRange: record.messageRange,
        firstSeen: record.firstSeen, logBegin: record.logBegin, logEnd: record.logEnd, groups: record.groups,
        rowKind: .contacts, hasDirections: false)
    }
    return try written + undirected + [ConversationLog.synthetic(seed: 3) { $0.months = 3 }.record()]
  }

  @Test func `every number is that of the log made anew`() throws {
    let context = LensContext(options: LensOptions(), seed: 1, control: RunControl(), isQuick: true)
    for record in try records() {
      let parts = LogParts(record, count: 20, seed: 7)
      let replicates = TieReplicates(record, parts: parts)
      for part in 0..<20 {
        let (quick, plain) = (replicates.record(without: part), remade(record, without: part, of: parts))
        #expect(quick.undirected == plain.undirected && quick.directed == plain.directed)
        #expect(quick.undirected.checkInvariants() && quick.directed.checkInvariants())
        // Not only of those measures that are resampled: whatever follows from ties alone.
        for measure in [AnsweredTies(), HubDependence(), IsolationRisk(), LoadConcentration(), SiloIndex()]
          as [any LensMeasure]
        {
          let (a, b) = (try measure.evaluate(quick, context), try measure.evaluate(plain, context))
          #expect(a.indicators.map(\.value) == b.indicators.map(\.value), "\(a.measure)")
        }
      }
    }
  }
}

@Suite struct LogPartsTests {
  /// Rows of three members that turn to one another without messages; times in minutes.
  private typealias Row = (source: Int32, target: Int32, minute: Double)

  private func record(_ rows: [Row], hasDirections: Bool = true, days: Double = 700) -> CommunityRecord {
    var interactions = InteractionHistory()
    for row in rows.sorted(by: { $0.minute < $1.minute }) {
      interactions.append(row.source, row.target, at: Int64(row.minute * 60e6), weight: nil, message: -1)
    }
    let members = (0..<12).map { Member(id: "\($0)") }
    return CommunityRecord(
      members: members, hasRoster: false, clock: .secondsFromStart, period: 0..<Int64(days * Double(LogTime.day)),
      windows: [], interactions: interactions, messages: MessageHistory(replySource: .recency), messageRange: 0..<0,
      firstSeen: members.map { _ in 0 }, logBegin: 0, logEnd: Int64(days * Double(LogTime.day)),
      groups: MemberGroups(members), rowKind: .interactions, hasDirections: hasDirections)
  }

  @Test func `a conversation is in one part`() throws {
    let record = try ConversationLog.synthetic(seed: 3) { $0.months = 3 }.record()
    let parts = LogParts(record, count: 30, seed: 1)
    var partOfRoot: [Int32: Int32] = [:]
    for (index, message) in record.interactions.messages.enumerated() {
      let root = record.messages.roots[Int(message)]
      #expect(partOfRoot[root, default: parts.ofInteraction[index]] == parts.ofInteraction[index])
      partOfRoot[root] = parts.ofInteraction[index]
    }
    #expect(Set(partOfRoot.values).count == 30)
  }

  @Test func `a meeting is in one part, over the end of a block as well`() {
    let begin: Double = 7 * 1440 - 200
    let record = record((0..<40).map { number -> Row in (0, 1, begin + Double(number) * 10) })
    #expect(Set(LogParts(record, count: 10, seed: 1).ofInteraction).count == 1)
  }

  @Test func `every part has as many weeks of a pair that meets every week`() {
    let rows = (0..<100).map { week -> Row in (0, 1, (Double(week) + 0.5) * 7 * 1440) }
    let parts = LogParts(record(rows), count: 20, seed: 5)
    #expect((0..<20).allSatisfy { part in parts.ofInteraction.count { $0 == part } == 5 })
  }

  @Test func `pairs are apart in the same week, and a circular is together`() {
    let pairs = (0..<6 as Range<Int32>).map { pair -> Row in (2 * pair, 2 * pair + 1, 1000) }
    #expect(Set(LogParts(record(pairs), count: 50, seed: 2).ofInteraction).count > 3)
    let circular = (1..<12 as Range<Int32>).map { other -> Row in (0, other, 1000) }
    #expect(Set(LogParts(record(circular), count: 50, seed: 2).ofInteraction).count == 1)
    #expect(Set(LogParts(record(circular, hasDirections: false), count: 50, seed: 2).ofInteraction).count > 3)
  }

  @Test func `the seed decides, and nothing else`() throws {
    let record = try ConversationLog.synthetic(seed: 3) { $0.months = 3 }.record()
    #expect(
      LogParts(record, count: 30, seed: 1).ofInteraction == LogParts(record, count: 30, seed: 1).ofInteraction)
    #expect(
      LogParts(record, count: 30, seed: 1).ofInteraction != LogParts(record, count: 30, seed: 2).ofInteraction)
  }
}
