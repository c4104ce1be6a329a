import Foundation
import GraphCore
import InteractionLogs
import TestSupport
import Testing

@testable import MemberNetworks

@Suite struct HistoryTests {
  // MARK: - What is kept

  @Test func keepsNothingUnlessAsked() throws {
    let log = "from,to,time\na,b,2010-01-01\n"
    let source = NetworkSource(logs: [.bytes(name: "log", Array(log.utf8))])
    let plain = try source.load()
    #expect(plain.history == nil && plain.summary.history == nil)
    #expect(try source.load(keepsHistory: true).history != nil)
  }

  @Test func hasNoneWithoutTimes() throws {
    let log = try LoadedHistory("from,to\na,b\nb,a\n")
    #expect(log.loaded.history == nil && log.loaded.summary.history == nil && log.network.ties.count == 1)
    #expect(try LoadedHistory("id,author,parent\n1,a,\n2,b,1\n").loaded.history == nil)
  }

  @Test func sortsInteractionsByTimeAndThenByOrder() throws {
    let log = try LoadedHistory(
      """
      from,to,date,weight
      c,a,2010-01-03,1
      a,b,2010-01-02,2
      a,a,2010-01-02,5
      b,c,2010-01-02,1
      a,c,2010-01-02,1
      """)
    #expect(log.interactions == ["a>b 0", "b>c 1", "a>c 0", "c>a 2"])
    #expect(log.history.interactions.weights == [2, 1, 1, 1])
    #expect(log.messages == ["a", "b", "c0"])
    log.checkLaws()
    log.checkTies()
  }

  @Test func takesNoWeightsWhereAllAreOne() throws {
    let log = try LoadedHistory("from,to,date,weight\na,b,2010-01-02,1\nb,c,2010-01-03,1.0\na,a,2010-01-03,7\n")
    #expect(log.history.interactions.weights.isEmpty)
    log.checkTies()
  }

  @Test func leavesOutAndCountsRowsWithoutTimes() throws {
    let log = try LoadedHistory(["from,to\na,b\nb,c\n", "from,to,date\na,c,2010-01-01\n"])
    #expect(log.interactions == ["a>c 0"] && log.network.interactionCount == 3)
    #expect(log.loaded.summary.history?.withoutTime == 2)
    log.checkLaws()
  }

  @Test func knowsMembersByTheirAliases() throws {
    let log = try LoadedHistory(
      "from,to,date\nadal,bob,2010-01-01\nbob,ada,2010-01-02\nada,adal,2010-01-03\n", aliases: "adal,ada\n")
    #expect(log.interactions == ["ada>bob 0", "bob>ada 1"])
    #expect(log.messages == ["ada", "bob0"])
    log.checkLaws()
    log.checkTies()
  }

  // MARK: - By the column of replies

  @Test func followsTheColumnOfReplies() throws {
    let log = try LoadedHistory(
      """
      timestamp,source,target,thread,id,reply_to
      2010-01-01,ada,,t,1,
      2010-01-02,bob,ada,t,2,1
      2010-01-03,ada,bob;carl,t,3,2
      2010-01-03,ada,dora,t,3,2
      2010-01-04,carl,ada,t,4,3
      2010-01-05,carl,,t,5,
      2010-01-06,dora,carl,t,6,nowhere
      """)
    #expect(log.history.messages.replySource == .replyColumn)
    #expect(log.messages == ["ada", "bob0", "ada1", "carl2", "carl", "dora?"])
    #expect(log.history.messages.roots == [0, 0, 0, 0, 4, 5])
    #expect(log.interactions == ["bob>ada 1", "ada>bob 2", "ada>carl 2", "ada>dora 2", "carl>ada 3", "dora>carl 5"])
    #expect(log.loaded.summary.rejectedRows == 0 && log.network.members.count == 4)
    #expect(
      log.loaded.summary.history
        == HistorySummary(
          replySource: .replyColumn, messages: 6, openingMessages: 2, repliesToUnknown: 1, withoutTime: 0))
    log.checkLaws()
    log.checkTies()
  }

  @Test func followsMessagesWithParents() throws {
    let log = try LoadedHistory(
      "id,author,date,parent\n3,carl,2010-01-03,2\n1,ada,2010-01-01,\n2,bob,2010-01-02,1\n4,bob,2010-01-04,2\n")
    #expect(log.messages == ["ada", "bob0", "carl1", "bob1"])
    #expect(log.interactions == ["bob>ada 1", "carl>bob 2"])
    #expect((0..<4).map { log.history.messages.isReply($0) } == [false, true, true, false])
    log.checkLaws()
    log.checkTies()
  }

  /// A message that answers itself, a later one, one in a circle, or one of two with the same id.
  @Test func survivesRepliesThatCannotBe() throws {
    let log = try LoadedHistory(
      """
      id,author,date,parent
      1,a,2010-01-01,1
      2,b,2010-01-02,3
      3,c,2010-01-03,2
      4,d,2010-01-04,5
      5,a,2010-01-05,4
      5,b,2010-01-06,
      6,c,2010-01-07,5
      """)
    #expect(log.messages == ["a?", "b?", "c1", "d?", "a3", "b", "c4"])
    log.checkLaws()
    log.checkTies()
  }

  @Test func findsParentsInOtherLogs() throws {
    let log = try LoadedHistory([
      "from,to,date,id,reply_to\nbob,ada,2010-01-02,2,1\ncarl,bob,2010-01-04,4,3\n",
      "id,author,date,parent\n1,ada,2010-01-01,\n3,dora,2010-01-03,2\n",
    ])
    #expect(log.messages == ["ada", "bob0", "dora1", "carl2"])
    log.checkLaws()
  }

  @Test func oneAuthorsRowsWithoutIdAreOneMessageAtOneTime() throws {
    let log = try LoadedHistory(
      "from,to,date,id,reply_to\na,b,2010-01-01,,\na,c,2010-01-01,,\nb,a,2010-01-01,,\na,b,2010-01-02,,9\n")
    #expect(log.interactions == ["a>b 0", "a>c 0", "b>a 1", "a>b 2"])
    #expect(log.messages == ["a", "b", "a?"])
  }

  // MARK: - By threads

  @Test func answersTheLatestOfSomebodyElseInTheThread() throws {
    let log = try LoadedHistory(
      """
      date,author,conversation
      2010-01-05,carl,c1
      2010-01-01,ada,c1
      2010-01-02,ada,c1
      2010-01-03,bob,c1
      2010-01-04,bob,c1
      2010-01-03,dora,c2
      2010-01-06,bob,
      """)
    // What ada adds before anybody answers goes on from her own message; what bob adds answers her like his first.
    #expect(log.messages == ["ada", "ada0", "bob1", "dora", "bob1", "carl4", "bob"])
    #expect(log.history.messages.roots == [0, 0, 0, 3, 0, 0, 6])
    #expect(log.history.messages.replySource == .threads)
    log.checkLaws()
    log.checkTies()
  }

  @Test func followsThreadsOfInteractions() throws {
    let log = try LoadedHistory(
      """
      from,to,date,thread
      ada,,2010-01-01,t
      bob,ada;carl,2010-01-02,t
      bob,dora,2010-01-02,t
      bob,dora,2010-01-02,u
      carl,bob,2010-01-03,t
      """)
    #expect(log.messages == ["ada", "bob0", "bob", "carl1"])
    #expect(log.interactions == ["bob>ada 1", "bob>carl 1", "bob>dora 1", "bob>dora 2", "carl>bob 3"])
    #expect(log.loaded.summary.rejectedRows == 0)
    log.checkLaws()
    log.checkTies()
  }

  // MARK: - By recency

  @Test func answersTheLatestRecentMessage() throws {
    let log = try LoadedHistory(
      """
      from,to,date
      ada,bob,2010-01-01
      ada,carl,2010-01-01
      carl,bob,2010-01-02
      bob,ada;carl,2010-01-03
      ada,bob,2010-01-04
      ada,bob,2010-01-05
      bob,ada,2010-01-12
      ada,bob,2010-01-20
      bob,bob,2010-01-21
      """)
    #expect(log.messages == ["ada", "carl", "bob1", "ada2", "ada2", "bob4", "ada"])
    #expect(log.history.messages.replySource == .recency)
    log.checkLaws()
    log.checkTies()
    // Seven days to the second are recent, the eighth is not.
    #expect(try LoadedHistory("from,to,time\na,b,0\nb,a,604800\n").messages == ["a", "b0"])
    #expect(try LoadedHistory("from,to,time\na,b,0\nb,a,604801\n").messages == ["a", "b"])
    #expect(try LoadedHistory("from,to,time\na,b,0\nb,a,86401\n", days: 1).messages == ["a", "b"])
  }

  @Test("who writes again before there is an answer opens no second conversation")
  func continuesItsOwn() throws {
    let log = try LoadedHistory(
      """
      from,to,date
      ada,bob,2010-01-01
      ada,bob,2010-01-03
      ada,bob;carl,2010-01-04
      ada,bob,2010-01-05
      bob,ada,2010-01-06
      carl,ada,2010-01-20
      carl,ada,2010-01-28
      """)
    // To somebody who is new to it is another conversation; and so is what comes after more than a week.
    #expect(log.messages == ["ada", "ada0", "ada", "ada2", "bob3", "carl", "carl"])
    log.checkLaws()
    let since = LogReadingOptions(since: Instant(parsing: "2010-01-03"))
    let rest = "from,to,date\nada,bob,2010-01-01\nada,bob,2010-01-03\nada,eve,2010-01-05\n"
    #expect(try LoadedHistory(rest, options: since).messages == ["ada?", "ada"])
  }

  @Test func survivesTimesFarApart() throws {
    let log = try LoadedHistory("from,to,time\na,b,-9000000000000\nb,a,9000000000000\n")
    #expect(log.messages == ["a", "b"])
  }

  // MARK: - Periods and several logs

  @Test func answersFromBeforeThePeriodAreToUnknownMessages() throws {
    let since = LogReadingOptions(since: Instant(parsing: "2010-01-03"), until: Instant(parsing: "2010-01-08"))
    let replies = try LoadedHistory(
      "id,author,date,parent\n1,ada,2010-01-01,\n2,bob,2010-01-03,1\n3,ada,2010-01-04,2\n", options: since)
    #expect(replies.messages == ["bob?", "ada0"])
    let threads =
      "ada,2010-01-01,old\nbob,2010-01-03,old\ncarl,2010-01-04,old\ncarl,2010-01-05,new\nbob,2010-01-09,new\n"
    let conversations = try LoadedHistory("author,date,thread\n" + threads, options: since)
    #expect(conversations.messages == ["bob?", "carl0", "carl"])
    let addressed = try LoadedHistory(
      "from,to,date,thread\nada,,2010-01-01,old\nbob,ada,2010-01-03,old\nbob,,2010-01-03,new\n", options: since)
    #expect(addressed.messages == ["bob?", "bob"])
    let plain = try LoadedHistory(
      "from,to,date\nAl,bob,2010-01-01\neve,bob,2010-01-02\nbob,ada,2010-01-03\nbob,dora,2010-01-03\ncarl,bob,2010-01-04\n",
      options: since, aliases: "Al,ada\n")
    #expect(plain.messages == ["bob?", "carl"] && plain.network.members.count == 4)
    #expect(
      try LoadedHistory("from,to,date\nada,bob,2010-01-01\nbob,ada,2010-01-07\n", options: since, days: 5).messages == [
        "bob"
      ])
    for log in [replies, conversations, addressed, plain] {
      log.checkLaws()
      log.checkTies()
    }
  }

  @Test func aPeriodWithNothingInItHasAnEmptyHistory() throws {
    let log = try LoadedHistory(
      "from,to,date\na,b,2010-01-01\n", options: LogReadingOptions(since: Instant(parsing: "2011-01-01")))
    #expect(log.loaded.history != nil && log.history.messages.count == 0 && log.history.interactions.count == 0)
  }

  @Test func readsLogsThatKnowRepliesInDifferentWays() throws {
    let log = try LoadedHistory([
      "from,to,date\nada,bob,2010-01-01\nbob,ada,2010-01-03\n",
      "id,author,date,parent\n1,ada,2010-01-01,\n2,bob,2010-01-02,1\n",
      "author,date,thread\ncarl,2010-01-04,t\nada,2010-01-05,t\n",
    ])
    #expect(log.messages == ["ada", "ada", "bob1", "bob0", "carl", "ada4"])
    #expect(log.history.messages.replySource == .recency)
    #expect(log.loaded.summary.files.map(\.replySource) == [.recency, .replyColumn, .threads])
    log.checkLaws()
    log.checkTies()
  }

  @Test func takingPartInEventsHasAHistoryWithoutMessages() throws {
    var options = LogReadingOptions()
    options.isTwoMode = true
    let log = try LoadedHistory(
      "member,event,date\nada,x,2010-01-01\nbob,x,2010-01-02\ncarl,x,2010-01-02\ndora,y,2010-01-03\n", options: options)
    #expect(log.interactions == ["ada>bob -1", "ada>carl -1", "bob>carl -1"])
    #expect(log.history.interactions.weights == [0.5, 0.5, 0.5])
    #expect(
      log.history.interactions.times.map { Clock.calendar.string(Instant(microseconds: $0)) }.allSatisfy {
        $0 == "2010-01-02T12:00:00Z"
      })
    #expect(log.messages.isEmpty && log.loaded.summary.replySource == nil)
    log.checkTies()
  }

  // MARK: - Laws and oracles

  private static let headers: [MessageHistory.ReplySource: String] = [
    .replyColumn: "time,source,target,id,reply_to\n", .threads: "time,source,target,thread\n",
    .recency: "time,source,target\n",
  ]

  /// Random logs with every accident there is, among them circles, double ids and forward references, against an oracle
  /// that looks through all earlier messages.
  @Test(arguments: MessageHistory.ReplySource.allCases)
  func agreesWithTheOracle(replySource: MessageHistory.ReplySource) throws {
    var options = LogReadingOptions(hasHeader: true)
    options.rowKind = .directed
    // Few threads that go on and on are none unless somebody says so.
    if replySource == .threads { options.columns[.thread] = "thread" }
    for seed in 0..<300 {
      var random = SeededGenerator(seed: UInt64(seed))
      let (times, keys) = (1 + random.below(40), 1 + random.below(12))
      var rows = (0..<1 + random.below(60)).map { _ in OracleRow.random(&random, times: times, keys: keys) }
      for index in rows.indices {
        if replySource == .recency && rows[index].targets.isEmpty { rows[index].targets = [random.below(5)] }
        if replySource == .recency { rows[index].key = nil }
        if replySource != .replyColumn { rows[index].replyTo = nil }
      }
      let text = Self.headers[replySource]! + rows.map { $0.line(replySource) }.joined()
      let source = NetworkSource(logs: [.bytes(name: "log", Array(text.utf8))], options: options)
      let loaded = try source.load(keepsHistory: true, replyWithin: 6_000_000)
      let messages = try #require(loaded.history).messages
      let oracle = OracleHistory(rows, replySource, within: 6)
      #expect(
        messages.authors.map { loaded.network.members[Int($0)].id } == oracle.messages.map { "m\($0.row.source)" })
      #expect(messages.times == oracle.messages.map { $0.row.time * 1_000_000 })
      #expect(messages.parents == oracle.messages.map(\.parent), "seed \(seed)")
      let log = try LoadedHistory(text, options: options)
      log.checkLaws()
      log.checkTies()
    }
  }

  /// Any bytes at all give a history that keeps the laws, or an error.
  @Test func survivesRandomBytes() throws {
    let alphabet = Array("aab12;,,,,\n\n\" :-T".utf8) + [0xFF]
    let heads = [
      "time,source,target,id,reply_to\n1,a,b,1,\n", "time,source,target,thread\n1,a,b,1\n",
      "time,source,target\n1,a,b\n",
      "id,author,time,parent\n1,a,1,\n", "author,time,thread\na,1,t\n",
    ]
    for seed in 0..<400 {
      var random = SeededGenerator(seed: UInt64(seed))
      let bytes = (0..<random.below(300)).map { _ in alphabet[random.below(alphabet.count)] }
      let options = LogReadingOptions(since: random.below(3) == 0 ? Instant(seconds: 2) : nil)
      let text = heads[seed % heads.count] + String(decoding: bytes, as: UTF8.self)
      guard let log = try? LoadedHistory(text, options: options) else { continue }
      log.checkLaws()
      log.checkTies()
    }
  }

  // MARK: - Real logs

  @Test func theExampleFollowsItsThreads() throws {
    let path = packageRoot.appendingPathComponent("datasets/guild/interactions.csv").path
    let loaded = try NetworkSource(logs: [.file(path)]).load(keepsHistory: true)
    let history = try #require(loaded.history)
    #expect(history.messages.replySource == .replyColumn && history.interactions.count == 5123)
    #expect(
      loaded.summary.history
        == HistorySummary(
          replySource: .replyColumn, messages: 4503, openingMessages: 1682, repliesToUnknown: 0, withoutTime: 0))
    // By its threads the log has the same conversations.
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    let threads = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false)[4] }
    let pairs = Set(zip(threads, history.messages.roots).map { "\($0) \($1)" })
    #expect(pairs.count == 1682 && Set(threads).count == 1682 && threads.count == 4503)
  }
}
