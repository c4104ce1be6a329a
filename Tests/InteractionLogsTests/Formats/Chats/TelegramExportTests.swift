import Testing

@testable import InteractionLogs

@Suite struct TelegramExportTests {
  @Test func oneChatIsReadByTheIDsOfPeople() throws {
    let log = try ExportLog([
      "result.json": """
      {"name":"Guild","type":"private_supergroup","id":42,"messages":[
       {"id":1,"type":"message","date":"2025-03-01T11:00:00","date_unixtime":"1740823200","from":"Ada","from_id":"user1",
        "text":"secretword","reactions":[{"type":"emoji","count":3,
         "recent":[{"from_id":"user2","date":"2025-03-01T11:01:00"},{"from_id":"user1"},{"from_id":"channel7"}]}]},
       {"id":2,"type":"message","date_unixtime":"1740823260","date":"2025-03-01T11:01:00","from":null,"from_id":"user2",
        "reply_to_message_id":1,"text":[{"type":"mention_name","user_id":1,"text":"x"},
         {"type":"mention_name","user_id":3,"text":"secretword"},{"type":"mention","text":"@carl"}]},
       {"id":3,"type":"service","date_unixtime":"1740823270","date":"2025-03-01T11:01:10","actor_id":"user3",
        "action":"topic_created","text":""},
       {"id":4,"type":"message","date_unixtime":"1740823280","date":"2025-03-01T11:01:20","from":"News",
        "from_id":"channel7","text":""},
       {"id":5,"type":"message","date_unixtime":"1740823290","date":"2025-03-01T11:01:30","from_id":"user1",
        "reply_to_message_id":4,"text":""},
       {"id":6,"type":"message","date_unixtime":"1740823300","date":"2025-03-01T11:01:40","from_id":"user1",
        "reply_to_message_id":3,"text":""},
       {"id":7,"type":"message","date_unixtime":"1740823310","date":"2025-03-01T11:01:50","from_id":"user1",
        "reply_to_message_id":99,"text":""}]}
      """
    ])
    #expect(log.ties == ["user2>user1 reaction", "user2>user1 reply", "user2>user3 mention"])
    #expect(log.times == ["2025-03-01T10:01:00Z user2>user1", "2025-03-01T10:01:00Z user2>user3"])
    #expect(log.leftOut == ["bot 1", "notice 1"])
    #expect(log.members == ["user1", "user2", "user3"])
    #expect(log.keepsNo("secretword") && log.addsUp && log.file.format == "Telegram export")
  }

  @Test func allChatsOfAnAccountAreReadApart() throws {
    func chat(_ type: String, _ id: Int, _ messages: String) -> String {
      #"{"type":"\#(type)","id":\#(id),"messages":[\#(messages)]}"#
    }
    func message(_ id: Int, _ from: Int, answers: Int? = nil) -> String {
      let reply = answers.map { #","reply_to_message_id":\#($0)"# } ?? ""
      return #"{"id":\#(id),"type":"message","date_unixtime":"17408232\#(10 + id)","date":"2025-03-01T10:00:00","#
        + #""from_id":"user\#(from)","text":""\#(reply)}"#
    }
    let chats = [
      chat("private_group", 50, message(1, 2) + "," + message(2, 3, answers: 1)),
      chat("private_group", 51, message(1, 3) + "," + message(2, 2, answers: 1)),
      chat("personal_chat", 4, message(5, 1)), chat("saved_messages", 1, message(6, 1)),
      chat("bot_chat", 9, message(7, 1) + "," + message(8, 9)),
    ].joined(separator: ",")
    let log = try ExportLog([
      "result.json": """
      {"about":"x","personal_information":{"user_id":1,"first_name":"Ada"},"chats":{"about":"y","list":[\(chats)]}}
      """
    ])
    #expect(log.ties == ["user1>user4 direct", "user2>user3 reply", "user3>user2 reply"])
    #expect(log.leftOut == ["bot 1", "empty 1"])
    #expect(!log.members.contains("user9"))
  }
}
