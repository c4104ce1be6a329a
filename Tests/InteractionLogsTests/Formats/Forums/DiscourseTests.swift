import Testing

@testable import InteractionLogs

@Suite struct DiscourseTests {
  @Test func repliesCountWithinTheirTopic() throws {
    let log = try ExportLog([
      "posts.csv": """
      post_type,created_at,username,user_id,reply_to_post_number,post_number,topic_id
      1,2025-03-01 10:04:00 UTC,cem,3,2,3,7
      1,2025-03-01 10:00:00 UTC,ada,1,,1,7
      1,2025-03-01 10:02:00 UTC,Ben,2,,2,7
      1,2025-03-01 10:05:00 UTC,ada,1,4,5,7
      3,2025-03-01 10:04:30 UTC,system,-1,,4,7
      1,2025-03-01 10:06:00 UTC,dora,4,,2,8
      1,2025-03-01 10:07:00 UTC,ada,1,9,3,8
      1,2025-03-01 10:08:00 UTC,ada,1,1,,8
      """
    ])
    #expect(log.ties == ["Ben>ada reply", "cem>Ben reply"])
    #expect(log.times == ["2025-03-01T10:02:00Z Ben>ada", "2025-03-01T10:04:00Z cem>Ben"])
    #expect(log.leftOut == ["notice 1"])
    #expect(log.file.rejected == [RejectionCount(reason: .noID, count: 1)])
    #expect(log.members == ["Ben", "ada", "cem", "dora"])
    #expect(log.addsUp && log.file.format == "Discourse posts")
  }

  @Test func aTableWithoutNamesGoesByIDs() throws {
    let log = try ExportLog([
      "posts.csv": "topic_id;post_number;reply_to_post_number;user_id\n7;1;;11\n7;2;1;12\n7;3;;-2\n7;4;3;11\n"
    ])
    #expect(log.ties == ["12>11 reply"])
    #expect(log.leftOut == ["bot 1"])
  }

  private func topic(_ id: Int, _ posts: String...) -> String {
    #"{"post_stream":{"posts":[\#(posts.joined(separator: ","))]},"id":\#(id),"title":"secretword"}"#
  }

  private func post(
    _ number: Int, by name: String, answers: Int? = nil, whom: String? = nil, id: Int = 5, _ text: String = "secretword"
  ) -> String {
    let reply = answers.map(String.init) ?? "null"
    let user = whom.map { #","reply_to_user":{"username":"\#($0)"}"# } ?? ""
    return
      #"{"id":1,"username":"\#(name)","user_id":\#(id),"created_at":"2025-03-01T10:0\#(number):00.137Z","post_type":1,"#
      + #""post_number":\#(number),"reply_to_post_number":\#(reply),"cooked":"\#(text)"\#(user)}"#
  }

  @Test func quotesAndMentionsAreReadFromTheText() throws {
    let quote =
      #"<aside class=\"quote no-group\" data-username=\"ada\" data-post=\"1\"><blockquote>secretword "#
      + #"<a class=\"mention\" href=\"/u/dora\">@dora</a></blockquote></aside>"#
      + #"<p><a href='/u/cem' class='mention'>@CEM</a> <span class=\"mention\">@nobody</span> "#
      + #"<a class=\"mention-group\" href=\"/groups/team\">@team</a> <a class=\"mention\" href=\"/u/discobot\">@d</a></p>"#
    let log = try ExportLog([
      "7.json": topic(7, post(1, by: "ada"), post(2, by: "Cem", quote), post(3, by: "ben", answers: 2, quote)),
      "8.json": topic(8, post(4, by: "ben", answers: 3, whom: "eve"), post(5, by: "ada")),
    ])
    #expect(
      log.ties == ["Cem>ada reply", "ben>Cem reply", "ben>ada quote", "ben>eve reply"])
    #expect(log.members == ["Cem", "ada", "ben", "eve"])
    #expect(log.keepsNo("secretword") && log.addsUp && log.file.format == "Discourse topics")
  }

  @Test func pagesOfOneTopicAreReadTogether() throws {
    let log = try ExportLog([
      "b.json": topic(7, post(2, by: "ben"), post(3, by: "system", id: -1)),
      "a.json": topic(7, post(1, by: "ada"), post(2, by: "ben")),
    ])
    #expect(log.ties == ["ben>ada reply"])
    #expect(log.leftOut == ["bot 1", "repeated 1"])
  }
}
