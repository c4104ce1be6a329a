import Foundation
import InteractionLogs
import TestSupport
import Testing

@testable import MemberNetworks

/// Histories of logs whose counts were found by another program.
@Suite(.tags(.realData), .needsSharedData)
struct RealHistoryTests {
  private func load(_ path: String, rows: RowKind? = nil) throws -> LoadedNetwork {
    var options = LogReadingOptions()
    options.rowKind = rows
    return try NetworkSource(logs: [.file(SharedData.file(path).path)], options: options).load(keepsHistory: true)
  }

  /// `source>target time`, sorted.
  private func interactions(_ loaded: LoadedNetwork) throws -> [String] {
    let history = try #require(loaded.history).interactions
    return (0..<history.count).map { index in
      let ids = [history.sources[index], history.targets[index]].map { loaded.network.members[Int($0)].id }
      return "\(ids[0])>\(ids[1]) \(history.times[index])"
    }.sorted()
  }

  struct Expected: Sendable, CustomTestStringConvertible {
    var log: String
    var interactions, messages, replies: Int
    /// The sum of the waits for the replies, in seconds.
    var wait: Int64

    var testDescription: String { log }
  }

  static let expected = [
    Expected(
      log: "radoslaw-manufacturing/interactions.csv", interactions: 82_876, messages: 58_412, replies: 50_765,
      wait: 3_099_120_942),
    Expected(
      log: "email-eu-core-temporal/interactions.csv", interactions: 332_334, messages: 209_508, replies: 141_216,
      wait: 14_091_425_800),
    Expected(
      log: "collegemsg/interactions.csv", interactions: 59_835, messages: 59_661, replies: 33_708, wait: 1_605_878_879),
  ]

  @Test(arguments: expected)
  func findsRepliesByRecency(expected: Expected) throws {
    let loaded = try load(expected.log, rows: .directed)
    let (interactions, messages) = (try #require(loaded.history).interactions, try #require(loaded.history).messages)
    #expect(messages.replySource == .recency && interactions.count == expected.interactions)
    #expect(messages.count == expected.messages && loaded.network.interactionCount == expected.interactions)
    let replies = (0..<messages.count).filter { messages.isReply($0) }
    #expect(replies.count == expected.replies)
    // What answers nothing opens a conversation, or goes on from its author's own before it.
    let goingOn = (0..<messages.count).count { messages.parents[$0] >= 0 && !messages.isReply($0) }
    #expect(messages.count { messages.isOpening($0) } == expected.messages - expected.replies - goingOn)
    #expect(goingOn > 0)
    let wait = replies.reduce(0) { $0 + messages.times[$1] - messages.times[Int(messages.parents[$1])] }
    #expect(wait == expected.wait * 1_000_000)
    #expect(interactions.weights.isEmpty && loaded.summary.history?.withoutTime == 0)
  }

  @Test func messagesOfAMailingListGiveItsReplies() throws {
    let messages = try load("mbox-openocd/messages.csv")
    let replies = try load("mbox-openocd/interactions.csv")
    #expect(try interactions(messages) == interactions(replies))
    let history = try #require(messages.history).messages
    #expect(history.replySource == .replyColumn)
    // Of 16,751 replies, 29 are older than what they answer: clocks that go wrong.
    #expect(
      messages.summary.history
        == HistorySummary(
          replySource: .replyColumn, messages: 21_625, openingMessages: 4874, repliesToUnknown: 29, withoutTime: 0))
    #expect(history.count { history.parents[$0] >= 0 } == 16_722)
    #expect(replies.history?.messages.replySource == .recency)
    #expect(messages.network.ties == replies.network.ties.map(messages.renumbering(replies)))
    #expect(messages.network.members.count == 690 && messages.summary.interactions == 16_751)
    // The same network without its history.
    let plain = try NetworkSource(logs: [.file(SharedData.file("mbox-openocd/messages.csv").path)]).load()
    #expect(plain.network == messages.network && plain.history == nil)
  }

  @Test func conversationsOfAChannelAreItsThreads() throws {
    let loaded = try load("slack-elmlang/messages.csv")
    let messages = try #require(loaded.history).messages
    #expect(messages.replySource == .threads && messages.count == 14_510)
    #expect(Set(messages.roots).count == 1800)
    #expect(messages.count { messages.isOpening($0) } == 1800)
    // The log of replies has those where the speaker changes.
    let replies = try load("slack-elmlang/interactions.csv")
    #expect(Set(try interactions(replies)).subtracting(try interactions(loaded)).isEmpty)
    #expect(loaded.network.members.count == 618 && loaded.summary.messages == 14_510)
  }

  /// Women and the social events that they went to (Davis, Gardner & Gardner 1941): 14 events of 3 to 14 women.
  @Test func womenAreTiedByTheEventsThatTheyWentTo() throws {
    var options = LogReadingOptions()
    options.isTwoMode = true
    let log = try NetworkSource(
      logs: [.file(SharedData.file("classic/southern-women/edges.csv").path)], options: options
    ).load()
    let (network, file) = (log.network, log.summary.files[0])
    #expect(file.rows == 89 && file.events == 14 && file.eventsLeftOut == 0 && network.members.count == 18)
    let sizes = [3, 3, 6, 4, 8, 8, 10, 14, 12, 5, 4, 6, 3, 3]
    #expect(file.interactions == sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } && network.ties.count == 139)
    // Every event adds 1 to the strength of everyone who was there, and Evelyn went to eight.
    let evelyn = try #require(network.members.firstIndex { $0.id == "EVELYN" })
    let strength = network.ties.reduce(0) { $0 + ($1.memberA == evelyn || $1.memberB == evelyn ? $1.strength : 0) }
    #expect(abs(strength - 8) < 1e-12)
  }
}

extension LoadedNetwork {
  /// Ties of another network with the indices that its members have here.
  fileprivate func renumbering(_ other: LoadedNetwork) -> (Tie) -> Tie {
    let indices = Dictionary(uniqueKeysWithValues: network.members.enumerated().map { ($1.id, $0) })
    return { tie in
      var tie = tie
      tie.memberA = indices[other.network.members[tie.memberA].id]!
      tie.memberB = indices[other.network.members[tie.memberB].id]!
      return tie
    }
  }
}

extension MessageHistory {
  fileprivate func count(where predicate: (Int) -> Bool) -> Int { (0..<count).count(where: predicate) }
}
