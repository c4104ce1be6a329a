import Testing

@testable import InteractionLogs

/// Logs of interactions that also say which messages the interactions are part of.
@Suite struct MessageReadingTests {
  private func options(since: String? = nil, until: String? = nil) -> LogReadingOptions {
    var options = LogReadingOptions(
      since: since.flatMap { Instant(parsing: $0) }, until: until.flatMap { Instant(parsing: $0) })
    options.readsMessages = true
    return options
  }

  private static let guild = """
    timestamp,source,target,kind,thread,id,reply_to
    2010-01-01,ada,,question,t1,m1,
    2010-01-02,bob,ada,answer,t1,m2,m1
    2010-01-03,carl,bob;ada,thanks,t1,m3,m2
    2010-01-04,dora, ; ,share,t2,m4,
    """

  @Test func readsIdsOfMessages() throws {
    let log = try ReadLog(Self.guild, options: options())
    #expect(log.pairs == ["ada>", "bob>ada", "carl>bob", "carl>ada", "dora>"])
    #expect(log.interactions.map(\.id) == ["m1", "m2", "m3", "m3", "m4"])
    #expect(log.interactions.map(\.replyTo) == ["", "m1", "m2", "m2", ""])
    #expect(log.interactions.map(\.kind) == ["question", "answer", "thanks", "thanks", "share"])
    let file = log.summary.files[0]
    #expect(file.form == .interactions && file.replySource == .replyColumn)
    #expect(file.columns.map(\.role) == [.source, .target, .time, .kind, .id, .thread, .replyTo])
    #expect(file.unusedColumns.isEmpty && log.interactions.map(\.thread) == ["t1", "t1", "t1", "t1", "t2"])
    #expect(file.interactions == 3 && file.messagesToEverybody == 2 && file.rejectedRows == 0 && file.rows == 4)
    #expect(file.last == Instant(parsing: "2010-01-04"))
  }

  /// Nobody asks for messages: the columns are not read, and yet a message to everybody is no mistake.
  @Test func takesMessagesToEverybodyWhoeverAsks() throws {
    let log = try ReadLog(Self.guild)
    #expect(log.pairs == ["bob>ada", "carl>bob", "carl>ada"])
    #expect(log.interactions.allSatisfy { $0.id == nil && $0.replyTo == nil && $0.thread == nil })
    #expect(log.members == ["ada", "bob", "carl", "dora"])
    let file = log.summary.files[0]
    #expect(file.unusedColumns == ["thread", "id", "reply_to"] && file.replySource == .replyColumn)
    #expect(file.messagesToEverybody == 2 && file.rejectedRows == 0)
    #expect(file.first == Instant(parsing: "2010-01-01") && file.last == Instant(parsing: "2010-01-04"))
    #expect(throws: Never.self) { try ReadLog(Self.guild, options: LogReadingOptions(isStrict: true)) }
  }

  @Test func readsThreads() throws {
    let text = "from,to,thread\na,b,t1\nb,a, t1\na,,t2\nb,a,\n"
    let log = try ReadLog(text, options: options())
    #expect(log.pairs == ["a>b", "b>a", "a>", "b>a"])
    #expect(log.interactions.map(\.thread) == ["t1", "t1", "t2", ""])
    #expect(log.summary.replySource == .threads)
    #expect(try ReadLog(text).interactions.allSatisfy { $0.thread == nil })
  }

  @Test(arguments: ["from,to\n", "from,to,id\n", "from,to,parent\n", "from,to,subject\n"])
  func needsATargetWhereThereAreNoMessages(header: String) throws {
    let rest = header.contains("o,") ? ",1\n" : "\n"
    for options in [options(), LogReadingOptions()] {
      let log = try ReadLog(header + "ada,bob" + rest + "ada, " + rest, options: options)
      #expect(log.pairs == ["ada>bob"])
      #expect(log.rejected.map(\.reason) == [.emptyTarget])
      #expect(log.summary.replySource == .recency && log.summary.messagesToEverybody == 0)
    }
  }

  @Test func aMessageNeedsAnAuthorAndATime() throws {
    var options = options()
    options.allowsRejected = true
    let log = try ReadLog("from,to,date,thread\n,,2010-01-01,t\na,,soon,t\na,,2010-01-01,t\n", options: options)
    #expect(log.rejected.map(\.reason) == [.emptySource, .unreadableTime])
    #expect(log.members == ["a"])
  }

  @Test func tellsWhatWasSaidBeforeThePeriod() throws {
    let rows = "ada,bob;carl,2010-01-01\nbob,ada,2010-01-03\ncarl,ada,2010-01-05\n"
    let plain = try ReadLog("from,to,date\n" + rows, options: options(since: "2010-01-02", until: "2010-01-04"))
    #expect(plain.pairs == ["bob>ada"])
    #expect(plain.members == ["bob", "ada"])
    #expect(plain.earlier == ["ada>bob 2010-01-01T00:00:00Z", "ada>carl 2010-01-01T00:00:00Z"])
    #expect(plain.summary.outsidePeriod == 3)
    let threads = try ReadLog(
      "from,to,date,thread\na,,2010-01-01,t\nb,a,2010-01-01,\na,b,2010-01-03,t\n",
      options: options(since: "2010-01-02"))
    #expect(threads.earlier == ["t"] && threads.summary.outsidePeriod == 2)
    let ids = try ReadLog(Self.guild, options: options(since: "2010-01-03"))
    #expect(ids.earlier.isEmpty && ids.members == ["carl", "bob", "ada", "dora"])
    #expect(ids.summary.outsidePeriod == 2 && ids.summary.messagesToEverybody == 1)
  }

  /// More before the period than a batch holds, and nothing in it but the last row.
  @Test func flushesWhatWasSaidBefore() throws {
    let rows = String(repeating: "a,b,2010-01-01\n", count: 70_000)
    let log = try ReadLog("from,to,date\n" + rows + "b,a,2010-01-03\n", options: options(since: "2010-01-02"))
    #expect(log.earlier.count == 70_000 && log.pairs == ["b>a"])
  }

  @Test func theLeastSureWayCountsForSeveralLogs() throws {
    let log = try ReadLog(
      [.bytes(name: "one", Array(Self.guild.utf8)), .bytes(name: "two", Array("from,to,thread\na,b,t\n".utf8))],
      options: options())
    #expect(log.summary.files.map(\.replySource) == [.replyColumn, .threads])
    #expect(log.summary.replySource == .threads)
    #expect([ReplySource]().leastSure == nil)
  }

  /// Whom the messages answer is found out when it is known who is who; the reader gives them as they are.
  @Test(arguments: [true, false])
  func givesMessagesWithoutATargetAsTheyAre(readsMessages: Bool) throws {
    var options = LogReadingOptions(since: Instant(parsing: "2010-01-02"))
    options.readsMessages = readsMessages
    let replies = try ReadLog(
      "id,author,parent,kind,date\n1,ada,,post,2010-01-01\n2,bob,1,reply,2010-01-02\n,carl,9,,2010-01-03\n",
      options: options)
    #expect(replies.pairs == ["ada>", "bob>", "carl>"] && replies.outside == [true, false, false])
    #expect(replies.interactions.map(\.id) == ["1", "2", ""] && replies.interactions.map(\.replyTo) == ["", "1", "9"])
    #expect(replies.members == ["bob", "carl"] && replies.summary.messages == 2 && replies.summary.outsidePeriod == 1)
    #expect(replies.summary.files[0].replySource == .replyColumn && replies.summary.interactions == 0)
    let conversations = try ReadLog("author,thread\nada,t\nbob,t\ncarl,\n", options: LogReadingOptions())
    #expect(conversations.interactions.map(\.thread) == ["t", "t", ""] && conversations.pairs[1] == "bob>")
    #expect(conversations.summary.files[0].replySource == .threads && conversations.outside == [false, false, false])
  }
}
