import Testing

@testable import InteractionLogs

@Suite struct SlackExportTests {
  static let users = """
    [{"id":"U1","name":"ada","real_name":"Ada A.","profile":{"email":"Ada@Example.org"}},
     {"id":"U2","name":"ben","profile":{"real_name":"Ben B."}},
     {"id":"U3","name":"cem","deleted":true,"profile":{"email":"cem@example.org"}},
     {"id":"U4","name":"dora","profile":{}},
     {"id":"UB","name":"robot","is_bot":true,"profile":{}},
     {"id":"USLACKBOT","name":"slackbot","is_bot":false,"profile":{}}]
    """
  static let channels = #"[{"id":"C1","name":"general"},{"id":"C2","name":"random"}]"#

  private func export(_ days: KeyValuePairs<String, String>, top: String = "x/") throws -> ExportLog {
    let lists: [(String, String)] = [("users.json", Self.users), ("channels.json", Self.channels)]
    let files = lists + [("dms.json", #"[{"id":"D1","members":["U1","U2"]}]"#)] + days.map { ($0.key, $0.value) }
    let inputs = files.map { LogInput.bytes(name: top + $0.0, Array($0.1.utf8)) }
    return ExportLog(log: try ReadLog(inputs.reversed()))
  }

  @Test func aThreadsRepliesGoToWhoBeganIt() throws {
    let log = try export([
      "general/2025-03-01.json": """
      [{"type":"message","user":"U1","ts":"1740823200.000100","thread_ts":"1740823200.000100","text":"secretword"},
       {"type":"message","user":"U2","ts":"1740823260.000100","thread_ts":"1740823200.000100","text":"<@U4|d> <@U1>"}]
      """,
      "general/2025-03-02.json": """
      [{"type":"message","user":"U3","ts":"1740909600.5","thread_ts":"1740823200.000100","subtype":"thread_broadcast",
        "text":"secretword"},
       {"type":"message","user":"U4","ts":"1740909700.5","thread_ts":"1740000000.0","parent_user_id":"U2","text":"a"},
       {"type":"message","user":"U9","ts":"1740909800.5","text":"<!channel> <#C2|random> <@UB> <!subteam^S1>",
        "user_profile":{"real_name":"Guest"}}]
      """,
    ])
    #expect(
      log.ties == [
        "ben>ada@example.org reply", "ben>dora mention", "cem@example.org>ada@example.org reply", "dora>ben reply",
      ])
    #expect(log.times.first == "2025-03-01T10:01:00.0001Z ben>ada@example.org")
    // Everybody in the list but those who left, and a guest whom the list lacks.
    #expect(log.members == ["U9", "ada@example.org", "ben", "cem@example.org", "dora"])
    #expect(log.file.format == "Slack export")
    #expect(log.keepsNo("secretword") && log.addsUp)
  }

  @Test func theSameTimeInTwoChannelsIsTwoMessages() throws {
    let day = #"[{"type":"message","user":"U1","ts":"1740823200.0","text":"<@U2>"}]"#
    let log = try export(["general/2025-03-01.json": day, "random/2025-03-01.json": day])
    #expect(log.ties == ["ada@example.org>ben mention", "ada@example.org>ben mention"])
  }

  @Test func noticesAndProgramsAreLeftOutButReactionsToNoticesCount() throws {
    let log = try export([
      "general/2025-03-01.json": """
      [{"type":"message","subtype":"channel_join","user":"U1","ts":"1.0","text":"<@U2>",
        "reactions":[{"name":"wave","users":["U2","U2","U1","UB"]},{"name":"tada","users":["U2"]}]},
       {"type":"message","subtype":"bot_message","bot_id":"B1","ts":"2.0","text":"<@U1>",
        "reactions":[{"name":"wave","users":["U2"]}]},
       {"type":"message","subtype":"tombstone","user":"USLACKBOT","ts":"3.0","text":"gone"},
       {"type":"message","user":"UZ","bot_id":"B2","ts":"4.0","text":"<@U1>"},
       {"type":"message","user":"U2","ts":"5.0","thread_ts":"2.0","parent_user_id":"UB","text":"thanks"},
       {"type":"message","user":"U2","ts":"6.0","thread_ts":"4.0","text":"<@USLACKBOT> thanks"}]
      """
    ])
    #expect(log.ties == ["ben>ada@example.org reaction"])
    #expect(log.leftOut == ["bot 2", "notice 1", "deleted 1"])
    #expect(!log.members.contains("UZ") && !log.members.contains("robot") && !log.members.contains("slackbot"))
    #expect(log.addsUp)
  }

  @Test func aChannelOfTwoIsLikeMail() throws {
    let log = try export([
      "D1/2025-03-01.json": """
      [{"type":"message","user":"U1","ts":"1.0","text":"<@U2> <@U4>"},
       {"type":"message","user":"U2","ts":"2.0","thread_ts":"1.0","text":""}]
      """
    ])
    #expect(
      log.ties == ["ada@example.org>ben direct", "ada@example.org>dora mention", "ben>ada@example.org reply"])
  }

  @Test func twoExportsOfOneCommunityAreReadAsOne() throws {
    let day = #"[{"type":"message","user":"U1","ts":"1740823200.0","text":"<@U2>"}]"#
    var inputs: [LogInput] = []
    for top in ["one/", "two/"] {
      for (name, text) in [
        ("users.json", Self.users), ("channels.json", Self.channels), ("general/2025-03-01.json", day),
      ] {
        inputs.append(.bytes(name: top + name, Array(text.utf8)))
      }
    }
    let log = ExportLog(log: try ReadLog(inputs))
    #expect(log.ties == ["ada@example.org>ben mention"])
    #expect(log.leftOut == ["repeated 1"])
  }

  @Test func aDayWithoutAListOfPeopleIsReadByIDs() throws {
    let log = try ExportLog([
      "day.json": #"[{"type":"message","user":"U1","ts":"1740823200.0","text":"<@U2>"},{"user":"U1"}]"#
    ])
    #expect(log.ties == ["U1>U2 mention"])
    #expect(log.file.rejected == [RejectionCount(reason: .noID, count: 1)])
  }

  @Test func aDayThatIsCutOffIsNamed() throws {
    let inputs = [
      ("users.json", Self.users), ("channels.json", Self.channels), ("general/2025-03-01.json", "[{\"ts\":"),
    ]
    let error = inputError(inputs.map { .bytes(name: $0.0, Array($0.1.utf8)) })
    #expect(error?.file == "general/2025-03-01.json")
    #expect(error?.problem.contains("damaged JSON") == true)
  }
}
