import Testing

@testable import InteractionLogs

@Suite struct JiraExportTests {
  @Test func commentsGoToTheReporter() throws {
    let log = try ExportLog([
      "search.json": """
      {"startAt":0,"total":2,"issues":[
       {"id":"1","key":"X-1","fields":{"summary":"secretword","issuetype":{"name":"Bug"},"description":"ask [~cem]",
        "created":"2025-03-01T10:00:00.000+0000","reporter":{"name":"ada","emailAddress":"Ada@example.org","displayName":"Ada"},
        "comment":{"comments":[
         {"id":"11","author":{"name":"ben","key":"b1"},"created":"2025-03-01T12:00:00.000+0100","body":"secretword [~ada]"},
         {"id":"12","author":{"name":"robot","accountType":"app"},"created":"2025-03-01T12:10:00.000+0000","body":"[~ada]"},
         {"id":"13","author":{"name":"ada"},"created":"2025-03-01T12:20:00.000+0000","body":"[~b1] [~ada]"}]}}},
       {"id":"2","key":"X-2","fields":{"issuetype":{},"created":"not yet","reporter":{"name":"ada"},
        "comment":{"comments":[]}}}]}
      """
    ])
    #expect(log.ties == ["ada@example.org>ben mention", "ada@example.org>cem mention", "ben>ada@example.org comment"])
    #expect(log.times.contains("2025-03-01T11:00:00Z ben>ada@example.org"))
    #expect(log.leftOut == ["bot 1"])
    #expect(log.file.rejected == [RejectionCount(reason: .unreadableTime, count: 1)])
    #expect(log.keepsNo("secretword") && log.addsUp && log.file.format == "Jira export")
  }

  @Test func documentsHoldTheirMentionsAsParts() throws {
    let log = try ExportLog([
      "issue.json": """
      {"key":"X-1","fields":{"issuetype":{},"created":"2025-03-01T10:00:00.000+0000","creator":{"accountId":"a1"},
       "description":{"type":"doc","content":[{"type":"paragraph","content":[
        {"type":"mention","attrs":{"id":"a2","text":"@secretword"}}]},
        {"type":"blockquote","content":[{"type":"mention","attrs":{"id":"a3"}}]}]}}}
      """
    ])
    #expect(log.ties == ["a1>a2 mention"])
    #expect(log.keepsNo("secretword"))
  }
}
