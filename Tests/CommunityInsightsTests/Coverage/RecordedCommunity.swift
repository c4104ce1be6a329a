import Foundation
import GraphCore
import InteractionLogs
import MemberNetworks

@testable import CommunityInsights

/// A community that can be recorded as often as one likes: the same people with the same habits, and every log another.
///
/// So the long-run value of every number is known: its mean over many logs.
enum RecordedCommunity: String, CaseIterable, CustomStringConvertible {
  /// Conversations that have nothing to do with one another, of two to a dozen messages.
  case conversations
  /// Meetings of two people, each with several rows a minute or two apart; rows have no direction.
  case meetings
  /// Messages in spells of a few days between two people, in weeks of which some are twice as lively as others, in a
  /// year in which the one half of the people come to do less and the other more.
  case drift

  var description: String { rawValue }

  static let memberCount = 40
  private static let groupCount = 4
  private static let days = 300.0

  // MARK: - People

  private static let members: [Member] = (0..<memberCount).map { index in
    Member(id: "m\(index)", group: "group \(index % groupCount)", isOnRoster: true, isManager: index < 3)
  }

  /// How often each member is in something: a few often, many seldom.
  private static let activity: [Double] = (0..<memberCount).map { exp(-Double($0 * 7 % memberCount) / 12) }

  private static func affinity(_ a: Int, _ b: Int) -> Double {
    activity[a] * activity[b] * (a % groupCount == b % groupCount ? 4 : 1)
  }

  /// The pairs of members, and how many things there are between them in a whole log on average.
  private static func rates(total: Double) -> [(a: Int, b: Int, rate: Double)] {
    let pairs = (0..<memberCount).flatMap { a in ((a + 1)..<memberCount).map { (a, $0) } }
    let sum = pairs.reduce(0) { $0 + affinity($1.0, $1.1) }
    return pairs.map { ($0.0, $0.1, total * affinity($0.0, $0.1) / sum) }
  }

  // MARK: - Logs

  /// One of its logs.
  func record(seed: UInt64) throws -> CommunityRecord {
    var random = SeededGenerator(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 17)
    var log = RawLog()
    switch self {
    case .conversations: Self.converse(&log, &random)
    case .meetings: Self.meet(&log, &random)
    case .drift: Self.drift(&log, &random)
    }
    let kind: RowKind = self == .conversations ? .messages : self == .meetings ? .contacts : .interactions
    let history = log.history(days: Self.days)
    let network = MemberNetwork(
      members: Self.members, ties: [], interactionCount: history.interactions.count, hasRoster: true,
      clock: .secondsFromStart, rowKind: kind)
    return try LensAnalyzer().record(network, history)!
  }

  private static func converse(_ log: inout RawLog, _ random: inout SeededGenerator) {
    for _ in 0..<random.poisson(220) {
      let opener = random.chosen(by: activity)
      var day = random.unitUniform() * days
      log.write(opener, answering: nil, at: day)
      var authors = [(opener, log.count - 1)]
      // Some openings are never answered.
      while random.unitUniform() < 0.72, authors.count < 12 {
        day += random.exponential() * 1.5
        let (asker, message) = authors[random.below(authors.count)]
        let weights = activity.indices.map { $0 == asker ? 0 : affinity(asker, $0) }
        let answerer = random.chosen(by: weights)
        if day < days { log.write(answerer, answering: message, at: day) }
        if day < days { authors.append((answerer, log.count - 1)) }
      }
    }
  }

  private static func meet(_ log: inout RawLog, _ random: inout SeededGenerator) {
    for (a, b, rate) in rates(total: 700) {
      for _ in 0..<random.poisson(rate) {
        var day = random.unitUniform() * days
        repeat {
          log.touch(a, b, at: day)
          day += (20 + 100 * random.unitUniform()) / 86_400
        } while random.unitUniform() < 0.75
      }
    }
  }

  private static func drift(_ log: inout RawLog, _ random: inout SeededGenerator) {
    let liveliness = (0...Int(days / 7)).map { _ in 0.5 + random.unitUniform() }
    for (a, b, rate) in rates(total: 1100) {
      for _ in 0..<random.poisson(rate) {
        let begin = random.unitUniform() * days
        let course = (a % 2 == 0 ? 1 : -1) * (begin / days - 0.5)
        guard random.unitUniform() < liveliness[Int(begin / 7)] / 1.5 * (0.5 + course) else { continue }
        var day = begin
        repeat {
          let isBack = random.unitUniform() < 0.35
          log.touch(isBack ? b : a, isBack ? a : b, at: day)
          day += random.exponential() * 0.6
        } while random.unitUniform() < 0.6 && day < days
      }
    }
  }
}

/// Messages and interactions as they come, in no order.
private struct RawLog {
  private var messages: [(author: Int, parent: Int?, day: Double)] = []
  private var touches: [(source: Int, target: Int, day: Double)] = []

  var count: Int { messages.count }

  mutating func write(_ author: Int, answering parent: Int?, at day: Double) { messages.append((author, parent, day)) }

  mutating func touch(_ source: Int, _ target: Int, at day: Double) { touches.append((source, target, day)) }

  func history(days: Double) -> CommunityHistory {
    func time(_ day: Double) -> Int64 { Int64(day * Double(LogTime.day)) }
    var interactions = InteractionHistory()
    var history = MessageHistory(replySource: messages.isEmpty ? .recency : .replyColumn)
    var place = [Int](repeating: 0, count: messages.count)
    for (position, message) in messages.indices.sorted(by: { messages[$0].day < messages[$1].day }).enumerated() {
      place[message] = position
      let (author, parent, day) = messages[message]
      history.append(by: Int32(author), at: time(day), answering: parent.map { Int32(place[$0]) } ?? -1)
      guard let parent, messages[parent].author != author else { continue }
      interactions.append(
        Int32(author), Int32(messages[parent].author), at: time(day), weight: nil, message: Int32(position))
    }
    for touch in touches.sorted(by: { $0.day < $1.day }) {
      interactions.append(Int32(touch.source), Int32(touch.target), at: time(touch.day), weight: nil, message: -1)
    }
    return CommunityHistory(interactions: interactions, messages: history)
  }
}

extension SeededGenerator {
  fileprivate mutating func exponential() -> Double { -log(1 - unitUniform()) }

  fileprivate mutating func poisson(_ mean: Double) -> Int {
    var (count, left) = (0, mean - exponential())
    while left > 0 {
      count += 1
      left -= exponential()
    }
    return count
  }

  /// The index of one of the weights, with the chance that it is of all.
  fileprivate mutating func chosen(by weights: [Double]) -> Int {
    var left = unitUniform() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return index }
    }
    return weights.count - 1
  }
}
