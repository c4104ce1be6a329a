import InteractionLogs
import Testing

@testable import MemberNetworks

/// Logs of messages without a column of targets: whom each message answers makes the network.
@Suite struct AnsweredMessagesTests {
  // MARK: - By ids

  @Test func aReplyGoesToTheAuthorOfTheMessageThatItNames() throws {
    let log = try ReadNetwork(
      """
      id,author,timestamp,parent
      m1,ada,2010-01-01,
      m2,bob,2010-01-02,m1
      m3,ada,2010-01-03,m9
      m4,Carl,2010-01-04,m5
      m5,dora,2010-01-05,
      m6,dora,2010-01-06,m5
      """)
    #expect(log.pairs == ["Carl>dora 1.0", "bob>ada 1.0"])
    #expect(log.members == ["Carl", "ada", "bob", "dora"])
    let file = log.files[0]
    #expect(file.form == .replies && file.rows == 6 && file.messages == 6 && file.interactions == 3)
    #expect(file.openingMessages == 2 && file.repliesToUnknown == 1 && file.selfInteractions == 1)
    #expect(log.loaded.network.selfInteractionCount == 1)
  }

  @Test func findsTheMessageInAnotherLog() throws {
    let log = try ReadNetwork([
      "id,author,parent,kind\n1,ada,7,post\n2,bob,1,post\n", "id,author,parent\n7,carl,\n",
    ])
    #expect(log.pairs == ["bob>ada 1.0", "ada>carl 1.0"])
    #expect(log.files.map(\.interactions) == [2, 0] && log.files.map(\.openingMessages) == [0, 1])
  }

  @Test func whoIsNeverAnsweredIsAMember() throws {
    let log = try ReadNetwork("id,author,reply_to\n1,ada,\n2,bob,\n3,carl,1\n")
    #expect(log.members == ["ada", "bob", "carl"] && log.pairs == ["carl>ada 1.0"])
  }

  @Test func messagesFromBeforeThePeriodAreAnsweredAndDoNotAnswer() throws {
    let text = "id,author,date,parent\n1,ada,2010-01-01,\n2,bob,2010-01-02,1\n3,carl,2010-01-03,2\n4,dora,2009-01-01,\n"
    let log = try ReadNetwork(text, options: LogReadingOptions(since: Instant(parsing: "2010-01-03")))
    #expect(log.pairs == ["carl>bob 1.0"] && log.members == ["bob", "carl"])
    #expect(log.loaded.summary.outsidePeriod == 3)
  }

  @Test func keepsTheWeightsOfMessages() throws {
    #expect(try ReadNetwork("id,author,parent,weight\n1,ada,,2\n2,bob,1,3\n").pairs == ["bob>ada 3.0"])
  }

  @Test func numbersWithinAThreadMeanTheMessageOfThatThread() throws {
    let header = "topic_id,post_number,author,reply_to_post_number,created_at\n"
    let rows = """
      8,1,ada,,2010-01-01
      8,2,bob,1,2010-01-02
      9,1,carl,,2010-01-03
      9,2,dora,1,2010-01-04
      9,3,ada,2,2010-01-05
      """
    var options = LogReadingOptions()
    options.columns = ColumnOverrides(
      source: "author", time: "created_at", id: "post_number", thread: "topic_id", replyTo: "reply_to_post_number")
    for keepsHistory in [false, true] {
      let loaded = try NetworkSource(logs: [.bytes(name: "log", Array((header + rows).utf8))], options: options)
        .load(keepsHistory: keepsHistory)
      let ties = loaded.network.ties.map { "\($0.memberA)\($0.memberB) \($0.aToB) \($0.bToA)" }
      #expect(ties == ["01 0.0 1.0", "03 1.0 0.0", "23 0.0 1.0"])
      #expect(!keepsHistory || loaded.history?.messages.parents == [-1, 0, -1, 2, 3])
    }
  }

  @Test func idsThatNeverComeAgainNeedNoThread() throws {
    let log = try ReadNetwork("thread,id,author,reply_to\nt,1,ada,\nu,2,bob,1\nu,3,carl,2\n")
    #expect(log.pairs == ["bob>ada 1.0", "carl>bob 1.0"])
  }

  @Test func ofSeveralIdsTheLastThatIsKnownCounts() throws {
    let log = try ReadNetwork(
      "id,author,reply_to\n<1@x>,ada,\n<2@x>,bob,<1@x>\n<3@x>,carl,<0@x> <1@x> <2@x>\n<4@x>,dora,\"<1@x>, <9@x>\"\n")
    #expect(Set(log.pairs) == ["bob>ada 1.0", "carl>bob 1.0", "dora>ada 1.0"])
  }

  // MARK: - By threads

  @Test func aMessageAnswersTheLatestOtherSpeakerOfItsThread() throws {
    let log = try ReadNetwork(
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
    #expect(log.files[0].form == .conversations && log.files[0].openingMessages == 3)
    #expect(log.pairs == ["ada>bob 1.0", "bob>ada 2.0", "carl>ada 2.0"])
    #expect(log.members == ["ada", "bob", "carl", "dora"])
  }

  @Test func withoutTimesTheOrderOfTheLogCounts() throws {
    let log = try ReadNetwork("author,thread\nada,t\nbob,t\nada,t\nada,t\ncarl,u\n")
    #expect(log.pairs == ["ada>bob 2.0", "bob>ada 1.0"] && log.loaded.summary.clock == .none)
  }

  // MARK: - Who is who comes first

  /// Two names of one person do not answer each other, and what they are answered with is the same by either name.
  @Test(arguments: [true, false])
  func anAliasChangesNoAnswer(isSpeltOut: Bool) throws {
    let name = isSpeltOut ? "a1" : "a2"
    let log = try ReadNetwork(
      "author,thread,time\nben,t1,2010-01-01\na1,t1,2010-01-02\n\(name),t1,2010-01-03\n", aliases: "a2,a1\n")
    #expect(log.members == ["a1", "ben"] && log.pairs == ["a1>ben 2.0"])
  }
}
