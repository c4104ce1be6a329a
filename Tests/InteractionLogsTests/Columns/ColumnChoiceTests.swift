import Testing

@testable import InteractionLogs

@Suite struct ColumnChoiceTests {
  private func columns(_ text: String, options: LogReadingOptions = LogReadingOptions()) throws -> String {
    try ReadLog(text, options: options).summary.files[0].columns
      .map { "\($0.role)=\($0.header ?? "#\($0.position)")" }.joined(separator: " ")
  }

  /// Who comes to what is no message, and the beginning of a log is not all of it.
  @Test(arguments: ["Teilnehmer;Thema;Datum", "Attendee;Topic;Date", "Deelnemer;Discussie;Datum", "参加者;トピック;日付"])
  func whoAttendsWhatIsAsked(header: String) throws {
    let rows = "ann;x;2025-03-01\nbob;x;2025-03-02\ncem;y;2025-03-03\nann;y;2025-03-04\n"
    let error = try #require(inputError(header + "\n" + rows))
    #expect(error.remedy.contains("--rows attendance") && error.remedy.contains("--thread"))
    var options = LogReadingOptions()
    options.rowKind = .attendance
    #expect(try ReadLog(header + "\n" + rows, options: options).interactions.count == 4)
    #expect(inputError("participant;conversation_id;date\n" + rows) == nil)
  }

  @Test func aLateRowWithoutDirectionIsAnError() throws {
    let rows = (0..<20_000).map { "p\($0 % 9),p\(($0 * 4 + 1) % 9),Directed\n" }.joined()
    let error = try #require(inputError("Source,Target,Type\n" + rows + "p1,p2,Undirected\n"))
    #expect(error.line == 20_002 && error.column == "Type" && error.text == "Undirected")
    #expect(inputError("Source,Target,Type\n" + rows) == nil)
  }

  @Test func namesOfSeveralPeopleAreTold() throws {
    let log =
      "sender_id,sender,receiver_id,receiver,date\n1,Bob,2,Ann,2025-03-01\n3,Bob,2,Ann,2025-03-02\n2,Ann,1,Bob,2025-03-03\n"
    let shared = try ReadLog(log).summary.files[0].sharedNames
    #expect(shared == [SharedName(name: "Bob", ids: ["1", "3"], column: "sender_id")])
    #expect(try ReadLog(log.replacing("\n3,Bob", with: "\n1,Bob")).summary.files[0].sharedNames.isEmpty)
  }

  @Test func allColumnsInUseAreNamed() throws {
    let log = "Source,Target,Type,Day,Time\na,b,Directed,2025-03-01,10:00\nb,c,Directed,2025-03-01,11:00\n"
    #expect(
      try ReadLog(log).summary.files[0].furtherColumns == [
        FurtherUse(use: "time of day", header: "Time"), FurtherUse(use: "direction", header: "Type"),
      ])
  }

  @Test(arguments: ["count", "Anzahl", "freq"])
  func fewCountsMayAscend(header: String) throws {
    let log = try ReadLog("from,to,\(header)\na,b,1\nb,c,2\nc,a,3\na,c,4\n")
    #expect(log.interactions.map(\.weight) == [1, 2, 3, 4])
    let rows = (1...40).map { "p\($0 % 9),p\(($0 * 4 + 1) % 9),\($0)\n" }.joined()
    let file = try ReadLog("from,to,\(header)\n" + rows).summary.files[0]
    #expect(file.rowNumberColumns == [header] && file.unusedColumns == [header])
  }

  @Test(arguments: [
    // What names the system is no person where from and to are there.
    ("source,from,to\nSlack,ada,ben\nSlack,ben,ada\n", "source=from target=to"),
    ("id,from,to\n1,ada,ben\n2,ben,ada\n3,ben,cem\n", "source=from target=to"),
    // A column that numbers the rows is no weight; one that counts is.
    ("n,from,to\n1,ada,ben\n2,ben,cem\n3,cem,ada\n", "source=from target=to"),
    ("from,to,n\nada,ben,5\nben,cem,2\ncem,ada,1\n", "source=from target=to weight=n"),
    // Addresses are surer than names.
    (
      "from_name,from_email,to_name,to_email\nAda,a@x.org,Ben,b@x.org\nBen,b@x.org,Ada,a@x.org\n",
      "source=from_email target=to_email"
    ),
    ("user_id,username,to\n1,ada,ben\n2,ben,ada\n", "source=username target=to"),
    ("Vertex 1,Vertex 2,Color\nada,ben,\nben,ada,\n", "source=Vertex 1 target=Vertex 2"),
    (
      "PrimaryCollaborator_PersonId,SecondaryCollaborator_PersonId,MetricDate\n0a1-4,0b2-4,2025-01-05\n0b2-4,0a1-4,2025-01-05\n",
      "source=PrimaryCollaborator_PersonId target=SecondaryCollaborator_PersonId time=MetricDate"
    ),
    (
      "reviewer,author,created_at\nada,ben,2025-01-01\nben,ada,2025-01-02\n",
      "source=reviewer target=author time=created_at"
    ),
    // A date before a time that only has hours.
    ("from,to,time,date\nada,ben,09:12,2025-01-01\nben,ada,10:00,2025-01-02\n", "source=from target=to time=date"),
    (
      "Sender,Recipients,ReceivedTime\nada,ben,3/14/2025 5:02:11 PM\nben,ada,3/15/2025 5:02:11 AM\n",
      "source=Sender target=Recipients time=ReceivedTime"
    ),
    ("from,to,delivery date\nada,ben,2025-01-01\nben,ada,2025-01-02\n", "source=from target=to time=delivery date"),
    // The only column of dates is the time, whatever it is called, unless it speaks of another date.
    ("from,to,moment\nada,ben,2025-01-01\nben,ada,2025-01-02\n", "source=from target=to time=moment"),
    ("from,to,x,y\nada,ben,2025-01-01,2025-01-03\nben,ada,2025-01-02,2025-01-04\n", "source=from target=to"),
    ("from,to,birthday\nada,ben,1990-01-01\nben,ada,1991-01-02\n", "source=from target=to"),
    ("from,to,updated_at\nada,ben,2025-01-01\nben,ada,2025-01-02\n", "source=from target=to"),
    ("from,to,start,end\nada,ben,2025-01-01,x\nben,ada,2025-01-02,y\n", "source=from target=to time=start"),
  ])
  func choosesColumnsThatFitTogether(text: String, expected: String) throws {
    #expect(try columns(text) == expected)
  }

  @Test func offersAttendanceWhereEventsAreNamed() {
    let error = inputError("meeting,attendee,date\nm1,ada,2025-03-01\nm1,ben,2025-03-01\n")
    #expect(error?.remedy.contains("--rows attendance if a row is somebody at what 'meeting' names") == true)
    var options = LogReadingOptions()
    options.rowKind = .attendance
    #expect(inputError("meeting,attendee,date\nm1,ada,2025-03-01\nm1,ben,2025-03-01\n", options: options) == nil)
  }

  @Test func namesTwoColumnsThatFitAlike() {
    let error = inputError("from,recipient,receiver\nada,ben,cem\nben,cem,ada\n")
    #expect(error?.exitCode == 65)
    #expect(error?.problem == "both 'recipient' and 'receiver' may be towards whom")
    #expect(error?.remedy == "say which it is with --target NAME")
    let sources = inputError("sender,author,originator,to\nada,ben,cem,dia\nben,cem,ada,ada\n")
    #expect(sources == nil || sources?.remedy.contains("--source") == true)
    // Two columns with the same in every row are one.
    #expect((try? columns("from,recipient,receiver\nada,ben,ben\nben,ada,ada\n")) == "source=from target=recipient")
  }

  @Test func refusesNamesTowardsAddresses() {
    let text = "sender_name,recipient_email\nAda Doe,ben@x.org\nBen Roe,ada@x.org\nAda Doe,cem@x.org\n"
    let error = inputError(text)
    #expect(error?.exitCode == 65)
    #expect(error?.problem.contains("'sender_name' holds names ('Ada Doe')") == true)
    #expect(error?.problem.contains("'recipient_email' holds addresses ('ben@x.org')") == true)
    let said = LogReadingOptions(columns: ColumnOverrides(source: "sender_name", target: "recipient_email"))
    #expect(inputError(text, options: said) == nil)
  }

  @Test func switchesColumnsOff() throws {
    let text =
      "from,to,date,weight,kind,thread,id,reply_to\nada,ben,2025-01-01,2,mail,t,m1,\nben,ada,2025-01-02,3,chat,t,m2,m1\n"
    var columns = ColumnOverrides(time: "none", weight: "none", kind: "none", thread: "none", replyTo: "none")
    var options = LogReadingOptions(columns: columns)
    options.readsMessages = true
    let file = try ReadLog(text, options: options).summary.files[0]
    #expect(file.columns.map(\.role) == [.source, .target] && file.replySource == .recency && file.clock == .none)
    columns = ColumnOverrides(source: "none")
    let error = inputError(text, options: LogReadingOptions(columns: columns))
    #expect(error?.exitCode == 64)
  }

  @Test func aNumberMeansTheColumnOfThatNumber() throws {
    let options = LogReadingOptions(columns: ColumnOverrides(source: "3", target: "1"))
    #expect(try columns("to,2,from\nada,x,ben\nben,y,ada\n", options: options) == "source=from target=to")
  }

  @Test func aTypeOfDirectedOrUndirectedIsTheDirection() throws {
    func file(_ types: [String], _ last: String = "") throws -> FileSummary {
      let rows = types.map { "ada,ben,\($0),2\nben,cem,\($0),1\n" }.joined()
      return try ReadLog("Source,Target,Type,Weight\n" + rows + last).summary.files[0]
    }
    let undirected = try file(["Undirected"])
    #expect(undirected.isUndirected && undirected.rowKind == .ties && undirected.rowKindBasis == .columns)
    #expect(!undirected.columns.contains { $0.role == .kind } && undirected.unusedColumns.isEmpty)
    let directed = try file(["Directed"])
    #expect(!directed.isUndirected && directed.rowKind == .ties)
    let mixed = inputError("Source,Target,Type\nada,ben,Directed\nben,cem,Undirected\n")
    #expect(mixed?.exitCode == 65 && mixed?.column == "Type")
    #expect(try file(["Mail"]).columns.contains { $0.role == .kind })
  }

  @Test(arguments: [
    ("from,to\nada,ben\nben,ada\n", RowKind.interactions, RowKindBasis.none),
    ("from,to,subject\nada,ben,x\nben,ada,y\n", .directed, .columns),
    ("source,target\na@x.org,b@x.org\nb@x.org,a@x.org\n", .directed, .columns),
    ("person1,person2,date\nada,ben,2025-01-01\nben,ada,2025-01-02\n", .contacts, .columns),
    ("member_a,member_b,count\nada,ben,3\nben,cem,1\n", .ties, .columns),
    ("i,j\n1,2\n2,3\n", .contacts, .columns),
    ("rater,ratee,score\nada,ben,3\nben,cem,1\n", .acts, .columns),
    ("id,author,reply_to\n1,ada,\n2,ben,1\n", .messages, .columns),
    ("author,thread\nada,1\nben,1\n", .messages, .columns),
    ("from,to,thread\nada,ben,1\nben,ada,1\n", .messages, .columns),
  ])
  func tellsWhatARowIs(text: String, kind: RowKind, basis: RowKindBasis) throws {
    let file = try ReadLog(text).summary.files[0]
    #expect(file.rowKind == kind && file.rowKindBasis == basis)
    #expect(file.isUndirected == (kind == .contacts || text.hasPrefix("member_a")))
    var options = LogReadingOptions()
    options.rowKind = .acts
    let said = try ReadLog(text, options: options).summary.files[0]
    #expect(said.rowKind == .acts && said.rowKindBasis == .option && !said.isUndirected)
  }

  @Test func idsOfMailAreNoPeople() throws {
    let ids = "from,to,Message-ID,In-Reply-To\na@x.org,b@x.org,<1@m.x.org>,\nb@x.org,a@x.org,<2@m.x.org>,<1@m.x.org>\n"
    let file = try ReadLog(
      ids,
      options: {
        var options = LogReadingOptions()
        options.readsMessages = true
        return options
      }()
    )
    .summary.files[0]
    #expect(file.replySource == .replyColumn && file.rowKind == .messages)
    let addresses =
      "from,to,Message-ID,Reply-To\na@x.org,b@x.org,<1@m.x.org>,a@x.org\nb@x.org,a@x.org,<2@m.x.org>,b@x.org\n"
    #expect(try ReadLog(addresses).summary.files[0].rowKind == .directed)
  }

  @Test func copiesAreRecipientsToo() throws {
    let text = "from,to,cc,bcc\nada,ben;cem,cem;dia,eva\nben,,ada,\nben,ada,,\n"
    let log = try ReadLog(text)
    #expect(log.pairs == ["ada>ben", "ada>cem", "ada>dia", "ada>eva", "ben>ada", "ben>ada"])
    #expect(log.interactions.map(\.kind) == ["to", "to", "cc", "bcc", "cc", "to"])
    #expect(log.rejected.isEmpty && log.summary.files[0].rows == 3)
    let off = try ReadLog(text, options: LogReadingOptions(columns: ColumnOverrides(cc: "none", bcc: "none")))
    #expect(off.pairs == ["ada>ben", "ada>cem", "ben>ada"] && off.rejected.map(\.reason) == [.emptyTarget])
  }
}
