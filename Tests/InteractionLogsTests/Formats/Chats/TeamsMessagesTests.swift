import Testing

@testable import InteractionLogs

@Suite struct TeamsMessagesTests {
  private func user(_ id: String, _ name: String? = nil) -> String {
    let shown = name.map { "\"\($0)\"" } ?? "null"
    return #"{"application":null,"user":{"id":"\#(id)","displayName":\#(shown)}}"#
  }

  private func message(
    _ id: String, from: String, answers: String? = nil, channel: String = "c", more: String = ""
  ) -> String {
    let reply = answers.map { "\"\($0)\"" } ?? "null"
    return #"{"id":"\#(id)","replyToId":\#(reply),"messageType":"message","createdDateTime":"2025-03-01T10:0\#(id)Z","#
      + #""channelIdentity":{"teamId":"t","channelId":"\#(channel)"},"from":\#(from),"#
      + #""body":{"contentType":"html","content":"<p>secretword</p>"}\#(more)}"#
  }

  private func page(_ messages: String...) -> String {
    #"{"@odata.count":1,"value":[\#(messages.joined(separator: ","))]}"#
  }

  @Test func pagesInAnyOrderAreOneConversation() throws {
    let first = page(
      message(
        "2:00", from: user("ben", "Ben"), answers: "1:00",
        more: #","mentions":[{"mentioned":\#(user("ada"))},{"mentioned":\#(user("cem"))}]"#))
    let second = page(
      message(
        "1:00", from: user("ada"),
        more: #","reactions":[{"createdDateTime":"2025-03-01T11:00:00Z","user":\#(user("cem"))}]"#))
    for pages in [[first, second], [second, first]] {
      let log = ExportLog(log: try ReadLog(pages.map { .bytes(name: "page.json", Array($0.utf8)) }))
      #expect(log.ties == ["ben>ada reply", "ben>cem mention", "cem>ada reaction"])
      #expect(log.times.contains("2025-03-01T11:00:00Z cem>ada"))
      #expect(log.file.format == "Teams export")
      #expect(log.keepsNo("secretword") && log.addsUp)
    }
  }

  @Test func programsEventsAndDeletedMessagesAreLeftOut() throws {
    let bot = #"{"application":{"id":"app1","displayName":"Robot"},"user":null}"#
    let log = try ExportLog([
      "m.json": page(
        message("1:00", from: bot, more: #","mentions":[{"mentioned":\#(user("ada"))}]"#),
        message("2:00", from: user("ada"), answers: "1:00"), message("3:00", from: "null"),
        message("4:00", from: user("ada"), answers: "2:00", more: #","deletedDateTime":"2025-03-02T00:00:00Z""#),
        message("5:00", from: user("ben"), answers: "9:99"),
        message("6:00", from: user("ben"), answers: "2:00", channel: "other"),
        message("7:00", from: user("ben"), answers: "2:00"),
        message("8:00", from: user("cem")).replacing(#""messageType":"message""#, with: #""messageType":"systemEvent""#)
      )
    ])
    #expect(log.ties == ["ben>ada reply"])
    #expect(log.leftOut == ["bot 1", "notice 1", "deleted 1", "nobody 1"])
    #expect(log.members == ["ada", "ben"])
  }

  @Test func aChatOfTwoIsLikeMailAndQuotesWhatItAnswers() throws {
    func chat(_ id: String, _ chat: String, _ from: String, _ more: String = "") -> String {
      #"{"id":"\#(id)","messageType":"message","createdDateTime":"2025-03-01T10:0\#(id):00Z","chatId":"\#(chat)","#
        + #""from":\#(user(from))\#(more)}"#
    }
    let answer = #","attachments":[{"id":"3","contentType":"messageReference"}]"#
    let log = try ExportLog([
      "m.json": page(
        chat("1", "19:ada_ben@unq.gbl.spaces", "ada"), chat("2", "19:ada_ben@unq.gbl.spaces", "ben"),
        chat("3", "19:many@thread.v2", "cem"), chat("4", "19:many@thread.v2", "ada", answer))
    ])
    #expect(log.ties == ["ada>ben direct", "ada>cem reply", "ben>ada direct"])
  }
}
