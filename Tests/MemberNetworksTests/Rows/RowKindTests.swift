import GraphCore
import InteractionLogs
import Testing

@testable import MemberNetworks

/// What becomes of a log by what its rows say.
@Suite struct RowKindTests {
  private func load(
    _ text: String, rows: RowKind? = nil, _ change: (inout LogReadingOptions) -> Void = { _ in }
  ) throws -> LoadedNetwork {
    var options = LogReadingOptions(hasHeader: true)
    options.rowKind = rows
    change(&options)
    return try NetworkSource(logs: [.bytes(name: "log", Array(text.utf8))], options: options).load(keepsHistory: true)
  }

  private static let talk = "time,source,target\n1500000000,a,b\n1500000060,b,a\n1500000120,c,a\n"

  @Test(arguments: RowKind.allCases.filter { $0 != .attendance })
  func `answers are inferred only where rows are messages`(kind: RowKind) throws {
    let loaded = try load(Self.talk, rows: kind)
    let history = try #require(loaded.history)
    #expect(history.interactions.count == 3)
    #expect(history.messages.count == (kind == .messages || kind == .directed ? 3 : 0))
    #expect((0..<history.messages.count).contains { history.messages.isReply($0) } == kind.hasMessages)
    #expect(history.interactions.messages.allSatisfy { ($0 >= 0) == kind.hasMessages })
    #expect(loaded.network.isDirected == !kind.isUndirected && loaded.summary.isDirected == !kind.isUndirected)
  }

  @Test func `nothing is inferred of rows of which nothing is known`() throws {
    let loaded = try load(Self.talk)
    #expect(loaded.summary.rowKind == .interactions && loaded.summary.files[0].rowKindBasis == .none)
    #expect(loaded.history?.messages.count == 0 && loaded.network.isDirected)
  }

  @Test func `a tie of contacts is one number`() throws {
    let ties = try load("source,target,weight\na,b,2\nb,a,1\nc,a,5\n", rows: .contacts).network.ties
    #expect(ties.map(\.aToB) == [1.5, 2.5] && ties.map(\.bToA) == [1.5, 2.5] && ties.map(\.strength) == [3, 5])
  }

  /// The law behind it: whoever stands first in a row of contacts changes nothing at all.
  @Test func `the order in rows of contacts changes nothing`() throws {
    for seed in 0..<60 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let rows = (0..<40).map { index in
        (
          a: "m\(random.below(9))", b: "m\(random.below(9))",
          rest: "\(1_500_000_000 + index / 2),\(1 + random.below(3))"
        )
      }
      func log(_ isTurned: (Int) -> Bool) -> String {
        "source,target,time,weight\n"
          + rows.enumerated().map { isTurned($0) ? "\($1.b),\($1.a),\($1.rest)\n" : "\($1.a),\($1.b),\($1.rest)\n" }
          .joined()
      }
      let (one, other) = (
        try load(log { _ in false }, rows: .contacts), try load(log { _ in random.below(2) == 0 }, rows: .contacts)
      )
      #expect(one.network == other.network && one.history == other.history)
    }
  }

  @Test func `of logs of several kinds is told what holds for all`() throws {
    func summary(_ kinds: RowKind...) throws -> LogSummary {
      var summary = try load(Self.talk).summary
      let file = summary.files[0]
      summary.files = kinds.map { kind in
        var file = file
        file.rowKind = kind
        return file
      }
      return summary
    }
    #expect(try summary(.messages, .messages).rowKind == .messages)
    #expect(try summary(.messages, .directed).rowKind == .interactions)
    #expect(try summary(.replies, .acts).isDirected)
    #expect(try summary(.messages, .contacts).rowKind == .contacts)
    #expect(try !summary(.messages, .attendance).isDirected)
  }

  // MARK: - Threads

  /// Twenty rows a day over a hundred days, with a thread each.
  private func log(_ thread: (_ row: Int) -> String) -> String {
    "time,source,target,thread\n"
      + (0..<2000).map { "\(1_500_000_000 + 4320 * $0),m\($0 % 7),m\(($0 * $0 + 1) % 7),\(thread($0))\n" }.joined()
  }

  @Test func `conversations that end are threads`() throws {
    let loaded = try load(log { "t\($0 / 8)" })
    #expect(loaded.summary.doubtedThreads == nil && loaded.history?.messages.replySource == .threads)
    #expect(loaded.summary.rowKind == .messages)
    // A few that go on and on are no reason for doubt.
    #expect(try load(log { $0 % 5 == 0 ? "all" : "t\($0 / 8)" }).summary.doubtedThreads == nil)
  }

  @Test func `a code for the topic is no thread`() throws {
    let loaded = try load(log { "topic \($0 % 4)" })
    #expect(loaded.summary.doubtedThreads == DoubtedThreads(threads: 4, rows: 2000, areUsed: false))
    // Nothing else showed that rows are messages.
    #expect(loaded.summary.rowKind == .interactions && loaded.history?.messages.count == 0)
    let mail = try load(log { "topic \($0 % 4)" }, rows: .directed)
    #expect(mail.history?.messages.replySource == .recency && mail.summary.doubtedThreads?.areUsed == false)
  }

  @Test func `threads that the user names are threads`() throws {
    let loaded = try load(log { "topic \($0 % 4)" }) { $0.columns[.thread] = "thread" }
    #expect(loaded.summary.doubtedThreads == DoubtedThreads(threads: 4, rows: 2000, areUsed: true))
    #expect(loaded.summary.rowKind == .messages && loaded.history?.messages.replySource == .threads)
  }

  @Test func `a short log gives no reason for doubt`() throws {
    let rows = (0..<60).map { "\(1_500_000_000 + $0),m\($0 % 5),m\(($0 + 1) % 5),\($0 % 2)\n" }
    #expect(try load("time,source,target,thread\n" + rows.joined()).summary.doubtedThreads == nil)
  }
}
