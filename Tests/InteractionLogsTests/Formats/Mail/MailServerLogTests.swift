import Testing

@testable import InteractionLogs

/// Logs of mail servers, on instances with a secret in every subject.
@Suite struct MailServerLogTests {
  private func read(_ texts: String..., options: LogReadingOptions = LogReadingOptions()) throws -> ReadLog {
    let log = try ReadLog(
      texts.enumerated().map { .bytes(name: "log\($0).csv", Array($1.utf8)) }, options: options)
    #expect(log.rejected.allSatisfy { !$0.text.contains("secret") && $0.field?.contains("secret") != true })
    for file in log.summary.files {
      #expect(file.rows == file.usedRows + file.selfRows + file.leftOutRows + file.rejectedRows)
    }
    return log
  }

  private func leftOut(_ log: ReadLog) -> [String] {
    log.summary.files.flatMap(\.leftOut).map { "\($0.count) \($0.reason)" }
  }

  // MARK: - Exchange

  private let trace = """
    #TYPE Selected.Microsoft.Exchange.Management.MessageTrace
    "PSComputerName","RunspaceId","MessageTraceId","Received","SenderAddress","RecipientAddress","Subject","Status"
    "x","y","t1","12/31/2024 11:05:00 PM","Ada@Example.org","ben@example.org","secret, 1","Delivered"
    "x","y","t1","12/31/2024 11:05:00 PM","ada@example.org","team@example.org","secret, 1","Expanded"
    "x","y","t1","12/31/2024 11:05:00 PM","ada@example.org","Cem@Example.org","secret, 1","Delivered"
    "x","y","t2","1/2/2025 7:00:00 AM","ben@example.org","ada@example.org","secret","Failed"
    "x","y","t3","1/2/2025 7:00:00 AM","<>","ada@example.org","secret","Delivered"
    "x","y","t4","1/2/2025 7:00:00 AM","MicrosoftExchange329e71ec@example.org","ada@example.org","secret","Delivered"
    "x","y","t5","1/2/2025 7:00:00 AM","cem@example.org","cem@example.org","secret","Delivered"
    "x","y","t6","some day","cem@example.org","ada@example.org","secret","Delivered"
    "x","y","t1","12/31/2024 11:05:00 PM","ada@example.org","ben@example.org","secret, 1","Delivered"
    """

  @Test func aTraceOfExchangeCountsWhatWasDeliveredOnce() throws {
    let log = try read(trace)
    #expect(
      log.interactions.filter { $0.source != $0.target }.map(\.description) == [
        "ada@example.org→ben@example.org 2024-12-31T23:05:00Z 1.0 mail -",
        "ada@example.org→cem@example.org 2024-12-31T23:05:00Z 1.0 mail -",
      ])
    #expect(leftOut(log) == ["2 bot", "1 repeated", "1 undelivered", "1 group"])
    #expect(log.rejected.map { "\($0.line) \($0.reason) \($0.field ?? "")" } == ["10 unreadableTime some day"])
    #expect(log.summary.rowKind == .directed)
  }

  @Test func pagesOfATraceOverlapAndShowTogetherHowDatesAreWritten() throws {
    let header = "Received,SenderAddress,RecipientAddress,Status,MessageTraceId\n"
    let one = header + "1/2/2025 7:00:00 AM,ada@example.org,ben@example.org,Delivered,t1\n"
    let two = one + "1/13/2025 7:00:00 AM,ben@example.org,ada@example.org,Delivered,t2\n"
    #expect(inputError([.bytes(name: "one.csv", Array(one.utf8))])?.remedy.contains("--dates") == true)
    for log in [try read(one, two), try read(two, one)] {
      #expect(log.pairs.sorted() == ["ada@example.org>ben@example.org", "ben@example.org>ada@example.org"])
      #expect(log.interactions.map(\.time).contains("2025-01-02T07:00:00Z"))
      #expect(leftOut(log) == ["1 repeated"])
    }
  }

  private let historical = """
    origin_timestamp_utc,sender_address,recipient_status,message_subject,message_id
    2025-03-01T09:12:00.5000000Z,ada@example.org,"team@example.org##Receive, Expand;ben@example.org##Receive, Send;\
    cem@example.org##Receive, Deliver;dina@example.org##Deliver, Fail;BEN@example.org##Deliver",secret,<1@x>
    2025-03-01T10:12:00.0000000Z,<>,"ada@example.org##Deliver",secret,<2@x>
    2025-03-01T11:12:00.0000000Z,ben@example.org,"team@example.org##Receive, Expand",secret,<3@x>
    2025-03-01T12:12:00.0000000Z,ben@example.org,"ada@example.org##Receive, Quarantine",secret,<4@x>
    2025-03-01T09:12:00.5000000Z,ada@example.org,"ben@example.org##Receive, Send",secret,<1@x>
    """

  @Test func aHistoricalSearchCountsRecipientsByTheirLastEvent() throws {
    let wide: [UInt8] = [0xFF, 0xFE] + historical.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for log in [try read(historical), try ReadLog([.bytes(name: "trace.csv", wide)])] {
      #expect(
        log.interactions.map(\.description) == [
          "ada@example.org→ben@example.org 2025-03-01T09:12:00.5Z 1.0 mail -",
          "ada@example.org→cem@example.org 2025-03-01T09:12:00.5Z 1.0 mail -",
        ])
      #expect(leftOut(log) == ["1 bot", "1 repeated", "1 undelivered", "1 group"])
      #expect(log.members.sorted() == ["ada@example.org", "ben@example.org", "cem@example.org"])
    }
  }

  @Test func aMessageToAHundredThousandIsOneRow() throws {
    let all = (0..<100_000).map { "p\($0)@example.org##Receive, Deliver" }.joined(separator: ";")
    let text = "origin_timestamp_utc,sender_address,recipient_status\n2025-03-01T09:12:00Z,ada@example.org,\"\(all)\"\n"
    let log = try read(text)
    #expect(log.summary.rows == 1 && log.summary.interactions == 100_000)
  }

  // MARK: - Google

  @Test func googlesLogCountsAMessageOnceForEachRecipientItReached() throws {
    let header = "Message ID,Start date,Sender,Subject,Recipient address,Event target,Event date,Event status\n"
    func row(_ id: String, _ from: String, _ to: String, _ target: String, _ status: String = "DELIVERED") -> String {
      "\(id),2025/04/01 06:00:00 UTC,\(from),secret,\(to),\(target),2025/04/01 06:00:01 UTC,\(status)\n"
    }
    let text =
      header
      + [
        row("1", "Ada@example.org", "ben@example.org", "SMTP_IN", "RECEIVED"),
        row("1", "ada@example.org", "Ben@example.org", "GMAIL_INBOX"),
        row("1", "ada@example.org", "ben@example.org", "GMAIL_INBOX"),
        row("1", "ada@example.org", "team@example.org", "LIST_SERVER"),
        row("2", "ben@example.org", "zoe@example.com", "SMTP_OUT"),
        row("3", "ben@example.org", "old@example.com", "SMTP_OUT", "BOUNCED"),
        row("4", "", "ada@example.org", "GMAIL_INBOX"),
        row("5", "ad@example.net", "ada@example.org", "GMAIL_SPAM"),
        row("6", "mailer-daemon@googlemail.com", "ada@example.org", "GMAIL_INBOX"),
      ].joined()
    let log = try read(text)
    #expect(log.pairs == ["ada@example.org>ben@example.org", "ben@example.org>zoe@example.com"])
    #expect(log.interactions[0].time == "2025-04-01T06:00:00Z")
    #expect(leftOut(log) == ["2 bot", "1 repeated", "2 undelivered", "1 step", "1 group"])
  }

  @Test func rowsOfBigQueryCountWhereAMessageWasSent() throws {
    let text = """
      event_info.timestamp_usec,event_info.mail_event_type,event_info.success,message_info.source.address,\
      message_info.subject,message_info.rfc2822_message_id,message_info.flattened_destinations
      1743487200000000,1,true,Ada@example.org,secret,<1@x>,"gmail-ui:mailbox:ben@example.org,smtp:out:Cem@example.org"
      1743487201000000,2,true,ada@example.org,secret,<1@x>,gmail-ui:mailbox:ben@example.org
      1743487202000000,1,true,ada@example.org,secret,<1@x>,gmail-ui:mailbox:ben@example.org
      1743487203000000,1,false,ben@example.org,secret,<2@x>,gmail-ui:mailbox:ada@example.org
      soon,1,true,ben@example.org,secret,<3@x>,gmail-ui:mailbox:ada@example.org
      """
    let log = try read(text)
    #expect(
      log.interactions.map(\.description) == [
        "ada@example.org→ben@example.org 2025-04-01T06:00:00Z 1.0 mail -",
        "ada@example.org→cem@example.org 2025-04-01T06:00:00Z 1.0 mail -",
      ])
    #expect(leftOut(log) == ["1 repeated", "1 undelivered", "1 step"])
    #expect(log.rejected.map { "\($0.line) \($0.reason)" } == ["6 unreadableTime"])
  }

  // MARK: - Outlook

  @Test func outlooksPeopleAreKnownByAddressOrElseByName() throws {
    let text = """
      "Subject","Body","From: (Name)","From: (Address)","From: (Type)","To: (Name)","To: (Address)","To: (Type)",\
      "CC: (Name)","CC: (Address)","CC: (Type)","BCC: (Name)","BCC: (Address)","BCC: (Type)"
      "secret","secret
      From: nobody, ""x"" said","Lovelace, Ada","/O=X/CN=ADA","EX","Ben;Okoro, Cem","Ben@Example.org;/O=X/CN=CEM","SMTP;EX",\
      "Okoro, Cem;Team","/O=X/CN=CEM;/O=X/CN=TEAM","EX;MAPIPDL","","",""
      "secret","secret","Ben","ben@example.org","SMTP","Lovelace, Ada","/O=X/CN=ADA","EX","","","","Zo\u{EB}","zoe@example.com","SMTP"
      "secret","secret","","","","Lovelace, Ada","/O=X/CN=ADA","EX","","","","","",""
      "secret","secret","Postmaster","postmaster@example.org","SMTP","Lovelace, Ada","/O=X/CN=ADA","EX","","","","","",""
      """
    let western = text.unicodeScalars.map { UInt8($0.value) }
    for log in [try read(text), try ReadLog([.bytes(name: "outlook.csv", western)])] {
      #expect(
        log.interactions.map(\.description) == [
          "Lovelace, Ada→ben@example.org - 1.0 to -", "Lovelace, Ada→Okoro, Cem - 1.0 to -",
          "ben@example.org→Lovelace, Ada - 1.0 to -", "ben@example.org→zoe@example.com - 1.0 bcc -",
        ])
      #expect(leftOut(log) == ["1 bot", "1 nobody"])
      #expect(log.summary.files[0].clock == .none)
    }
  }

  @Test func aPlainTableOfMailIsNotTakenForOutlooks() throws {
    let text = "from name,from address,to name,to address\nAda,ada@example.org,Ben,ben@example.org\n"
    #expect(try read(text).summary.files[0].format == nil)
  }
}
