import GraphCore
import Testing

@testable import InteractionLogs

@Suite struct InteractionLogReaderTests {
  @Test func readsAnOrdinaryLog() throws {
    let log = try ReadLog(
      """
      Sender,Recipient,Sent At,Count,Type,Subject
      ada,bob,2010-01-02T17:40:10Z,2,email,hello
      bob,ada,2010-01-02T18:00:00Z,1.5,chat,"re, hello"
      ada,ada,2010-01-03,1,email,note
      """)
    #expect(
      log.interactions == [
        ReadInteraction(source: "ada", target: "bob", time: "2010-01-02T17:40:10Z", weight: 2, kind: "email"),
        ReadInteraction(source: "bob", target: "ada", time: "2010-01-02T18:00:00Z", weight: 1.5, kind: "chat"),
        ReadInteraction(source: "ada", target: "ada", time: "2010-01-03T00:00:00Z", weight: 1, kind: "email"),
      ])
    let file = log.summary.files[0]
    #expect(file.form == .interactions && file.clock == .calendar && file.hasHeader && file.delimiter == .comma)
    #expect(
      file.columns.map { "\($0.role)=\($0.header ?? "")@\($0.position)" } == [
        "source=Sender@1", "target=Recipient@2", "time=Sent At@3", "weight=Count@4", "kind=Type@5",
      ])
    #expect(file.unusedColumns == ["Subject"])
    #expect(file.rows == 3 && file.interactions == 3 && file.selfInteractions == 1)
    #expect(file.first == Instant(parsing: "2010-01-02T17:40:10Z") && file.last == Instant(parsing: "2010-01-03"))
  }

  @Test(arguments: Delimiter.allCases, ["\n", "\r\n", "\r"])
  func findsDelimiterAndLineEnd(delimiter: Delimiter, lineEnd: String) throws {
    let rows = [["from", "to", "date"], ["ada", "bob", "2010-01-02"], ["bob", "carl", "2010-01-03"]]
    let text = rows.map { $0.joined(separator: delimiter.rawValue) }.joined(separator: lineEnd)
    for mark in ["", "\u{FEFF}"] {
      for end in ["", lineEnd, lineEnd + lineEnd] {
        let log = try ReadLog(mark + text + end)
        #expect(log.pairs == ["ada>bob", "bob>carl"])
        #expect(log.summary.files[0].delimiter == delimiter)
        #expect(log.summary.rows == 2)
      }
    }
  }

  @Test func splitsSeveralRecipients() throws {
    let log = try ReadLog("from,to\nada,bob;carl\nbob,\" carl | ada ;; \"\ncarl,bob\n")
    #expect(log.pairs == ["ada>bob", "ada>carl", "bob>carl", "bob>ada", "carl>bob"])
    #expect(log.summary.rows == 3 && log.summary.interactions == 5)
    let quoted = try ReadLog("from;to;time\nada;\"bob;carl\";2010-01-02\nbob;ada;2010-01-02\n")
    #expect(quoted.pairs == ["ada>bob", "ada>carl", "bob>ada"])
    // A source with a separator in its name does not become a recipient as a whole.
    let odd = try ReadLog("from,to\na|b,carl\ncarl,a|b\n")
    #expect(odd.pairs == ["a|b>carl", "carl>a", "carl>b"])
  }

  @Test func splitsMoreRecipientsThanABatchHolds() throws {
    let recipients = (0..<70_000).map { "m\($0)" }.joined(separator: ";")
    let log = try ReadLog("from,to\nada,\(recipients)\nada,bob\n")
    #expect(log.interactions.count == 70_001)
    #expect(log.pairs.last == "ada>bob")
  }

  @Test func readsLogsWithoutHeader() throws {
    func mapping(_ text: String) throws -> String {
      try ReadLog(text).summary.files[0].columns.map { "\($0.role)\($0.position)" }.joined(separator: " ")
    }
    #expect(try mapping("ada,bob,2010-01-02,3\nbob,ada,2010-01-03,1\n") == "source1 target2 time3 weight4")
    #expect(try mapping("2010-01-02 10:00:00,ada,bob\n2010-01-03 10:00:00,bob,ada\n") == "source2 target3 time1")
    #expect(try mapping("1\t2\t1082040961\n3\t4\t1082155839\n") == "source1 target2 time3")
    #expect(try mapping("582,364,0\n168,472,2797\n168,912,3304\n") == "source1 target2 time3")
    #expect(try mapping("1,2,4\n1,3,2\n2,3,9\n") == "source1 target2 weight3")
    #expect(try mapping("1,2,1082040961,4\n1,3,1082040960,2\n") == "source1 target2 time3 weight4")
    #expect(try mapping("ada,bob\nbob,carl\n") == "source1 target2")
    #expect(try ReadLog("ada,bob\nbob,carl\n").pairs == ["ada>bob", "bob>carl"])
    #expect(try ReadLog("1,2\n").pairs == ["1>2"])
    var options = LogReadingOptions(hasHeader: false)
    #expect(try ReadLog("from,to\nada,bob\n", options: options).pairs == ["from>to", "ada>bob"])
    options = LogReadingOptions(columns: ColumnOverrides(source: "3", target: "1"))
    #expect(try ReadLog("ada,5,bob\nbob,6,carl\n", options: options).pairs == ["bob>ada", "carl>bob"])
  }

  @Test func takesTheColumnsThatAreNamed() throws {
    let text = "who,whom,from,to,when\nada,bob,x,y,2010-01-02\n"
    let named = ColumnOverrides(source: "who", target: "WHOM", time: "5")
    let log = try ReadLog(text, options: LogReadingOptions(columns: named))
    #expect(log.pairs == ["ada>bob"])
    #expect(log.summary.clock == .calendar)
    #expect(try ReadLog(text).pairs == ["x>y"])
    let half = try ReadLog(text, options: LogReadingOptions(columns: ColumnOverrides(source: "who")))
    #expect(half.pairs == ["ada>y"])
  }

  @Test(arguments: [
    "Source,Target", "from,to", "sender,recipients", "Author,Recipient", "from_user,to-user", "From Email,To Email",
    "participant_a,participant_b", "user1,user2", "member_a,member_b", "SENDER_ID,RECEIVER_ID", "user,to",
  ])
  func knowsManyHeaderWords(header: String) throws {
    #expect(try ReadLog(header + "\n1,2\n").pairs == ["1>2"])
  }

  @Test func tellsTheUnitOfTimeByMajority() throws {
    func times(_ values: [String]) throws -> [String?] {
      try ReadLog("from,to,ts\n" + values.map { "a,b,\($0)\n" }.joined()).interactions.map(\.time)
    }
    #expect(try times(["1262454010", "1262454011"])[0] == "2010-01-02T17:40:10Z")
    #expect(try times(["1262454010123", "1262454011123"])[0] == "2010-01-02T17:40:10.123Z")
    #expect(try times(["1262454010123456", "0", "1262454011123456"])[0] == "2010-01-02T17:40:10.123456Z")
    #expect(try times(["0", "20", "69459254", "99999999999"]) == ["0", "20", "69459254", "99999999999"])
    #expect(try times(["1262454010", "17", "4102444800"])[1] == "1970-01-01T00:00:17Z")
    #expect(try times(["2010-01-02", "1262454010", "2010-01-03"])[1] == "2010-01-02T17:40:10Z")
  }

  @Test func leavesOutWhatIsOutsideThePeriod() throws {
    let text = "from,to,date\na,b,2010-01-01\nb,c,2010-01-02\nc,d;e,2010-01-03\n"
    let options = LogReadingOptions(since: Instant(parsing: "2010-01-02"), until: Instant(parsing: "2010-01-03"))
    let log = try ReadLog(text, options: options)
    #expect(log.pairs == ["b>c"])
    #expect(log.members == ["b", "c"])
    #expect(log.summary.outsidePeriod == 3 && log.summary.rows == 3)
  }

  @Test func readsSeveralLogsAsOne() throws {
    let log = try ReadLog([
      .bytes(name: "one", Array("from,to\nada,bob\n".utf8)),
      .bytes(name: "two", Array("Bob;Ada;2010-01-02;3\nada;bob;2010-01-02;1\n".utf8)),
    ])
    #expect(
      log.interactions.map(\.description) == [
        "ada→bob - 1.0 - -", "Bob→Ada 2010-01-02T00:00:00Z 3.0 - -", "ada→bob 2010-01-02T00:00:00Z 1.0 - -",
      ])
    #expect(log.members == ["ada", "bob", "Bob", "Ada"])
    #expect(log.summary.files.map(\.interactions) == [1, 2] && log.summary.interactions == 3)
    #expect(log.summary.clock == .calendar)
  }

  /// Nothing depends on where chunks end: rows, rejected rows and their lines are the same.
  @Test func doesNotDependOnChunks() throws {
    let pieces = [
      "ada,bob,2010-01-02T10:00:00Z,1\n", "\"x \"\"y\"\"\",\"b\nc\",2010-01-02 10:00:00,2\r\n",
      "émile,日本,1262454010,3\n",
      "a,b\n", "a,b,c,d,e\n", ",b,2010-01-02,1\n", "a,,2010-01-02,1\n", "a,b,never,1\n", "a,b,2010-01-02,-1\n", "\n",
      "a,\"b,2010-01-02,1\n", "a,\"b\"c,2010-01-02,1\n", "a,b;c|d,2010-01-02,1\n", "a,b\u{0},2010-01-02,1\n",
    ]
    for seed in 0..<2 {
      var random = SeededGenerator(seed: UInt64(seed))
      let body = (0..<4000).map { _ in pieces[random.below(pieces.count)] }.joined()
      let bytes = Array(("from,to,time,weight\nada,bob,2010-01-02,1\n" + body).utf8) + [0x61, 0x2C, 0xFF, 0x0A]
      var options = LogReadingOptions()
      options.allowsRejected = true
      let whole = try ReadLog(bytes: bytes, options: options)
      #expect(whole.summary.rows - whole.summary.rejectedRows > 0)
      for chunkBytes in [7, 64, 1000 + random.below(500)] {
        options.chunkBytes = chunkBytes
        let log = try ReadLog(bytes: bytes, options: options)
        #expect(log.interactions.elementsEqual(whole.interactions))
        #expect(log.summary == whole.summary)
        #expect(log.rejected.elementsEqual(whole.rejected))
      }
    }
  }

  @Test func tellsProgressAndStops() throws {
    let text = "from,to\n" + String(repeating: "ada,bob\n", count: 50_000)
    var options = LogReadingOptions()
    options.chunkBytes = 10_000
    var fractions: [Double] = []
    var names = LogNames()
    let reader = InteractionLogReader(options: options)
    _ = try reader.read(
      [.bytes(name: "log", Array(text.utf8))], names: &names, progress: { fractions.append($0) }, consume: { _ in })
    #expect(fractions.last == 1 && fractions == fractions.sorted() && fractions.count > 5)
    #expect(throws: CancellationError.self) {
      try reader.read([.bytes(name: "log", Array(text.utf8))], names: &names, isCancelled: { true }, consume: { _ in })
    }
  }
}
