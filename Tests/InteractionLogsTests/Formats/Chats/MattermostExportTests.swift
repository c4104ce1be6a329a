import Testing

@testable import InteractionLogs

@Suite struct MattermostExportTests {
  private func export(_ lines: String...) throws -> ExportLog {
    let people = """
      {"type":"user","user":{"username":"ada","email":"Ada@example.org","first_name":"Ada","last_name":"A."}}
      {"type":"user","user":{"username":"ben.b","email":"ben@example.org"}}
      {"type":"user","user":{"username":"gone","email":"gone@example.org","delete_at":1740000000000}}
      {"type":"bot","bot":{"username":"robot"}}
      """
    return try ExportLog([
      "e.jsonl": "{\"version\":1,\"type\":\"version\"}\n\(people)\n" + lines.joined(separator: "\n")
    ])
  }

  @Test func repliesGoToTheAuthorOfThePost() throws {
    let log = try export(
      #"{"type":"post","post":{"team":"t","channel":"c","user":"ada","message":"secretword","create_at":1740823200000,"#
        + #""reactions":[{"user":"ben.b","create_at":1740823300000},{"user":"ada","create_at":1740823300000}],"#
        + #""replies":[{"user":"ben.b","message":"`@gone` me@ada.example @Ada @all","create_at":1740823260000},"#
        + #"{"user":"carl","message":"see @ben.b.","create_at":1740823270000}]}}"#)
    #expect(
      log.ties == [
        "ben@example.org>ada@example.org reaction", "ben@example.org>ada@example.org reply",
        "carl>ada@example.org reply", "carl>ben@example.org mention",
      ])
    #expect(log.times.contains("2025-03-01T10:01:40Z ben@example.org>ada@example.org"))
    #expect(log.members == ["ada@example.org", "ben@example.org", "carl"])
    #expect(log.keepsNo("secretword") && log.addsUp && log.file.format == "Mattermost export")
  }

  @Test func programsAndNoticesAreLeftOut() throws {
    let log = try export(
      #"{"type":"post","post":{"channel":"c","user":"robot","message":"@ada","create_at":1,"#
        + #""replies":[{"user":"ada","message":"@robot","create_at":2}]}}"#,
      #"{"type":"post","post":{"channel":"c","user":"ada","message":"x","create_at":3,"props":{"from_webhook":"true"},"#
        + #""replies":[{"user":"ben.b","message":"","create_at":4}]}}"#,
      #"{"type":"post","post":{"channel":"c","user":"ada","message":"x","create_at":5,"type":"system_join_channel"}}"#,
      #"{"type":"post","post":{"channel":"c","user":"ada","message":"@ben.b","create_at":6,"delete_at":7}}"#,
      "{damaged",
      #"{"type":"post","post":{"channel":"c","user":"ada","message":"@ben.b","create_at":"soon"}}"#,
      #"{"type":"post","post":{"channel":"c","user":"ada","message":"@ben.b","create_at":8}}"#)
    #expect(log.ties == ["ada@example.org>ben@example.org mention"])
    #expect(log.leftOut == ["bot 2", "notice 1", "deleted 1"])
    #expect(log.file.rejected.map(\.reason) == [.unreadableTime, .damaged])
    #expect(log.addsUp)
  }

  @Test func aPostBetweenTwoIsLikeMailAndOneAmongThreeIsNot() throws {
    let log = try export(
      #"{"type":"direct_post","direct_post":{"channel_members":["ada","ben.b"],"user":"ada","message":"","create_at":1,"#
        + #""replies":[{"user":"ada","message":"","create_at":2},{"user":"ben.b","message":"","create_at":3}]}}"#,
      #"{"type":"direct_post","direct_post":{"channel_members":["ada","ben.b","carl"],"user":"carl","create_at":4}}"#,
      #"{"type":"direct_post","direct_post":{"channel_members":["ada"],"user":"ada","message":"","create_at":5}}"#)
    #expect(
      log.ties == [
        "ada@example.org>ben@example.org direct", "ada@example.org>ben@example.org direct",
        "ben@example.org>ada@example.org reply",
      ])
    #expect(log.file.messagesToEverybody == 2)
  }
}
