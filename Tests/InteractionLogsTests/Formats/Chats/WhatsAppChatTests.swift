import Testing

@testable import InteractionLogs

@Suite struct WhatsAppChatTests {
  private func read(_ text: String, name: String = "chat.txt", options: LogReadingOptions = LogReadingOptions()) throws
    -> ReadLog
  {
    try ReadLog([.bytes(name: name, Array(text.utf8))], options: options)
  }

  @Test func aMessageAnswersTheLastOtherSpeakerAndMentionsWhoWritesThere() throws {
    let log = try read(
      """
      13/05/24, 09:00 - Messages and calls are end-to-end encrypted. Nobody can read them: secret.
      13/05/24, 09:00 - Ada Novak created group “Secret: plans”
      13/05/24, 09:05 - Ada Novak: secret
      14/05/24, 11:00 - this line: is no sender
      and this: neither, @Cy
      13/05/24, 09:06 - Ben: secret @Cy and me@Ada Novak
      13/05/24, 09:07 - Ben: again: secret
      13/05/24, 09:08 - Ada Novak: This message was deleted
      13/05/24, 09:09 - Cy: <Media omitted>
      13/05/24, 09:10 - Ada Novak changed the subject from “Secret: a” to “Secret: b”
      """.replacing("14/05/24, 11:00 - this line", with: "11:00 this line"))
    #expect(
      log.interactions.filter { !$0.target.isEmpty }.map { "\($0.source)>\($0.target) \($0.kind ?? "")" } == [
        "Ada Novak>Cy mention", "Ben>Ada Novak reply", "Ben>Cy mention", "Ben>Ada Novak reply", "Cy>Ben reply",
      ])
    #expect(log.interactions.first?.time == "2024-05-13T09:05:00Z")
    let file = log.summary.files[0]
    #expect(file.format == "WhatsApp chat" && file.rows == 8)
    #expect(
      file.leftOut == [LeftOutCount(reason: .notice, count: 3), LeftOutCount(reason: .deleted, count: 1)])
    #expect(log.members.sorted() == ["Ada Novak", "Ben", "Cy"])
  }

  @Test(arguments: [
    ("25/01/25, 21:05 - ", "2025-01-25T21:05:00Z"), ("1/25/25, 9:05\u{202F}PM - ", "2025-01-25T21:05:00Z"),
    ("[25.01.25, 21:05:12] ", "2025-01-25T21:05:12Z"),
    ("\u{200E}[1/25/25, 9:05:12\u{202F}PM] ", "2025-01-25T21:05:12Z"),
    ("2025-01-25, 9:05 p.m. - ", "2025-01-25T21:05:00Z"), ("25.1.2025 klo 21.05 - ", "2025-01-25T21:05:00Z"),
    ("2025/01/25 21:05 - ", "2025-01-25T21:05:00Z"), ("2025. 1. 25. 오후 9:05 - ", "2025-01-25T21:05:00Z"),
    ("2025/1/25 下午9:05 - ", "2025-01-25T21:05:00Z"), ("25-01-2025 21:05 - ", "2025-01-25T21:05:00Z"),
    ("\u{200F}٢٥/٠١/٢٠٢٥، ٩:٠٥ م - ", "2025-01-25T21:05:00Z"), ("25/1/25 21.05 - ", "2025-01-25T21:05:00Z"),
    ("25/01/25, 9:05 pm - ", "2025-01-25T21:05:00Z"), ("2025-01-25 9 h 05 - ", "2025-01-25T09:05:00Z"),
    ("25/01/2025, 21:05 – ", "2025-01-25T21:05:00Z"),
  ])
  func timesAreReadInTheFormsOfAllLanguages(stamp: String, time: String) throws {
    let log = try read("\(stamp)Ada: one\n\(stamp)Ben: two\n")
    #expect(log.pairs.last == "Ben>Ada")
    #expect(log.interactions.last?.time == time)
  }

  /// No day is above 12, so that only the order of the messages tells day and month apart.
  @Test func timeGoesOnInAChat() throws {
    let text = "03/04/25, 10:00 - Ada: x\n04/04/25, 10:00 - Ben: x\n01/05/25, 10:00 - Ada: x\n"
    #expect(try read(text).interactions.last?.time == "2025-05-01T10:00:00Z")
  }

  @Test func datesThatMayBeEitherAreAnErrorUnlessTheUserSaysWhich() throws {
    let text = "03/04/25, 10:00 - Ada: x\n03/04/25, 10:01 - Ben: x\n"
    #expect(inputError([.bytes(name: "chat.txt", Array(text.utf8))])?.problem.contains("can be read as") == true)
    var options = LogReadingOptions()
    options.dateOrder = .monthDayYear
    #expect(try read(text, options: options).interactions.last?.time == "2025-03-04T10:01:00Z")
  }

  @Test func whatTheGroupSignsIsNotice() throws {
    let log = try read(
      """
      [25.01.25, 09:00:00] Old friends: plans: \u{200E}Messages and calls are end-to-end encrypted.
      [25.01.25, 09:00:01] Old friends: plans: \u{200E}You created this group
      [25.01.25, 09:00:02] Ada: secret
      \u{200E}[25.01.25, 09:00:03] Ben: \u{200E}image omitted
      [25.01.25, 09:00:04] Ben: \u{200E}Ben left
      [25.01.25, 09:00:05] ~\u{202F}Cy: secret @\u{2068}Ada\u{2069}
      """)
    #expect(log.members.sorted() == ["Ada", "Ben", "Cy"])
    #expect(log.pairs == ["Ben>Ada", "Cy>Ben", "Cy>Ada"])
    #expect(log.summary.files[0].leftOut == [LeftOutCount(reason: .notice, count: 3)])
  }

  @Test func numbersAreMentionedWithoutTheirMarks() throws {
    let log = try read(
      "25/01/25, 09:00 - +49 171 5550123: x\n25/01/25, 09:00 - Ben: x\n25/01/25, 09:00 - Cy: @491715550123\n")
    #expect(log.pairs.contains("Cy>+49 171 5550123"))
  }

  @Test(arguments: [
    "date,from,to\n25/01/25,ada,ben\n", "12/05/2024 10:00 - late,ada,ben\n12/05/2024 10:01 - soon,ben,ada\n",
    "25/01/25, 10:00 something else - Ada: x\n25/01/25, 10:00 something else - Ben: x\n",
  ])
  func otherTextsAreNoChat(text: String) {
    let opening = InputFile.Opening(raw: Array(text.utf8), text: Array(text.utf8), isWhole: true)
    #expect(!WhatsAppChat().recognizes(opening, of: InputFile(.bytes(name: "x", []), number: 0)))
  }

  @Test func textsReachNoOutput() throws {
    let log = try read(
      "25/01/25, 09:00 - Ada: secret\nsecret\n99/99/25, 09:00 - Ben: secret\n25/01/25, 09:01 - Ben: secret\n")
    #expect(log.rejected.map(\.reason) == [.unreadableTime])
    #expect(!log.rejected.contains { $0.text.contains("secret") })
    #expect(!"\(log.interactions)\(log.summary)".contains("secret"))
  }
}
