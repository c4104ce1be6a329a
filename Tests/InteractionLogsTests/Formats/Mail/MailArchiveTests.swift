import Testing

@testable import InteractionLogs

@Suite struct MailArchiveTests {
  private static let separator = "From - Mon May 06 08:00:00 2024\n"

  /// A mailbox of messages with these fields, each with a body that holds what must not be read.
  private func mailbox(_ heads: String..., end: String = "\n") -> String {
    heads.map { Self.separator + $0 + "\n\nSecret words.\n>From here on: secret\n\n" }.joined()
      .replacing("\n", with: end)
  }

  private func read(_ text: String, name: String = "mail") throws -> ReadLog {
    try ReadLog([.bytes(name: name, Array(text.utf8))])
  }

  @Test func aMessageGoesToEachRecipientOnce() throws {
    let log = try read(
      mailbox(
        """
        From: "Novak, Ada" <Ada@Example.org>
        To: =?utf-8?q?Ben=2C_the_elder?= <ben@example.org>,
         "Cole, Cy" <cy@example.org>, Guild: dee@example.org, ben@example.org;
        Cc: cy@example.org, eve@example.org
        Bcc: ada@example.org, fay@example.org
        Date: Mon, 6 May 2024 08:00:00 +0200 (CEST)
        Subject: secret
        Message-ID: <1@example.org>
        """,
        """
        From: ben@example.org (Ben)
        To: undisclosed-recipients:;
        Date: Mon, 6 May 2024 09:00:00 -0000
        Message-ID: <2@example.org>
        In-Reply-To: your mail <1@example.org> of today
        """))
    #expect(
      log.interactions.map { "\($0.source) \($0.target) \($0.kind ?? "")" } == [
        "ada@example.org ben@example.org to", "ada@example.org cy@example.org to", "ada@example.org dee@example.org to",
        "ada@example.org eve@example.org cc", "ada@example.org fay@example.org bcc",
      ])
    #expect(log.interactions[0].time == "2024-05-06T06:00:00Z")
    let file = log.summary.files[0]
    #expect(file.format == "mailbox" && file.rowKind == .directed && file.messagesToEverybody == 1)
  }

  @Test(arguments: ["\n", "\r\n"]) func aTextArchiveOfAListHoldsAnswers(end: String) throws {
    func head(_ author: String, _ number: Int, hour: Int, _ more: String = "") -> String {
      "From: \(author) at example.org (Some Body)\nDate: Mon, 06 May 2024 0\(hour):00:00 +0000\n"
        + "Subject: secret\nMessage-ID: <\(number)@x>\(more)"
    }
    let text = mailbox(
      head("cy", 3, hour: 3, "\nIn-Reply-To: <lost@x>\nReferences: <1@x>\n\t<2@x>\n <lost@x>"), head("ada", 1, hour: 1),
      head("ben", 2, hour: 2, "\nIn-Reply-To: <1@x>"), head("dee", 4, hour: 4, "\nIn-Reply-To: <gone@x>"),
      head("ben", 2, hour: 2, "\nIn-Reply-To: <1@x>"), head("ada", 5, hour: 5, "\nIn-Reply-To: <1@x>"), end: end)
    let log = try read(text)
    #expect(log.pairs == ["ben@example.org>ada@example.org", "cy@example.org>ben@example.org"])
    #expect(log.summary.files[0].rowKind == .messages)
    #expect(log.summary.files[0].messagesToEverybody == 3)
    #expect(log.summary.files[0].leftOut == [LeftOutCount(reason: .repeated, count: 1)])
  }

  /// A list whose messages only show it by their one recipient, and an inbox, which has one recipient as well.
  @Test(arguments: [(parent: "1@x", kind: RowKind.messages), (parent: "mine@x", kind: .directed)])
  func oneRecipientThroughoutIsAListIfTheMessagesAnswerEachOther(parent: String, kind: RowKind) throws {
    let heads = ["ada", "ben", "cy"].enumerated().map { number, author in
      "From: \(author)@example.org\nTo: craft@example.org\nMessage-ID: <\(number + 1)@x>\nSubject: secret"
        + (number == 0 ? "" : "\nIn-Reply-To: <\(parent)>")
    }
    let log = try read(mailbox(heads[0], heads[1], heads[2]))
    #expect(log.summary.files[0].rowKind == kind)
    #expect(log.members.contains("craft@example.org") == (kind == .directed))
  }

  @Test func theMailOfAListInAMailboxGoesToWhomItAnswers() throws {
    let list = "To: craft@lists.example.org\nList-Id: Craft talk <craft.lists.example.org>"
    let log = try read(
      mailbox(
        "From: ada@example.org\n\(list)\nMessage-ID: <1@x>",
        "From: Ben via Craft <craft@lists.example.org>\nReply-To: Ben <ben@example.org>\n\(list)\nReferences: <1@x>",
        "From: ada@example.org\nTo: cy@example.org, craft@lists.example.org\nMessage-ID: <3@x>",
        "From: cy@example.org\nTo: ada@example.org\nMessage-ID: <4@x>",
        "From: cy@example.org\nTo: dee@example.org\nMessage-ID: <5@x>"))
    #expect(
      log.pairs.sorted() == [
        "ada@example.org>cy@example.org", "ben@example.org>ada@example.org", "cy@example.org>ada@example.org",
        "cy@example.org>dee@example.org",
      ])
    #expect(!log.members.contains("craft@lists.example.org"))
  }

  @Test(arguments: [
    ("From: cy@example.org\nAuto-Submitted: auto-replied (vacation)", LeftOut.automatic),
    ("From: cy@example.org\nContent-Type: multipart/report; boundary=x", .automatic),
    ("From: cy@example.org\nReturn-Path: <>", .automatic), ("From: cy@example.org\nPrecedence: auto_reply", .automatic),
    ("From: cy@example.org\nSubject: Automatic reply: away", .automatic), ("From: MAILER-DAEMON@example.org", .bot),
    ("From: no-reply@example.org", .bot), ("From: craft-request@lists.example.org", .bot),
    ("From: 12+helper[bot]@users.example.org", .bot),
  ])
  func programsWriteNoMailThatCounts(head: String, reason: LeftOut) throws {
    let log = try read(
      mailbox(
        "From: ada@example.org\nTo: ben@example.org, postmaster@example.org\nAuto-Submitted: no\nMessage-ID: <1@x>",
        "\(head)\nTo: ada@example.org\nMessage-ID: <2@x>"))
    #expect(log.pairs == ["ada@example.org>ben@example.org"])
    #expect(log.summary.files[0].leftOut == [LeftOutCount(reason: reason, count: 1)])
    #expect(log.members == ["ada@example.org", "ben@example.org"])
  }

  @Test func copiesOfAMessageAreOneWithAllRecipients() throws {
    let seen = "From: ada@example.org\nTo: ben@example.org\nMessage-ID: <1@x>"
    let log = try read(mailbox(seen, seen + "\nBcc: cy@example.org", "From: ben@example.org\nTo: cy@example.org"))
    #expect(
      log.interactions.map { "\($0.target) \($0.kind ?? "")" }.sorted().prefix(2) == [
        "ben@example.org to", "cy@example.org bcc",
      ])
    #expect(log.summary.rows == 3 && log.summary.files[0].leftOutRows == 1)
  }

  @Test func aDateThatCannotBeReadLeavesTheTimeOut() throws {
    let log = try read(mailbox("From: ada@example.org\nTo: ben@example.org\nDate: Someday, 45 Foo 2024"))
    #expect(log.interactions.map(\.time) == [nil])
  }

  @Test func bodiesThatLookLikeMailSeparateNothing() throws {
    let text =
      mailbox("From: ada@example.org\nTo: ben@example.org\nMessage-ID: <1@x>")
      + "From my side: nothing\nFrom: cy@example.org\n\nFrom here at 10:30 in 2024 we go\non\n"
    #expect(try read(text).summary.rows == 1)
  }

  @Test func messagesWithoutAnAuthorAreRejectedWithTheirLine() throws {
    let log = try read(
      mailbox(
        "From: ada@example.org\nTo: ben@example.org", "To: ben@example.org\nSubject: secret",
        "From: a@x.org\nTo: b@x.org"))
    #expect(log.rejected.map(\.reason) == [.noAuthor])
    #expect(log.rejected.map(\.line) == [8])
    #expect(log.rejected.allSatisfy { !$0.text.contains("secret") })
  }

  @Test func groupsInGroupsWithoutEndAreDamage() throws {
    let nested = String(repeating: "a:", count: 100_000)
    let log = try read(
      mailbox(
        "From: ada@example.org\nTo: ben@example.org", "From: cy@example.org\nTo: \(nested)",
        "From: a@x.org\nTo: b@x.org"))
    #expect(log.rejected.map(\.reason) == [.damaged])
  }

  @Test func theBoundariesOfChunksDoNotMatter() throws {
    let text = mailbox(
      "From: ada@example.org\nTo: ben@example.org,\n cy@example.org\nMessage-ID: <1@x>",
      "From: ben@example.org\nTo: ada@example.org\nMessage-ID: <2@x>", end: "\r\n")
    let whole = try read(text).pairs
    for size in 1...40 {
      var options = LogReadingOptions()
      options.chunkBytes = size
      #expect(try ReadLog([.bytes(name: "mail", Array(text.utf8))], options: options).pairs == whole)
    }
  }

  @Test(arguments: [
    "from,to\nada,ben\n", "name: ada\ndate: today\n", "From the start, ada\nben,cy\n",
    "From: ada\nTo: ben\nplain text\n",
    "From: ada@example.org\n\nonly an author\n",
  ])
  func otherTextsAreNoMail(text: String) { #expect(MailOpening.kind(of: Array(text.utf8)) == nil) }
}

@Suite struct MailFolderTests {
  @Test func aMaildirIsReadWithoutWhatIsStillBeingDelivered() throws {
    let files = [
      ("box/cur/1.host:2,S", "From: ada@example.org\r\nTo: ben@example.org\r\nMessage-ID: <1@x>\r\n\r\nsecret"),
      ("box/.Sent/new/2.host", "\u{FEFF}From: ben@example.org\nTo: ada@example.org\nMessage-ID: <2@x>\n\nsecret"),
      ("box/tmp/3.host", "From: cy@example.org\nTo: ada@example.org\nMessage-ID: <3@x>\n\nsecret"),
      ("box/index", "3 V1\n"), ("box/4.emlx", "71\nFrom: dee@example.org\nTo: ada@example.org\nMessage-ID: <4@x>\n\nx"),
    ]
    let inputs = files.map { name, text in
      InputFile(name: name, path: name.split(separator: "/").map(String.init), input: 0, size: text.utf8.count) {
        try ByteSource(.bytes(name: name, Array(text.utf8)), chunkBytes: $0, isCancelled: $1)
      }
    }
    let claimed = try MailArchive().claims(inputs, openings: Openings { false })
    #expect(claimed.map { inputs[$0].name } == ["box/cur/1.host:2,S", "box/.Sent/new/2.host", "box/4.emlx"])
  }

  @Test(arguments: [
    ("ada at example.org (Ada)", "ada@example.org", "Ada"), ("Ada <ada at example.org>", "ada@example.org", "Ada"),
    ("ada (at) example.org", "ada@example.org", ""),
    ("Ada at Work <ada@example.org>", "ada@example.org", "Ada at Work"),
    ("Novak, Ada <ada@example.org>", "ada@example.org", "Ada"), ("ada", "ada", ""),
    ("'ada@example.org' <ada@example.org>", "ada@example.org", "ada@example.org"),
  ])
  func addressesAreReadInAllTheirForms(field: String, address: String, name: String) {
    let people = MailPerson.all(in: Array(field.utf8))
    #expect(people?.map(\.address) == [address])
    #expect(people?.first?.name.hasSuffix(name) == true)
  }
}
