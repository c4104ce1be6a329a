import Testing

@testable import InteractionLogs

@Suite struct MessageResolverTests {
  @Test func findsWhomRepliesAnswer() throws {
    let log = try ReadLog(
      """
      id,author,timestamp,parent
      m1,ada,2010-01-01,
      m2,bob,2010-01-02,m1
      m3,ada,2010-01-03,m9
      m4,Carl,2010-01-04,m5
      m5,dora,2010-01-05,
      m6,dora,2010-01-06,m5
      """)
    #expect(log.pairs == ["bob>ada", "Carl>dora", "dora>dora"])
    #expect(log.members.sorted() == ["Carl", "ada", "bob", "dora"])
    let file = log.summary.files[0]
    #expect(file.form == .replies && file.rows == 6 && file.messages == 6 && file.interactions == 3)
    #expect(file.openingMessages == 2 && file.repliesToUnknown == 1 && file.selfInteractions == 1)
  }

  @Test func findsParentsInOtherLogs() throws {
    let log = try ReadLog([
      .bytes(name: "one", Array("id,author,parent,kind\n1,ada,7,post\n2,bob,1,post\n".utf8)),
      .bytes(name: "two", Array("id,author,parent\n7,carl,\n".utf8)),
    ])
    #expect(log.pairs == ["ada>carl", "bob>ada"])
    #expect(log.summary.files.map(\.interactions) == [2, 0])
    #expect(log.summary.files.map(\.openingMessages) == [0, 1])
  }

  @Test func countsAuthorsWhomNobodyAnswers() throws {
    let log = try ReadLog("id,author,reply_to\n1,ada,\n2,bob,\n3,carl,1\n")
    #expect(log.members == ["ada", "bob", "carl"])
    #expect(log.pairs == ["carl>ada"])
  }

  @Test func answersTheLatestOtherSpeakerOfAThread() throws {
    // Written out of order; the thread of one message alone opens it.
    let log = try ReadLog(
      """
      time,author,conversation
      2010-01-01T00:00:04Z,ada,c1
      2010-01-01T00:00:01Z,ada,c1
      2010-01-01T00:00:03Z,bob,c1
      2010-01-01T00:00:02Z,bob,c1
      2010-01-01T00:00:05Z,carl,c1
      2010-01-01T00:00:06Z,carl,c1
      2010-01-01T00:00:03Z,dora,c2
      2010-01-01T00:00:03Z,ada,
      """)
    #expect(log.summary.files[0].form == .conversations)
    #expect(log.pairs == ["ada>bob", "bob>ada", "bob>ada", "carl>ada", "carl>ada"])
    #expect(log.summary.openingMessages == 3)
    #expect(log.members == ["ada", "bob", "carl", "dora"])
  }

  @Test func answersInTheOrderOfTheLogWhenThereAreNoTimes() throws {
    let log = try ReadLog("author,thread\nada,t\nbob,t\nada,t\ncarl,u\n")
    #expect(log.pairs == ["bob>ada", "ada>bob"])
    #expect(log.summary.clock == .none)
  }

  @Test func answersMessagesFromBeforeThePeriod() throws {
    let text = "id,author,date,parent\n1,ada,2010-01-01,\n2,bob,2010-01-02,1\n3,carl,2010-01-03,2\n4,dora,2009-01-01,\n"
    let log = try ReadLog(text, options: LogReadingOptions(since: Instant(parsing: "2010-01-03")))
    #expect(log.pairs == ["carl>bob"])
    #expect(Set(log.members) == ["bob", "carl"])
    #expect(log.summary.outsidePeriod == 3)
  }

  @Test func keepsKindsAndWeights() throws {
    let text = "id,author,parent,kind,weight,thread\n1,ada,,post,2,t\n2,bob,1,reply,3,t\n"
    #expect(try ReadLog(text).interactions.map(\.description) == ["bob→ada - 3.0 reply -"])
  }

  @Test func givesOutAllMessagesWhenAsked() throws {
    var options = LogReadingOptions()
    options.readsMessages = true
    let replies = try ReadLog("id,author,parent,kind\n1,ada,,post\n2,bob,1,reply\n,carl,9,\n", options: options)
    #expect(
      replies.interactions.map(\.description) == ["ada→ - 1.0 post -", "bob→ada - 1.0 reply -", "carl→ - 1.0  -"])
    #expect(replies.interactions.map(\.id) == ["1", "2", ""])
    #expect(replies.interactions.map(\.replyTo) == ["", "1", "9"])
    #expect(replies.summary.files[0].replySource == .replyColumn && replies.summary.interactions == 1)
    let conversations = try ReadLog("author,thread\nada,t\nbob,t\ncarl,\n", options: options)
    #expect(
      conversations.interactions.map(\.description) == ["ada→ - 1.0 - t", "bob→ada - 1.0 - t", "carl→ - 1.0 - "])
    #expect(conversations.interactions.allSatisfy { $0.id == nil && $0.replyTo == nil })
    #expect(conversations.summary.files[0].replySource == .threads)
  }

  @Test func tellsThreadsThatBeganBeforeThePeriod() throws {
    var options = LogReadingOptions(since: Instant(parsing: "2010-01-02"), until: Instant(parsing: "2010-01-04"))
    options.readsMessages = true
    let text = """
      author,date,thread
      ada,2010-01-01,old
      ada,2010-01-01,
      bob,2010-01-03,old
      carl,2010-01-03,new
      dora,2010-01-05,new
      """
    let log = try ReadLog(text, options: options)
    #expect(log.interactions.map(\.description).map { $0.prefix(8) } == ["bob→ada ", "carl→ 20"])
    #expect(log.earlier == ["old"])
  }
}
