import Testing

@testable import InteractionLogs

@Suite struct ZulipExportTests {
  static let realm = """
    {"zerver_realm":[{"id":1,"string_id":"guild"}],
     "zerver_userprofile":[
      {"id":1,"full_name":"Ada","email":"u1@z.example","delivery_email":"ada@example.org","is_bot":false,"is_active":true},
      {"id":2,"full_name":"Ben","email":"ben@example.org","is_active":true},
      {"id":3,"full_name":"Ben","email":"ben2@example.org","is_active":true},
      {"id":4,"full_name":"Gone","email":"gone@example.org","is_active":false},
      {"id":9,"full_name":"Robot","email":"robot@example.org","is_bot":true}],
     "zerver_userprofile_crossrealm":[{"id":8,"email":"notification@zulip.example"}],
     "zerver_recipient":[{"id":10,"type":2,"type_id":1},{"id":11,"type":1,"type_id":2},{"id":12,"type":3,"type_id":5},
      {"id":13,"type":3,"type_id":6}],
     "zerver_subscription":[{"recipient":12,"user_profile":1},{"recipient":12,"user_profile":2},
      {"recipient":13,"user_profile":1},{"recipient":13,"user_profile":2},{"recipient":13,"user_profile":3}],
     "zerver_reaction":[{"message":1,"user_profile":2},{"message":1,"user_profile":2},{"message":1,"user_profile":9}]}
    """

  private func message(
    _ id: Int, by sender: Int, to recipient: Int = 10, topic: String = "Plans", at time: String,
    _ text: String = "secretword"
  ) -> String {
    #"{"id":\#(id),"sender":\#(sender),"recipient":\#(recipient),"subject":"\#(topic)","content":"\#(text)","#
      + #""date_sent":\#(time)}"#
  }

  private func export(_ pages: [String]...) throws -> ExportLog {
    var inputs = pages.enumerated().map { number, messages in
      let text = #"{"zerver_message":[\#(messages.joined(separator: ","))],"zerver_usermessage":[]}"#
      return LogInput.bytes(name: "z/messages-00000\(number).json", Array(text.utf8))
    }
    inputs.append(.bytes(name: "z/realm.json", Array(Self.realm.utf8)))
    return ExportLog(log: try ReadLog(inputs))
  }

  @Test func aMessageAnswersTheLastOneOfItsTopicBySomebodyElse() throws {
    let log = try export(
      [message(3, by: 1, topic: "PLANS", at: "1740823400"), message(4, by: 1, at: "1740823500.5")],
      [
        message(1, by: 1, at: "1740823200.0"), message(2, by: 2, at: "1740823300"),
        message(5, by: 4, topic: "Other", at: "1740823600"), message(6, by: 9, at: "1740823700"),
        message(7, by: 8, at: "1740823800"), message(8, by: 3, at: "1740823900"),
      ])
    #expect(
      log.ties == [
        "ada@example.org>ben@example.org reply", "ada@example.org>ben@example.org reply",
        "ben2@example.org>ada@example.org reply", "ben@example.org>ada@example.org reaction",
        "ben@example.org>ada@example.org reply",
      ])
    #expect(log.leftOut == ["bot 2"])
    #expect(log.members == ["ada@example.org", "ben2@example.org", "ben@example.org", "gone@example.org"])
    #expect(log.keepsNo("secretword") && log.addsUp && log.file.format == "Zulip export")
  }

  @Test func onlyLoudMentionsOfOnePersonCount() throws {
    let text = #"@**Gone** @**Ben** @**Ben|3** @_**Ben|2** `@**Ben|2**` @**all** @*team*\n```quote\n@**Ben|2**\n```\n"#
    let log = try export([message(1, by: 1, at: "1740823200", text)])
    #expect(
      log.ties == [
        "ada@example.org>ben2@example.org mention", "ada@example.org>gone@example.org mention",
        "ben@example.org>ada@example.org reaction",
      ])
  }

  @Test func privateMessagesAreLikeMail() throws {
    let log = try export([
      message(21, by: 1, to: 11, at: "1"), message(22, by: 2, to: 12, at: "2"), message(23, by: 1, to: 13, at: "3"),
      message(24, by: 3, to: 13, at: "4"),
    ])
    #expect(
      log.ties == [
        "ada@example.org>ben@example.org direct", "ben2@example.org>ada@example.org reply",
        "ben@example.org>ada@example.org direct",
      ])
  }
}
